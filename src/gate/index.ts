/** The gate: purpose, view and ledger. Every record that leaves a vault, and every one that enters, passes here. */
export type * from './types.ts'
export type {
  Batch,
  BatchFile,
  Busy,
  Damaged,
  Expired,
  Full,
  Gone,
  HeldToken,
  ImportCapability,
  ImportToken,
  NewBatch,
  NewRecord,
  Original,
  RecoveryOffer,
  SetAside,
  TooManyTokens,
  Unknown,
  VaultKey,
  WrongCode,
  WrongKey,
  WrongPasskey,
  WrongPassphrase,
} from '#vault'
export { createGate, type GateDeps, gateMigrations } from './create-gate.ts'
export { type LedgerKeys, ledgerKeysOf } from './entry.ts'
export { local } from './local.ts'
export { isPurpose, type Purpose, type PurposeName, purposes } from './purposes.ts'
export { type Head, verifyLedger } from './verify.ts'
