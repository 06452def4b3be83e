/** What the pages of answers are given. Amounts are integers of minor units, days `YYYY-MM-DD`, months `YYYY-MM`. */
import type { BankTransaction, Kind } from '#model'

export interface AnswersProps {
  readonly services: readonly AnswerLine[]
}
export interface AnswerLine {
  readonly service: string
  readonly name: string
  readonly purpose: string
  readonly about: string
  /** What it declares to read, and whether the person lets it. */
  readonly reads: readonly { readonly kind: Kind; readonly fields: readonly string[]; readonly allowed: boolean }[]
  /** How many things she taught it. */
  readonly taught: number
}

export interface TaughtProps {
  readonly service: string
  readonly name: string
  /** `about` names it in the form that takes it back; `record` is the number of the operation it is about. */
  readonly taught: readonly { readonly about: string; readonly words: string; readonly said: string; readonly record?: string }[]
}

/** Of each page of the budget: the currency shown, and those held. */
export interface Money {
  readonly currency: string
  readonly currencies: readonly string[]
}
export type Every = { readonly unit: 'week' | 'month'; readonly count: number }

export interface RecurrencesProps extends Money {
  readonly recurrences: readonly {
    readonly id: string
    readonly merchant: string
    readonly label: string
    readonly direction: 'in' | 'out'
    readonly every: Every
    readonly fixed: boolean
    readonly amount: number
    readonly low: number
    readonly high: number
    readonly yearly: number
    readonly state: 'active' | 'missed' | 'ended'
    readonly last: string
    readonly next: string | null
    readonly missed: readonly string[]
    readonly changes: readonly { readonly day: string; readonly from: number; readonly to: number }[]
    readonly operations: readonly string[]
  }[]
}

export interface PlanProps extends Money {
  readonly month: string
  readonly asOf: string
  readonly posts: readonly {
    readonly category: string
    readonly label: string
    readonly direction: 'in' | 'out'
    readonly planned: number | null
    readonly source: 'said' | 'usual' | 'none'
    readonly actual: number
    readonly expected: number
    readonly forecast: number
    readonly history: readonly { readonly month: string; readonly amount: number; readonly partial: boolean }[]
  }[]
  /** The post whose amount could not be read. */
  readonly wrong?: string
}

export interface YearsProps extends Money {
  readonly years: readonly { readonly year: string; readonly months: number; readonly in: number; readonly out: number }[]
  readonly compared: {
    readonly years: readonly [string, string]
    readonly months: readonly string[]
    readonly in: readonly [number, number]
    readonly out: readonly [number, number]
    readonly posts: readonly {
      readonly category: string
      readonly label: string
      readonly direction: 'in' | 'out'
      readonly amounts: readonly [number, number]
    }[]
  } | null
}

export interface HouseholdProps extends Money {
  readonly people: readonly { readonly name: string; readonly share: number }[]
  readonly categories: readonly { readonly category: string; readonly label: string; readonly shared: boolean }[]
  readonly months: readonly { readonly month: string; readonly total: number; readonly parts: readonly number[] }[]
  /** Operations shared one by one, newest first. */
  readonly splits: readonly {
    readonly operation: string
    readonly day: string
    readonly label: string
    readonly total: number
    readonly own: number
    readonly others: number
  }[]
  /** What was typed does not sum to a hundred, or names nobody. */
  readonly wrong: boolean
}

interface Scenario {
  readonly before: number
  readonly after: number
  readonly moved: readonly { readonly label: string; readonly before: number; readonly after: number }[]
  readonly months: number
}
export interface WhatIfProps extends Money {
  /** What was typed, by field. */
  readonly typed: { readonly [field: string]: string }
  readonly wrong: readonly string[]
  readonly categories: readonly (readonly [category: string, label: string])[]
  readonly places: readonly (readonly [place: string, name: string])[]
  /** Recurrences that could be the rent that stops. */
  readonly rents: readonly { readonly id: string; readonly merchant: string; readonly amount: number }[]
  readonly expense?: Scenario & { readonly yearly: number }
  readonly home?: Scenario & {
    readonly fees: readonly { readonly name: string; readonly amount: number; readonly uncertain: number; readonly source: string }[]
    readonly feesTotal: number
    readonly uncertain: number
    readonly from: string
    readonly checked: string
    readonly limits: string
    readonly loan: number
    readonly payment: number
    readonly interest: number
    readonly insurance: number
    /** Millionths of money in. */
    readonly burden: number | null
    readonly schedule: readonly { readonly interest: number; readonly capital: number }[]
  }
}

export interface OperationProps {
  readonly record: BankTransaction & { readonly id: string }
  /** Where it is now, in words, and by which rule; null when the budget does not hold it. */
  readonly now: { readonly category: string; readonly label: string; readonly rule: string } | null
  readonly merchant: string
  readonly categories: readonly (readonly [category: string, label: string])[]
  /** What she already said of it. */
  readonly said: readonly ('operation' | 'merchant')[]
  /** How it is shared with others; null when it is not. */
  readonly split: {
    readonly own: number
    readonly others: number
    readonly said: { readonly people: number } | { readonly percent: number }
  } | null
  readonly wrongSplit: boolean
  readonly saved: boolean
}

export interface ForecastProps extends Money {
  readonly asOf: string
  readonly start: { readonly amount: number; readonly source: 'balances' | 'said' | 'none' }
  readonly history: number
  /** Months shown: 3, 6 or 12. */
  readonly span: number
  readonly points: readonly { readonly day: string; readonly low: number; readonly middle: number; readonly high: number }[]
  /** What the range held on the person's own past, all horizons together; `days` is the longest, 0 when none could be tried. */
  readonly held: { readonly inside: number; readonly tried: number; readonly days: number }
  readonly months: readonly {
    readonly month: string
    readonly whole: boolean
    readonly certain: number
    readonly predictable: number
    readonly supposed: number
  }[]
  readonly flows: readonly {
    readonly id: string
    readonly name: string
    readonly label: string
    readonly certainty: 'certain' | 'predictable'
    readonly every: Every
    readonly amount: number
    readonly direction: 'in' | 'out'
    readonly next: string
    readonly total: number
  }[]
  readonly supposed: readonly { readonly category: string; readonly label: string; readonly monthly: number; readonly operations: number }[]
  readonly floor: {
    readonly amount: number
    readonly source: 'said' | 'none'
    readonly possible: string | null
    readonly likely: string | null
  }
  readonly movers: readonly {
    readonly flow: string | null
    readonly category: string
    readonly name: string
    readonly total: number
    readonly swing: number
  }[]
  readonly wrong: boolean
}
