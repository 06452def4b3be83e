import type { Brand } from '#lib/pure/brand'
import type { Result } from '#lib/pure/result'
import type { Item, ItemOf, Kind, Problem, Record, TableMapping } from '#model'
import type {
  Batch,
  Busy,
  Damaged,
  Expired,
  Full,
  Gone,
  HeldToken,
  ImportCapability,
  ImportToken,
  KeptOriginal,
  NewBatch,
  NewToken,
  Original,
  RecoveryOffer,
  SetAside,
  TokenOrder,
  TooManyTokens,
  Unknown,
  VaultKey,
  Verifier,
  WrongCode,
  WrongKey,
  WrongPasskey,
  WrongPassphrase,
} from '#vault'

/** The fields of a kind that may be asked for: all of its schema but `raw`, which is the person's alone. */
export type Grantable<K extends Kind> = Exclude<keyof ItemOf<K>, 'raw'>

/** What a service declares: why (a name of `purposes`), and which fields of which kinds. */
export interface Need {
  readonly purpose: string
  readonly reads: { readonly [K in Kind]?: readonly Grantable<K>[] }
}
type Read<N extends Need, K extends Kind> = Extract<NonNullable<N['reads'][K]>[number], Grantable<K>>
type Reads<N extends Need> = Extract<keyof N['reads'], Kind>
/** Records cut to a need, each with its `id`: made by the gate alone. */
export type Granted<N extends Need> = Brand<
  ReadonlyArray<{ [K in Reads<N>]: Pick<ItemOf<K>, Read<N, K> | 'kind'> & { readonly id: string } }[Reads<N>]>,
  'Granted'
>

/** An item of a local file, for `local`: its file's index and the connector that read it, since equal lines of one file are two. */
export interface LocalItem {
  readonly item: Item
  readonly file: number
  readonly connector: string
}

/** The key of a session, as the request carries it: used for this request, then forgotten. */
export interface Session {
  readonly key: VaultKey
}

export interface RecordQuery<K extends Kind = Kind> {
  readonly kind: K
  /** Days, both included. */
  readonly since?: string
  readonly until?: string
  readonly account?: string
  /** Words without accents or case, all of which the label, counterparty, memo, type or amount (`12,50`, `12.5`) must hold. */
  readonly text?: string
  readonly batch?: string
  /** Ids to keep, when a figure opens to its records. */
  readonly ids?: readonly string[]
  readonly cursor?: string
  /** 1 to 1,000, 100 by default. */
  readonly limit?: number
}

export interface RecordPage<K extends Kind = Kind> {
  readonly records: readonly Record<K>[]
  /** Opaque; null at the end. */
  readonly next: string | null
  /** Records that answer the query, in all pages. */
  readonly total: number
  /** Of all pages, by currency, in minor units; empty for kinds other than `bank.transaction`. */
  readonly sums: readonly { readonly currency: string; readonly amount: number; readonly in: number; readonly out: number }[]
}

/** What a list may be asked. */
export type ListQuery<K extends Kind = Kind> = Pick<RecordQuery<K>, 'kind' | 'since' | 'until' | 'cursor' | 'limit'>
/** A page without what would need all the others to be known. */
export type RecordList<K extends Kind = Kind> = Pick<RecordPage<K>, 'records' | 'next'>

export type BadCursor = { readonly type: 'BadCursor' }
/** A zone that is not IANA's, or a currency that is not ISO 4217's. */
export type BadSetting = { readonly type: 'BadSetting'; readonly name: keyof Settings }

/** What a person said of a table, by the fingerprint of its columns. */
export interface Remembered {
  readonly fingerprint: string
  readonly mapping: TableMapping
}
/** What was typed does not follow the schema of its kind, or is more than is typed at once. */
export type BadItem = { readonly type: 'BadItem' }
/** Not the name of a line: lower case letters, digits and hyphens. */
export type BadLine = { readonly type: 'BadLine' }

/** What one account of the attic holds. */
export interface AccountSummary {
  readonly account: string
  /** Its name or its bank, with the last four digits (`Livret ··1234`); empty when the files name no account. */
  readonly name: string
  /** The one most of its operations are in. */
  readonly currency: string
  readonly operations: number
  /** First and last day known; empty when nothing of it has a day. */
  readonly from: string
  readonly to: string
  /** The latest closing balance known. */
  readonly balance?: { readonly amount: number; readonly day: string }
}

/** What the person holds. Her settings are records too, but not counted here: she did not bring them. */
export interface Overview {
  readonly records: number
  readonly byKind: Readonly<Partial<{ [K in Kind]: number }>>
  readonly accounts: readonly AccountSummary[]
  readonly batches: readonly Batch[]
}

/** One line of the person's ledger, opened. */
export interface LedgerEntry {
  readonly n: number
  readonly at: string
  readonly act: 'reserved' | 'completed' | 'failed' | 'import' | 'undo' | 'redo' | 'setting' | 'erase' | 'keep' | 'forget'
  /** The reservation this entry ends. */
  readonly of?: number
  readonly actor: string
  readonly purpose?: string
  readonly reads?: { readonly [kind: string]: readonly string[] }
  readonly count?: number
  /** Of what was handed over: base64url of SHA-256(salt ‖ RFC 8785 JSON), the salt beside it. */
  readonly digest?: string
  readonly salt?: string
  /** Never a value nor a file's name: a batch's number, the names of settings changed, or why a release failed. */
  readonly detail?: string
}

export interface Settings {
  /** IANA zone. */
  readonly zone: string
  /** ISO 4217 code used where a file names none. */
  readonly currency: string
}

/** The person's own door to her vault: the only one without a grant. */
export interface Attic {
  overview(): Promise<Result<Overview, Damaged>>
  /** The records and cursor of `page`, without its totals: opens only the months that it shows. */
  list<K extends Kind>(query: ListQuery<K>): Promise<Result<RecordList<K>, Damaged | BadCursor>>
  page<K extends Kind>(query: RecordQuery<K>): Promise<Result<RecordPage<K>, Damaged | BadCursor>>
  find(kind: Kind, id: string): Promise<Result<Record | undefined, Damaged>>
  batches(): readonly Batch[]
  /** Imports finished while the person's key was away that did not hold when it came back: nothing of them is kept. */
  setAside(): readonly SetAside[]
  /** Deletes one of them. */
  forget(delivery: string): Promise<Result<void, Unknown>>
  /** Import tokens that she made, ended ones included, in the order they were made. */
  tokens(): readonly ImportToken[]
  /** Files of an import kept as they were given, those deleted since included. */
  originals(batch: string): readonly KeptOriginal[]
  /** The bytes of one, a piece at a time; the iteration throws when a later piece does not hold. */
  original(batch: string, file: number): Promise<Result<AsyncGenerator<Uint8Array, void>, Damaged | Unknown>>
  /** Deletes one for good; written in the ledger. */
  forgetOriginal(batch: string, file: number): Promise<Result<void, Damaged | Unknown>>
  undo(batch: string): Promise<Result<Batch, Damaged | Unknown>>
  redo(batch: string): Promise<Result<Batch, Damaged | Unknown>>
  /** Adds what the person typed, one batch undone like an import. An item that its schema refuses stops all: nothing is written. */
  add(items: readonly Item[]): Promise<Result<Batch, Damaged | BadItem>>
  /** The lines of the table of sources that she put aside as not for her. */
  notForMe(): Promise<Result<ReadonlySet<string>, Damaged>>
  /** Puts one aside, or takes it back: a sealed setting. */
  putAside(line: string, aside: boolean): Promise<Result<void, Damaged | BadLine>>
  settings(): Promise<Result<Settings, Damaged>>
  change(settings: Partial<Settings>): Promise<Result<Settings, Damaged | BadSetting>>
  /** How tables are read without asking again. */
  mappings(): Promise<Result<readonly Remembered[], Damaged>>
  /** Remembers how tables with these columns are read; null forgets it. What is known already is not said twice. */
  remember(fingerprint: string, mapping: TableMapping | null): Promise<Result<void, Damaged>>
  ledger(): Promise<Result<readonly LedgerEntry[], Damaged>>
  /** Writes in the ledger that the person asks for her attic to be erased later, or keeps it after all. */
  announce(act: 'erase' | 'keep'): Promise<Result<void, Damaged>>
}

/** An item refused by its kind's schema, with its place: a problem of its file. */
export interface Written {
  readonly batch: Batch
  readonly refused: readonly Problem[]
}

/** A need that is not well-formed: an unknown purpose, kind or field. Nothing was opened. */
export type Refused = { readonly type: 'Refused'; readonly purpose: string }

export interface Gate {
  create(passphrase: string): Promise<Result<Session, Busy>>
  unlock(vaultId: string | undefined, passphrase: string): Promise<Result<Session, WrongPassphrase | Busy>>
  /** For an account without an attic: its passphrase, and whether it is that one. Opens nothing. */
  makeVerifier(passphrase: string): Promise<Result<Verifier, Busy>>
  verify(verifier: Verifier | undefined, passphrase: string): Promise<Result<void, WrongPassphrase | Busy>>
  /** The same for the 20 bytes of a recovery code. */
  unlockWithRecovery(vaultId: string | undefined, code: Uint8Array): Promise<Result<Session, WrongCode>>
  /**
   * Called when a person has just signed in or recovered: puts small segments together. Changes nothing of what she holds, so
   * it makes no entry in her ledger; bounded, so that she does not wait.
   */
  tidy(session: Session): Promise<Result<void, Damaged>>
  /** Written in the ledger, like the new code; the old passphrase opens nothing any more. Ending the other sessions is the caller's. */
  changePassphrase(session: Session, passphrase: string): Promise<Result<void, Busy | Damaged>>
  /** A new recovery code to show, not yet in force; `sealed` is for the form to bring back. */
  offerRecovery(session: Session): RecoveryOffer
  readOffer(session: Session, sealed: Uint8Array): Result<Uint8Array, WrongKey>
  /** Puts the code of an offer in force, in the place of the one before. */
  replaceRecovery(session: Session, code: Uint8Array): Promise<Result<void, Damaged>>
  /** The same for the 32 bytes that a passkey computes; `credential` is the SHA-256 of its id, base64url. */
  unlockWithPasskey(vaultId: string | undefined, credential: string, output: Uint8Array): Promise<Result<Session, WrongPasskey>>
  /** Written in the ledger: from now on this passkey opens too. */
  addPasskey(session: Session, credential: string, output: Uint8Array): Promise<Result<void, Damaged>>
  /** Written in the ledger: this passkey opens nothing any more. Done again, it ends the work. */
  removePasskey(session: Session, credential: string): Promise<Result<void, Damaged>>
  /** For a cookie: the secret is the cookie's, the wrapped key is what the server keeps. */
  wrap(session: Session, secret: Uint8Array): Uint8Array
  resume(vaultId: string, wrapped: Uint8Array, secret: Uint8Array): Result<Session, WrongKey>
  /** Wraps first, then the rest, then the ledger: a crash in the middle leaves nothing that opens. Done again, it ends the work. */
  erase(vaultId: string): Promise<void>
  /** What an erasure will delete; needs no key. */
  count(vaultId: string): Promise<{ readonly wraps: number; readonly segments: number; readonly ledgerEntries: number }>
  /** Those of these vaults (at most 500) of which anything is here. */
  held(vaultIds: readonly string[]): Promise<readonly string[]>
  open(session: Session): Promise<Result<Attic, Damaged>>
  /** For a built-in service: reserves the ledger entry, opens, applies the need, completes, hands over. */
  read<N extends Need>(session: Session, actor: string, need: N): Promise<Result<Granted<N>, Refused | Damaged>>
  /** For imports: every item is checked by its kind's schema, then the batch is added whole. */
  write(session: Session, batch: NewBatch): Promise<Result<Written, Damaged>>
  /** What lets one import outlive its request: it adds one batch, and opens nothing. */
  capability(session: Session): Promise<Result<ImportCapability, Damaged>>
  /**
   * Keeps a batch sealed until the person's key is there. The next opening checks it as `write` does, writes the ledger and adds
   * it, under the capability's number.
   */
  deliver(capability: ImportCapability, batch: NewBatch): Promise<Result<void, Expired | Gone>>
  /** Stores a file as it was given, sealed, before its batch is delivered: kept with it, or not at all. */
  storeOriginal(
    capability: ImportCapability,
    original: { readonly file: number; readonly size: number; readonly bytes: AsyncIterable<Uint8Array> },
  ): Promise<Original>
  /** Deletes what was stored for a batch that is not delivered. */
  dropStored(capability: ImportCapability): Promise<void>
  /** Sealed bytes of all originals kept for a vault. */
  originalBytes(vaultId: string): Promise<number>
  /** Written in the ledger: from now on what this token brings comes in, until it ends. */
  makeToken(session: Session, order: TokenOrder): Promise<Result<NewToken, Damaged | TooManyTokens>>
  /** Written in the ledger: nothing that this token brings from now on comes in. */
  endToken(session: Session, id: string): Promise<Result<void, Damaged | Unknown>>
  /** Opens what is kept of a token with the token's own secret; it opens nothing else. */
  readToken(vaultId: string, id: string, sealed: Uint8Array, secret: Uint8Array): Result<HeldToken, WrongKey>
  /** What lets a token bring one batch. */
  tokenCapability(token: HeldToken): Promise<Result<ImportCapability, Gone | Full>>
  /**
   * Called once at start: deletes what an import cut short had stored, and marks the reservations that a crash left open. Entries are sealed under their person's key, so each is
   * closed as `failed` (unknown: assume read) the next time that key comes, before anything else is written in her ledger.
   */
  recover(): Promise<void>
}
