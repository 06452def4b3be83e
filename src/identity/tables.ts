export interface IdentityTables {
  identity_secret_check: { name: string; sealed: Uint8Array }
  account: AccountRow
  session: SessionRow
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
}
