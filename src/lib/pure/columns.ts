/** The columns of one table, surveyed whole and then read cell by cell: what a workbook states is taken, the rest follows what the column proves. */
import { splitCurrency } from './currency.ts'
import type { DateOrder } from './date-text.ts'
import { createDateSurvey, type DateLocale, type DateSurvey, type ReadDate, readDate } from './dates.ts'
import { createNumberSurvey, type DecimalError, type NumberSurvey, parseDecimal } from './decimal.ts'
import { type AmountError, parseAmount } from './money.ts'
import { err, ok, type Result } from './result.ts'
import type { Row } from './table.ts'

export interface ColumnHints {
  /** Indexes of the columns to survey. */
  readonly dates: readonly number[]
  readonly numbers: readonly number[]
  /** For when nothing decides. */
  readonly order: DateLocale | { readonly dayFirst: boolean }
  readonly decimal: '.' | ','
}

/** An assumption to tell, by the code of its problem. */
export interface Assumption {
  readonly index: number
  readonly type: 'day-order-assumed' | 'decimal-assumed'
  readonly chosen: DateOrder | '.' | ','
}

export interface ReadAmount {
  readonly minor: number
  /** The one written beside the number, else the one given. */
  readonly currency: string
  readonly direction?: 'credit' | 'debit'
}

export interface ColumnReader {
  readonly assumed: readonly Assumption[]
  date(row: Row, index: number): ReturnType<typeof readDate>
  /** An integer of 10^-`places`, millionths unless said. */
  quantity(row: Row, index: number, places?: number): Result<number, DecimalError>
  amount(row: Row, index: number, currency: string): Result<ReadAmount, AmountError | { readonly type: 'amount-missing' }>
}

/** Give it every row of data, then read them again with what `end` gives. */
export function createColumns({ dates, numbers, order, decimal }: ColumnHints): { add(row: Row): void; end(): ColumnReader } {
  const dateSurveys = new Map(dates.map((index) => [index, createDateSurvey(order)]))
  const numberSurveys = new Map(numbers.map((index) => [index, createNumberSurvey(decimal)]))
  return {
    add(row) {
      for (const surveys of [dateSurveys, numberSurveys])
        for (const [index, survey] of surveys) if (!isStated(row, index)) survey.add(row.cells[index] ?? '')
    },
    end() {
      const orders = agreed(new Map([...dateSurveys].map(([index, survey]) => [index, survey.end()])))
      const signs = new Map([...numberSurveys].map(([index, survey]) => [index, survey.end()]))
      return createReader(orders, signs, decimal)
    },
  }
}

function createReader(orders: ReadonlyMap<number, DateSurvey>, signs: ReadonlyMap<number, NumberSurvey>, decimal: '.' | ','): ColumnReader {
  const signOf = (row: Row, index: number): '.' | ',' => (isStated(row, index) ? '.' : (signs.get(index)?.decimal ?? decimal))
  return {
    assumed: [
      ...[...orders].flatMap(([index, { sure, order }]) => (sure ? [] : [{ index, type: 'day-order-assumed' as const, chosen: order }])),
      ...[...signs].flatMap(([index, survey]) =>
        survey.sure ? [] : [{ index, type: 'decimal-assumed' as const, chosen: survey.decimal }],
      ),
    ],
    date(row, index): Result<ReadDate, { readonly type: 'day-missing' | 'day-unreadable' }> {
      // A number in a column of days is not one: only the workbook's own format would have said so.
      if (row.kinds?.[index] === 'number') return err({ type: 'day-unreadable' })
      return readDate(row.cells[index] ?? '', orders.get(index)?.order ?? 'ymd')
    },
    quantity: (row, index, places) =>
      parseDecimal(row.cells[index] ?? '', { decimal: signOf(row, index), ...(places === undefined ? {} : { places }) }),
    amount(row, index, currency) {
      const cell = row.cells[index] ?? ''
      if (cell.trim() === '') return err({ type: 'amount-missing' })
      const { number, currency: written, direction } = splitCurrency(cell)
      const minor = parseAmount(number, written ?? currency, { decimal: signOf(row, index) })
      if (!minor.ok) return minor
      return ok({ minor: minor.value, currency: written ?? currency, ...(direction === undefined ? {} : { direction }) })
    },
  }
}

const isStated = ({ kinds }: Row, index: number): boolean => kinds !== undefined && (kinds[index] ?? 'text') !== 'text'

/** One program wrote all the dates of the table: a column that proves an order proves it for those that prove none. */
function agreed(surveys: ReadonlyMap<number, DateSurvey>): ReadonlyMap<number, DateSurvey> {
  const proven = new Set(
    [...surveys.values()].flatMap(({ evidence, order }) => (evidence === 'range' || evidence === 'sorted' ? [order] : [])),
  )
  const [order] = proven
  if (order === undefined || proven.size > 1) return surveys
  return new Map(
    [...surveys].map(([index, survey]) => [
      index,
      survey.evidence === 'assumed' && survey.possible.includes(order) ? { ...survey, order, sure: true } : survey,
    ]),
  )
}
