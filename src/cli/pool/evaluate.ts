/** `grenier pool evaluate`: clusters held against a truth. */
import { parseArgs } from 'node:util'
import { basename } from 'node:path'
import { err, ok, type Result } from '#lib/pure/result'
import { openTable, type Score, scoreGroups, scorePairs } from '#pool'
import { type Command, refuseUsage } from '../command.ts'
import { printable } from '../terminal.ts'

export const evaluateCommand: Command = {
  name: 'pool evaluate',
  summary: 'clusters held against a known truth',
  help: `Usage: grenier pool evaluate clusters.csv --truth FILE:COLUMN [--id COLUMN] [--people FILE] [--json]

Counts pairs: precision is the share of pairs found that are true, recall the share of true pairs found.

  --truth FILE:COLUMN    a file of the base and the column that names the person; may be repeated, one a file
  --id COLUMN            the column of the ids in these files (by default the number of the row)
  --people FILE          what each person is (its first column names her): precision and recall for each group of each
                         other column
  --json                 prints one JSON document
`,
  async run(args, io) {
    const read = readOrder(args)
    if (!read.ok) return refuseUsage(io, 'pool evaluate', read.error)
    const { clusters, truths, id, people, json } = read.value
    const found = await valuesOf(clusters, ['source', 'record_id', 'cluster_id'])
    if (!found.ok) return refuse(found.error)
    const truth = new Map<string, string>()
    for (const { file, column } of truths) {
      const rows = await valuesOf(file, [column, ...(id === undefined ? [] : [id])])
      if (!rows.ok) return refuse(rows.error)
      rows.value.forEach(([value = '', key], at) => truth.set(`${basename(file)}\u0000${key ?? at + 1}`, value))
    }
    const cluster = found.value.map(([, , number]) => number!)
    const person = found.value.map(([source, record]) => truth.get(`${source}\u0000${record}`))
    const score = scorePairs(cluster, person)
    const groups = people === undefined ? ok([]) : await groupsOf(people, cluster, person)
    if (!groups.ok) return refuse(groups.error)
    const unmatched = found.value.filter(([source, record]) => !truth.has(`${source}\u0000${record}`)).length
    if (unmatched > 0) await io.stderr(`${unmatched} records of ${printable(clusters)} have no truth and are left out.\n`)
    const percent = (share: number) => `${(share * 100).toFixed(2)} %`
    await io.stdout(
      json
        ? `${JSON.stringify({ records: found.value.length, unmatched, ...score, ...(people === undefined ? {} : { groups: groups.value }) }, null, 2)}\n`
        : `precision ${percent(score.precision)}, recall ${percent(score.recall)}, F1 ${score.f1.toFixed(4)} (${score.rightPairs} right of ${score.foundPairs} pairs found; ${score.truePairs} true)\n${groups.value.map((one) => `${one.column} ${one.group}: precision ${percent(one.precision)}, recall ${percent(one.recall)} (${one.truePairs} true)\n`).join('')}`,
    )
    return unmatched === found.value.length ? 1 : 0

    async function refuse(message: string): Promise<number> {
      await io.stderr(`grenier pool evaluate: ${message}\n`)
      return 1
    }
  },
}

interface Order {
  readonly clusters: string
  readonly truths: readonly { readonly file: string; readonly column: string }[]
  readonly id?: string
  readonly people?: string
  readonly json: boolean
}

function readOrder(args: readonly string[]): Result<Order, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        truth: { type: 'string', multiple: true },
        id: { type: 'string' },
        people: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    const [clusters] = positionals
    if (clusters === undefined || positionals.length !== 1) return err('name one file of clusters.')
    const truths = (values.truth ?? []).map((text) => ({
      file: text.slice(0, text.lastIndexOf(':')),
      column: text.slice(text.lastIndexOf(':') + 1),
    }))
    if (truths.length === 0 || truths.some(({ file, column }) => file === '' || column === '')) return err('--truth takes FILE:COLUMN.')
    return ok({
      clusters,
      truths,
      json: values.json,
      ...(values.id === undefined ? {} : { id: values.id }),
      ...(values.people === undefined ? {} : { people: values.people }),
    })
  } catch (error) {
    return err((error as Error).message)
  }
}

interface GroupScore extends Score {
  readonly column: string
  readonly group: string
}

/** Scores by each column of the file of people but the first, groups of a column in order of their size. */
async function groupsOf(
  file: string,
  cluster: readonly string[],
  person: readonly (string | undefined)[],
): Promise<Result<readonly GroupScore[], string>> {
  const table = await openTable(file)
  if (!table.ok) return err(`${printable(file)} cannot be read (${table.error.why}).`)
  const { headers } = table.value
  const rows = await valuesOf(file, headers)
  if (!rows.ok) return rows
  const known = new Map(rows.value.map((row) => [row[0]!, row]))
  return ok(
    headers
      .slice(1)
      .flatMap((column, at) =>
        [...scoreGroups(cluster, person, (one) => known.get(one)?.[at + 1])]
          .toSorted(([, a], [, b]) => b.truePairs - a.truePairs)
          .map(([group, score]) => ({ column, group, ...score })),
      ),
  )
}

/** The named columns of each row. */
async function valuesOf(file: string, columns: readonly string[]): Promise<Result<readonly (readonly string[])[], string>> {
  const table = await openTable(file)
  if (!table.ok) return err(`${printable(file)} cannot be read (${table.error.why}).`)
  const at = columns.map((column) => table.value.headers.indexOf(column.trim()))
  const missing = at.indexOf(-1)
  if (missing !== -1) return err(`${printable(file)} has no column ${printable(columns[missing]!)}.`)
  const rows: string[][] = []
  for await (const batch of table.value.rows()) {
    if (!batch.ok) return err(`${printable(file)}, line ${batch.error.at}: cannot be read (${batch.error.why}).`)
    for (const { cells } of batch.value) rows.push(at.map((column) => (cells[column] ?? '').trim()))
  }
  return ok(rows)
}
