/** The currency of a row: its own column, the sign of its amounts, the country of the shop; what is left is an assumption. */
import { splitCurrency } from '#lib/pure/currency'
import { minorDigits } from '#lib/pure/money'
import type { Row } from '#lib/pure/table'
import type { Columns } from './header.ts'

const shops: readonly (readonly [ending: RegExp, currency: string])[] = [
  [/\.com\.au$/, 'AUD'],
  [/\.com\.br$/, 'BRL'],
  [/\.com\.mx$/, 'MXN'],
  [/\.com\.tr$/, 'TRY'],
  [/\.com\.be$/, 'EUR'],
  [/\.co\.uk$/, 'GBP'],
  [/\.co\.jp$/, 'JPY'],
  [/\.com$/, 'USD'],
  [/\.ca$/, 'CAD'],
  [/\.(?:fr|de|it|es|nl|ie)$/, 'EUR'],
  [/\.pl$/, 'PLN'],
  [/\.se$/, 'SEK'],
  [/\.in$/, 'INR'],
  [/\.sg$/, 'SGD'],
  [/\.ae$/, 'AED'],
  [/\.sa$/, 'SAR'],
]

const dollars = new Set(['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'TWD'])

/** `assumed` is what to tell when nothing in the row says it. */
export function currencyOf(row: Row, columns: Columns, hint: string): { readonly code: string; readonly assumed?: string } {
  const cell = (index: number | undefined) => (index === undefined ? '' : (row.cells[index] ?? '').trim())
  const written = cell(columns.currency).toUpperCase()
  if (minorDigits(written) !== undefined) return { code: written }
  const amount = splitCurrency(cell(columns.total) || cell(columns.refund))
  if (amount.currency !== undefined) return { code: amount.currency }
  const site = cell(columns.site)
    .toLowerCase()
    .replace(/^www\./, '')
  const shop = site.startsWith('amazon.') ? shops.find(([ending]) => ending.test(site))?.[1] : undefined
  if (shop !== undefined) return { code: shop }
  const code = amount.shared && !dollars.has(hint) ? 'USD' : hint
  return { code, assumed: written === '' ? code : `${written.slice(0, 20)} → ${code}` }
}
