/** What the pages of sharing are given. */
import type { Kind } from '#model'
import type { Counts } from '../props.ts'

export type PrecisionName = 'exact' | 'month' | 'year' | 'ageBand' | 'dayPart' | 'area'
export type SpanName = 'day' | 'week' | 'month' | 'total'
export type SharePurpose = 'household' | 'advice' | 'support' | 'accounting' | 'proof' | 'dispute' | 'contract' | 'research'
export type ShareStatus = 'given' | 'paused' | 'expired' | 'ended' | 'locked' | 'moved'
export type ShareAct = 'give' | 'narrow' | 'pause' | 'resume' | 'renew' | 'end'

export interface SharePartShown {
  readonly kind: Kind
  readonly show: 'records' | 'totals' | 'answer'
  readonly by?: SpanName
  /** Of totals and answers, always exact. */
  readonly fields: readonly { readonly field: string; readonly precision: PrecisionName }[]
}
export interface ShareViewShown {
  readonly parts: readonly SharePartShown[]
  readonly since?: string
  readonly until?: string
  readonly mask: boolean
}
/** A row that leaves: values by field; of a total, `span` and sums by `field CURRENCY`. */
export interface SharedRow {
  readonly kind: Kind
  readonly span?: string
  readonly values: { readonly [field: string]: unknown }
}

export interface ShareLine {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly kinds: readonly Kind[]
  readonly status: ShareStatus
  readonly until: string
  /** Readings that were completed, and the last one's instant. */
  readonly reads: number
  readonly lastRead?: string
}
export interface SharesProps {
  readonly lines: readonly ShareLine[]
  /** Built-in services, with how many kinds they read and how many she switched off. */
  readonly services: readonly { readonly service: string; readonly kinds: number; readonly off: number }[]
  readonly done?: ShareAct
}

/** A field that may be chosen. */
export interface FieldChoice {
  readonly field: string
  readonly precisions: readonly PrecisionName[]
  readonly chosen: PrecisionName | ''
  /** May be summed. */
  readonly isNumber: boolean
}
export interface KindChoice {
  readonly kind: Kind
  readonly show: 'records' | SpanName
  /** Spans that its records can be counted by: none for those without a day. */
  readonly isDated: boolean
  readonly fields: readonly FieldChoice[]
}
export interface PreviewShown {
  readonly kind: Kind
  readonly leaving: number
  readonly staying: number
  readonly rows: readonly {
    readonly leaves: boolean
    readonly cells: readonly { readonly field: string; readonly held: unknown; readonly leaves?: unknown }[]
  }[]
  readonly spans: readonly SharedRow[]
}
export interface NewShareProps {
  readonly held: Counts
  /** Kinds ticked; with none, the page asks for them first. */
  readonly kinds: readonly KindChoice[]
  readonly typed: {
    readonly name: string
    readonly purpose: SharePurpose
    readonly since: string
    readonly until: string
    readonly mask: boolean
    readonly days: string
  }
  /** What would leave, once asked. */
  readonly preview?: readonly PreviewShown[]
  readonly view?: ShareViewShown
  /** Of that view: given back with the form, so that nothing is given but what was seen. */
  readonly seen?: string
  readonly refusal?: 'nothing' | 'name' | 'changed' | 'days' | 'many' | 'large'
}
/** A link and its code, shown once. */
export interface ShareMadeProps {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly code: string
  readonly until: string
}

export interface ShareVisit {
  readonly at: string
  readonly state: 'read' | 'refused' | 'failed' | 'unknown'
  readonly count?: number
  /** Of a refusal. */
  readonly why?: string
}
export interface ShareProps {
  readonly line: ShareLine
  readonly view: ShareViewShown
  readonly asked: ShareViewShown
  readonly made: string
  readonly perDay: number
  readonly wrong: number
  readonly visits: readonly ShareVisit[]
  /** By `kind:field`, what it can still be made less precise to. */
  readonly coarser: { readonly [name: string]: readonly PrecisionName[] | undefined }
  /** Acts that make sense now. */
  readonly acts: readonly ShareAct[]
  readonly done?: ShareAct
  readonly refused?: boolean
}

export interface SharedProps {
  /** Without a code, or with a wrong one. */
  readonly token: string
  readonly refusal?: 'code' | 'locked' | 'paused' | 'expired' | 'often' | 'waiting' | 'refused' | 'none'
  readonly shown?: {
    readonly purpose: string
    readonly view: ShareViewShown
    readonly until: string
    readonly at: string
    readonly rows: readonly SharedRow[]
  }
}
