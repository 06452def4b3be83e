import type { NoticeKind, NoticeWay } from './notice-types.ts'
import type { Role, RoleAct, RoleWay } from './types.ts'

export interface IdentityTables {
  identity_secret_check: { name: string; sealed: Uint8Array }
  account: AccountRow
  session: SessionRow
  passkey: PasskeyRow
  import_token: { token_hash: string; account_id: string; sealed: Uint8Array; expires_at: string; used_at: string | null }
  erasure: ErasureRow
  erasure_certificate: { number: string; signed: string; erased_at: string }
  platform_signing_key: { kid: string; created_at: string; public_key: Uint8Array; private_sealed: Uint8Array | null }
  role: { account_id: string; role: Role; organisation: string; granted_at: string }
  role_audit: RoleAuditRow
  role_invitation: RoleInvitationRow
  notice: { notice_id: string; account_id: string; kind: NoticeKind; number: string; at: string; read_at: string | null }
  notice_choice: { account_id: string; kind: NoticeKind; way: NoticeWay }
  notice_due: { account_id: string; due_on: string }
  known_place: { account_id: string; place: string; seen_at: string }
  waiting_mail: { mail_id: string; account_id: string; sealed: Uint8Array; expires_at: string }
  operator_session: { session_hash: string; account_id: string; expires_at: string; seen_at: string }
}

export interface AccountRow {
  account_id: string
  /** Null for whoever has no attic. */
  vault_id: string | null
  lang: 'fr' | 'en'
  /** 0 or 1. */
  trial: number
  /** Null until the person has confirmed her recovery kit. */
  kit: 'confirmed' | 'exempt' | null
  name_sealed: Uint8Array | null
  email_lookup: string | null
  email_sealed: Uint8Array | null
  /** Of whoever has no attic: JSON of a `Verifier`, sealed. */
  verifier_sealed: Uint8Array | null
  /** Instants: ISO 8601, UTC, with milliseconds. */
  created_at: string
}

export interface SessionRow {
  session_hash: string
  account_id: string
  wrapped: Uint8Array
  expires_at: string
  seen_at: string
  device_sealed: Uint8Array | null
}

export interface PasskeyRow {
  credential_hash: string
  account_id: string
  /** COSE. */
  public_key: Uint8Array
  /** The authenticator's count of signatures; 0 when it keeps none. */
  counter: number
  about_sealed: Uint8Array
  created_at: string
  used_at: string | null
}

export interface ErasureRow {
  vault_id: string
  number: string
  asked_at: string
  due_at: string
  /** JSON of `ErasedCounts`, once the deletion has begun. */
  counts: string | null
}

export interface RoleAuditRow {
  entry: string
  at: string
  act: RoleAct
  account_id: string
  role: Role
  organisation: string
  /** The operator who did it; null for the command line, or for the person herself. */
  by_account: string | null
  way: RoleWay
}

export interface RoleInvitationRow {
  token_hash: string
  email_lookup: string
  email_sealed: Uint8Array
  role: Role
  organisation: string
  by_account: string | null
  way: RoleWay
  expires_at: string
}
