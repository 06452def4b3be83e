import type { Attic, Gate, Session } from '#gate'
import type { Account, Identity, Limiter } from '#identity'
import type { Intake, Limits } from '#intake'
import type { Lang } from '#routes'
import type { Assets } from '#web'

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

export interface HttpDeps {
  readonly gate: Gate
  readonly identity: Identity
  readonly intake: Intake
  readonly limits: Limits
  readonly limiters: { readonly signIn: Limiter; readonly signUp: Limiter; readonly trial: Limiter }
  readonly assets: Assets
  /** Bytes of an asset or an example file, or undefined. */
  readonly readAsset: (name: string) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>
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
    address: string
    failed: string
  }
}
