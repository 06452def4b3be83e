/** What leaves, in words: values at their precision, spans, sums. */
import type { Kind, Record } from '#model'
import type { Lang } from '#routes'
import { count, money, month, quantity, text } from '../../i18n/index.ts'
import type { PrecisionName, SharedRow, SharePartShown, ShareViewShown } from '../../props.ts'
import { fieldInWords } from '../facts.ts'
import { capital } from '../words.ts'

/** What the gate puts in the place of what it hides. */
const hidden = '•••'
/** Said beside the number they belong to. */
const beside = new Set(['currency', 'unit'])

/** A value of a record, at the precision that it leaves in. */
export function valueInWords(
  kind: Kind,
  field: string,
  value: unknown,
  precision: PrecisionName,
  values: SharedRow['values'],
  lang: Lang,
): string {
  const t = text(lang).shares
  if (value === undefined || value === null) return ''
  if (value === hidden) return hidden
  if (typeof value === 'string' && precision !== 'exact') {
    if (precision === 'month') return month(value, lang)
    if (precision === 'ageBand') return t.ageBand(value)
    return precision === 'dayPart' ? (t.dayParts[value] ?? value) : value
  }
  return fieldInWords({ ...values, kind, [field]: value } as unknown as Record, field, lang)
}

export const purposeName = (purpose: string, lang: Lang): string =>
  (text(lang).shares.purposes as { readonly [name: string]: string | undefined })[purpose] ?? purpose

export const fieldName = (field: string, lang: Lang): string => text(lang).attic.fields[field] ?? field
/** The same alone: a label, the head of a column. */
export const fieldTitle = (field: string, lang: Lang): string => capital(fieldName(field, lang))

/** The fields of a part that are told apart: a currency or a unit is written with its number, where there is one. */
export function chosenOf({ fields }: SharePartShown): SharePartShown['fields'] {
  const isApart = !fields.some(({ field }) => numbers.has(field))
  return fields.filter(({ field }) => isApart || !beside.has(field))
}

/** The columns of a part: for totals, a sum for each currency that its rows have. */
export function columnsOf(
  part: SharePartShown,
  rows: readonly SharedRow[],
  lang: Lang,
): readonly { readonly name: string; readonly words: string }[] {
  const t = text(lang).shares.columns
  if (part.show === 'records') return chosenOf(part).map(({ field }) => ({ name: field, words: fieldTitle(field, lang) }))
  const sums = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))].filter((name) => name !== 'count' && name !== 'answer')
  const told = part.show === 'totals' ? ['count', ...sums.toSorted()] : ['answer']
  return [
    { name: 'span', words: t.span },
    ...told.map((name) => ({
      name,
      words: name === 'count' ? t.count : name === 'answer' ? t.answer : fieldTitle(name.split(' ')[0] ?? '', lang),
    })),
  ]
}

/** Fields that a currency or a unit goes with. */
const numbers = new Set(['amount', 'total', 'price', 'cost', 'quantity', 'paid', 'net', 'tax', 'due', 'prepaid', 'reimbursed', 'transfer'])

/** One cell of a row. */
export function cellInWords(part: SharePartShown, row: SharedRow, name: string, lang: Lang): string {
  const { kind, values } = row
  if (part.show === 'records') {
    const precision = part.fields.find(({ field }) => field === name)?.precision ?? 'exact'
    return valueInWords(kind, name, values[name], precision, values, lang)
  }
  if (name === 'span') return spanInWords(row.span ?? '', lang)
  const value = values[name]
  if (typeof value === 'boolean') return text(lang).shares.shared.answers[value ? 'yes' : 'no']
  if (typeof value !== 'number') return ''
  if (name === 'count') return count(value, lang)
  const [field = '', currency] = name.split(' ')
  if (currency !== undefined) return money(value, currency, lang)
  return quantities.has(field) ? quantity(value, '', lang) : count(value, lang)
}

const quantities = new Set(['quantity', 'distance', 'volume', 'surface', 'hours'])

export function spanInWords(span: string, lang: Lang): string {
  const t = text(lang).shares
  if (span === 'total') return t.columns.total
  const week = /^(\d{4})-W(\d{2})$/.exec(span)
  if (week !== null) return t.week(String(Number(week[2])), week[1] ?? '')
  return span.length === 7 ? month(span, lang) : fieldInWords({ kind: 'bank.transaction', day: span } as unknown as Record, 'day', lang)
}

/** `une par une : le jour (le mois seulement), le montant`. */
export function partInWords(part: SharePartShown, lang: Lang): string {
  const t = text(lang).shares
  const fields = chosenOf(part).map(({ field, precision }) =>
    precision === 'exact' ? fieldName(field, lang) : `${fieldName(field, lang)} (${lower(t.new.precisions[precision])})`,
  )
  const how = part.show === 'records' ? t.one.records : part.show === 'totals' ? t.one.totals[part.by ?? 'total'] : t.one.answer
  const told = part.show === 'totals' ? [t.one.count, ...fields] : fields
  return `${how}${told.length === 0 ? '' : `${lang === 'fr' ? ' : ' : ': '}${text(lang).attic.and(told)}`}`
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** Fields that `asked` had and `view` has no more, by kind. */
export const takenOut = (
  view: ShareViewShown,
  asked: ShareViewShown,
): readonly { readonly kind: Kind; readonly fields: readonly string[] }[] =>
  asked.parts.flatMap(({ kind, fields }) => {
    const now = view.parts.find((part) => part.kind === kind)
    const gone = fields.filter(({ field }) => now?.fields.every((one) => one.field !== field) ?? true).map(({ field }) => field)
    return gone.length > 0 || now === undefined ? [{ kind, fields: gone }] : []
  })
