/** Tables that no connector knows, read as their person says. Not among `connectors`: it claims nothing by itself. See README.md. */
import type { BankMapping, TableMapping } from '#model'
import type { Hints } from '../connector.ts'
import { shownCharacters, shownColumns } from './fingerprint.ts'
import { guessTable } from './guess.ts'
import type { Survey } from './survey.ts'

export { fingerprintOf, shownColumns } from './fingerprint.ts'
export { readMapped } from './read.ts'
export { mostTables, type Survey, surveyTables } from './survey.ts'

/** A table as its person is shown it, to say what its columns are. */
export interface TableLook {
  readonly columns: readonly { readonly index: number; readonly name: string; readonly holds: 'date' | 'number' | 'text' | 'nothing' }[]
  /** False when its columns have no names: it cannot be known again. */
  readonly named: boolean
  /** The first rows of data, cut short. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  readonly guess: TableMapping
  /** The sheet it is in, and those that hold tables; none for a text. */
  readonly sheet: number
  readonly sheets: readonly { readonly sheet: number; readonly name: string }[]
}

const shownRows = 5

/** Bounded: it travels in one frame. `asBank` is how the table would be read as a bank's statement, `zone` the person's. */
export function lookAt(
  survey: Survey,
  hints: Hints & { readonly zone?: string },
  asBank: BankMapping,
  all: readonly Survey[] = [survey],
): TableLook {
  const { shape, rows } = survey
  const columns = shape.columns.slice(0, shownColumns)
  return {
    columns: columns.map(({ index, name, holds }) => ({ index, name: name.slice(0, shownCharacters), holds })),
    named: shape.header !== undefined,
    rows: rows
      .slice(shape.skip, shape.skip + shownRows)
      .map(({ line, cells }) => ({ line, cells: columns.map(({ index }) => (cells[index] ?? '').trim().slice(0, shownCharacters)) })),
    guess: guessTable({ ...survey, shape: { ...shape, columns } }, hints, asBank),
    sheet: survey.sheet,
    sheets: all.length < 2 ? [] : all.map(({ sheet, name }) => ({ sheet, name: name.slice(0, shownCharacters) })),
  }
}
