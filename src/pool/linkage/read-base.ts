/** The records of one base, from one or several files, put into the engine's table. */
import { err, ok, type Result } from '#lib/pure/result'
import type { Field } from '../fields.ts'
import { type ColumnsError, recogniseColumns } from '../reading/columns.ts'
import { openTable, type Table, type TableFailure } from '../tables/open-table.ts'
import type { SetAside } from '../reading/set-aside.ts'
import { createStandardiser, type Standardiser, workingColumns } from '../reading/standardise.ts'
import type { Columns } from './sql.ts'

export type BaseError =
  | TableFailure
  | (ColumnsError & { readonly file: string })
  | { readonly type: 'SameName'; readonly file: string }
  | { readonly type: 'SameId'; readonly file: string; readonly id: string; readonly at: number; readonly before: number }

export interface Base {
  readonly sources: readonly string[]
  readonly columns: readonly string[]
  /** By source: which columns of the file gave which field. */
  readonly mappings: readonly (readonly { readonly field: Field; readonly headers: readonly string[] }[])[]
  /** Reads all rows, a batch at a time; `uid` first. Those set aside are not given. Throws `BadBase` where a row cannot be read. */
  batches(): AsyncGenerator<Columns>
  /** Filled while batches are read: every record, by its number. */
  readonly ids: string[]
  readonly sourceOf: number[]
  readonly setAside: Map<number, SetAside>
}

/** What `batches` throws on a row that cannot be read: the reading stops there. */
export class BadBase extends Error {
  override readonly name = 'BadBase'
  readonly error: BaseError
  constructor(error: BaseError) {
    super(error.type)
    this.error = error
  }
}

/** Opens the files and recognises their columns. `orders`: those of `--map`. */
export async function openBase(files: readonly string[], orders: readonly string[], thisYear: number): Promise<Result<Base, BaseError>> {
  const opened: {
    readonly table: Table
    readonly mapping: ReadonlyMap<Field, readonly number[]>
    readonly order: 'dmy' | 'mdy' | 'ymd'
  }[] = []
  for (const file of files) {
    const table = await openTable(file)
    if (!table.ok) return table
    if (opened.some((other) => other.table.name === table.value.name)) return err({ type: 'SameName', file })
    const sample: (readonly string[])[] = []
    for await (const batch of table.value.rows()) {
      if (!batch.ok) return batch
      sample.push(...batch.value.map(({ cells }) => cells))
      if (sample.length >= sampleRows) break
    }
    const recognised = recogniseColumns(table.value.headers, sample, orders)
    if (!recognised.ok) return err({ ...recognised.error, file })
    opened.push({ table: table.value, mapping: recognised.value.mapping, order: recognised.value.dateOrder })
  }
  const fields = new Set(opened.flatMap(({ mapping }) => [...mapping.keys()]))
  const columns = workingColumns(fields)
  const ids: string[] = []
  const sourceOf: number[] = []
  const setAside = new Map<number, SetAside>()
  return ok({
    sources: opened.map(({ table }) => table.name),
    columns,
    mappings: opened.map(({ table, mapping }) =>
      [...mapping].map(([field, at]) => ({ field, headers: at.map((column) => table.headers[column] ?? '') })),
    ),
    ids,
    sourceOf,
    setAside,
    async *batches() {
      for (const [source, { table, mapping, order }] of opened.entries()) {
        const standardiser = createStandardiser(mapping, order, columns, thisYear)
        const idColumn = mapping.get('id')?.[0]
        const known = new Map<string, number>()
        let row = 0
        for await (const batch of table.rows()) {
          if (!batch.ok) throw new BadBase(batch.error)
          const taken = takeBatch(
            standardiser,
            batch.value,
            (line, cells) => {
              row += 1
              const id = idColumn === undefined ? String(row) : (cells[idColumn] ?? '').trim() || `row ${row}`
              const before = known.get(id)
              if (before !== undefined) throw new BadBase({ type: 'SameId', file: table.file, id, at: line, before })
              known.set(id, line)
              ids.push(id)
              sourceOf.push(source)
              return ids.length - 1
            },
            setAside,
          )
          if (taken[0]!.length > 0) yield taken
        }
      }
    },
  })
}

const sampleRows = 2_000

function takeBatch(
  standardiser: Standardiser,
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  number: (line: number, cells: readonly string[]) => number,
  setAside: Map<number, SetAside>,
): Columns {
  const uids: number[] = []
  const columns = standardiser.columns.map((): string[] => [])
  for (const { line, cells } of rows) {
    const uid = number(line, cells)
    const { values, setAside: reason } = standardiser.read(cells)
    if (reason !== undefined) {
      setAside.set(uid, reason)
      continue
    }
    uids.push(uid)
    values.forEach((value, at) => columns[at]!.push(value))
  }
  return [uids, ...columns]
}
