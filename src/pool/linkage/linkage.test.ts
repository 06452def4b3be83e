import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { planBlocks, rulesFor } from './blocking.ts'
import { type Edge, groupComponent, grouping } from './cluster.ts'
import { type Comparison, levelsOf } from './comparisons.ts'
import { scoreGroups, scorePairs } from './evaluate.ts'
import { csvRow, readCsvText } from './files.ts'
import { measureClusters } from './band.ts'
import { createJudgements } from './judgements.ts'
import { stableIds } from './stable-ids.ts'
import { train } from './train.ts'

test('the budget of pairs is kept, small blocks first, and what is left out is told', () => {
  const sizes = [new Map([[2, 100], [50, 10]]), new Map([[3, 10], [1_000, 1]])] // prettier-ignore
  const plan = planBlocks(sizes, 20_000, 15_000)
  assert.deepEqual(plan.pairs, [100 + 12_250, 30])
  assert.deepEqual(plan.sizes, [50, 3])
  assert.deepEqual(plan.left, [0, 499_500])
  assert.ok(planBlocks(sizes, 200, 200).pairs.reduce((a, b) => a + b) <= 200)
})

test('no rule needs a column that the base lacks', () => {
  for (const { keys, when } of rulesFor(['given', 'family', 'given_sound', 'family_sound', 'email', 'email_user']))
    assert.doesNotMatch(`${keys.join(' ')} ${when}`, /birth|postcode|street|phone|city|org/)
})

test('a record that resembles everybody does not gather a crowd of strangers', () => {
  const strangers = [1, 2, 3, 4, 5, 6]
  const apart = strangers.flatMap((a) => strangers.filter((b) => b > a).map((b) => edge(a, b, -12)))
  const found = groups([0, ...strangers], [...strangers.map((one) => edge(0, one, 2.5)), ...apart])
  assert.ok(Math.max(...found.map((group) => group.length)) <= 3, JSON.stringify(found))
  assert.deepEqual(groups([0, 1, 2], [edge(0, 2, 3), edge(1, 2, 4), edge(0, 1, -1)]), [[0, 1, 2]])
})

test('two dense groups held by one weak pair stay two', () => {
  const dense = (from: number) => [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b > a).map((b) => edge(from + a, from + b, 9)))
  assert.deepEqual(groups([0, 1, 2, 3, 4, 5, 6, 7], [...dense(0), ...dense(4), edge(3, 4, 5)]), [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
  ])
})

test('what a person decided holds against any weight', () => {
  assert.deepEqual(groups([0, 1, 2], [edge(0, 1, 20), edge(1, 2, -Infinity), edge(0, 2, 20)]), [[0, 1], [2]])
  assert.deepEqual(groups([0, 1], [edge(0, 1, Infinity)]), [[0, 1]])
})

test('the groups are the same whatever the order of pairs', () => {
  const edges = fc.uniqueArray(fc.record({ l: fc.nat(6), r: fc.nat(6), w: fc.integer({ min: -9, max: 9 }) }), {
    selector: ({ l, r }) => `${Math.min(l, r)} ${Math.max(l, r)}`,
  })
  fc.assert(
    fc.property(edges, (drawn) => {
      const some = drawn.filter(({ l, r }) => l !== r)
      const nodes = [0, 1, 2, 3, 4, 5, 6]
      const all = groups(nodes, some)
      assert.deepEqual(all.flat().toSorted(), nodes)
      assert.deepEqual(groups(nodes, some.toReversed()), all)
    }),
  )
})

test('training finds back the chances that drew the pairs', () => {
  const comparisons = ['a', 'b', 'c'].map((name): Comparison => ({
    name,
    column: name,
    group: 'person',
    frequencies: false,
    levels: [{ name: 'exact', when: '', m: 0.8 }, { name: 'near', when: '', m: 0.1 }, { name: 'different', m: 0.1 }], // prettier-ignore
  }))
  const [m, u, lambda] = [[0.7, 0.2, 0.1], [0.01, 0.04, 0.95], 0.001]
  const records = 2_001
  const pairs = (records * (records - 1)) / 2
  const patterns = [1, 2, 3].flatMap((x) => [1, 2, 3].flatMap((y) => [1, 2, 3].map((z) => [x, y, z])))
  const chance = (codes: readonly number[], of: readonly number[]) => codes.reduce((product, code) => product * of[3 - code]!, 1)
  const counts = patterns.map((codes) => ({
    pattern: codes.reduce((sum, code, at) => sum + BigInt(code) * 16n ** BigInt(at), 0n),
    // The rule of `a` brings the pairs that agree on it, and so on.
    rules: codes.reduce((bits, code, at) => bits + (code === 3 ? 2 ** at : 0), 0),
    count: pairs * (lambda * chance(codes, m) + (1 - lambda) * chance(codes, u)),
  }))
  const rules = comparisons.map(({ name }) => ({ name, keys: [name], when: '', fixes: [name] }))
  const model = train({ comparisons, rules, random: counts, candidates: counts.filter((one) => one.rules > 0), shared: new Map(), records })
  for (const { levels, runs } of model.comparisons) {
    assert.equal(runs, 2)
    levels.forEach((level, at) => {
      assert.ok(Math.abs(level.m - m[at]!) < 0.05, `m of ${level.name}: ${level.m}`)
      assert.ok(Math.abs(level.u / u[at]! - 1) < 0.1, `u of ${level.name}: ${level.u}`)
    })
  }
  assert.ok(Math.abs(Math.log2(model.lambda / lambda)) < 0.3)
})

test('a pattern gives back its levels', () => {
  const comparisons = [{ levels: [1, 2, 3] }, { levels: [1, 2] }] as unknown as Comparison[]
  assert.deepEqual(levelsOf(0x03n, comparisons), [0, -1])
  assert.deepEqual(levelsOf(0x11n, comparisons), [2, 1])
})

test('judgements follow from each other, and the last of a pair counts', () => {
  const judged = createJudgements([
    { a: 'x:1', b: 'x:2', verdict: 'same' },
    { a: 'x:2', b: 'x:3', verdict: 'same' },
    { a: 'x:3', b: 'x:4', verdict: 'not-same' },
    { a: 'x:5', b: 'x:6', verdict: 'same' },
    { a: 'x:6', b: 'x:5', verdict: 'unsure' },
  ])
  assert.equal(judged.verdict('x:1', 'x:3'), 'same')
  assert.equal(judged.verdict('x:4', 'x:1'), 'not-same')
  assert.equal(judged.verdict('x:5', 'x:6'), 'unsure')
  assert.equal(judged.verdict('x:1', 'x:9'), undefined)
})

test('a cluster keeps its number when records come, when two meet and when one splits', () => {
  const first = stableIds(['a', 'b', 'c', 'd'], [0, 0, 2, 3], new Map(), 1)
  assert.deepEqual(first, { ids: [1, 1, 2, 3], next: 4 })
  const known = new Map([['a', 1], ['b', 1], ['c', 2], ['d', 3]]) // prettier-ignore
  assert.deepEqual(stableIds(['n', 'a', 'b', 'c', 'd'], [0, 1, 1, 1, 0], known, 4).ids, [3, 1, 1, 1, 3])
  assert.deepEqual(stableIds(['a', 'b', 'c', 'd'], [0, 1, 2, 3], known, 4), { ids: [1, 4, 2, 3], next: 5 })
})

test('precision and recall count pairs; records without truth are left out', () => {
  const { precision, recall, truePairs } = scorePairs([1, 1, 1, 2, 2], ['x', 'x', 'y', 'y', undefined])
  assert.deepEqual([precision, recall, truePairs], [1 / 3, 1 / 2, 2])
})

test('a group badly served is seen beside the others', () => {
  const groupOf = (person: string) => (person === '' ? undefined : person[0])
  const scores = scoreGroups([1, 1, 2, 3, 3], ['ax', 'ax', 'by', 'by', 'cz'], groupOf)
  assert.deepEqual([scores.get('a')?.recall, scores.get('b')?.recall, scores.get('b')?.precision], [1, 0, 0])
  assert.equal(scores.get('a')?.precision, 1)
})

test('crossover and frequency follow the clusters', () => {
  assert.deepEqual(measureClusters([0, 0, 2, 3, 3], [0, 1, 0, 0, 0]), {
    clusters: 3,
    inSeveralSources: 1 / 3,
    recordsPerCluster: 5 / 3,
    once: 1 / 3,
  })
})

test('what is written as CSV is read back', () => {
  const rows = [['a,b', '"c"', '=1+1'], ['', 'é\nf', '-3']] // prettier-ignore
  assert.deepEqual(readCsvText(rows.map(csvRow).join('')), rows)
})

const edge = (l: number, r: number, w: number): Edge => ({ l, r, w })
const groups = (nodes: readonly number[], edges: readonly Edge[]) =>
  groupComponent(nodes, edges, grouping)
    .map((group) => group.toSorted((a, b) => a - b))
    .toSorted((a, b) => a[0]! - b[0]!)
