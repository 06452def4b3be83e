/** The gate: purpose, view and ledger. Every record that leaves a vault, and every one that enters, passes here. */
export type * from './types.ts'
export type {
  AmendingAct,
  Amended,
  Batch,
  BatchFile,
  Busy,
  Damaged,
  Expired,
  Full,
  Gone,
  Held,
  HeldToken,
  ImportCapability,
  ImportToken,
  NewBatch,
  NewRecord,
  NotEmpty,
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
export type { Arrived } from './arriving.ts'
export type { ExportChoice } from './package/format.ts'
export { type BadExport, type ExportProblem, isExport, type Package, readPackage } from './package/read.ts'
export type { Readable, Summary } from './package/write.ts'
export { gapsOf } from './sources/board.ts'
export type { SourceWord } from './sources/said.ts'
export type { Freshness, Source, SourceMonth, SourceType } from './sources/types.ts'
export { type UsualFormat, usualFormats } from './usual/usual.ts'
export { local } from './local.ts'
export { isPurpose, type Purpose, type PurposeName, purposes } from './purposes.ts'
export { type Head, verifyLedger } from './verify.ts'
