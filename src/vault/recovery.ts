/**
 * From a recovery code to a key. The code is 160 random bits, so nothing can be gained by guessing slowly or fast:
 * HKDF-SHA-256 (RFC 5869) is enough, and argon2id, which makes each guess of a human phrase cost, would only delay.
 */
import { hkdfSync } from 'node:crypto'
import { canonicalJson } from '#lib/pure/canonical'
import { recoveryBytes } from '#lib/recovery-code'

const saltBytes = 16

/** Writes the parameters of a new wrap, stored beside it and bound to it as associated data. */
export const writeRecovery = (salt: Uint8Array): string =>
  canonicalJson({ algorithm: 'hkdf-sha256', version: 1, salt: Buffer.from(salt).toString('base64url') })

/** The key that wraps, 32 bytes; undefined when the parameters are not written as we write them, or the code has not 20 bytes. */
export function recoveryKey(code: Uint8Array, parameters: string): Uint8Array | undefined {
  const salt = saltOf(parameters)
  if (salt === undefined || code.length !== recoveryBytes) return undefined
  return new Uint8Array(hkdfSync('sha256', code, salt, 'grenier/recovery/1', 32))
}

function saltOf(parameters: string): Uint8Array | undefined {
  const text = /"salt":"([\w-]{22})"/.exec(parameters)?.[1]
  if (text === undefined) return undefined
  const salt = Uint8Array.from(Buffer.from(text, 'base64url'))
  return salt.length === saltBytes && writeRecovery(salt) === parameters ? salt : undefined
}
