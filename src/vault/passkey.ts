/**
 * From what a passkey computes (WebAuthn PRF extension: 32 bytes that only that authenticator makes) to a key. They are
 * as good as random, so HKDF-SHA-256 (RFC 5869) is enough, as for a recovery code.
 */
import { hkdfSync } from 'node:crypto'
import { canonicalJson } from '#lib/pure/canonical'

/** Bytes of the output of the PRF. */
export const passkeyBytes = 32
const saltBytes = 16

/** Parameters of a new wrap, stored beside it and bound to it as associated data. `credential`: SHA-256 of the credential's id, base64url. */
export const writePasskey = (credential: string, salt: Uint8Array): string =>
  canonicalJson({ algorithm: 'webauthn-prf-hkdf-sha256', version: 1, credential, salt: Buffer.from(salt).toString('base64url') })

/** The credential that a wrap is for; undefined when its parameters are not written as we write them. */
export const credentialOf = (parameters: string): string | undefined => read(parameters)?.credential

/** The key that wraps, 32 bytes; undefined for parameters that are not ours, or an output of another length. */
export function passkeyKey(output: Uint8Array, parameters: string): Uint8Array | undefined {
  const found = read(parameters)
  if (found === undefined || output.length !== passkeyBytes) return undefined
  return new Uint8Array(hkdfSync('sha256', output, found.salt, `grenier/passkey/1/${found.credential}`, 32))
}

function read(parameters: string): { credential: string; salt: Uint8Array } | undefined {
  const credential = /"credential":"([\w-]{43})"/.exec(parameters)?.[1]
  const text = /"salt":"([\w-]{22})"/.exec(parameters)?.[1]
  if (credential === undefined || text === undefined) return undefined
  const salt = Uint8Array.from(Buffer.from(text, 'base64url'))
  return salt.length === saltBytes && writePasskey(credential, salt) === parameters ? { credential, salt } : undefined
}
