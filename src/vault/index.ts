/** The vault: a person's sealed segments and keys, read as a log and folded. Only the gate and the composition root come in here. */
export type * from './types.ts'
export { foldItems } from './fold.ts'
export { vaultMigrations } from './tables.ts'
export { movesOf } from './plan.ts'
export { heldIn, tiesOf } from './snapshot.ts'
export type { Scan, Sought } from './scan.ts'
export { createOpener } from './opener.ts'
export { createVaults, type VaultsOptions } from './vaults.ts'
