/** What the linkage asks of a database, and the few functions that each one writes in its own way. */

export interface SqlDatabase {
  run(sql: string): Promise<void>
  rows(sql: string): Promise<readonly (readonly unknown[])[]>
  /** Rows by chunks, without holding the whole result. */
  stream(sql: string): AsyncIterable<readonly (readonly unknown[])[]>
  /** The same by columns: faster for millions of numbers. */
  columns(sql: string): AsyncIterable<readonly (readonly unknown[])[]>
  append(table: string, kinds: readonly ('integer' | 'text')[], batches: AsyncIterable<Columns>): Promise<void>
  close(): void
}
/** Values by column, all of one length. */
export type Columns = readonly (readonly (string | number)[])[]

/** The map of a dialect: whatever is not here is written alike everywhere. */
export interface Dialect {
  readonly name: string
  readonly integer: string
  readonly bigint: string
  readonly float: string
  readonly text: string
  /** After `create table NAME`. */
  readonly tableEngine: string
  readonly levenshtein: (a: string, b: string) => string
  /** In bytes: the texts compared are nearly all ASCII, and this is the quicker count. */
  readonly length: (text: string) => string
  readonly contains: (text: string, part: string) => string
  readonly startsWith: (text: string, start: string) => string
  readonly hash: (values: readonly string[]) => string
  readonly bitOr: (value: string) => string
  /** Whole numbers from 0 to count − 1, a column `i`. */
  readonly numbers: (count: number) => string
  readonly toText: (value: string) => string
  /** The `at`th hexadecimal digit of a whole number, from the smallest. */
  readonly digit: (value: string, at: number) => string
}

export const duckdbDialect: Dialect = {
  name: 'duckdb',
  integer: 'integer',
  bigint: 'bigint',
  float: 'float',
  text: 'varchar',
  tableEngine: '',
  levenshtein: (a, b) => `levenshtein(${a}, ${b})`,
  length: (text) => `strlen(${text})`,
  contains: (text, part) => `contains(${text}, ${part})`,
  startsWith: (text, start) => `starts_with(${text}, ${start})`,
  hash: (values) => `hash(${values.join(', ')})`,
  bitOr: (value) => `bit_or(${value})`,
  numbers: (count) => `(select range as i from range(${count}))`,
  toText: (value) => `${value}::varchar`,
  digit: (value, at) => `((${value} >> ${4 * at}) & 15)`,
}
