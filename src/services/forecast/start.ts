/** Money available on the last day known: balances brought to that day by the operations that follow them. */
import type { Entry } from '../money/entries.ts'
import type { Judged } from '../service.ts'
import type { CurrencyForecast } from './result.ts'

interface Balance {
  readonly account: string
  readonly day: string
  readonly amount: number
  readonly type: string
}

/** The form of `about` for money that the person says she has, when no balance is held. */
export const aboutStart = (currency: string): string => `start/${currency}`

/** `none` as soon as one account that is used has no balance: a part would pass for the whole. */
export function startOf(
  entries: readonly Entry[],
  balances: readonly Balance[],
  judged: readonly Judged[],
  currency: string,
  asOf: string,
): CurrencyForecast['start'] {
  const said = Number(judged.find(({ by, about }) => by === 'forecast' && about === aboutStart(currency))?.value ?? Number.NaN)
  if (Number.isSafeInteger(said)) return { amount: said, source: 'said' }
  let amount = 0
  for (const [account, own] of Map.groupBy(entries, (entry) => entry.account)) {
    const held = balances.filter((balance) => balance.account === account && balance.type === 'closing')
    const last = held.reduce<Balance | undefined>((best, one) => (best === undefined || one.day >= best.day ? one : best), undefined)
    if (last === undefined) return { amount: 0, source: 'none' }
    amount += last.amount
    for (const { day, amount: moved } of own) if (day > last.day && day <= asOf) amount += moved
  }
  return { amount, source: 'balances' }
}
