import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { connectors, type Found } from '#connectors'
import { bytesOf, files, good, read } from '#test/connector-files'
import { runs } from '#test/runs'
import { isProblem, kinds, type Problem } from '#model'

for (const { name } of connectors) {
  test(`${name} never throws nor yields an invalid item, whatever happens to the bytes`, async () => {
    const originals = files(name).map((file) => bytesOf(name, file))
    const change = fc.record({
      at: fc.nat(),
      byte: fc.nat(255),
      how: fc.constantFrom('flip', 'delete', 'insert', 'cut', 'repeat', 'swap', 'giant', 'formula', 'nest'),
    })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals), fc.array(change, { minLength: 1, maxLength: 6 }), async (original, changes) => {
        for (const one of await read(name, changes.reduce(changed, original))) {
          if (isProblem(one)) assert.ok((one.text ?? '').length <= 80)
          else assert.equal(kinds[one.item.kind].schema.safeParse(one.item).success, true)
        }
      }),
      // A PDF takes some thirty times as long as a text. Its library may leave a rejected promise behind, which would end the tests
      // (the child bears it): the same damages each time.
      name === 'pdf' ? { numRuns: 20, seed: 95 } : { numRuns: runs(40) },
    )
  })
}

const hostile: readonly [string, string][] = [
  ['nested lists', '['.repeat(100_000)],
  ['nested elements', `<feed>${'<a>'.repeat(50_000)}`],
  ['a row of 200,000 cells', 'Date;'.repeat(200_000)],
  ['one long word', 'x'.repeat(500_000)],
  ['formulas', 'Date;Valeur (en kWh)\n=HYPERLINK("http://x");=1+1\n@SUM(A1);+2-3\n'],
  ['entities', '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'],
  ['only quotes', '"'.repeat(100_000)],
]

for (const { name } of connectors) {
  test(`${name} answers hostile files with problems alone`, async () => {
    for (const [what, text] of hostile) {
      const found = await read(name, new TextEncoder().encode(text))
      assert.ok(
        found.every((one) => isProblem(one)),
        what,
      )
    }
  })
}

/** A QIF cut between two lines of its last record may lack its `^` for good: the label may be short, the operation is the same. */
const keysOf = (found: readonly (Found | Problem)[]) =>
  found.flatMap((one) => (isProblem(one) ? [] : [kinds[one.item.kind].naturalKey(one.item as never).join(' ')]))

for (const [name, file] of Object.entries(good)) {
  test(`${name}: a file cut anywhere is refused, or gives the records before the cut`, async () => {
    const bytes = bytesOf(name, file)
    const whole = keysOf(await read(name, bytes))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const found = await read(name, bytes.subarray(0, length))
        if (found.some((one) => isProblem(one) && one.fatal)) return
        const keys = keysOf(found)
        assert.deepEqual(keys, whole.slice(0, keys.length))
      }),
      { numRuns: runs(60) },
    )
  })
}

interface Change {
  readonly at: number
  readonly byte: number
  readonly how: string
}

function changed(bytes: Uint8Array, { at, byte, how }: Change): Uint8Array {
  const place = bytes.length === 0 ? 0 : at % bytes.length
  const [before, after] = [[...bytes.subarray(0, place)], [...bytes.subarray(place)]]
  if (how === 'cut') return Uint8Array.from(before)
  if (how === 'repeat') return Uint8Array.from([...before, ...after, ...after])
  if (how === 'swap') {
    const lines = new TextDecoder('latin1').decode(bytes).split('\n')
    const [one, other] = [at % lines.length, byte % lines.length]
    ;[lines[one], lines[other]] = [lines[other]!, lines[one]!]
    return Uint8Array.from(lines.join('\n'), (character) => character.charCodeAt(0))
  }
  const long = { giant: 'x'.repeat(40_000), formula: '=HYPERLINK("&#x41;&amp;";', nest: '[{"a":'.repeat(200) }[how]
  if (long !== undefined) return Uint8Array.from([...before, ...new TextEncoder().encode(long), ...after])
  if (how === 'insert') return Uint8Array.from([...before, byte, ...after])
  return Uint8Array.from(how === 'flip' ? [...before, byte, ...after.slice(1)] : [...before, ...after.slice(1)])
}
