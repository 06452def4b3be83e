/** The balance of an account at the end of a day, from the nearest one that the bank gave and the operations in between. */
import { type Attic, gapsOf, type Source } from '#gate'
import type { BalanceAnswer } from '#web'
import { valueOf } from '../errors.ts'

export async function balanceOn(attic: Attic, source: Source, on: string): Promise<BalanceAnswer> {
  const unknown = { state: 'unknown', on } as const
  const { account } = source
  if (account === undefined || on < source.from || on > source.to) return unknown
  const { records } = valueOf(await attic.page({ kind: 'bank.balance', account, limit: 1_000 }))
  const closing = records.filter(({ type }) => type === 'closing').toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const base = closing.findLast(({ day }) => day <= on) ?? closing.find(({ day }) => day > on)
  if (base === undefined) return unknown
  const isAfter = base.day <= on
  const [since, until] = isAfter ? [dayAfter(base.day), on] : [dayAfter(on), base.day]
  // Operations of a month that is missing would be missing from the sum too.
  if (gapsOf(source).some(({ month }) => month >= since.slice(0, 7) && month <= until.slice(0, 7))) return unknown
  const between =
    since > until ? undefined : valueOf(await attic.page({ kind: 'bank.transaction', account, since, until, limit: 1, count: true }))
  if (between?.sums?.some(({ currency }) => currency !== base.currency)) return unknown
  const moved = between?.sums?.[0]?.amount ?? 0
  const amount = isAfter ? base.amount + moved : base.amount - moved
  return { state: 'known', on, amount, currency: base.currency, rests: base.day, operations: between?.total ?? 0 }
}

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
