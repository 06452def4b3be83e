export type * from './types.ts'
export { errorOf } from './errors.ts'
export { openStore, type StoreOptions } from './open-store.ts'
