/** The gate: purpose, view and ledger. Every record that leaves a vault, and every one that enters, passes here. */
export type * from './types.ts'
export type * from './conflicts/types.ts'
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
export { type LedgerFileProblem, type ReadLedgerFile, readLedgerFile, type Standing, standingOf } from './ledger-file/read.ts'
export type { SignStatement } from './ledger-file/format.ts'
export { checkpointOf, ledgerLines, type WholeLedger } from './ledger-file/write.ts'
export { chapterHashes } from './package/chapter.ts'
export { gapsOf } from './sources/board.ts'
export type { SourceWord } from './sources/said.ts'
export type { Freshness, Source, SourceMonth, SourceType } from './sources/types.ts'
export { type UsualFormat, usualFormats } from './usual/usual.ts'
export type { Closed, GrantChange, GrantLine, GrantStatus, ShareOrder, Shared, Visit } from './grants/types.ts'
export type { Grant, GrantAct, GrantState } from './grants/grant.ts'
export { isCoarser, type Precision, precisions } from './views/precision.ts'
export type { PreviewPart } from './views/preview.ts'
export type { Row } from './views/apply.ts'
export { type By, isDated, isNumeric, type Part, type View as SharedView, viewSchema } from './views/view.ts'
export { grantableFields } from './need.ts'
export { local } from './local.ts'
export { isPurpose, type Purpose, type PurposeName, purposes, sharingPurposes } from './purposes.ts'
export { type Head, verifyLedger } from './verify.ts'
