/** The rows of a vault as portable JSON: bytes are `{ "base64": … }`, so that any database can take them. */
import type { Store } from '#store'

type Cell = string | number | { readonly base64: string }
export interface PortableRows {
  readonly [table: string]: readonly { readonly [column: string]: Cell }[]
}
interface AnyTables {
  [table: string]: { [column: string]: string | number | Uint8Array }
}

/** Reads whole tables. */
export async function readTables(store: Store, tables: readonly string[]): Promise<PortableRows> {
  const read: { [table: string]: { [column: string]: Cell }[] } = {}
  for (const table of tables) {
    const rows = await store.read<AnyTables>().selectFrom(table).selectAll().execute()
    const portable = (cell: string | number | Uint8Array): Cell =>
      cell instanceof Uint8Array ? { base64: Buffer.from(cell).toString('base64') } : cell
    read[table] = rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, portable(cell)])))
  }
  return read
}

/** Writes them into an empty store, in one transaction. */
export async function writeTables(store: Store, tables: PortableRows): Promise<void> {
  const native = (cell: Cell) => (typeof cell === 'object' ? Uint8Array.from(Buffer.from(cell.base64, 'base64')) : cell)
  await store.write<AnyTables, void>(async (trx) => {
    for (const [table, rows] of Object.entries(tables)) {
      const values = rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, native(cell)])))
      if (values.length > 0) await trx.insertInto(table).values(values).execute()
    }
  })
}
