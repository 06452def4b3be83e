/** `grenier pool dedupe`. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { csvRow, explainPair, explanationText, stableIds, writeWhole } from '#pool'
import { type Command, refuseUsage, type Io } from '../command.ts'
import { baseHelp, type BaseOrder, type BaseRun, readBaseOrder, withBase } from './base-run.ts'
import { pairOf } from './pair.ts'
import { writePairs } from './pairs.ts'

export const dedupeCommand: Command = {
  name: 'pool dedupe',
  summary: 'one cluster a person',
  help: `Usage: grenier pool dedupe FILE… --out clusters.csv [options]

Reads CSV, XLSX, ODS or Parquet files as one base and says which records are of one person. Nothing is tuned and no
label is needed. clusters.csv holds source, record_id, cluster_id: every record once.

  --out FILE             where the clusters go
  --pairs FILE           pairs in doubt or accepted, with their weights
  --band                 also counts the public at this threshold and 4 bits on either side: what is in several
                         lists, and how often people come
  --explain A,B          also says why two records are together or not (ID, or SOURCE:ID)
${baseHelp}
Exit 1: a file or a row could not be read; nothing is written then.
`,
  async run(args, io) {
    const read = readBaseOrder(args, {
      out: { type: 'string' },
      pairs: { type: 'string' },
      explain: { type: 'string' },
      band: { type: 'boolean' },
    })
    if (!read.ok) return refuseUsage(io, 'pool dedupe', read.error)
    const { order, values } = read.value
    const { out, pairs, explain } = values as { out?: string; pairs?: string; explain?: string }
    if (out === undefined) return refuseUsage(io, 'pool dedupe', 'name the file of the clusters with --out.')
    return withBase({ ...order, band: values['band'] === true }, io, async (run) => {
      const pair = explain === undefined ? undefined : pairOf(run, explain)
      if (pair !== undefined && !pair.ok) {
        await io.stderr(`grenier pool dedupe: ${pair.error}\n`)
        return 1
      }
      const explanation = pair && (await explainPair(run.database, run.deduped, pair.value, order.threshold))
      if (pairs !== undefined) await writePairs(run, order.threshold, pairs)
      const clusters = writeClusters(run, order, out)
      const report = reportOf(run, clusters)
      await io.stdout(
        order.json
          ? `${JSON.stringify({ ...report, ...(explanation ? { explanation } : {}) }, null, 2)}\n`
          : textOf(report) + (explanation ? `\n${explanationText(explanation)}` : ''),
      )
      await warn(report, io)
      return 0
    })
  },
}

/** Answers the number of clusters. The numbers of a base are written before the clusters: a run cut between gives the same again. */
function writeClusters({ deduped: { base, cluster }, names, folder }: BaseRun, order: BaseOrder, out: string): number {
  const { ids, next } = stableIds(names, cluster, folder.previous, folder.next)
  const rows = function* (header: readonly string[]) {
    yield csvRow(header)
    for (let at = 0; at < ids.length; at += 1) yield csvRow([base.sources[base.sourceOf[at]!]!, base.ids[at]!, ids[at]!])
  }
  if (order.base !== undefined) {
    if (!existsSync(order.base)) mkdirSync(order.base, { recursive: true, mode: 0o700 })
    const seen = new Set(names)
    const remembered = function* () {
      yield* rows(['source', 'record_id', 'number'])
      // A record that is not in this run's files keeps its number for when it comes back.
      for (const [name, id] of folder.previous)
        if (!seen.has(name)) yield csvRow([name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1), id])
      yield csvRow(['', '', next])
    }
    writeWhole(join(order.base, 'numbers.csv'), remembered())
  }
  writeWhole(out, rows(['source', 'record_id', 'cluster_id']))
  return new Set(ids).size
}

function reportOf({ deduped }: BaseRun, clusters: number) {
  const { base, model, candidates, rules, band } = deduped
  const reasons = new Map<string, number>()
  for (const reason of base.setAside.values()) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  return {
    records: base.ids.length,
    clusters,
    sources: base.sources.map((source, at) => ({ source, columns: base.mappings[at]! })),
    setAside: Object.fromEntries(reasons),
    candidates,
    ...(band === undefined ? {} : { band }),
    rules: rules.map(({ name, pairs, largest, left }) => ({ name, pairs, largestBlock: largest, pairsLeftOut: left })),
    model: {
      prior: model.lambda,
      comparisons: model.comparisons.map(({ name, runs, levels }) => ({
        name,
        runs,
        levels: levels.map(({ name: level, m, u }) => ({ level, m, u, weight: Math.log2(m / u) })),
      })),
    },
  }
}
type Report = ReturnType<typeof reportOf>

function textOf({ records, clusters, sources, setAside, candidates, band = [] }: Report): string {
  const aside = Object.entries(setAside).map(([reason, count]) => `${count} ${reason}`)
  return [
    ...sources.map(
      ({ source, columns }) => `${source}: ${columns.map(({ field, headers }) => `${field} = ${headers.join(' + ')}`).join(', ')}`,
    ),
    `${records} records, ${candidates} pairs compared, ${clusters} clusters.`,
    ...(aside.length === 0 ? [] : [`Set aside, each alone: ${aside.join(', ')}.`]),
    ...band.map(
      ({ threshold, clusters: people, inSeveralSources, recordsPerCluster }) =>
        `From ${threshold} bits: ${people} clusters, ${(inSeveralSources * 100).toFixed(1)} % in several lists, ${recordsPerCluster.toFixed(2)} records each.`,
    ),
    '',
  ].join('\n')
}

/** What the budget left out, and what nothing taught: never silent. */
async function warn({ rules, model }: Report, io: Io): Promise<void> {
  const cut = rules.filter(({ pairsLeftOut }) => pairsLeftOut > 0)
  if (cut.length > 0)
    await io.stderr(
      `The budget of pairs was reached: ${cut.map(({ name, largestBlock }) => `${name} (blocks of more than ${largestBlock})`).join(', ')}. More with --candidates.\n`,
    )
  const untaught = model.comparisons.filter(({ runs }) => runs === 0)
  if (untaught.length > 0)
    await io.stderr(`Too few pairs to learn from: the defaults stand for ${untaught.map(({ name }) => name).join(', ')}.\n`)
}
