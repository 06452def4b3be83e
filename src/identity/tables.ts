export interface IdentityTables {
  identity_secret_check: { name: string; sealed: Uint8Array }
  account: AccountRow
  session: SessionRow
  erasure: ErasureRow
  erasure_certificate: { number: string; signed: string; erased_at: string }
  platform_signing_key: { kid: string; created_at: string; public_key: Uint8Array; private_sealed: Uint8Array | null }
}

export interface AccountRow {
  account_id: string
  vault_id: string
  lang: 'fr' | 'en'
  /** 0 or 1. */
  trial: number
  /** Null until the person has confirmed her recovery kit. */
  kit: 'confirmed' | 'exempt' | null
  name_sealed: Uint8Array | null
  email_lookup: string | null
  email_sealed: Uint8Array | null
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

export interface ErasureRow {
  vault_id: string
  number: string
  asked_at: string
  due_at: string
  /** JSON of `ErasedCounts`, once the deletion has begun. */
  counts: string | null
}
