/** The person's own acts on what she shares, and what a recipient meets. */
import type { Result } from '#lib/pure/result'
import type { Damaged, Unknown } from '#vault'
import type { PurposeName } from '../purposes.ts'
import type { PreviewPart } from '../views/preview.ts'
import type { Row } from '../views/apply.ts'
import type { View } from '../views/view.ts'
import type { Grant } from './grant.ts'

/** `given` and in force, or why nothing leaves: `locked` after five wrong codes, `moved` when the link stayed on another platform. */
export type GrantStatus = 'given' | 'paused' | 'expired' | 'ended' | 'locked' | 'moved'
export interface GrantLine {
  readonly grant: Grant
  readonly status: GrantStatus
  /** Wrong codes typed so far. */
  readonly wrong: number
}

/** What she decides. `asked` is what she first ticked, before taking anything out. */
export interface ShareOrder {
  readonly name: string
  readonly purpose: PurposeName
  readonly view: View
  readonly asked?: View
  readonly days: number
  readonly perDay: number
}
/** Told once: neither half is kept. */
export interface Shared {
  readonly grant: Grant
  readonly token: string
  readonly code: string
}
export type GrantChange =
  | { readonly act: 'narrow'; readonly view: View }
  | { readonly act: 'renew'; readonly days: number }
  | { readonly act: 'pause' | 'resume' | 'end' }

/** Not well-formed, wider than before, or not to be done in this state: nothing changed. */
export type BadShare = { readonly type: 'BadShare' }
/** As many in force as may be. */
export type TooManyShares = { readonly type: 'TooManyShares' }
/** More records than one sharing takes: fewer days, or totals. */
export type TooLarge = { readonly type: 'TooLarge' }

export interface GrantDoor {
  grants(): Promise<Result<readonly GrantLine[], Damaged>>
  /** What would leave today, on her own records; what `asked` has besides is struck out. Writes nothing. */
  previewShare(view: View, asked?: View): Promise<Result<readonly PreviewPart[], Damaged | BadShare>>
  /** Gives: an entry of the ledger, the grant sealed in her vault, a link and a code told once. */
  share(order: ShareOrder): Promise<Result<Shared, Damaged | BadShare | TooManyShares | TooLarge>>
  /** One entry of the ledger. What must stop leaving stops before anything else is written. */
  changeGrant(id: string, change: GrantChange): Promise<Result<Grant, Damaged | BadShare | Unknown>>
}

/** Why a link shows nothing. `waiting`: until its person comes by again. */
export type Closed = 'code' | 'locked' | 'paused' | 'expired' | 'often' | 'waiting' | 'refused'
export type LinkClosed = { readonly type: 'LinkClosed'; readonly why: Closed }
export type NoLink = { readonly type: 'NoLink' }
export interface Visit {
  readonly grant: Pick<Grant, 'recipient' | 'purpose' | 'view' | 'until' | 'terms'>
  /** The person's visit that the rows were made at: instant. */
  readonly at: string
  readonly rows: readonly Row[]
}

/** What anyone with a link may ask, with no session. */
export interface Links {
  /** Whether a link is one, and whether any code would open it now; says nothing of what it shows, and writes nothing. */
  look(token: string): Promise<Result<{ readonly closed?: Closed }, NoLink>>
  /** A release: reserved, opened, completed in the grant's ledger, then handed over. Refusals of a known link are written too. */
  visit(token: string, code: string): Promise<Result<Visit, NoLink | LinkClosed | Damaged>>
  /** Deletes what links past their end still had sealed; needs no key. */
  sweep(): Promise<void>
}
