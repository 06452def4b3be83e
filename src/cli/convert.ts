/** `grenier convert`: the records of files, in one normalised form. */
import { z } from 'zod'
import { type Item, isKind, type Kind, kindNames, kinds } from '#model'
import { type Arguments, hintsHelp, readArguments } from './arguments.ts'
import { type Command, type ExitCode, type Io, refuseUsage } from './command.ts'
import { csvLine } from '#lib/pure/csv-line'
import { type FileRead, readFiles } from './read-files.ts'
import { tellProblems } from './terminal.ts'

export const convert: Command = {
  name: 'convert',
  summary: 'prints the records of files as NDJSON or CSV, offline',
  help: `Usage: grenier convert FILE… [options]

Prints the normalised records of the files, in their order; equal files give equal lines.
Amounts are integers of the currency's minor unit (-1250 is -12.50 EUR).

  --kind KIND            only the records of this kind: ${kindNames.join(', ')}
  --to ndjson|csv        one JSON object a line (by default), or CSV with a header, which needs --kind
${hintsHelp}
A file that cannot be opened or read brings no record: it is named on standard error with the reason, the records
of the others are printed, and the exit code is 1. Otherwise 0; 2 for wrong usage.
`,
  run: async (args, io) => {
    const read = readArguments(args, { kind: { type: 'string' }, to: { type: 'string', default: 'ndjson' } })
    if (!read.ok) return refuseUsage(io, 'convert', read.error.message)
    const { kind, to } = read.value.values as { kind?: string; to: string }
    if (read.value.positionals.length === 0) return refuseUsage(io, 'convert', 'name at least one file.')
    if (kind !== undefined && !isKind(kind)) return refuseUsage(io, 'convert', `--kind takes one of ${kindNames.join(', ')}.`)
    if (to !== 'ndjson' && to !== 'csv') return refuseUsage(io, 'convert', '--to takes ndjson or csv.')
    if (to === 'ndjson') return convertFiles(read.value, kind, ndjson, io)
    if (kind === undefined) return refuseUsage(io, 'convert', '--to csv needs --kind: each kind has its own columns.')
    await io.stdout(csvLine([...columnsOf(kind), ...sourceColumns]))
    return convertFiles(read.value, kind, csvOf(columnsOf(kind)), io)
  },
}

interface Source {
  readonly connector: string
  readonly origin: string
  readonly line?: number
  readonly path?: string
}
type Format = (item: Item, source: Source) => string

/** Records in one write: enough to be quick, few enough to stay small. */
const recordsPerWrite = 1_000

async function convertFiles({ positionals, hints }: Arguments, kind: Kind | undefined, format: Format, io: Io): Promise<ExitCode> {
  let refused = false
  await readFiles(positionals, hints, async (read) => {
    refused ||= read.refused
    await tellProblems(io, read)
    for (let from = 0; from < read.records.length; from += recordsPerWrite) {
      const lines = linesOf(read, from, kind, format)
      if (lines !== '') await io.stdout(lines)
    }
  })
  return refused ? 1 : 0
}

function linesOf({ records, connector, name }: FileRead, from: number, kind: Kind | undefined, format: Format): string {
  let lines = ''
  for (const { item, line, path } of records.slice(from, from + recordsPerWrite)) {
    if (kind !== undefined && item.kind !== kind) continue
    const place = { ...(line === undefined ? {} : { line }), ...(path === undefined ? {} : { path }) }
    lines += format(item, { connector: connector ?? '', origin: name, ...place })
  }
  return lines
}

const ndjson: Format = (item, source) => `${JSON.stringify({ ...item, source })}\n`

const sourceColumns = ['connector', 'origin', 'line', 'path'] as const

/** The fields of a kind, in the order of its schema, whatever the files hold. */
function columnsOf(kind: Kind): readonly string[] {
  const { schema } = kinds[kind]
  if (!(schema instanceof z.ZodObject)) throw new TypeError(`the schema of ${kind} is not an object`)
  return Object.keys(schema.shape)
}

const csvOf =
  (columns: readonly string[]): Format =>
  (item, source) => {
    const fields: { readonly [name: string]: unknown } = { ...item }
    const values = columns.map((column) => fieldOf(fields[column]))
    return csvLine([...values, ...sourceColumns.map((column) => source[column])])
  }

/** What has no place in one cell (`raw`) is written as JSON. */
const fieldOf = (value: unknown): string | number | boolean | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === undefined
    ? value
    : JSON.stringify(value)
