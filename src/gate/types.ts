import type { ArchiveSource } from '#lib/pure/archive'
import type { Brand } from '#lib/pure/brand'
import type { Result } from '#lib/pure/result'
import type { Item, ItemOf, Judgement, Kind, Problem, Record, TableMapping } from '#model'
import type {
  AmendingAct,
  Amended,
  Batch,
  Busy,
  Damaged,
  Expired,
  Full,
  Gone,
  Held,
  HeldToken,
  ImportCapability,
  ImportToken,
  KeptOriginal,
  NewBatch,
  NewToken,
  NotEmpty,
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
import type { Arrived } from './arriving.ts'
import type { Conflict, ConflictWord, Settled, Sides } from './conflicts/types.ts'
import type { GrantDoor, Links } from './grants/types.ts'
import type { Leaving } from './leaving.ts'
import type { ExportChoice } from './package/format.ts'
import type { BadExport } from './package/read.ts'
import type { Readable } from './package/write.ts'
import type { Named } from './search.ts'
import type { SourceWord } from './sources/said.ts'
import type { Source } from './sources/types.ts'
import type { UsualFormat } from './usual/usual.ts'

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

/** What may be asked of the records of some kinds. */
export interface SearchQuery<K extends Kind = Kind> {
  readonly kinds: readonly K[]
  /** Days, both included. */
  readonly since?: string
  readonly until?: string
  readonly account?: string
  /** Who it is from: what names this organisation, and what stands on accounts that it keeps. Case and accents do not count. */
  readonly organisation?: string
  /** Words without accents or case, all of which must hold: in the record's text, as an amount, as a period, as the name of its kind. */
  readonly text?: string
  /** The names of kinds, in the person's language. */
  readonly named?: Named
  readonly batch?: string
  /** The name of what read it. */
  readonly connector?: string
  /** Only what she corrected. */
  readonly state?: 'corrected'
  /** Ids to keep, when a figure opens to its records. */
  readonly ids?: readonly string[]
  readonly cursor?: string
  /** Gives the page that ends before the cursor, in the place of the one that begins after it. */
  readonly back?: boolean
  /** 1 to 1,000, 100 by default. */
  readonly limit?: number
  /** Opens all that may answer, so that the totals are known. */
  readonly count?: boolean
}
export type RecordQuery<K extends Kind = Kind> = Omit<SearchQuery<K>, 'kinds'> & { readonly kind: K }

export interface RecordPage<K extends Kind = Kind> {
  readonly records: readonly Record<K>[]
  /** Opaque; null at the end. */
  readonly next: string | null
  /** For `back`; null at the beginning. */
  readonly previous: string | null
  /** Records that answer the query, in all pages: absent while some months were not opened. */
  readonly total?: number
  /** Of all pages, by currency, in minor units; empty for kinds other than `bank.transaction`. Absent likewise. */
  readonly sums?: readonly { readonly currency: string; readonly amount: number; readonly in: number; readonly out: number }[]
}

/** What a list may be asked. */
export type ListQuery<K extends Kind = Kind> = Pick<RecordQuery<K>, 'kind' | 'since' | 'until' | 'cursor' | 'limit'>
/** A page as the API gives it. */
export type RecordList<K extends Kind = Kind> = Pick<RecordPage<K>, 'records' | 'next'>

/** Where another record is. */
export interface Beside {
  readonly kind: Kind
  readonly id: string
  readonly month: string
}

/** What is held, as the list of records needs it: nothing but accounts is opened. */
export interface Holdings {
  readonly byKind: Overview['byKind']
  readonly accounts: readonly Pick<AccountSummary, 'account' | 'name'>[]
  /** Named by records, those that most name first. */
  readonly organisations: readonly string[]
}

export type BadCursor = { readonly type: 'BadCursor' }
/** A zone that is not IANA's, or a currency that is not ISO 4217's. */
export type BadSetting = { readonly type: 'BadSetting'; readonly name: keyof Settings }

/** What a person said of a table, by the fingerprint of its columns. */
export interface Remembered {
  readonly fingerprint: string
  readonly mapping: TableMapping
}
/** What the person says to a service. */
export type Said = Omit<Judgement, 'kind' | 'schema'>
/** What was said does not follow the schema of `judgement`, is nothing, or is more than is said at once. */
export type BadJudgement = { readonly type: 'BadJudgement' }
/** What was typed does not follow the schema of its kind, or is more than is typed at once. */
export type BadItem = { readonly type: 'BadItem' }
/** Not the name of a service: lower case letters, digits and hyphens. */
export type BadService = { readonly type: 'BadService' }
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

/** A name and a filter of the list of records, as the person keeps them. At most 500 characters together. */
export interface NewView {
  readonly name: string
  readonly filter: { readonly [field: string]: string }
}
export interface View extends NewView {
  readonly id: string
}
/** A name that is empty or too long, a filter too long, or as many views as are kept already. */
export type BadView = { readonly type: 'BadView' }

/** One line of the person's ledger, opened. */
export interface LedgerEntry {
  readonly n: number
  readonly at: string
  readonly act:
    | 'reserved'
    | 'completed'
    | 'failed'
    | 'import'
    | 'undo'
    | 'redo'
    | 'setting'
    | 'erase'
    | 'keep'
    | 'forget'
    | 'arrive'
    | 'grant'
    | 'refused'
    | AmendingAct
  /** The reservation this entry ends. */
  readonly of?: number
  readonly actor: string
  readonly purpose?: string
  /** Of a reservation: what is asked. Of its end: what was read, without what the person switched off. */
  readonly reads?: { readonly [kind: string]: readonly string[] }
  readonly count?: number
  /** Of what was handed over: base64url of SHA-256(salt ‖ RFC 8785 JSON), the salt beside it; of an export and an arrival, the vault digest. */
  readonly digest?: string
  readonly salt?: string
  /** Never a value nor a file's name: a batch's number, the name of an act undone, the names of settings changed, or why a release failed. */
  readonly detail?: string
  /** The grant that it is about; of `grant`, `detail` is the act on it, of `refused` why nothing was shown. */
  readonly grant?: string
  /** Written while the person was away: its number in the ledger of that grant. */
  readonly away?: number
}

/** The records that an act is on. */
export type Selection = Pick<
  RecordQuery,
  'kind' | 'since' | 'until' | 'account' | 'organisation' | 'text' | 'named' | 'batch' | 'connector' | 'state' | 'ids'
>
/** Fields by name, each with its value as the kind's schema has it. */
export type Fields = { readonly [field: string]: unknown }
/** More records than one act takes: nothing was done. */
export type TooMany = { readonly type: 'TooMany'; readonly most: number }
/** A correction as it would be. */
export interface Tried {
  /** Records that it would change. */
  readonly changed: number
  /** Those that their schema would refuse: with one, nothing is done. */
  readonly refused: number
  /** At most 20. */
  readonly samples: readonly { readonly before: Record; readonly after: Record }[]
}
/** Deleted records, by how many, and the acts that did it. */
export interface Removed {
  readonly records: number
  readonly batches: readonly Batch[]
}
/** All that an import brought, by its number, or that a source holds, by its key. */
export type FromThere = { readonly batch: string } | { readonly source: string }
/** What deleting all of it would reach. */
export interface Reach {
  /** Kinds that have something: records that go, and those that stay since another import holds them too. */
  readonly kinds: readonly { readonly kind: Kind; readonly goes: number; readonly stays: number }[]
  /** Days of what goes, where it has any. */
  readonly from?: string
  readonly to?: string
  /** Imports that keep something of it. */
  readonly keepers: readonly { readonly batch: string; readonly records: number }[]
  /** Rows to go through, what stays and what was brought again after a deletion included. */
  readonly left: number
  /** Acts that deleted something of it already, the oldest first. */
  readonly done: readonly Batch[]
}
/** One line of an act, with the record that it is about where the log still has it. */
export interface Correction extends Amended {
  readonly held?: Held
}

export interface Settings {
  /** IANA zone. */
  readonly zone: string
  /** ISO 4217 code used where a file names none. */
  readonly currency: string
}

/** The person's own door to her vault: the only one without a grant. */
export interface Attic extends GrantDoor {
  overview(): Promise<Result<Overview, Damaged>>
  /** Where what she holds comes from, until when, and what is missing, as it stands on a day of hers; opens no month when nothing changed. */
  sources(today: string): Promise<Result<readonly Source[], Damaged>>
  /** Keeps what she says of a source: sealed. `Unknown`: no such source, or not something that can be said. */
  sayOfSource(source: string, word: SourceWord): Promise<Result<void, Damaged | Unknown>>
  /** The records and cursor of `page`, without its totals. */
  list<K extends Kind>(query: ListQuery<K>): Promise<Result<RecordList<K>, Damaged | BadCursor>>
  /** A page of one kind, newest first; `search` is the same over several. */
  page<K extends Kind>(query: RecordQuery<K>): Promise<Result<RecordPage<K>, Damaged | BadCursor>>
  search<K extends Kind>(query: SearchQuery<K>): Promise<Result<RecordPage<K>, Damaged | BadCursor>>
  /** All that some kinds hold from a day to another, both included and at most 40 days apart, in no promised order; for what is drawn whole. */
  between<K extends Kind>(kinds: readonly K[], since: string, until: string): Promise<Result<readonly Record<K>[], Damaged>>
  holdings(): Promise<Result<Holdings, Damaged>>
  /** Rows read by month, of some kinds: at least as many as records, what two files say counts twice. */
  months(kinds: readonly Kind[]): ReadonlyMap<string, number>
  /** With the month it is of, when that is known, nothing else is opened. */
  find(kind: Kind, id: string, month?: string): Promise<Result<Record | undefined, Damaged>>
  /** What stands just before and after a record among those of its kind, newest first. */
  beside(record: Record): Promise<Result<{ readonly before: Beside | null; readonly after: Beside | null }, Damaged>>
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
  /** Sets these fields on every record selected; undefined takes a field away. What changes nothing is left out of the act. */
  correct(selection: Selection, fields: Fields, reason?: string): Promise<Result<Batch, Damaged | Unknown | BadItem | TooMany>>
  /** What `correct` would do, without doing it. */
  tryCorrect(selection: Selection, fields: Fields): Promise<Result<Tried, Damaged>>
  /** One record of two: `other` goes into `keep`, whose fields win but for those given. */
  merge(
    kind: Kind,
    ids: { readonly keep: string; readonly other: string },
    fields?: Fields,
    reason?: string,
  ): Promise<Result<Batch, Damaged | Unknown | BadItem>>
  /** Several records of one, 2 to 20 of its kind; those of money must add up to it, in its currency. */
  split(kind: Kind, id: string, items: readonly Item[], reason?: string): Promise<Result<Batch, Damaged | Unknown | BadItem>>
  /** Says that records are not right: they are in no list, total or service until the act is undone. */
  mark(selection: Selection, reason?: string): Promise<Result<Batch, Damaged | Unknown | TooMany>>
  /**
   * Deletes for good all that these records are made of, in acts of at most 1,000: stopped in between, what is done is done and the
   * rest is whole. Undoing an act gives nothing back; it lets the next import bring it.
   */
  remove(selections: readonly Selection[], reason?: string): Promise<Result<Removed, Damaged | Unknown | TooMany>>
  /** What deleting all that comes from there would reach; `Unknown`: no such import. Imports taken back can be asked for too. */
  reach(from: FromThere): Promise<Result<Reach, Damaged | Unknown>>
  /**
   * Deletes it for good, as `remove` does, in at most five acts of at most 1,000: `left` says how many rows wait for the next call.
   * What another import in place holds too stays, from there.
   */
  removeFrom(from: FromThere, reason?: string): Promise<Result<{ readonly left: number }, Damaged | Unknown>>
  /** Records of an import deleted with all that it brought: 0 where it was not. Opens nothing. */
  removedOf(batch: string): number
  /** Lets the next import bring what was deleted of it. */
  letBack(from: FromThere): Promise<Result<void, Damaged | Unknown>>
  /** How many records these selections hold; no more than `remove` takes is counted as `TooMany`. */
  selected(selections: readonly Selection[]): Promise<Result<readonly Record[], Damaged | TooMany>>
  /** Takes back what one line of an act said of one record, and leaves the rest of the act. */
  withdraw(batch: string, line: number): Promise<Result<Batch, Damaged | Unknown>>
  /** What was done to one record, the newest first, acts undone included; its day, when known, spares looking for it in other months. */
  history(kind: Kind, id: string, day?: string): Promise<Result<readonly Amended[], Damaged | Unknown>>
  /** Every act on what she holds, the newest first, and the records concerned that are still there. */
  corrections(): Promise<Result<readonly Correction[], Damaged>>
  /** What she switched off, as `service.kind` (`budget.bank.balance`): that service is given nothing of that kind. */
  withheld(): Promise<Result<ReadonlySet<string>, Damaged>>
  /** Lets a service read a kind, or not: a sealed setting, enforced by the gate at each reading. */
  permit(service: string, kind: Kind, allowed: boolean): Promise<Result<void, Damaged | BadService>>
  /** How many records her acts in force name, by act: nothing is opened, and one named twice counts twice. */
  acted(): { readonly [A in AmendingAct]: number }
  /** What two sources tell otherwise, and she has not settled. */
  conflicts(): Promise<Result<readonly Conflict[], Damaged>>
  /** Undefined when it is no longer one. */
  sidesOf(conflict: Conflict): Promise<Result<Sides | undefined, Damaged>>
  /** Her word on one: an act that can be undone, or a judgement, and then undefined. */
  settle(about: string, word: ConflictWord): Promise<Result<Batch | undefined, Damaged | Unknown>>
  /** Those that she settled without changing anything, the newest first. */
  settled(): Promise<Result<readonly Settled[], Damaged>>
  askAgain(about: string): Promise<Result<void, Damaged | Unknown>>
  settings(): Promise<Result<Settings, Damaged>>
  change(settings: Partial<Settings>): Promise<Result<Settings, Damaged | BadSetting>>
  /** How tables are read without asking again. */
  mappings(): Promise<Result<readonly Remembered[], Damaged>>
  /** Remembers how tables with these columns are read; null forgets it. What is known already is not said twice. */
  remember(fingerprint: string, mapping: TableMapping | null): Promise<Result<void, Damaged>>
  /** The views she keeps of her records, by name. */
  views(): Promise<Result<readonly View[], Damaged>>
  /** Keeps a new view, or another name or filter of one she has; answers its id. */
  keepView(view: NewView, id?: string): Promise<Result<string, Damaged | BadView | Unknown>>
  removeView(id: string): Promise<Result<void, Damaged | Unknown>>
  /**
   * Teaches a service: sealed judgements, the newest of each `by` and `about`, one entry of the ledger. What is said already is not said
   * twice; one that is not well-formed stops all. `verdict: 'withdrawn'` takes back: services are told nothing of it any more.
   */
  judge(said: readonly Said[]): Promise<Result<void, Damaged | BadJudgement>>
  /** What is said now, of one service or of all, without what was taken back. */
  judgements(by?: string): Promise<Result<readonly Record<'judgement'>[], Damaged>>
  ledger(): Promise<Result<readonly LedgerEntry[], Damaged>>
  /** What other attics wrote before this one took over from them: closed, in order. */
  chapters(): Promise<Result<readonly (readonly LedgerEntry[])[], Damaged>>
  /**
   * Everything, or what `choice` says, as one ZIP (docs/contracts.md), streamed. Written in the ledger before the first byte; whoever
   * takes the bytes ends them, and a reading that stops early is told as such.
   */
  export(readable: Readable, choice?: ExportChoice): Promise<Result<Leaving, Damaged | Unknown>>
  /** The same in a format that other programs read, of the kinds that it holds. */
  exportAs(format: UsualFormat, choice: ExportChoice): Promise<Result<Leaving, Damaged | Unknown>>
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
  /** What a person shares by a link, for whoever has it: no session. */
  readonly links: Links
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
  /**
   * For a built-in service: reserves the ledger entry, opens, applies the need, completes, hands over. Of a kind that the person switched
   * off for the actor nothing is opened, and the entry's end says so.
   */
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
  /** A whole export into this empty attic: checked whole, then kept whole, or nothing is. */
  arrive(session: Session, source: ArchiveSource): Promise<Result<Arrived, BadExport | NotEmpty | Damaged>>
  /**
   * Called once at start: deletes what an import cut short had stored, and marks the reservations that a crash left open. Entries are sealed under their person's key, so each is
   * closed as `failed` (unknown: assume read) the next time that key comes, before anything else is written in her ledger.
   */
  recover(): Promise<void>
}
