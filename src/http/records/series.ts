/** What a record is one value of: the same subject on other days, as its page draws it. */
import type { Attic } from '#gate'
import { fold } from '#lib/pure/text'
import type { Kind, Record } from '#model'
import type { SeriesOfRecord } from '#web'
import { valueOf } from '../errors.ts'

/** A value of a subject: in minor units of a currency, or in millionths of a unit. */
interface Value {
  readonly subject: readonly (string | undefined)[]
  readonly value: number
  readonly unit: string
  readonly isMoney?: true
}

/** Points of a programme are counted whole. */
const whole = 1_000_000
const most = 60

/** Nothing for what has fewer than two values. */
export async function seriesOf(attic: Attic, record: Record): Promise<{ readonly series?: SeriesOfRecord }> {
  const [kind, wanted] = subjectOf(record)
  if (wanted === undefined) return {}
  const { records } = valueOf(await attic.search({ kinds: [kind], limit: 1_000 }))
  const same = records.flatMap((one) => {
    const value = valueIn(one)
    const day = 'day' in one ? one.day : undefined
    return value !== undefined && day !== undefined && nameOf(value.subject) === wanted ? [{ id: one.id, day, ...value }] : []
  })
  const points = same.toSorted((a, b) => (a.day < b.day ? -1 : 1)).slice(-most)
  const [first] = points
  if (first === undefined || points.length < 2) return {}
  const { unit, isMoney = false } = first
  return { series: { kind, unit, isMoney, points: points.map(({ id, day, value }) => ({ id, day, value })) } }
}

/** An account is told by its balances, a card by its movements, the others by their like. */
function subjectOf(record: Record): readonly [Kind, string | undefined] {
  if (record.kind === 'bank.account') return ['bank.balance', nameOf([record.account, record.currency, 'closing'])]
  if (record.kind === 'loyalty.card') return ['loyalty.movement', nameOf([record.provider, record.number])]
  const value = valueIn(record)
  return [record.kind, value && nameOf(value.subject)]
}

const nameOf = (subject: Value['subject']): string => subject.map((part) => fold(part ?? '')).join('\u0000')

function valueIn(record: Record): Value | undefined {
  if (record.kind === 'measurement' || record.kind === 'health.observation') {
    const { name, quantity, unit = '' } = record
    return quantity === undefined ? undefined : { subject: [name, unit], value: quantity, unit }
  }
  if (record.kind === 'telecom.usage') {
    const { provider, type, number, quantity, unit } = record
    return { subject: [provider, type, number], value: quantity, unit }
  }
  if (record.kind === 'education.mark') {
    const { school, title, quantity, outOf } = record
    return quantity === undefined ? undefined : { subject: [school, title, String(outOf ?? '')], value: quantity, unit: '' }
  }
  if (record.kind === 'bank.balance') {
    const { account, currency, type, amount } = record
    return { subject: [account, currency, type], value: amount, unit: currency, isMoney: true }
  }
  if (record.kind === 'loyalty.movement') {
    const { provider, number, points } = record
    return { subject: [provider, number], value: points * whole, unit: 'pts' }
  }
  if (record.kind === 'contract') {
    const { provider, number, category, price, currency } = record
    return price === undefined || currency === undefined
      ? undefined
      : { subject: [provider, number, category, currency], value: price, unit: currency, isMoney: true }
  }
  return undefined
}
