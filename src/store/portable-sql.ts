/**
 * Migrations are written once, in SQLite's SQL, with few words; this table makes PostgreSQL's of it.
 *
 * | in the file                          | SQLite          | PostgreSQL                                            |
 * |--------------------------------------|-----------------|-------------------------------------------------------|
 * | `text`                               | as it is        | `text collate "C"`: sorted by bytes, as SQLite does   |
 * | `integer` (up to 2^53, booleans 0/1) | as it is        | `bigint`                                              |
 * | `real`                               | as it is        | `double precision`                                    |
 * | `blob`                               | as it is        | `bytea`                                               |
 * | `) strict;`                          | types are held  | `);`                                                  |
 * | `) strict, without rowid;`           | no blobs inside | `);`                                                  |
 *
 * Every table is strict. Days and instants are text (ISO 8601). No `integer primary key` (SQLite would number the
 * rows by itself), no default but constants, none of these four words as a name; strings and comments are kept.
 */
export function toPostgres(sql: string): string {
  return sql.replaceAll(token, (kept, word: string | undefined, end: string | undefined) => {
    if (end !== undefined) return ');'
    return word === undefined ? kept : (types[word.toLowerCase()] ?? kept)
  })
}

const types: { readonly [word: string]: string } = { text: 'text collate "C"', integer: 'bigint', real: 'double precision', blob: 'bytea' }

/** A comment or a string, kept; a type; the end of a table. */
const token = /--[^\n]*|'(?:[^']|'')*'|\b(text|integer|real|blob)\b|(\)\s*strict\s*(?:,\s*without\s+rowid\s*)?;)/gi

/** What is wrong in a migration, or undefined: what would not mean the same on both databases. */
export function whyNotPortable(sql: string): string | undefined {
  const bare = sql.replaceAll(/--[^\n]*|'(?:[^']|'')*'/g, '')
  if (/\binteger\s+primary\s+key\b/i.test(bare)) return 'integer primary key numbers rows on SQLite only'
  const foreign = /\b(autoincrement|pragma|bytea|bigint|serial|boolean|timestamp|timestamptz|jsonb?|numeric|varchar|datetime)\b/i.exec(bare)
  if (foreign !== null) return `"${foreign[1]}" is not in the common vocabulary`
  const tables = bare.match(/\bcreate\s+table\b/gi)?.length ?? 0
  const strict = bare.match(/\)\s*strict\s*(,\s*without\s+rowid\s*)?;/gi)?.length ?? 0
  return tables === strict ? undefined : 'every table ends with ") strict;" or ") strict, without rowid;"'
}
