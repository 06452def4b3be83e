/** What the actions on a base share: their options, the run, and the sentences of its refusals. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { err, ok, type Result } from '#lib/pure/result'
import {
  type BadBaseFolder,
  type BaseError,
  type BaseFolder,
  dedupe,
  type Deduped,
  defaults,
  EngineMissing,
  openDuckdb,
  readBaseFolder,
} from '#pool'
import type { Io } from '../command.ts'
import { printable } from '../terminal.ts'

export interface BaseOrder {
  readonly files: readonly string[]
  readonly map: readonly string[]
  readonly threshold: number
  readonly candidatesPerRecord: number
  readonly memory: string
  readonly base?: string
  readonly json: boolean
  readonly band?: boolean
}

export const baseOptions = {
  map: { type: 'string', multiple: true, default: [] },
  threshold: { type: 'string', default: String(defaults.threshold) },
  candidates: { type: 'string', default: String(defaults.candidatesPerRecord) },
  memory: { type: 'string', default: defaults.memory },
  base: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const satisfies ParseArgsOptionsConfig

export const baseHelp = `  --map FIELD=COLUMN     what a column holds, where its header does not say it; may be repeated, and one
                         field may take several columns. Fields: id, given_name, family_name, full_name,
                         birth_date, gender, street, postcode, city, region, country, email, phone,
                         organisation, other:NAME
  --base DIR             remembers judgements and cluster numbers from one run to the next
  --threshold W          pairs from this weight are accepted, in bits (by default ${defaults.threshold}: even odds)
  --candidates N         pairs compared for each record, at most (by default ${defaults.candidatesPerRecord})
  --memory SIZE          memory of the engine, as 3GB (by default); beyond, it works on disk
  --json                 prints the result as one JSON document
`

export type Values = { readonly [option: string]: string | boolean | readonly (string | boolean)[] | undefined }

/** Parses options and files; the error is the sentence of a wrong usage. */
export function readBaseOrder(
  args: readonly string[],
  more: { readonly [option: string]: { readonly type: 'string' | 'boolean'; readonly default?: string } },
): Result<{ readonly order: BaseOrder; readonly values: Values }, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { ...baseOptions, ...more }, allowPositionals: true })
    const { map, threshold, candidates, memory, base, json } = values
    const order = {
      files: positionals,
      map,
      threshold: Number(threshold),
      candidatesPerRecord: Number(candidates),
      memory: memory.toUpperCase(),
      ...(base === undefined ? {} : { base }),
      json,
    }
    if (positionals.length === 0) return err('name at least one file.')
    if (!Number.isFinite(order.threshold) || threshold === '') return err('--threshold takes a weight in bits, such as 0 or 4.25.')
    if (!Number.isInteger(order.candidatesPerRecord) || order.candidatesPerRecord < 1 || order.candidatesPerRecord > 10_000)
      return err('--candidates takes a whole number from 1 to 10000.')
    if (!/^\d{1,6}(?:MB|GB)$/.test(order.memory)) return err('--memory takes a size such as 3GB or 800MB.')
    if (order.map.some((one) => !/^[^=]+=.+$/.test(one))) return err('--map takes FIELD=COLUMN.')
    return ok({ order, values })
  } catch (error) {
    // parseArgs throws on what it does not know: the only message it has is the one to show.
    return err((error as Error).message)
  }
}

export interface BaseRun {
  readonly deduped: Deduped
  readonly folder: BaseFolder
  /** `SOURCE:ID` of each record, by its number. */
  readonly names: readonly string[]
  /** Numbers of the records called so: `ID`, or `SOURCE:ID`. */
  find(name: string): readonly number[]
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>
  readonly database: Awaited<ReturnType<typeof openDuckdb>>
}

/** Links the base and hands it to `use`. A refusal is told on standard error, and the answer is 1. */
export async function withBase(order: BaseOrder, io: Io, use: (run: BaseRun) => Promise<number>): Promise<number> {
  const folder = order.base === undefined ? undefined : readBaseFolder(order.base)
  if (folder !== undefined && !folder.ok) return refuse(io, folder.error)
  const remembered = folder?.value ?? (readBaseFolder('') as { value: BaseFolder }).value
  let database
  try {
    database = await openDuckdb({ memory: order.memory })
  } catch (error) {
    if (!(error instanceof EngineMissing)) throw error
    await io.stderr(`grenier pool: ${error.message}\n`)
    return 1
  }
  try {
    let names: readonly string[] = []
    const result = await dedupe(database, {
      ...order,
      thisYear: new Date().getUTCFullYear(),
      decided(base) {
        names = base.ids.map((id, at) => `${base.sources[base.sourceOf[at]!]}:${id}`)
        const numbers = new Map(names.map((name, at) => [name, at]))
        return remembered.judgements.list.flatMap(({ a, b, verdict }) => {
          const [l, r] = [numbers.get(a), numbers.get(b)]
          return l === undefined || r === undefined || l === r || verdict === 'unsure'
            ? []
            : [{ l: Math.min(l, r), r: Math.max(l, r), same: verdict === 'same' }]
        })
      },
    })
    if (!result.ok) return await refuse(io, result.error)
    const { base } = result.value
    return await use({
      deduped: result.value,
      folder: remembered,
      names,
      find: (name) => names.flatMap((full, at) => (full === name || base.ids[at] === name ? [at] : [])),
      rows: (sql) => database.rows(sql),
      database,
    })
  } finally {
    database.close()
  }
}

async function refuse(io: Io, error: BaseError | BadBaseFolder): Promise<number> {
  await io.stderr(`grenier pool: ${sentence(error)}\n`)
  return 1
}

export function sentence(error: BaseError | BadBaseFolder): string {
  const file = printable(error.file)
  switch (error.type) {
    case 'Unreadable': {
      const place = `${error.at === undefined ? '' : `, line ${error.at}`}${error.column === undefined ? '' : `, column ${error.column}`}`
      return `${file}${place}: ${reasons[error.why] ?? error.why}. Nothing was written.`
    }
    case 'NoColumns':
      return `${file}: no column to compare people by was recognised among ${error.headers.map(printable).join(', ')}. Name some with --map FIELD=COLUMN.`
    case 'NoSuchColumn':
      return `${file} has no column ${printable(error.column)}.`
    case 'NoSuchField':
      return `--map: ${printable(error.field)} is no field.`
    case 'SameName':
      return `${file}: another file of the same name is given; rename one.`
    case 'SameId':
      return `${file}, line ${error.at}: the id ${printable(error.id)} was on line ${error.before} already. Nothing was written.`
    case 'BadBaseFolder':
      return `${file}, line ${error.at}: cannot be read. Nothing was done.`
  }
}

const reasons: { readonly [why: string]: string } = {
  missing: 'there is no such file',
  empty: 'there is no row of data',
  'row-too-wide': 'the row has more cells than the header',
  'quote-unclosed': 'a quote is never closed',
  truncated: 'the file is cut short',
  malformed: 'the file is damaged',
  'workbook-old': 'a workbook of before 2007: save it as .xlsx',
  'workbook-encrypted': 'the workbook is under a password',
  eacces: 'the file may not be read',
  eisdir: 'a folder is no file',
}
