/** What readers of tables give, whatever the file: rows in order, each with its place, and what went wrong on the way. */

/** What a workbook itself says of a cell. Text of a CSV says nothing: there `kinds` is absent and columns are surveyed. */
export type CellKind = 'text' | 'number' | 'date' | 'time' | 'boolean' | 'error'

export interface Row {
  /** 1-based line of the file where the row begins; the row's own number in a sheet. */
  readonly line: number
  /**
   * Text as written, not trimmed. By `kinds`: a number is plain (`-1234.5`, a point, no thousands); a date is `YYYY-MM-DD`, or
   * `YYYY-MM-DDTHH:MM:SS`; a time or a duration `HH:MM:SS`; a boolean `true` or `false`; an error such as `#N/A`.
   */
  readonly cells: readonly string[]
  readonly kinds?: readonly CellKind[]
}

export interface TableError {
  /** Named as the problem that tells it to the person. */
  readonly type:
    | 'cell-too-long'
    | 'quote-unclosed'
    | 'table-too-wide'
    | 'too-many-records'
    | 'file-too-large'
    | 'workbook-encrypted'
    | 'workbook-old'
    | 'doctype-refused'
    | 'too-deep'
    | 'truncated'
    | 'malformed'
  readonly line?: number
  /** True when nothing follows: what came before may not be whole. */
  readonly fatal?: true
}

export type TableEvent =
  | { readonly type: 'encoding-assumed'; readonly encoding: string }
  /** Rows until the next sheet are its own; a CSV has none. */
  | { readonly type: 'sheet'; readonly name: string; readonly hidden: boolean }
  | { readonly type: 'row'; readonly row: Row }
  | { readonly type: 'problem'; readonly error: TableError }

export interface TableLimits {
  /** Rows of the whole file: beyond, reading stops. */
  readonly rows: number
  /** Cells of one row: a wider row is left out. */
  readonly columns: number
  /** UTF-16 units of one cell: the rest is cut. */
  readonly characters: number
}

/** Wider and longer than any statement, bill or meter's export that people are given. */
export const tableLimits: TableLimits = { rows: 1_000_000, columns: 1_024, characters: 32_767 }
