/** What the pages of suppliers are given. Amounts are integers of minor units, rates millionths, days `YYYY-MM-DD`. */
import type { Kind } from '#model'
import type { Every } from './answers.ts'

export interface SuppliersProps {
  readonly year: string
  /** Of the currency most used; null when nothing is held. */
  readonly total: { readonly currency: string; readonly paid: number; readonly apart: number } | null
  readonly lines: readonly SupplierLine[]
  readonly alerts: readonly SupplierAlert[]
}
export interface SupplierLine {
  readonly id: string
  readonly name: string
  readonly tied: boolean
  readonly trade: string | null
  readonly currency: string
  /** Net of what came back: this year, and the one before. */
  readonly now: number
  readonly before: number
  readonly alerts: number
  /** Whether operations are behind the amount of this year. */
  readonly opens: boolean
}
export type SupplierAlert = { readonly supplier: string; readonly name: string } & (
  | {
      readonly type: 'price'
      readonly day: string
      readonly from: number
      readonly to: number
      readonly currency: string
      readonly figure: string
    }
  | { readonly type: 'ends'; readonly end: string; readonly giveBy: string | null }
  | { readonly type: 'twice'; readonly day: string; readonly amount: number; readonly currency: string; readonly figure: string }
  | {
      readonly type: 'unused'
      readonly kind: Kind
      readonly last: string
      readonly yearly: number
      readonly currency: string
      readonly figure: string
    }
)

export interface SupplierProps {
  readonly id: string
  readonly name: string
  readonly year: string
  /** Why these records are its own, in words. */
  readonly reason: string
  readonly names: readonly { readonly name: string; readonly times: number }[]
  readonly trade: string | null
  readonly spent: readonly {
    readonly currency: string
    readonly years: readonly {
      readonly year: string
      readonly paid: number
      readonly back: number
      readonly invoiced: number
      readonly operations: number
    }[]
  }[]
  readonly subscriptions: readonly {
    readonly id: string
    readonly currency: string
    readonly every: Every
    readonly fixed: boolean
    readonly amount: number
    readonly yearly: number
    readonly state: 'active' | 'missed' | 'ended'
    readonly first: string
    readonly last: string
    readonly next: string | null
    readonly changes: readonly { readonly day: string; readonly from: number; readonly to: number; readonly rate: number }[]
    readonly rise: number | null
  }[]
  readonly contracts: readonly {
    readonly id: string
    readonly name: string | null
    readonly number: string | null
    readonly start: string | null
    readonly end: string | null
    readonly price: { readonly amount: number; readonly currency: string; readonly period: 'month' | 'quarter' | 'year' | null } | null
    readonly ended: boolean
    readonly rule: string | null
    readonly notice: {
      readonly count: number
      readonly unit: 'days' | 'weeks' | 'months'
      readonly from: 'rule' | 'contract' | 'said'
    } | null
    readonly giveBy: string | null
    readonly freeFrom: string | null
    readonly endIfToday: string | null
  }[]
  /** Those of its contracts and of its trade. */
  readonly rules: readonly SupplierRule[]
  readonly alerts: readonly SupplierAlert[]
  readonly reach: readonly {
    readonly what: 'customer' | 'contract' | 'email' | 'phone'
    readonly value: string
    readonly kind: Kind
    readonly id: string
  }[]
  readonly holds: readonly {
    readonly line: string
    readonly kind: string
    readonly name: string
    readonly count: number
    readonly rights: readonly { readonly id: string; readonly cite: string; readonly gives: string; readonly source: string }[]
    readonly steps: readonly string[]
  }[]
  readonly papers: readonly { readonly kind: Kind; readonly count: number }[]
  /** What was typed could not be kept. */
  readonly wrong?: 'name' | 'notice'
}
export interface SupplierRule {
  readonly id: string
  readonly name: string
  readonly says: string
  readonly limits: string
  readonly from: string
  readonly checked: string
  readonly source: string
}
