/** The shape of the rules about paying for care. Amounts are minor units, shares millionths, days are `YYYY-MM-DD`. */
import type { Words } from '../where/types.ts'

export type HealthPlace = 'fr' | 'qc'

/** Where a rule was read. */
export interface HealthSource {
  readonly name: string
  readonly url: string
  /** What it says was so on this day (its own date, or the day it was read). */
  readonly asOf: string
}

export interface HealthRule {
  readonly id: HealthRuleId
  readonly place: HealthPlace
  readonly title: Words
  readonly text: Words
  /** What the rule does not tell, or how sure it is. */
  readonly limits: Words
  readonly source: HealthSource
  /** Its figures by the day they came into force, the newest first. */
  readonly values: readonly { readonly from: string; readonly value: number }[]
}

export type HealthRuleId = 'delay-public' | 'delay-private' | 'two-years' | 'flat-fee' | 'care-path' | 'hundred-percent' | 'tax-credit'
