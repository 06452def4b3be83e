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
  /** When her attic will be erased, if she asked for it: an instant, ISO 8601. */
  readonly erasing: string | null
}

/** One session of an account, as its owner sees it. */
export interface SessionLine {
  readonly id: string
  /** The one that asks. */
  readonly current: boolean
  readonly openedAt: string
  /** To within ten minutes. */
  readonly seenAt: string
  /** `Firefox, Linux`; null when the browser did not say. */
  readonly device: string | null
}

/** One passkey of an account, as its owner sees it. */
export interface PasskeyLine {
  /** SHA-256 of the credential's id, base64url: names it in addresses, and to the vault. */
  readonly credential: string
  readonly name: string
  readonly createdAt: string
  readonly usedAt: string | null
}

/** What an authenticator gave and signed, before it is kept. */
export interface NewPasskey {
  readonly id: string
  readonly credential: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
}

/** What a browser answers: the JSON of WebAuthn Level 3 §5.1, of which this is what is read. */
interface PasskeyAnswer {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly clientExtensionResults: object
}
export interface PasskeyMade extends PasskeyAnswer {
  readonly response: { readonly clientDataJSON: string; readonly attestationObject: string; readonly transports?: string[] | undefined }
}
export interface PasskeySigned extends PasskeyAnswer {
  readonly response: {
    readonly clientDataJSON: string
    readonly authenticatorData: string
    readonly signature: string
    readonly userHandle?: string | undefined
  }
}

/** Passkeys of accounts. Options are the JSON that browsers read; their challenge serves once, within five minutes. */
export interface Passkeys {
  /** To make one: `name` is what the person's device will show her. To be given after a fresh authentication. */
  toCreate(accountId: string, name: string): Promise<object>
  /** To sign in with any, without saying who comes. */
  toGet(): object
  /** Whether the answer was made for this account, here, the person verified. Keeps nothing. */
  check(accountId: string, answer: PasskeyMade): Promise<Result<NewPasskey, { readonly type: 'PasskeyRefused' | 'TooManyPasskeys' }>>
  keep(accountId: string, name: string, passkey: NewPasskey): Promise<Result<void, { readonly type: 'PasskeyRefused' }>>
  /** Whose passkey signed; an unknown one costs the same and answers the same as a bad signature. */
  enter(
    answer: PasskeySigned,
  ): Promise<Result<{ readonly accountId: string; readonly credential: string }, { readonly type: 'WrongPasskey' }>>
  list(accountId: string): Promise<readonly PasskeyLine[]>
  /** False when the account has none of this credential. */
  rename(accountId: string, credential: string, name: string): Promise<boolean>
  remove(accountId: string, credential: string): Promise<boolean>
}

/** Import tokens of accounts; their names, times and ends are the vault's to say. */
export interface ImportTokens {
  /** `id`, 16 bytes in base64url, and `secret`, 32 bytes, become the text to give once; the secret is not kept. */
  keep(
    accountId: string,
    token: { readonly id: string; readonly secret: Uint8Array; readonly sealed: Uint8Array; readonly expiresAt: string },
  ): Promise<string>
  /** What a text may be the token of: the secret has not proved itself yet. Undefined when unknown, ended or past its time. */
  find(
    text: string,
  ): Promise<{ readonly accountId: string; readonly id: string; readonly secret: Uint8Array; readonly sealed: Uint8Array } | undefined>
  /** Remembers, to within ten minutes, that it was used. */
  touch(id: string): Promise<void>
  /** When each was last used, null for those that never were or are no longer kept. */
  usedAt(accountId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>>
  end(accountId: string, id: string): Promise<void>
  /** Deletes those past their time; answers how many. */
  sweep(): Promise<number>
}

/** What an erasure deleted: numbers of rows, nothing that they held. */
export interface ErasedCounts {
  /** Ways to open the vault. */
  readonly wraps: number
  readonly segments: number
  readonly ledgerEntries: number
  readonly sessions: number
  readonly accounts: number
}

export interface AskedErasure {
  /** Of the certificate, to be asked for afterwards. */
  readonly number: string
  readonly askedAt: string
  readonly dueAt: string
}

/** The proof of an erasure, signed by a key of the platform over its RFC 8785 JSON. */
export interface ErasureCertificate {
  readonly certificate: {
    readonly type: 'grenier/erasure-certificate/1'
    readonly number: string
    readonly platform: string
    readonly askedAt: string
    readonly erasedAt: string
    readonly erased: ErasedCounts
  }
  readonly key: string
  /** Base64url. */
  readonly signature: string
}

/** A public key of the platform (RFC 8037), and since when it signs. */
export interface PublishedKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly alg: 'EdDSA'
  readonly use: 'sig'
  readonly kid: string
  readonly x: string
  readonly since: string
}

/** What erases an attic: the vault is reached by what the composition root hands over. */
export interface Erasures {
  /** Erases at once, and answers the certificate's number. Done again after a crash, it ends the work. */
  now(vaultId: string): Promise<string>
  /** Erases after `waitDays`, unless cancelled. Asked again, it is the first request. */
  later(vaultId: string): Promise<AskedErasure>
  asked(vaultId: string): Promise<AskedErasure | undefined>
  /** False when nothing was asked, or the deletion has begun. */
  cancel(vaultId: string): Promise<boolean>
  /** Erases what is due; answers how many. */
  runDue(): Promise<number>
  /** For the start, before serving: erases again every vault of the list that a restored copy has brought back. */
  applyList(): Promise<number>
  /** The certificate of a number; when it will be there; or undefined. */
  certificate(number: string): Promise<ErasureCertificate | { readonly dueAt: string } | undefined>
  /** Deletes the certificates older than a year. */
  sweep(): Promise<number>
  /** The public keys of all generations, the newest first. */
  keys(): Promise<readonly PublishedKey[]>
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
  /** The account of that number, or undefined. */
  byId(accountId: string): Promise<Account | undefined>
  /** Opens a session: `wrap` seals the vault key under the fresh secret; `userAgent` is kept as a few words, sealed; answers the cookie's value, 64 characters. */
  openSession(account: Account, wrap: (secret: Uint8Array) => Uint8Array, userAgent?: string): Promise<string>
  /** Reads a cookie; undefined when unknown or ended (`sessionSeconds`, `idleSeconds`). */
  visit(cookie: string): Promise<Visit | undefined>
  closeSession(cookie: string): Promise<void>
  /** The account's open sessions, the one of this cookie first, then the last seen. */
  sessions(accountId: string, cookie: string): Promise<readonly SessionLine[]>
  /** Ends a session of the account; false when it has none of this id. */
  endSession(accountId: string, id: string): Promise<boolean>
  /** Ends all sessions of the account but the one of this cookie; answers how many. */
  endOtherSessions(accountId: string, cookie: string): Promise<number>
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

/** What an account may do beside having an attic. */
export type Role = 'operator' | 'editor' | 'steward' | 'representative' | 'maker'
export type RoleAct = 'granted' | 'revoked'
/** By the command line, by an operator's page, or with the account that was erased. */
export type RoleWay = 'command' | 'page' | 'erasure'

/** What a passphrase is verified against where no vault is: made and read by the gate. */
export interface Verifier {
  readonly parameters: string
  /** Base64url. */
  readonly sealed: string
}

/** An account, and how whoever has it proves that it is hers: by her vault, or by a verifier where she has none. */
export interface Member {
  readonly accountId: string
  readonly vaultId: string | null
  readonly verifier: Verifier | null
}

/** Who does something to roles: the number of an operator's account, or nobody for the command line. */
export interface By {
  readonly account: string | null
  readonly way: RoleWay
}

export interface RoleLine {
  readonly accountId: string
  readonly role: Role
  readonly grantedAt: string
}

/** One change of roles: accounts by their numbers, never by an address. */
export interface RoleChange {
  readonly at: string
  readonly act: RoleAct
  readonly accountId: string
  readonly role: Role
  readonly by: string | null
  readonly way: RoleWay
}

export interface Invitation {
  readonly email: string
  readonly role: Role
  readonly expiresAt: string
  /** The account that the address has already, if any: its owner signs in; anyone else chooses a passphrase. */
  readonly member: Member | undefined
}

/** Roles of accounts, for the platform as a whole. Every change leaves its line in the audit, in the same transaction. */
export interface Roles {
  /** A link for `invitationHours`, for one use: answers its secret, 22 characters of which only a hash is kept. Throws on what `isEmail` refuses. */
  invite(request: { email: string; role: Role; by: By }): Promise<{ readonly token: string; readonly expiresAt: string }>
  /** Undefined when the link is unknown, used or too old. */
  invitation(token: string): Promise<Invitation | undefined>
  /**
   * Uses the link: gives the role to the account that proved itself, or to a new one without an attic. `Ended` when the link is, or
   * when the address has got an account meanwhile.
   */
  accept(
    token: string,
    who: { readonly accountId: string } | { readonly verifier: Verifier; readonly lang: Lang },
  ): Promise<Result<{ readonly accountId: string }, { readonly type: 'Ended' }>>
  /** Gives a role at once to an account that is there; `NoAccount` otherwise. */
  grant(request: { email: string; role: Role; by: By }): Promise<Result<void, { readonly type: 'NoAccount' }>>
  /**
   * False when the account has not this role. Takes effect at the next request; links left open for it end too, and an account
   * with neither attic nor role is deleted.
   */
  revoke(accountId: string, role: Role, by: By): Promise<boolean>
  /** Ends the links of an address for a role; false when there was none. */
  withdraw(email: string, role: Role): Promise<boolean>
  /** The account of an address, with or without an attic. */
  member(email: string): Promise<Member | undefined>
  /** Of an account; undefined when there is none. */
  memberOf(accountId: string): Promise<Member | undefined>
  has(accountId: string, role: Role): Promise<boolean>
  /** All roles, the oldest first. */
  lines(): Promise<readonly RoleLine[]>
  /** The latest changes first. */
  changes(limit: number): Promise<readonly RoleChange[]>
  /** Deletes the links that are too old; answers how many. */
  sweep(): Promise<number>
}

/** Sessions of the operator's page. None opens a vault, and none is one of an attic. */
export interface OperatorSessions {
  /** Answers the cookie's value, 43 characters of which only a hash is kept. */
  open(accountId: string): Promise<string>
  /** Undefined when it is unknown or ended, or when the account is not an operator's any more. */
  visit(cookie: string): Promise<{ readonly accountId: string } | undefined>
  close(cookie: string): Promise<void>
  sweep(): Promise<number>
}
