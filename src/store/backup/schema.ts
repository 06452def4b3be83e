/** The tables that a list of migrations makes, asked of SQLite itself: what to copy, in which order, and what depends on what. */
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { type Migration, migrationTable } from '../migrate.ts'

export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[]
  readonly references: readonly Reference[]
}

/** A foreign key: `columns` together name the `parentColumns` of a row of `parent`. */
export interface Reference {
  readonly columns: readonly string[]
  readonly parent: string
  readonly parentColumns: readonly string[]
}

/** Every table of these migrations and their own, parents before children. Throws on one without a primary key (a bug of its owner). */
export function schemaOf(migrations: readonly Migration[]): readonly Table[] {
  const db = new DatabaseSync(':memory:')
  try {
    makeTables(db, migrations)
    const names = db
      .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`)
      .all()
    return parentsFirst(names.map(({ name }) => describe(db, String(name))))
  } finally {
    db.close()
  }
}

/** Runs the migrations on an empty SQLite database and leaves its tables empty. */
export function makeTables(db: DatabaseSync, migrations: readonly Migration[]): void {
  db.exec(migrationTable)
  for (const { sql } of migrations) db.exec(sql)
}

/** A name in SQL, the same on both databases. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** All rows, in the order of the key: `text` is compared by bytes on both databases. */
export const selectAll = ({ name, columns, key }: Table): string =>
  `select ${columns.map(quoted).join(', ')} from ${quoted(name)} order by ${key.map(quoted).join(', ')}`

function describe(db: DatabaseSync, name: string): Table {
  const columns = db.prepare('select name from pragma_table_info(?) order by cid').all(name)
  const key = keyOf(db, name)
  if (key.length === 0) throw new Error(`table ${name}: a backup needs a primary key`)
  const parts = db.prepare('select id, "from" as own, "table" as parent, "to" as theirs from pragma_foreign_key_list(?) order by id, seq')
  const references = Map.groupBy(parts.all(name), ({ id }) => id).values()
  return {
    name,
    columns: columns.map((column) => String(column['name'])),
    key,
    references: [...references].map((link) => toReference(db, link)),
  }
}

function keyOf(db: DatabaseSync, table: string): readonly string[] {
  const columns = db.prepare('select name from pragma_table_info(?) where pk > 0 order by pk').all(table)
  return columns.map(({ name }) => String(name))
}

/** `references account` without a column names its primary key. */
function toReference(db: DatabaseSync, link: readonly { readonly [column: string]: SQLOutputValue }[]): Reference {
  const parent = String(link[0]?.['parent'])
  const named = link.map(({ theirs }) => theirs)
  return {
    columns: link.map(({ own }) => String(own)),
    parent,
    parentColumns: named.includes(null) ? keyOf(db, parent) : named.map(String),
  }
}

function parentsFirst(tables: readonly Table[]): readonly Table[] {
  const sorted: Table[] = []
  const place = (table: Table, path: readonly string[]): void => {
    if (sorted.includes(table)) return
    if (path.includes(table.name)) throw new Error(`table ${table.name}: its foreign keys go round`)
    for (const { parent } of table.references) {
      const found = tables.find(({ name }) => name === parent && name !== table.name)
      if (found !== undefined) place(found, [...path, table.name])
    }
    sorted.push(table)
  }
  for (const table of tables) place(table, [])
  return sorted
}
