/** Props of the pages where a person corrects what she holds. */
import type { FormField, Kind, Record } from '#model'
import type { HandError } from '../props.ts'

/** An act on records, as the ledger names it. */
export type AmendingActName = 'correct' | 'merge' | 'split' | 'mark' | 'remove' | 'withdraw'

/** One act on one record or on many: asked, looked at, then done. Nothing is done before the last step. */
export interface ActOnRecordsProps {
  readonly act: Exclude<AmendingActName, 'withdraw'>
  readonly step: 'ask' | 'look'
  readonly kind: Kind
  /** What was selected, to be sent again with the next step. */
  readonly selection: readonly (readonly [name: string, value: string])[]
  readonly count: number
  /** At most 20 of them. */
  readonly records: readonly Record[]
  readonly reason: string
  /** Fields that can be typed: of one record all, of many those that can be set alike. */
  readonly fields: readonly FormField[]
  /** The field to set on many records, once chosen. */
  readonly field?: string
  readonly typed: { readonly [field: string]: string | undefined }
  readonly errors: { readonly [field: string]: HandError }
  readonly currencies: readonly string[]
  /** What a correction, or a merge, would do. */
  readonly samples: readonly { readonly before: Record; readonly after: Record }[]
  readonly changed: number
  /** Records that may be the same one. */
  readonly others: readonly Record[]
  readonly other?: Record
  /** Parts of a split: text and amount as typed. */
  readonly parts: readonly { readonly title: string; readonly amount: string }[]
  readonly wrong?: 'nothing' | 'refused' | 'unequal' | 'other'
}

/** An act on what she holds, as it is listed. */
export interface ActLine {
  readonly batch: string
  readonly at: string
  readonly act: AmendingActName
  readonly state: 'live' | 'undone'
  readonly count: number
  readonly reason?: string
  /** At most 20: what was said of each record. */
  readonly lines: readonly {
    readonly line: number
    /** The record as it now is, where the log still has it. */
    readonly record?: Record
    readonly isShown: boolean
    readonly original?: Record
    readonly fields: readonly string[]
    readonly origin?: string
  }[]
}

/** What was done to one record. */
export interface HistoryLine {
  readonly batch: string
  readonly line: number
  readonly at: string
  readonly verdict: 'corrected' | 'merged' | 'split' | 'wrong' | 'deleted' | 'withdrawn'
  readonly state: 'live' | 'undone'
  /** Its act was on this record alone. */
  readonly isAlone: boolean
  readonly reason?: string
  /** The record before and after, less what the line did not change. */
  readonly fields: readonly string[]
  readonly before: Record
  readonly after: Record
}

export interface CorrectionsProps {
  readonly acts: readonly ActLine[]
  /** The only act shown, when one was asked. */
  readonly only?: 'correct' | 'mark' | 'remove'
  /** Of the act just done. */
  readonly done?: ActLine
  /** Whether there is something to send back to a holder. */
  readonly canSend: boolean
}
