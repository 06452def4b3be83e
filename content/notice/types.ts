/** The shape of the table of notice rules. */
import type { ItemOf } from '#model'
import type { Country, Words } from '../where/types.ts'

/**
 * `frees`: from when a person may end the contract whenever she likes: from its start (`always`), from its first anniversary
 * (`first-year`), once its term has passed (`after-term`), or not outside its term (`never`).
 */
export interface NoticeRule {
  readonly id: string
  readonly country: Country
  readonly categories: readonly ItemOf<'contract'>['category'][]
  readonly name: Words
  /** What it gives, in two sentences at most. */
  readonly says: Words
  readonly frees: 'always' | 'first-year' | 'after-term' | 'never'
  /** Days from the notice to the end; null when the contract alone says it. */
  readonly days: number | null
  /** In force on this day at the latest: that of the version read, or of the page that cites it. */
  readonly from: string
  /** Where it was read, and the day. */
  readonly source: string
  readonly checked: string
  /** What it leaves out. */
  readonly limits: Words
}
