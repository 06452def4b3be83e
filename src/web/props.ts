/**
 * What each page is given: plain data, made by `http` from what the gate answers. Pages format it and nothing more.
 * Amounts are integers of minor units beside an ISO 4217 code; days are `YYYY-MM-DD`, months `YYYY-MM`.
 */
import type { AmendingActName } from './props/corrections.ts'
import type { LedgerAsked, LedgerChecked } from './props/ledger.ts'
import type { BankTransaction, FormField, Item, Kind, Problem, TableMapping, TableRole, TableTarget } from '#model'
import type { Lang } from '#routes'

export type * from './props/matching.ts'
export type * from './props/answers.ts'
export type * from './props/carbon.ts'
export type * from './props/corrections.ts'
export type * from './props/conflicts.ts'
export type * from './props/map.ts'
export type * from './props/places.ts'
export type * from './props/energy.ts'
export type * from './props/records.ts'
export type * from './props/suppliers.ts'
export type * from './props/removing.ts'
export type * from './props/shares.ts'

/** What every page needs besides its own props. */
export interface Frame {
  readonly lang: Lang
  /**
   * The person signed in, or nothing: `name` is set for an invented person, `trial` says that the vault is one,
   * `needsKit` that no file is taken before she has her recovery code, `erasing` when the attic will go.
   */
  readonly person: { readonly name: string | null; readonly trial: boolean; readonly needsKit?: boolean; readonly erasing?: string } | null
  /** Set on the operator's pages, which are on another port: whether she is in. */
  readonly operator?: 'in' | 'out'
  /** Notices that she has not read. */
  readonly news?: number
  /** Path of the page in the other language, for public pages. */
  readonly other?: string
  /** Day in the person's zone. */
  readonly today: string
  /** The person's IANA zone, for the hours shown; Europe/Paris without it. */
  readonly zone?: string
  readonly publicUrl: string
  /** Addresses of the built files, as `buildAssets` of `tools/build.ts` answers them. */
  readonly assets: Assets
}

/** Hashed addresses under `/assets/`; `fonts` are the two to preload. */
export interface Assets {
  readonly css: string
  readonly js: string
  readonly fonts: readonly string[]
  readonly icon: string
}

/** A form refused: the sentence is in the catalogue under `error.<type>`; `fields` keeps what was typed (no secret). */
export interface Refusal {
  readonly type:
    | 'BadEmail'
    | 'ShortPassphrase'
    | 'WeakPassphrase'
    | 'PassphrasesDiffer'
    | 'WrongPassphrase'
    | 'WrongCurrent'
    | 'CodeLength'
    | 'CodeTypo'
    | 'WrongCode'
    | 'GroupsDiffer'
    | 'NotCreated'
    | 'NoAttic'
    | 'NoAccount'
    | 'Busy'
    | 'TooMany'
  readonly seconds?: number
  /** Of a `WeakPassphrase`: what makes it easy to guess. */
  readonly weakness?: 'common' | 'name' | 'repeat' | 'sequence' | 'keyboard' | 'date' | 'personal' | 'guessable'
}

/** Why a person who is signed in has not shown again that it is her. */
export type NotFresh = Refusal & { readonly type: 'WrongCurrent' | 'TooMany' | 'Busy' }

export interface SignUpProps {
  readonly email: string
  readonly refusal?: Refusal
}
export interface SignInProps {
  readonly email: string
  readonly refusal?: Refusal
  /** The invented people of `--demo`, whose passphrases may be shown. */
  readonly demo: readonly { readonly name: string; readonly email: string; readonly passphrase: string }[]
}
export interface RecoverProps {
  readonly email: string
  /** As typed: 36 characters are not to be typed again for a slip elsewhere. The answer is not stored by the browser. */
  readonly code: string
  readonly refusal?: Refusal
}
export interface TryProps {
  readonly people: readonly ExamplePerson[]
  readonly refusal?: Refusal
}
export interface ExamplePerson {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly files: readonly { readonly file: string; readonly about: string; readonly size: number }[]
}
export interface FormatsProps {
  readonly limits: { readonly fileBytes: number; readonly uploadBytes: number; readonly files: number }
}

/** The table of who holds what: its lines found, what reads files here, what can be typed. */
export interface WhereProps {
  readonly country: 'fr' | 'qc' | null
  /** As typed in the search. */
  readonly words: string
  /** Whether every line is unfolded. */
  readonly all: boolean
  /** Ids of lines. */
  readonly found: readonly string[]
  readonly readers: readonly string[]
  readonly typed: readonly Kind[]
}
/** A family of the table against what a person holds. */
export interface SourceFamily {
  readonly id: string
  readonly lines: readonly { readonly id: string; readonly state: 'in' | 'some' | 'out' | 'aside' }[]
}
export interface FindableProps {
  readonly families: readonly SourceFamily[]
}

export interface HandsProps {
  readonly kinds: readonly Kind[]
}
export type HandError =
  | 'missing'
  | 'too-long'
  | 'bad-day'
  | 'bad-time'
  | 'bad-amount'
  | 'too-precise'
  | 'too-large'
  | 'bad-currency'
  | 'bad-quantity'
  | 'bad-degrees'
  | 'bad-count'
  | 'bad-choice'
  | 'refused'
export interface HandProps {
  readonly kind: Kind
  readonly fields: readonly FormField[]
  readonly currencies: readonly string[]
  /** Typing, or looking again at what was typed. */
  readonly step: 'type' | 'look'
  readonly typed: { readonly [field: string]: string | undefined }
  readonly errors: { readonly [field: string]: HandError }
  /** What was understood, when looking again. */
  readonly item?: Item
}

export type Counts = Readonly<Partial<{ [K in Kind]: number }>>
export interface BatchLine {
  readonly id: string
  readonly at: string
  readonly files: readonly string[]
  readonly added: Counts
  readonly already: Counts
  readonly problems: number
  readonly state: 'live' | 'undone'
}
/** An import that goes on: names of its files, records read so far. */
export interface RunningImport {
  readonly id: string
  readonly files: readonly string[]
  readonly records: number
}
export interface ImportJobProps {
  readonly id: string
  /** `aside`: delivered, and did not hold. `unknown`: this process knows nothing of it. */
  readonly state: 'running' | 'failed' | 'cancelled' | 'aside' | 'unknown'
  readonly files: readonly {
    readonly name: string
    readonly state: 'waiting' | 'reading' | 'done' | 'refused'
    readonly records: number
    /** Once its format is known. */
    readonly connector?: string
  }[]
  /** The last imports, when nothing is known of this one: what is in. */
  readonly recent?: readonly BatchLine[]
}
export interface ImportsProps {
  readonly running: readonly RunningImport[]
  /** Imports delivered while nobody was there that did not hold. */
  readonly setAside: readonly { readonly id: string; readonly at: string }[]
  readonly batches: readonly BatchLine[]
  readonly limits: { readonly fileBytes: number; readonly uploadBytes: number; readonly files: number }
  readonly refusal?: { readonly type: 'NoFile' | 'UploadTooLarge' | 'TooManyFiles' | 'OriginalsFull' }
}
export interface FileLine {
  readonly name: string
  readonly size: number
  /** Name of the connector (`ofx`, `qif`, `camt`), or null when the format was not recognised. */
  readonly connector: string | null
  readonly kinds: Counts
  /** Of them, what was new when they came, and what was there; absent where nobody counted. */
  readonly added?: Counts
  readonly already?: Counts
  readonly from?: string
  readonly to?: string
  readonly problems: readonly Problem[]
  readonly moreProblems: number
  /** Of a file that was not read: what it looks like, as long as it is known. */
  readonly shape?: FileShape
  /** Where its person may say what its columns are. */
  readonly table?: string
  /** Kept as it was given, or deleted since; absent where it was not. */
  readonly original?: { readonly file: number; readonly deleted: boolean }
}
/** One file of an import, kept as it was given. */
export interface OriginalProps {
  readonly batch: string
  readonly file: number
  readonly name: string
  readonly size: number
  readonly deletedAt?: string
  readonly refusal?: NotFresh
}
/** Names and types, never a value. */
export interface FileShape {
  readonly format:
    | 'table'
    | 'json'
    | 'xml'
    | 'text'
    | 'pdf'
    | 'image'
    | 'sound'
    | 'video'
    | 'office'
    | 'archive'
    | 'database'
    | 'program'
    | 'binary'
  readonly fields: readonly { readonly name: string; readonly holds: readonly string[] }[]
  readonly more: boolean
  readonly named: boolean
}
/** A table whose columns its person says; `gone` when its bytes are not held any more. */
export type ImportTableProps =
  | { readonly gone: true }
  | {
      readonly gone?: never
      readonly job: string
      /** Of its report among those of the import. */
      readonly row: number
      readonly name: string
      readonly sheet: number
      /** Of a workbook with several tables: each sheet, and whether it was read since. */
      readonly sheets: readonly { readonly sheet: number; readonly name: string; readonly read: boolean }[]
      readonly columns: readonly { readonly index: number; readonly name: string; readonly holds: string }[]
      readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
      readonly named: boolean
      readonly currencies: readonly string[]
      /** What the columns of each kind of rows may hold. */
      readonly rolesOf: { readonly [T in TableTarget]: readonly TableRole[] }
      readonly mapping: TableMapping
      readonly missing: readonly TableRole[]
      readonly twice: readonly TableRole[]
      readonly remember: boolean
      /** The first records and problems, as it would be read. */
      readonly records: readonly { readonly item: Item; readonly line?: number }[]
      readonly problems: readonly Problem[]
      /** True after an import that could not begin. */
      readonly tried: boolean
    }
export interface BatchProps {
  /** Null when nothing could be kept: every file was refused. */
  readonly batch: {
    readonly id: string
    readonly at: string
    readonly state: 'live' | 'undone'
    readonly added: Counts
    readonly already: Counts
    /** Deleted by the person before: not brought back. */
    readonly leftOut?: Counts
    /** Deleted since, with all that it brought. */
    readonly removed?: number
  } | null
  readonly files: readonly FileLine[]
}

/** Budget, as its service answers: each figure carries the ids of its operations. */
export interface BudgetProps {
  readonly currency: string
  readonly currencies: readonly string[]
  readonly months: readonly {
    readonly month: string
    readonly in: number
    readonly out: number
    /** True when the statements do not cover the whole month. */
    readonly partial: boolean
    readonly operations: number
  }[]
  /** The month looked at, and what it is made of. */
  readonly month: string
  readonly posts: readonly BudgetPost[]
  readonly transfers: { readonly amount: number; readonly operations: number }
}
export interface BudgetPost {
  readonly category: string
  readonly label: string
  readonly direction: 'in' | 'out'
  /** Of the month looked at; positive, whatever the direction. */
  readonly amount: number
  readonly operations: number
  /** Mean of the other complete months, null when there is none. */
  readonly usual: number | null
  /** The rules that put operations here, in words, the most used first. */
  readonly rules: readonly { readonly rule: string; readonly operations: number }[]
}

export interface LedgerProps {
  readonly entries: readonly {
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
      | AmendingActName
    readonly of?: number
    readonly actor: string
    readonly purpose?: string
    readonly reads?: { readonly [kind: string]: readonly string[] }
    readonly count?: number
    readonly detail?: string
    readonly grant?: string
  }[]
  /** Closed chapters, the oldest first. */
  readonly chapters?: readonly LedgerProps['entries'][]
  /** Everything, without it. */
  readonly asked?: LedgerAsked
  /** What was found of a file held against it. */
  readonly checked?: LedgerChecked
}

export interface SettingsProps {
  readonly email: string | null
  readonly lang: Lang
  readonly zone: string
  readonly currency: string
  readonly zones: readonly string[]
  readonly currencies: readonly string[]
  readonly saved: boolean
  /** Absent for an invented person, whose keys are everybody's. */
  readonly keys?: { readonly kit: 'missing' | 'confirmed' }
  /** Tables that are read without asking. */
  readonly tables?: readonly { readonly fingerprint: string; readonly mapping: TableMapping }[]
}

/** Before a recovery code is shown again: the person gives her passphrase. `held`: she has one in force. */
export interface KitAskProps {
  readonly held: boolean
  readonly refusal?: Refusal
}
/** A recovery code, in the only answer that shows it. */
export interface KitProps {
  readonly groups: readonly string[]
  /** The code sealed under the vault key, for the forms to bring back. */
  readonly offer: string
  /** The two groups to type, counted from 1. */
  readonly asked: readonly [number, number]
  /** What leads here: a new attic, a code that has just been used, or the wish for another. */
  readonly after: 'signUp' | 'recovery' | 'asked'
  readonly refusal?: Refusal
}
export interface PassphraseProps {
  readonly refusal?: Refusal
}

/** One passkey, as its person knows it. */
export interface PasskeyLine {
  readonly credential: string
  readonly name: string
  readonly createdAt: string
  readonly usedAt: string | null
}
export interface PasskeysProps {
  readonly passkeys: readonly PasskeyLine[]
  /** What has just been done. */
  readonly done?: 'added' | 'renamed' | 'removed'
}
export interface PasskeyProps {
  readonly passkey: PasskeyLine
  readonly refusal?: NotFresh
}

/** One import token, as its person knows it. */
export interface ImportTokenLine {
  readonly id: string
  readonly name: string
  readonly madeAt: string
  readonly usedAt: string | null
  readonly expiresAt: string
  readonly state: 'live' | 'expired' | 'ended'
  readonly endedAt?: string
}
export interface ImportTokensProps {
  readonly tokens: readonly ImportTokenLine[]
  /** The one just made, in the only answer that shows it. */
  readonly made?: { readonly name: string; readonly token: string }
  readonly ended?: boolean
  readonly tooMany?: boolean
  readonly refusal?: NotFresh
  readonly typed?: { readonly name: string; readonly days: '30' | '90' | '365' }
}

export interface SessionsProps {
  readonly sessions: readonly {
    readonly id: string
    readonly current: boolean
    readonly openedAt: string
    readonly seenAt: string
    /** `Firefox, Linux`, or null. */
    readonly device: string | null
  }[]
  readonly ended: boolean
}

export interface EraseProps {
  /** What will go; only the sessions when the attic does not open. */
  readonly goes: { readonly sessions: number; readonly records?: number; readonly imports?: number; readonly lines?: number }
  /** The erasure that waits, if any. */
  readonly asked: { readonly number: string; readonly dueAt: string } | null
  /** True after a change of mind. */
  readonly kept: boolean
  readonly refusal?: NotFresh
}

export interface CertificateProps {
  /** Set while the erasure waits. */
  readonly dueAt?: string
  readonly signed?: {
    readonly certificate: {
      readonly number: string
      readonly platform: string
      readonly askedAt: string
      readonly erasedAt: string
      readonly erased: {
        readonly accounts: number
        readonly sessions: number
        readonly wraps: number
        readonly segments: number
        readonly ledgerEntries: number
      }
    }
    readonly key: string
    readonly signature: string
  }
}

/** The state of the platform: counts and health, nothing of anybody. */
export interface OperatorProps {
  readonly state: {
    readonly version: string
    readonly database: 'sqlite' | 'postgres'
    readonly startedAt: string
    readonly freeBytes: number | null
    /** Those of invented people apart. */
    readonly people: { readonly accounts: number; readonly attics: number; readonly trials: number; readonly sessions: number }
    readonly sealed: { readonly segments: number; readonly bytes: number }
    /** Since the start. */
    readonly imports: { readonly imports: number; readonly records: number }
    readonly jobs: { readonly waiting: number; readonly late: number; readonly failed: number }
    readonly erasures: { readonly waiting: number; readonly done: number }
    readonly argon2: { readonly running: number; readonly waiting: number }
    /** The last ones since the start, the latest first: patterns of routes, never addresses. */
    readonly errors: readonly { readonly at: string; readonly method: string; readonly route: string; readonly place: string }[]
  }
}
export interface OperatorSignInProps {
  readonly email: string
  readonly refusal?: Refusal
}
export interface OperatorJoinProps {
  /** Null when the link is unknown, used or too old. */
  readonly invitation: { readonly email: string; readonly role: RoleName; readonly known: boolean; readonly action: string } | null
  readonly refusal?: Refusal
}
export type RoleName = 'operator' | 'editor' | 'steward' | 'representative' | 'maker'
export interface OperatorRolesProps {
  /** Accounts by their numbers. */
  readonly roles: readonly { readonly accountId: string; readonly role: RoleName; readonly grantedAt: string }[]
  readonly changes: readonly {
    readonly at: string
    readonly act: 'granted' | 'revoked'
    readonly accountId: string
    readonly role: RoleName
    readonly by: string | null
    readonly way: 'command' | 'page' | 'erasure'
  }[]
  /** Her own. */
  readonly accountId: string
  readonly done?: boolean
  /** A link just made, shown once. */
  readonly link?: { readonly url: string; readonly expiresAt: string }
  readonly granting?: { readonly email: string; readonly role: RoleName }
  readonly refusal?: Refusal & { readonly form: 'grant' | 'revoke' }
}

export interface ErrorProps {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503
  /** Shown so that a person can quote it. */
  readonly request: string
}

export type * from './props/leave.ts'
export type * from './props/ledger.ts'
export type { BankTransaction }
export type * from './props/notices.ts'
export type * from './props/sources.ts'
