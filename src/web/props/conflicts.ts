/** Props of the page of what two sources tell otherwise. */
import type { Provenance, Record } from '#model'

export interface ConflictsProps {
  readonly questions: readonly {
    readonly about: string
    /** Values of one record, or two records that may be one. */
    readonly type: 'values' | 'twice'
    readonly fields: readonly string[]
    /** Of `values`, the newest source first: it is what is held. */
    readonly sides: readonly { readonly record: Record; readonly source: Provenance }[]
  }[]
  /** Questions that come after these. */
  readonly left: number
  readonly settled: readonly { readonly about: string; readonly verdict: 'kept' | 'two'; readonly records: readonly Record[] }[]
  /** The act just done, which can be undone. */
  readonly done?: string
  readonly said?: 'kept' | 'again' | 'gone'
}
