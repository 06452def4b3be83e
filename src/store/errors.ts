import type { StoreError } from './types.ts'

/** The connection that held the database for this process is gone: another process may own it by now. */
export class LostLock extends Error {
  override readonly name = 'LostLock'
}

/**
 * Tells a refused write apart, whichever database refused it: `Duplicate` (a primary or unique key is taken) or
 * `Locked` (another process holds the database: try again later); undefined for anything else.
 */
export function errorOf(error: unknown): StoreError | undefined {
  if (error instanceof LostLock) return locked
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  if (error.code === 'ERR_SQLITE_ERROR') return 'errcode' in error ? ofSqlite(Number(error.errcode)) : undefined
  return typeof error.code === 'string' ? byState[error.code] : undefined
}

const duplicate = { type: 'Duplicate' } as const
const locked = { type: 'Locked' } as const

/** Extended result codes (sqlite.org/rescode.html): the low byte is the primary code, 5 busy and 6 locked. */
function ofSqlite(code: number): StoreError | undefined {
  if (code === 1555 || code === 2067 || code === 2579) return duplicate
  return (code & 0xff) === 5 || (code & 0xff) === 6 ? locked : undefined
}

/** SQLSTATE (PostgreSQL, appendix A): serialisation failure, deadlock, lock not available. */
const byState: { readonly [state: string]: StoreError } = { 23505: duplicate, 40001: locked, '40P01': locked, '55P03': locked }
