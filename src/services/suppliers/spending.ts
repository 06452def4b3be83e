/** What a supplier was paid, year by year, and what its prices became. */
import { dayNumber } from '../money/days.ts'
import { type Recurrence, yearly } from '../money/recurrences.ts'
import type { Gathered } from './gather.ts'
import type { Spent, Subscription } from './result.ts'

/** By currency, the one most paid first; years newest first. Whole cents: what is paid, back and invoiced are three sums apart. */
export function spentWith({ operations, papers }: Gathered): readonly Spent[] {
  const invoices = papers.filter((one) => one.kind === 'invoice')
  const currencies = new Set([...operations, ...invoices].map(({ currency }) => currency))
  return [...currencies]
    .map((currency) => {
      const own = operations.filter((one) => one.currency === currency)
      const billed = invoices.filter((one) => one.currency === currency)
      const years = [...new Set([...own, ...billed].map(({ day }) => day.slice(0, 4)))].toSorted().toReversed()
      return {
        currency,
        years: years.map((year) => {
          const those = own.filter(({ day }) => day.startsWith(year))
          return {
            year,
            paid: sum(those.map(({ amount }) => Math.max(0, -amount))),
            back: sum(those.map(({ amount }) => Math.max(0, amount))),
            invoiced: sum(billed.filter(({ day }) => day.startsWith(year)).map(signedTotal)),
            operations: those.map(({ id }) => id),
          }
        }),
      }
    })
    .toSorted((a, b) => paidIn(b) - paidIn(a) || (a.currency < b.currency ? -1 : 1))
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
const paidIn = ({ years }: Spent): number => sum(years.map(({ paid }) => paid))
const signedTotal = ({ type, total }: { readonly type: string; readonly total: number }): number =>
  type === 'credit-note' ? -Math.abs(total) : total

/** What comes back among what it is paid. */
export function subscriptionOf(one: Recurrence): Subscription {
  const { id, currency, every, fixed, amount, state, first, last, next, changes, operations } = one
  return {
    id,
    currency,
    every,
    fixed,
    amount,
    yearly: yearly(one),
    state,
    first,
    last,
    next,
    changes: changes.map(({ day, from, to }) => ({ day, from, to, rate: Math.round(((to - from) / from) * 1e6) })),
    rise: riseOf(one),
    operations,
  }
}

/** Compound, over the time from the first payment to the last: `47 000` is 4.7 % a year. */
function riseOf({ changes, first, last }: Recurrence): number | null {
  const [from, to] = [changes[0]?.from, changes.at(-1)?.to]
  const days = dayNumber(last) - dayNumber(first)
  if (from === undefined || to === undefined || from === 0 || days < 183) return null
  return Math.round(((to / from) ** (365.2425 / days) - 1) * 1e6)
}
