import type { AgeRecipient } from '#lib/age'
import type { Signer } from '#lib/ed25519'
import type { Result } from '#lib/pure/result'
import type { Busy } from '#lib/turns'
import type { Item, ItemOf, Kind, Problem, Record } from '#model'

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
  /** Of a delivery alone: files stored as they were given. */
  readonly originals?: readonly Original[]
}

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
}

/** The vault holds; an original that does not is told by itself, and stops nothing. */
export interface Verified {
  /** Of the chain. */
  readonly entries: number
  /** Absent when all hold. */
  readonly damagedOriginals?: readonly { readonly batch: string; readonly file: number }[]
}

/** One vault, opened for one request. */
export interface OpenVault {
  readonly vaultId: string
  readonly batches: () => readonly Batch[]
  /**
   * How many records are held, by kind, without opening any: what each batch added when it came is exact as long as none was ever
   * undone. Undefined once one was: then only the fold counts.
   */
  readonly counts: () => Batch['added'] | undefined
  readonly tokens: () => readonly ImportToken[]
  readonly originals: (batch: string) => readonly KeptOriginal[]
  /** The bytes of one, in order, a piece at a time; the iteration throws when a later piece does not hold. */
  original(batch: string, file: number): Promise<Result<AsyncGenerator<Uint8Array, void>, Damaged | Unknown>>
  /** Deletes one for good. */
  dropOriginal(batch: string, file: number): Promise<Result<Batch, Damaged | Unknown>>
  /** Months (`YYYY-MM`, or `''` for what has no date) that hold live segments of this kind, oldest first. */
  readonly months: (kind: Kind) => readonly string[]
  /** Seals and commits in one transaction; the batch is kept whole, what was already there is only counted. */
  add(batch: NewBatch): Promise<Result<Batch, Damaged>>
  /** Takes a batch out of the fold, or back into it; a chain operation, nothing is re-written. */
  setState(batch: string, state: 'live' | 'undone'): Promise<Result<Batch, Damaged | { readonly type: 'Unknown' }>>
  /**
   * The fold: what the person holds of one kind, in the given months (all by default), in no promised order; only what
   * `keep` keeps, so that a search numbers its answers alone.
   */
  fold<K extends Kind>(kind: K, months?: readonly string[], keep?: (item: ItemOf<K>) => boolean): Promise<Result<Record<K>[], Damaged>>
  /**
   * Puts the small segments of crowded months together and deletes the old ones, in one transaction. What is held, and what each
   * batch brought, is the same before and after. Bounded: a large vault takes several.
   */
  tidy(): Promise<Result<{ readonly retired: number }, Damaged>>
  /** Checks the whole chain and every segment against it. */
  verify(): Promise<Result<Verified, Damaged>>
}

export type { ItemOf }
