/** One record that is several: parts with a text and an amount each, which add up to it. */
import type { Context } from 'hono'
import { formatDecimal, parseAmount } from '#lib/pure/money'
import type { Item, Kind, Record } from '#model'
import type { ActOnRecordsProps } from '#web'
import type { Env } from '../deps.ts'
import { Failure } from '../errors.ts'
import { chosenLang } from '../lang.ts'
import type { Asked } from './asked.ts'
import { doneOf, type Outcome } from './outcome.ts'

/** The text and the amount of a part, by kind. */
const partsOf: { readonly [K in Kind]?: { readonly title: string; readonly amount: 'amount' | 'total' } } = {
  'bank.transaction': { title: 'label', amount: 'amount' },
  invoice: { title: 'title', amount: 'total' },
  receipt: { title: 'category', amount: 'total' },
}
const mostParts = 5

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** `1,234` alone could be either: the reader's own language decides. */
function amountOf(text: string, currency: string, decimal: ',' | '.') {
  const alone = parseAmount(text, currency)
  return alone.ok ? alone : parseAmount(text, currency, { decimal })
}

export async function splitPage(c: Context<Env>, asked: Asked, record: Record): Promise<Outcome> {
  const names = partsOf[asked.kind]
  const {
    id: _id,
    source: _source,
    others: _others,
    corrected: _corrected,
    ...item
  } = record as unknown as { readonly [field: string]: unknown }
  const currency = textOf(item['currency'])
  if (names === undefined || typeof item[names.amount] !== 'number') throw new Failure('BadRequest')
  const whole = Number(item[names.amount])
  const sign = chosenLang(c) === 'fr' ? ',' : '.'
  const typed = (title: string, amount: string) => ({ title, amount })
  if (Object.keys(asked.typed).length === 0)
    return {
      parts: [
        typed(textOf(item[names.title]), formatDecimal(whole, currency).replace('.', sign)),
        ...Array.from({ length: mostParts - 1 }, () => typed('', '')),
      ],
    }
  const parts = Array.from({ length: mostParts }, (_, i) =>
    typed((asked.typed[`title${i}`] ?? '').trim(), (asked.typed[`amount${i}`] ?? '').trim()),
  )
  const again = (wrong: ActOnRecordsProps['wrong']): Outcome => ({ parts, ...(wrong && { wrong }) })
  if (asked.step === 'ask') return again(undefined)
  const given = parts.filter(({ amount }) => amount !== '')
  const read = given.map(({ title, amount }) => ({ title, amount: amountOf(amount, currency, sign) }))
  const items = read.map(({ title, amount }) => {
    const part: { [field: string]: unknown } = { ...item, [names.amount]: amount.ok ? amount.value : Number.NaN, [names.title]: title }
    // What belongs to the whole is told by the whole alone.
    for (const field of ['raw', 'reference', 'lines', 'taxes', 'net', 'tax', 'due', 'prepaid', 'number']) delete part[field]
    return part as unknown as Item
  })
  if (read.some(({ amount }) => !amount.ok)) return again('unequal')
  if (items.length < 2 || read.reduce((sum, { amount }) => sum + (amount.ok ? amount.value : 0), 0) !== whole) return again('unequal')
  if (asked.step !== 'save')
    return { parts, step: 'look', samples: items.map((part) => ({ before: record, after: { ...record, ...part } as Record })) }
  const done = await c.var.attic.split(asked.kind, record.id, items, asked.reason)
  return !done.ok && done.error.type === 'BadItem' ? again('refused') : doneOf(done)
}
