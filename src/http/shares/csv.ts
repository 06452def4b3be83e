/** What was shared as a file: amounts and quantities as decimals with a point, what is not plain as JSON. */
import type { Row } from '#gate'
import { csvLine } from '#lib/pure/csv-line'
import { formatDecimal } from '#lib/pure/money'
import { type FormField, formFields, type Kind } from '#model'

/** The rows of one kind; columns are those that any of them has. */
export function csvOf(rows: readonly Row[], kind: Kind): string {
  const own = rows.filter((row) => row.kind === kind)
  const columns = [...new Set(own.flatMap(({ values }) => Object.keys(values)))]
  const types = new Map(formFields(kind).map(({ name, type }) => [name, type]))
  const hasSpan = own.some(({ span }) => span !== undefined)
  const lines = own.map(({ id, span, values }) => csvLine([hasSpan ? span : id, ...columns.map((name) => cellOf(name, values, types))]))
  return [csvLine([hasSpan ? 'span' : 'id', ...columns]), ...lines].join('')
}

function cellOf(name: string, values: Row['values'], types: ReadonlyMap<string, FormField['type']>): string | number | boolean | undefined {
  const value = values[name]
  // A sum is named by its field and its currency.
  const [field = '', currency = values['currency']] = name.split(' ')
  if (typeof value === 'number') {
    const type = types.get(field)
    if (type === 'amount' && typeof currency === 'string') return formatDecimal(value, currency)
    // Millionths: a double writes the quotient back exactly, to six decimals.
    return type === 'quantity' ? value / 1_000_000 : value
  }
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as string | boolean | undefined)
}
