import type { Result } from '#lib/pure/result'

export type Lang = 'fr' | 'en'

export type Kit = 'missing' | 'confirmed' | 'exempt'

export interface Account {
  readonly accountId: string
  readonly vaultId: string
  readonly lang: Lang
  /** A vault made in one click for an invented person, erased after a day or at start. */
  readonly trial: boolean
  /** Whether the person has her recovery code: `missing` until she confirms it. Invented people are `exempt`. */
  readonly kit: Kit
  /** Name shown in greetings: the invented person's, or nothing. */
  readonly name: string | null
}

/** What a request's cookie opened: the account, and what unwraps its vault key for this request. */
export interface Visit {
  readonly account: Account
  readonly wrapped: Uint8Array
  readonly secret: Uint8Array
}

/** The data were written under another platform secret: nothing is read nor written. */
export type WrongSecret = { readonly type: 'WrongSecret' }

export interface Identity {
  /**
   * `Taken` when the address already has an account. The address is stored sealed, beside a look-up HMAC. Throws on
   * what `isEmail` refuses.
   */
  signUp(request: { email: string; vaultId: string; lang: Lang }): Promise<Result<Account, { readonly type: 'Taken' }>>
  signUpTrial(request: { vaultId: string; lang: Lang; name: string }): Promise<Account>
  /** The account of an address, or undefined: the same work in both cases, and the caller's is to be as well. */
  byEmail(email: string): Promise<Account | undefined>
  /** Opens a session: `wrap` seals the vault key under the fresh secret; answers the cookie's value, 64 characters. */
  openSession(account: Account, wrap: (secret: Uint8Array) => Uint8Array): Promise<string>
  /** Reads a cookie; undefined when unknown or ended (`sessionSeconds`, `idleSeconds`). */
  visit(cookie: string): Promise<Visit | undefined>
  closeSession(cookie: string): Promise<void>
  /** Sessions that a cookie can still open: how many, not whose. */
  openSessions(): Promise<number>
  /** Ends every session of an account: whoever was in has to open it again. */
  closeSessions(accountId: string): Promise<void>
  /** The address as it was typed; undefined for a trial or an unknown account. */
  email(accountId: string): Promise<string | undefined>
  changeKit(accountId: string, kit: Kit): Promise<void>
  changeLang(accountId: string, lang: Lang): Promise<void>
  /** Trial accounts to erase: older than a day, or all of them. */
  trials(olderThan?: Date): Promise<readonly Account[]>
  /** Deletes the account and its sessions; erasing its vault is the caller's. */
  remove(accountId: string): Promise<void>
  /** Accounts that are not trials: `--demo` refuses a data folder that holds any. */
  count(): Promise<number>
  /** Deletes ended sessions; answers how many. Needs no key: to run from time to time. */
  sweep(): Promise<number>
}
