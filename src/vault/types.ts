import type { AgeRecipient } from '#lib/age'
import type { Signer } from '#lib/ed25519'
import type { Result } from '#lib/pure/result'
import type { Busy } from '#lib/turns'
import type { Hole } from './segment.ts'
import type { Amendment, Item, ItemOf, Kind, Problem, Provenance, Record } from '#model'
import type { Scan } from './scan.ts'

/** The key of one vault, for the time of a request: never printed, logged or stored. */
export interface VaultKey {
  readonly vaultId: string
  /** 32 bytes. A private-like member: only the vault reads it. */
  readonly secret: Uint8Array
}

export type WrongPassphrase = { readonly type: 'WrongPassphrase' }
/** No such vault, or no recovery code of it: whole, but not the right one. */
export type WrongCode = { readonly type: 'WrongCode' }
/** No such vault, no wrap for this passkey, or not what it computed. */
export type WrongPasskey = { readonly type: 'WrongPasskey' }
export type WrongKey = { readonly type: 'WrongKey' }
/** Two argon2id run at once and the queue is full: try again after `seconds`. */
export type { Busy }
/** Something sealed does not open or does not follow the chain: nothing is overwritten, `what` says where. */
export type Damaged = { readonly type: 'Damaged'; readonly what: string }

/** Every vault of one store. */
/** Made of a passphrase; kept for an account that has no vault. */
export interface Verifier {
  /** Of its argon2id. */
  readonly parameters: string
  /** Base64url. */
  readonly sealed: string
}

export interface Vaults {
  create(passphrase: string): Promise<Result<VaultKey, Busy>>
  /** `vaultId` undefined (an unknown address) costs the same time and answers `WrongPassphrase`. */
  unlock(vaultId: string | undefined, passphrase: string): Promise<Result<VaultKey, WrongPassphrase | Busy>>
  /** For an account without a vault: what its passphrase is verified against. It opens nothing. */
  makeVerifier(passphrase: string): Promise<Result<Verifier, Busy>>
  /** The same work as `unlock`; undefined (an unknown address) costs the same and answers `WrongPassphrase`. */
  verify(verifier: Verifier | undefined, passphrase: string): Promise<Result<void, WrongPassphrase | Busy>>
  /** Wraps the vault key under a random 32-byte secret that the server does not keep (a session's cookie). */
  wrap(key: VaultKey, secret: Uint8Array): Uint8Array
  unwrap(vaultId: string, wrapped: Uint8Array, secret: Uint8Array): Result<VaultKey, WrongKey>
  /** The same for the 20 bytes of a recovery code. */
  unlockWithRecovery(vaultId: string | undefined, code: Uint8Array): Promise<Result<VaultKey, WrongCode>>
  /** Wraps the vault key under another passphrase; the old wrap goes in the same transaction. `Damaged` when the key opens nothing. */
  changePassphrase(key: VaultKey, passphrase: string): Promise<Result<void, Busy | Damaged>>
  /** A new code, not yet in force: its bytes, and the same sealed under the vault key for a form to bring back. */
  offerRecovery(key: VaultKey): RecoveryOffer
  /** The code of an offer made under this vault key. */
  readOffer(key: VaultKey, sealed: Uint8Array): Result<Uint8Array, WrongKey>
  /** Puts a code in force; the wrap of the one before goes in the same transaction. `Damaged` when the key opens nothing. */
  replaceRecovery(key: VaultKey, code: Uint8Array): Promise<Result<void, Damaged>>
  /** The same for the 32 bytes that a passkey computes (WebAuthn PRF); `credential` is the SHA-256 of its id, base64url. */
  unlockWithPasskey(vaultId: string | undefined, credential: string, output: Uint8Array): Promise<Result<VaultKey, WrongPasskey>>
  /** Wraps the vault key for a passkey, beside every other wrap. `Damaged` when the key opens nothing. */
  addPasskey(key: VaultKey, credential: string, output: Uint8Array): Promise<Result<void, Damaged>>
  /** Takes a passkey's wrap away, and no other: the passphrase and the recovery code always stay. */
  removePasskey(vaultId: string, credential: string): Promise<void>
  /** With a reception, what was delivered while the key was away is taken in first. */
  open(key: VaultKey, reception?: Reception): Promise<Result<OpenVault, Damaged>>
  /** What lets one import outlive the request that asked for it. */
  capability(key: VaultKey): Promise<Result<ImportCapability, Damaged>>
  /** Seals a batch for the next time the key is there, in one transaction: once answered, nothing is lost. Once a capability. */
  deliver(capability: ImportCapability, batch: NewBatch): Promise<Result<void, Expired | Gone>>
  /** Stores a file as it was given, before its batch is delivered: kept with it, in the same transaction, or not at all. */
  storeOriginal(
    capability: ImportCapability,
    original: { readonly file: number; readonly size: number; readonly bytes: AsyncIterable<Uint8Array> },
  ): Promise<Original>
  /** Deletes what was stored for a batch that is not delivered. */
  dropStored(capability: ImportCapability): Promise<void>
  /** Sealed bytes of the originals of a vault. */
  originalBytes(vaultId: string): Promise<number>
  /** Called once at start: deletes what an earlier process stored and did not keep. */
  recover(): Promise<void>
  /** Makes an import token. */
  makeToken(key: VaultKey, order: TokenOrder): Promise<Result<NewToken, Damaged | TooManyTokens>>
  /** Takes in what waits, then ends a token: nothing that it brings afterwards is taken in. */
  endToken(key: VaultKey, id: string, reception: Reception): Promise<Result<void, Damaged | Unknown>>
  /** Opens what is kept of a token with the token's own secret. */
  readToken(vaultId: string, id: string, sealed: Uint8Array, secret: Uint8Array): Result<HeldToken, WrongKey>
  /** A capability for one batch of a token. */
  tokenCapability(token: HeldToken): Promise<Result<ImportCapability, Gone | Full>>
  /** Deliveries that did not hold when they were to be taken in. */
  setAside(vaultId: string): Promise<readonly SetAside[]>
  /** Deletes one of them; false when there is none. */
  dropAside(key: VaultKey, delivery: string): Promise<boolean>
  /** Deletes wraps, then everything else of the vault. */
  erase(vaultId: string): Promise<void>
  /** What an erasure will delete: ways to open, and sealed packets (segments, and pieces of deliveries). Needs no key. */
  count(vaultId: string): Promise<{ readonly wraps: number; readonly segments: number }>
  /** Those of these vaults (at most 500) that are here, even half erased. */
  held(vaultIds: readonly string[]): Promise<readonly string[]>
  /** Passphrases being derived, those waiting for their turn, and those begun since the start. */
  load(): { readonly running: number; readonly waiting: number; readonly begun: number }
}

/**
 * Adds one batch to one vault, and opens nothing: what a work that outlives its request holds, and never a key. The
 * person's identity key signed the certificate when she asked.
 */
export interface ImportCapability {
  readonly vaultId: string
  /** The number that the batch will have. */
  readonly batch: string
  /** Whom to seal for: the public half of the inbox's key pair of the month. */
  readonly inbox: { readonly epoch: string; readonly recipient: AgeRecipient }
  readonly certificate: Certificate
  /** A key for this batch alone. */
  readonly signer: Signer
}
/** Says that `producer` may bring one batch, of one vault, into one epoch of its inbox, until a time. */
export interface Certificate {
  /** Public key of the one-time signer, base64url. */
  readonly producer: string
  /** Instant, ISO 8601 UTC. */
  readonly expires: string
  readonly signature: string
  /** The number of an import token: the certificate is then for as many batches as it brings. */
  readonly token?: string | undefined
}
/** The capability's time is over: nothing was kept. */
export type Expired = { readonly type: 'Expired' }
/** The vault was erased in the meantime. */
export type Gone = { readonly type: 'Gone' }

/** An import token to make: its name is the person's, its end an instant; `hints` are how its files are to be read. */
export interface TokenOrder {
  readonly name: string
  readonly expires: string
  readonly hints: { readonly currency: string; readonly dayFirst: boolean }
}
/** A token just made: 32 secret bytes to give once, and what the platform keeps, which they alone open. */
export interface NewToken {
  readonly id: string
  readonly secret: Uint8Array
  readonly sealed: Uint8Array
}
/** A token that a program brought back: it adds batches until it ends, and opens nothing. */
export interface HeldToken {
  readonly vaultId: string
  /** The dataset that its batches are sealed for, and the public key that must have signed its recipients. */
  readonly inbox: string
  readonly identity: Uint8Array
  readonly certificate: Certificate
  readonly signer: Signer
  readonly hints: TokenOrder['hints']
}
/** A token as its person sees it. */
export interface ImportToken {
  readonly id: string
  readonly name: string
  /** Instants, ISO 8601 UTC. */
  readonly at: string
  readonly expires: string
  readonly endedAt?: string
}
export type TooManyTokens = { readonly type: 'TooManyTokens' }
/** Too much waits already for the person's next visit: nothing was kept. */
export type Full = { readonly type: 'Full' }
export type Unknown = { readonly type: 'Unknown' }

/** How the gate takes a delivery in. */
export interface Reception {
  /** The batch with what may be kept of it; undefined when none of it may. */
  check(batch: NewBatch): NewBatch | undefined
  /** Writes what is about to be done, then does it; `token` is the name of the import token that brought it, if one did. */
  announced(records: number, commit: () => Promise<Result<Batch, Damaged>>, token?: string): Promise<Result<Batch, Damaged>>
}

/** A delivery that does not hold: forged, edited, cut, of another vault or brought too late. Nothing of it is in the fold. */
export interface SetAside {
  readonly id: string
  /** When it was found not to hold: instant, ISO 8601 UTC. */
  readonly at: string
}

/** A recovery code shown to the person: until she confirms it, nothing of it is stored. */
export interface RecoveryOffer {
  readonly code: Uint8Array
  readonly sealed: Uint8Array
}

/** One file of a batch, as the person gave it. */
export interface BatchFile {
  readonly name: string
  readonly size: number
  readonly connector: string | null
  /** Records read in this file, by kind, before any dedupe. */
  readonly kinds: Readonly<Partial<{ [K in Kind]: number }>>
  readonly from?: string
  readonly to?: string
  /** At most 200; `moreProblems` counts the others. */
  readonly problems: readonly Problem[]
  readonly moreProblems: number
  /** Of its records, those that the vault did not have when the batch came, by kind; absent where none was kept or nobody counted. */
  readonly added?: Readonly<Partial<{ [K in Kind]: number }>>
  /** Those that were there, or that an earlier file of the batch brought. */
  readonly already?: Readonly<Partial<{ [K in Kind]: number }>>
}

/** A record to add: its place in its file, by the file's index in the batch. */
export interface NewRecord {
  readonly item: Item
  readonly file: number
  readonly line?: number
  readonly path?: string
}

export interface NewBatch {
  readonly connector: string
  readonly origin: string
  readonly files: readonly BatchFile[]
  readonly records: readonly NewRecord[]
  /** The person's own act on what she holds: its records are amendments, which no other batch brings into the fold. */
  readonly act?: AmendingAct
  /** Of a delivery alone: files stored as they were given. */
  readonly originals?: readonly Original[]
}

/** What a batch of amendments does. */
export type AmendingAct = 'correct' | 'merge' | 'split' | 'mark' | 'remove' | 'withdraw'

/** A file stored as it was given: `file` is its index in the batch, `pieces` the hexadecimal SHA-256 of each sealed piece. */
export interface Original {
  readonly file: number
  readonly size: number
  readonly pieces: readonly string[]
}
/** The same as its person sees it. */
export interface KeptOriginal {
  readonly file: number
  readonly size: number
  /** Set once it is deleted: nothing of it is left but this. */
  readonly deletedAt?: string
}

/** A batch as the sealed manifest keeps it. */
export interface Batch {
  readonly id: string
  /** Instant, ISO 8601 UTC. */
  readonly at: string
  readonly connector: string
  readonly origin: string
  readonly files: readonly BatchFile[]
  readonly state: 'live' | 'undone'
  /** New to the vault when the batch came, by kind. */
  readonly added: Readonly<Partial<{ [K in Kind]: number }>>
  /** Already there when the batch came, by kind. */
  readonly already: Readonly<Partial<{ [K in Kind]: number }>>
  /** Deleted by the person before the batch came, so not brought back, by kind; absent where there are none. */
  readonly leftOut?: Readonly<Partial<{ [K in Kind]: number }>>
  /** Set for the person's own act on what she holds: not an import. */
  readonly act?: AmendingAct
}

/** Where the log has a record: amendments name it like this. `rank` has a dot for a part of a record that was split. */
export interface Target {
  /** `YYYY-MM`, or empty. */
  readonly month: string
  readonly key: readonly (string | number)[]
  readonly rank: string
}

/** A record with what is beneath it. */
export interface Held<K extends Kind = Kind> {
  readonly record: Record<K>
  readonly target: Target
  /** What the log has of it: its own record, and those merged into it. */
  readonly roots: readonly Target[]
  /** As its newest source brought it, before any correction. */
  readonly original: ItemOf<K>
  /** `held`, or why the fold does not show it. */
  readonly state: 'held' | 'wrong' | 'merged' | 'split'
}

/** Tells what came from there, by where a row comes from and what it says. */
export type IsFrom = (source: Provenance, item: Item) => boolean

/** A record that has something from there, taken back or not. */
export interface Brought {
  readonly item: Item
  /** `YYYY-MM`, or empty. */
  readonly month: string
  /** Empty when it has none. */
  readonly day: string
  /** `goes` with all that is held of it; `stays`, held by other live imports; `gone`: deleted before, and brought again. */
  readonly state: 'goes' | 'stays' | 'gone'
  /** The numbers of the imports that keep it. */
  readonly stays: readonly string[]
}

/** The first `most` records that come from there, of these months. */
export interface RemoveBrought {
  readonly isFrom: IsFrom
  readonly months: readonly string[]
  readonly most: number
  readonly reason?: string | undefined
  /** The number of the import of which all goes, if it is one: the act keeps it. */
  readonly origin?: string | undefined
}

/** One amendment of the log, with the act that it is part of. */
export interface Amended {
  readonly batch: Batch
  /** Its line in the act, as it was added. */
  readonly line: number
  readonly amendment: Amendment
}

/** The vault holds; an original that does not is told by itself, and stops nothing. */
export interface Verified {
  /** Of the chain. */
  readonly entries: number
  /** Absent when all hold. */
  readonly damagedOriginals?: readonly { readonly batch: string; readonly file: number }[]
}

/** The vault holds something already: nothing was written. */
export type NotEmpty = { readonly type: 'NotEmpty' }

/** A batch as it leaves its vault: its number is its place in the log, from 1. */
export interface LoggedBatch extends Pick<Batch, 'at' | 'connector' | 'origin' | 'files' | 'added' | 'already' | 'leftOut' | 'act'> {
  /** Files kept as they were given, with the instant of their deletion if they were deleted. */
  readonly originals?: readonly KeptOriginal[]
  /** Months that its amendments tie together. */
  readonly moves?: readonly { readonly kind: Kind; readonly from: string; readonly to: string }[]
}
/** What was done with batches since, in order. */
export type LoggedAct =
  | { readonly act: 'undo' | 'redo'; readonly batch: number }
  | { readonly act: 'forget'; readonly batch: number; readonly file: number }
/** The history of a vault, without its rows. */
export interface VaultLog {
  /** 32 bytes, base64url: the same records have the same numbers elsewhere. */
  readonly idKey: string
  readonly batches: readonly LoggedBatch[]
  readonly acts: readonly LoggedAct[]
}
/**
 * A row of a batch, and the month it is sealed in; rows of one batch, kind and month come in their order. An amendment lies with what it
 * amends; `gone` is what is left of a deleted row.
 */
export type LoggedRow = {
  readonly batch: number
  readonly month: string
  readonly file: number
  readonly line?: number
  readonly path?: string
} & ({ readonly item: Item; readonly gone?: never } | { readonly gone: Hole | null; readonly item?: never })
export interface Snapshot {
  readonly log: VaultLog
  /** Kinds with rows, in the order of the model, and their months, oldest first: those that amendments tie together are one group. */
  readonly months: ReadonlyMap<Kind, readonly (readonly string[])[]>
  /** The rows of one kind and some months, undone batches included. */
  rows(kind: Kind, months: readonly string[]): Promise<Result<readonly LoggedRow[], Damaged>>
  /** What the person holds of a group of months; sources name batches by their place in the log. */
  records<K extends Kind>(kind: K, months: readonly string[]): Promise<Result<readonly Record<K>[], Damaged>>
  /** A file kept as it was given; `batch` is its place in the log. */
  original(batch: number, file: number): Promise<Result<AsyncGenerator<Uint8Array, void>, Damaged | Unknown>>
}
/** A log to replay, checked by the gate. */
export interface ReplayedLog {
  readonly log: VaultLog
  /** The rows of each kind and month, once each. */
  readonly months: () => AsyncIterable<{ readonly kind: Kind; readonly month: string; readonly rows: readonly LoggedRow[] }>
  readonly original: (batch: number, file: number) => AsyncIterable<Uint8Array>
}

/** What a fold keeps, and what the text of a row must hold to be parsed at all. */
export interface Picked<K extends Kind = Kind> {
  readonly keep?: (item: ItemOf<K>) => boolean
  readonly scan?: Scan
  /** Leaves the numbers of records empty: for who counts them and names none. */
  readonly bare?: true
  /** Told of each record that several sources hold and that the person did not change: what each says, the newest first. */
  readonly several?: (items: readonly ItemOf<K>[], record: () => Record<K>, sources: readonly Provenance[]) => void
  /**
   * Of what is kept, whole days from the newest (with `back` the oldest) until this many, that one `day` whole and not counted:
   * numbering is half the cost of a month. Days on the other side of that `day` are not asked.
   */
  readonly first?: { readonly many: number; readonly back: boolean; readonly day?: string }
}

/** One vault, opened for one request. */
export interface OpenVault {
  readonly vaultId: string
  /** Of its sealed table of contents as it was last read: the same number is the same records. */
  readonly version: () => number
  readonly batches: () => readonly Batch[]
  /**
   * How many records are held, by kind, without opening any: what each batch added when it came is exact as long as none was ever
   * undone, and nothing amended. Undefined once one was: then only the fold counts.
   */
  readonly counts: () => Batch['added'] | undefined
  /** A name that stands for these words in addresses, the same for ever: 22 characters of a keyed digest, from which they do not come back. */
  readonly nameOf: (...words: readonly string[]) => string
  readonly tokens: () => readonly ImportToken[]
  readonly originals: (batch: string) => readonly KeptOriginal[]
  /** The bytes of one, in order, a piece at a time; the iteration throws when a later piece does not hold. */
  original(batch: string, file: number): Promise<Result<AsyncGenerator<Uint8Array, void>, Damaged | Unknown>>
  /** Deletes one for good. */
  dropOriginal(batch: string, file: number): Promise<Result<Batch, Damaged | Unknown>>
  /** Months (`YYYY-MM`, or `''` for what has no date) that hold live segments of this kind, or records corrected to them; oldest first. */
  readonly months: (kind: Kind) => readonly string[]
  /** Seals and commits in one transaction; the batch is kept whole, what was already there is only counted. */
  add(batch: NewBatch): Promise<Result<Batch, Damaged>>
  /** Takes a batch out of the fold, or back into it; a chain operation, nothing is re-written. */
  setState(batch: string, state: 'live' | 'undone'): Promise<Result<Batch, Damaged | { readonly type: 'Unknown' }>>
  /**
   * The fold: what the person holds of one kind, amendments applied, in the given months of their days (all by default), in no
   * promised order; only what `keep` keeps, so that a search numbers its answers alone; a `scan` spares parsing what cannot be kept.
   */
  fold<K extends Kind>(kind: K, months?: readonly string[], pick?: Picked<K>): Promise<Result<Record<K>[], Damaged>>
  /** The same with what is beneath, records that the fold does not show included. */
  held<K extends Kind>(kind: K, months?: readonly string[]): Promise<Result<Held<K>[], Damaged>>
  /** Every amendment, those of acts undone included, in the order they came. */
  amendments(): Promise<Result<Amended[], Damaged>>
  /**
   * Deletes for good, in one transaction: the bytes of every source of these records, and of what was said of them, go; keyed names
   * stay, in a batch of their own, so that no import brings them back while it is live. `Unknown` when the log has none of them.
   */
  remove(kind: Kind, targets: readonly Target[], reason?: string): Promise<Result<Batch, Damaged | Unknown>>
  /** What came from there, of one kind, the newest months first; imports taken back included. */
  brought(kind: Kind, isFrom: IsFrom): Promise<Result<readonly Brought[], Damaged>>
  /** Deletes the first of them, as `remove` does; what another live import brought too stays, from there. `Unknown` when none is left. */
  removeBrought(kind: Kind, what: RemoveBrought): Promise<Result<Batch, Damaged | Unknown>>
  /** Rows of one kind by month, of all batches or one, as the sealed table of contents counts them: at least as many as records. */
  rows(kind: Kind, batch?: string): ReadonlyMap<string, number>
  /**
   * Puts the small segments of crowded months together and deletes the old ones, in one transaction. What is held, and what each
   * batch brought, is the same before and after. Bounded: a large vault takes several.
   */
  tidy(): Promise<Result<{ readonly retired: number }, Damaged>>
  /** All that the vault holds at this moment, to be read month by month; what comes in afterwards is not in it. */
  snapshot(): Snapshot
  /**
   * Makes this empty vault hold what another held, in one transaction: the same records under the same numbers, the same imports
   * and history, under keys and batch numbers of its own. What `log` throws is thrown, and nothing is kept.
   */
  replay(log: ReplayedLog): Promise<Result<void, Damaged | NotEmpty>>
  /** Checks the whole chain and every segment against it. */
  verify(): Promise<Result<Verified, Damaged>>
}

export type { ItemOf }
