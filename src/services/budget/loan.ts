/** A loan paid back in equal monthly payments: whole minor units, the last payment closes it exactly. */
import { rounded } from './parts.ts'

export interface Loan {
  /** Minor units borrowed. */
  readonly amount: number
  /** Millionths a year: 35 000 is 3.5 %. */
  readonly rate: number
  readonly months: number
  /** `monthly` in France: a twelfth of the yearly rate. `semester` in Canada for fixed rates (Interest Act, s. 6): compounded twice a year. */
  readonly compounding: 'monthly' | 'semester'
}

export interface Schedule {
  readonly payment: number
  /** Smaller or larger than the others by what rounding left. */
  readonly lastPayment: number
  readonly interest: number
  /** For each year, what goes to interest and to the capital. */
  readonly years: readonly { readonly interest: number; readonly capital: number }[]
}

export const monthlyRate = ({ rate, compounding }: Pick<Loan, 'rate' | 'compounding'>): number =>
  compounding === 'monthly' ? rate / 1e6 / 12 : (1 + rate / 1e6 / 2) ** (1 / 6) - 1

/** `payment · months = amount + interest`, to the minor unit; a loan of nothing costs nothing. */
export function scheduleOf(loan: Loan): Schedule {
  const { amount, months } = loan
  if (amount <= 0 || months <= 0) return { payment: 0, lastPayment: 0, interest: 0, years: [] }
  const monthly = monthlyRate(loan)
  const payment = monthly === 0 ? Math.ceil(amount / months) : rounded((amount * monthly) / (1 - (1 + monthly) ** -months))
  const years: { interest: number; capital: number }[] = []
  let left = amount
  let paid = 0
  let lastPayment = payment
  for (let month = 0; month < months; month += 1) {
    const interest = rounded(left * monthly)
    const isLast = month === months - 1
    const capital = isLast ? left : Math.min(left, payment - interest)
    if (isLast) lastPayment = capital + interest
    left -= capital
    paid += interest
    const year = (years[Math.floor(month / 12)] ??= { interest: 0, capital: 0 })
    year.interest += interest
    year.capital += capital
  }
  return { payment, lastPayment, interest: paid, years }
}
