/**
 * Matching: precision and recall on invented households with known links, beside the rules of cozy-banks on the same records; then
 * how long 20,000 operations and 1,000 documents take, and how that grows.
 */
import { cpus, totalmem } from 'node:os'
import { health, statement } from '#services'
import { linksByRules } from './statement/cozy-rules.ts'
import { household, type Household, type Size } from './statement/households.ts'
import { namedAs } from './statement/named.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'fr' } as const
const compute = (records: Household['records']) => statement.compute(records as Parameters<typeof statement.compute>[0], options)
const pairsOf = (links: ReturnType<typeof compute>['links']): ReadonlySet<string> =>
  new Set(
    links.flatMap(({ operations, documents }) =>
      operations.flatMap((operation) => documents.map((document) => `${operation} ${document}`)),
    ),
  )

print(`machine: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`)
const counts = { ours: zero(), asked: zero(), peer: zero() }
for (let seed = 101; seed <= 109; seed += 1) {
  const { records, truth } = household({ seed, operations: 2_000, documents: 500, days: 730 })
  const result = compute(records)
  count(counts.ours, pairsOf(result.links), truth)
  count(counts.asked, new Set([...pairsOf(result.links), ...pairsOf(result.toCheck)]), truth)
  count(counts.peer, linksByRules(records, namedAs()), truth)
}
print(`grenier, links made alone: ${inWords(counts.ours)}`)
print(`grenier, with what it asks: ${inWords(counts.asked)}`)
print(`rules of cozy-banks: ${inWords(counts.peer)}`)
for (const size of sizes()) {
  const { records } = household(size)
  for (const [name, run] of [
    ['statement', () => compute(records)],
    ['health', () => health.compute(records as Parameters<typeof health.compute>[0], options)],
  ] as const)
    print(`grenier: ${name}, ${size.operations} operations, ${size.documents} documents: ${timesOf(run)}`)
}

function timesOf(run: () => unknown): string {
  const runs = Array.from({ length: 5 }, () => {
    const [began, used] = [performance.now(), process.cpuUsage()]
    run()
    const { user, system } = process.cpuUsage(used)
    return { wall: performance.now() - began, cpu: (user + system) / 1_000 }
  })
  const median = (of: 'wall' | 'cpu'): number => Math.round(runs.map((one) => one[of]).toSorted((a, b) => a - b)[2] ?? 0)
  return `median ${median('wall')} ms, ${median('cpu')} ms of processor`
}

function sizes(): readonly Size[] {
  return [
    { seed: 21, operations: 2_000, documents: 100, days: 730 },
    { seed: 22, operations: 20_000, documents: 1_000, days: 3_650 },
    { seed: 23, operations: 100_000, documents: 5_000, days: 3_650 },
  ]
}

function zero() {
  return { right: 0, wrong: 0, missed: 0 }
}

function count(into: ReturnType<typeof zero>, found: ReadonlySet<string>, truth: ReadonlySet<string>): void {
  for (const pair of found)
    if (truth.has(pair)) into.right += 1
    else into.wrong += 1
  for (const pair of truth) if (!found.has(pair)) into.missed += 1
}

function inWords({ right, wrong, missed }: ReturnType<typeof zero>): string {
  const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2)
  return `precision ${share(right, right + wrong)} %, recall ${share(right, right + missed)} % (${right} right, ${wrong} wrong, ${missed} missed)`
}
