/**
 * An electronic invoice as it is written, whichever the syntax: texts with their places, by the business terms of EN 16931 (BT-…).
 * Nothing is read into a number here.
 */
import type { XmlNode } from '#lib/pure/xml'

/** A text and where it is. */
export interface Written {
  readonly text: string
  readonly node: XmlNode
}

export interface DraftTax {
  readonly node: XmlNode
  readonly category?: string | undefined
  /** Percent. */
  readonly rate?: string | undefined
  readonly base?: Written | undefined
  readonly amount?: Written | undefined
  readonly reason?: string | undefined
}

export interface DraftLine {
  readonly node: XmlNode
  readonly label: string
  readonly reference?: string | undefined
  readonly quantity?: Written | undefined
  readonly unit?: string | undefined
  readonly unitPrice?: Written | undefined
  /** For how many units the price is (BT-149); 1 when it is not said. */
  readonly priceBase?: Written | undefined
  readonly rate?: string | undefined
  readonly net?: Written | undefined
  /** With tax, where the syntax writes it so (simplified FatturaPA). */
  readonly gross?: Written | undefined
}

/** Amounts of the whole document. */
export interface DraftTotals {
  readonly lines?: Written | undefined
  readonly allowances?: Written | undefined
  readonly charges?: Written | undefined
  readonly net?: Written | undefined
  readonly tax?: Written | undefined
  readonly gross?: Written | undefined
  readonly prepaid?: Written | undefined
  readonly rounding?: Written | undefined
  readonly due?: Written | undefined
  /** What is collected for others, beside the invoice (XRechnung Extension). */
  readonly thirdParty?: readonly Written[] | undefined
  /** Italy's stamp duty, which the total may hold or not. */
  readonly stamp?: Written | undefined
}

export interface Party {
  readonly name?: string | undefined
  readonly id?: string | undefined
}

export interface Draft {
  readonly node: XmlNode
  /** By which rules its amounts are tied together. */
  readonly rules: 'EN 16931' | 'FatturaPA'
  readonly profile: string
  readonly number?: string | undefined
  /** UNTDID 1001 (`380`, `381`), or `TD04` in FatturaPA. */
  readonly type: string
  readonly title?: string | undefined
  /** `YYYY-MM-DD` or undefined; `dayText` is what is written. */
  readonly day?: string | undefined
  readonly dayText?: string | undefined
  /** What is written, as the day is read from it. */
  readonly due?: string | undefined
  readonly periodStart?: string | undefined
  readonly periodEnd?: string | undefined
  readonly currency?: string | undefined
  readonly seller: Party
  readonly buyer: Party
  readonly contract?: string | undefined
  readonly order?: string | undefined
  readonly paymentReference?: string | undefined
  readonly iban?: string | undefined
  readonly note?: string | undefined
  /** The whole tax once more, in the currency of the seller's accounts (BT-111): `38.00 EUR`. */
  readonly accountingTax?: string | undefined
  readonly totals: DraftTotals
  readonly taxes: readonly DraftTax[]
  readonly lines: readonly DraftLine[]
  /** Lines left out because there were too many. */
  readonly moreLines: number
}
