/** What the page that deletes all of an import or a source is given. */
import type { Kind } from '#model'
import type { NotFresh } from '../props.ts'
import type { SourceLine } from './sources.ts'

export interface RemoveAllProps {
  /** Where its forms are sent. */
  readonly action: string
  /** The source is absent once it holds nothing. `name` is the first file of the import, empty when it was typed. */
  readonly from:
    | { readonly type: 'batch'; readonly batch: string; readonly name: string }
    | { readonly type: 'source'; readonly source?: SourceLine }
  readonly kinds: readonly { readonly kind: Kind; readonly goes: number; readonly stays: number }[]
  /** Rows to go through; 0 when nothing comes from there. */
  readonly left: number
  readonly days?: { readonly from: string; readonly to: string }
  /** Imports that keep some of these records, by the name of their first file. */
  readonly keepers: readonly { readonly batch: string; readonly name: string; readonly records: number }[]
  /** Files kept as they were given. */
  readonly originals: readonly { readonly batch: string; readonly file: number; readonly size: number; readonly name: string }[]
  /** Records deleted from there already, and kept from coming back. */
  readonly deleted: number
  /** True when the next import may bring them. */
  readonly isLetBack: boolean
  /** True between two acts. */
  readonly isOn: boolean
  readonly refusal?: NotFresh
}
