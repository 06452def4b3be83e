/** "What if I buy a flat?": fees from a dated table, the loan, and every post of a usual month that it moves. Pure. */
import type { Recurrence } from '../money/recurrences.ts'
import { type Loan, type Schedule, scheduleOf } from './loan.ts'
import { rounded } from './parts.ts'
import type { CurrencyBudget } from './result.ts'
import { type Scenario, scenarioOf, type UsualPost } from './usual.ts'

/** One fee of a purchase, as `content/` gives it. Rates are millionths, amounts minor units. */
export interface Fee {
  readonly id: string
  /** Rate above each threshold of the price: `[from, rate]`, ascending. */
  readonly brackets: readonly (readonly [from: number, rate: number])[]
  /** Added whatever the price. */
  readonly fixed?: number
  /** What the true amount may be, above or below, when no table tells it exactly. */
  readonly uncertain?: number
  readonly least?: number
}

export interface Purchase {
  readonly price: number
  readonly deposit: number
  /** Millionths a year. */
  readonly rate: number
  readonly years: number
  readonly compounding: Loan['compounding']
  /** Millionths a year of what is borrowed. */
  readonly insurance: number
  /** A year. */
  readonly propertyTax: number
  /** A month. */
  readonly charges: number
  /** The rent that stops; null when none does. */
  readonly rent: Pick<Recurrence, 'id' | 'amount' | 'every' | 'category'> | null
}

export interface FeeDue {
  readonly id: string
  readonly amount: number
  readonly uncertain: number
}

export interface HomePlan extends Scenario {
  readonly fees: readonly FeeDue[]
  readonly feesTotal: number
  /** What the true total may be, above or below. */
  readonly uncertain: number
  readonly loan: number
  readonly schedule: Schedule
  /** A month, for the whole loan. */
  readonly insurance: number
  /** All paid for the loan in a month, over money in of a usual month, in millionths; null without money in. */
  readonly burden: number | null
}

export function buyHome(budget: Pick<CurrencyBudget, 'months'>, purchase: Purchase, table: readonly Fee[]): HomePlan {
  const fees = table.map((fee) => ({ id: fee.id, amount: feeOn(fee, purchase.price), uncertain: fee.uncertain ?? 0 }))
  const feesTotal = fees.reduce((sum, { amount }) => sum + amount, 0)
  const loan = Math.max(0, purchase.price + feesTotal - purchase.deposit)
  const { rate, years, compounding } = purchase
  const schedule = scheduleOf({ amount: loan, rate, months: years * 12, compounding })
  const insurance = rounded((loan * purchase.insurance) / 1e6 / 12)
  const changes: UsualPost[] = [
    { category: 'loans', net: -schedule.payment },
    { category: 'insurance', net: -insurance },
    { category: 'taxes', net: -rounded(purchase.propertyTax / 12) },
    { category: 'housing', net: -purchase.charges },
  ]
  if (purchase.rent !== null) changes.push({ category: postOf(purchase.rent.category), net: monthly(purchase.rent) })
  const scenario = scenarioOf(budget, changes)
  const income = incomeOf(budget)
  return {
    ...scenario,
    fees,
    feesTotal,
    uncertain: fees.reduce((sum, fee) => sum + fee.uncertain, 0),
    loan,
    schedule,
    insurance,
    burden: income <= 0 ? null : rounded(((schedule.payment + insurance) / income) * 1e6),
  }
}

const postOf = (category: Recurrence['category']): UsualPost['category'] => (category === 'transfer' ? 'housing' : category)

const monthly = ({ amount, every }: Pick<Recurrence, 'amount' | 'every'>): number =>
  rounded(every.unit === 'month' ? amount / every.count : (amount * 365.2425) / 7 / 12 / every.count)

/** A rate on each part of the price, each part rounded to the minor unit. */
export function feeOn({ brackets, fixed = 0, least = 0 }: Fee, price: number): number {
  const parts = brackets.map(([from, rate], place) => {
    const to = brackets[place + 1]?.[0] ?? Infinity
    return rounded((Math.max(0, Math.min(price, to) - from) * rate) / 1e6)
  })
  return (
    Math.max(
      least,
      parts.reduce((sum, part) => sum + part, 0),
    ) + fixed
  )
}

function incomeOf({ months }: Pick<CurrencyBudget, 'months'>): number {
  const complete = months.filter(({ partial }) => !partial).slice(-12)
  return complete.length === 0 ? 0 : complete.reduce((sum, month) => sum + month.in, 0) / complete.length
}
