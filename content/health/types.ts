/** The shape of the rules about paying for care. Amounts are minor units, shares millionths, days are `YYYY-MM-DD`. */
import type { Words } from '../where/types.ts'

export type HealthPlace = 'fr' | 'qc'

/** Where a rule was read. */
export interface HealthSource {
  readonly name: string
  readonly url: string
  /** What it says was so on this day: its own date, or, without one, the day it was read. */
  readonly asOf: string
  /** The day it was read, on the page itself or on a copy of it. */
  readonly readOn: string
}

export interface HealthRule {
  readonly id: HealthRuleId
  readonly place: HealthPlace
  readonly title: Words
  readonly text: Words
  /** What the rule does not tell, or how sure it is. */
  readonly limits: Words
  readonly source: HealthSource
  /** Its figures by the day they came into force, the newest first; `undated` when no page that was read tells that day. */
  readonly values: readonly { readonly from: string; readonly value: number }[]
}

/** Before any care: the figure holds for all, for want of a day that was read. */
export const undated = '0001-01-01'

export type HealthRuleId = 'delay-public' | 'delay-private' | 'two-years' | 'flat-fee' | 'care-path' | 'hundred-percent' | 'tax-credit'
