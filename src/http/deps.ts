import type { Attic, Gate, Session, SignStatement } from '#gate'
import type {
  Account,
  Erasures,
  FindWeakness,
  Identity,
  ImportTokens,
  Limiter,
  Notices,
  OperatorSessions,
  Passkeys,
  Places,
  Roles,
} from '#identity'
import type { Intake, Limits } from '#intake'
import type { Lang } from '#routes'
import type { Assets, OperatorProps } from '#web'
import type { ImportJobs } from './imports/jobs.ts'

/** An invented person of `examples/`, with the statements that a trial attic is filled with. */
export interface Example {
  readonly id: string
  readonly name: string
  readonly about: { readonly [L in Lang]: string }
  readonly lang: Lang
  readonly zone: string
  readonly currency: string
  readonly email: string
  readonly passphrase: string
  readonly files: readonly { readonly file: string; readonly about: { readonly [L in Lang]: string }; readonly size: number }[]
}

/** How a built file may lie beside itself, compressed. */
export type Encoding = 'br' | 'gzip'

export interface Asset {
  readonly bytes: Uint8Array
  readonly type: string
  readonly encoding?: Encoding
}

export interface HttpDeps {
  readonly gate: Gate
  readonly identity: Identity
  readonly passkeys: Passkeys
  readonly importTokens: ImportTokens
  readonly roles: Roles
  readonly erasures: Erasures
  /** Signs what the platform states of a ledger. */
  readonly sign: SignStatement
  readonly notices: Notices
  readonly places: Places
  readonly intake: Intake
  readonly limits: Limits
  /** Sealed bytes of originals that one attic may keep. */
  readonly originalsBytes: number
  readonly limiters: {
    readonly signIn: Limiter
    readonly signUp: Limiter
    readonly trial: Limiter
    readonly importToken: Limiter
    readonly leaving: Limiter
    readonly shared: Limiter
  }
  /** Accounts whose export is under way. */
  readonly leaving: Set<string>
  /** Bytes of a file that comes from another Grenier. */
  readonly arrivalBytes: number
  readonly weaknessOf: FindWeakness
  readonly importJobs: ImportJobs
  /** Milliseconds that a browser waits for the end of an import, before it is shown how far it is. */
  readonly importPatience: number
  readonly assets: Assets
  /** A built file, in the first of these encodings it exists in, else as it is; undefined when there is none. */
  readonly readAsset: (name: string, encodings: readonly Encoding[]) => Promise<Asset | undefined>
  /** Bytes of an example file, or undefined. */
  readonly readExample: (file: string) => Promise<Uint8Array | undefined>
  readonly examples: readonly Example[]
  /** True when the invented people's passphrases may be shown at sign-in. */
  readonly demo: boolean
  readonly publicUrl: string
  readonly now: () => Temporal.Instant
  /** False while starting or stopping: `/readyz` says so. */
  readonly isReady: () => Promise<boolean>
  /** One line a request: nothing personal in it. */
  readonly log: (line: LogLine) => void
}

/** What the operator's pages need besides: they are on the admin port, whose address is then `publicUrl`. */
export interface OperatorDeps extends HttpDeps {
  readonly operatorSessions: OperatorSessions
  /** Counts and health: nothing of anybody. */
  readonly state: () => Promise<OperatorProps['state']>
}

/** What a request leaves in the log: the route's pattern, never the address. */
export interface LogLine {
  readonly request: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly milliseconds: number
  /** Class and place of an unexpected error, without its message, which may hold data. */
  readonly error?: string
}

/** What a request knows once its guards have run. */
export interface Env {
  Variables: {
    request: string
    deps: HttpDeps
    account: Account
    session: Session
    attic: Attic
    cookie: string
    /** When the attic will be erased, if its person asked for it. */
    erasing: string
    /** Notices that the person has not read; of pages alone. */
    news: number
    address: string
    failed: string
    /** On the admin port alone. */
    operators: OperatorDeps
    operator: { readonly accountId: string }
  }
}
