/**
 * The platform's secret: 32 bytes that never lie in the data folder nor in a backup, so that whoever takes these
 * has no platform key. It opens no vault.
 */
import { hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isInside } from './inside.ts'
import { err, ok, type Result } from './pure/result.ts'

export interface SecretOptions {
  /** The value of `GRENIER_SECRET`: 32 bytes in base64url or hexadecimal. It wins over the file; empty is none. */
  readonly env?: string | undefined
  /** Read, or made at first start. */
  readonly file: string
  /** The file is refused inside this folder. */
  readonly dataDir?: string | undefined
  /** False when a secret must be there already: a missing file is then `SecretMissing`. */
  readonly make?: boolean
}

export type SecretError =
  | { readonly type: 'SecretInsideData'; readonly file: string }
  /** Not 32 bytes in base64url or hexadecimal; `file` is absent when it came by the environment. */
  | { readonly type: 'BadSecret'; readonly file?: string }
  | { readonly type: 'SecretMissing'; readonly file: string }
  /** Neither read nor made. */
  | { readonly type: 'SecretUnreachable'; readonly file: string }

/** The platform's secret, 32 bytes. The file is made once, for its owner only, and never overwritten. */
export async function openSecret({ env, file, dataDir, make = true }: SecretOptions): Promise<Result<Uint8Array, SecretError>> {
  if (env !== undefined && env.trim() !== '') {
    const secret = readSecret(env)
    return secret === undefined ? err({ type: 'BadSecret' }) : ok(secret)
  }
  if (dataDir !== undefined && isInside(file, dataDir)) return err({ type: 'SecretInsideData', file })
  if (!make && !existsSync(file)) return err({ type: 'SecretMissing', file })
  try {
    const secret = readSecret(makeOrRead(file))
    return secret === undefined ? err({ type: 'BadSecret', file }) : ok(secret)
  } catch {
    return err({ type: 'SecretUnreachable', file })
  }
}

/** A key of the platform for one use, 32 bytes: HKDF-SHA-256 (RFC 5869) of the secret under the use's name. */
export const platformKey = (secret: Uint8Array, name: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), `grenier/platform/1/${name}`, 32))

function readSecret(text: string): Uint8Array | undefined {
  const trimmed = text.trim()
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Uint8Array.from(Buffer.from(trimmed, 'hex'))
  if (!/^[A-Za-z0-9_-]{43}$/.test(trimmed)) return undefined
  return Uint8Array.from(Buffer.from(trimmed, 'base64url'))
}

/** Written and on disk before it serves: a secret lost to a power cut would leave sealed addresses behind. */
function makeOrRead(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 })
  let descriptor: number
  try {
    descriptor = openSync(file, 'wx', 0o600)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return readFileSync(file, 'utf8')
    throw error
  }
  const text = `${randomBytes(32).toString('base64url')}\n`
  try {
    writeSync(descriptor, text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return text
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code
