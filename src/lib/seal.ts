/**
 * The one symmetric seal of the project: version ‖ salt ‖ commitment ‖ ciphertext ‖ tag.
 *
 * HKDF-SHA-256 (RFC 5869) of the key and a fresh random salt gives an AES-256-GCM key, its nonce and a commitment
 * to the key. AES-GCM alone does not commit: one ciphertext can be made to open under two keys, which turns a
 * wrap into an oracle. The commitment is compared in constant time before anything is decrypted.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { err, ok, type Result } from './pure/result.ts'

export type NotOpened = { readonly type: 'NotOpened' }

/** Bytes that a seal adds to its plaintext. */
export const sealOverhead = 1 + 24 + 32 + 16

/**
 * Seals `plaintext` under a 32-byte key. `context` (what this is, whose it is, where it lies) is authenticated and
 * not stored: a sealed value moved elsewhere does not open. Throws when the key is not 32 bytes (a bug).
 */
export function sealWith(key: Uint8Array, context: string | Uint8Array, plaintext: Uint8Array): Uint8Array {
  if (key.length !== keyBytes) throw new RangeError('sealWith: the key has 32 bytes')
  const salt = randomBytes(saltBytes)
  const derived = derive(key, salt)
  const cipher = createCipheriv('aes-256-gcm', derived.key, derived.nonce, { authTagLength: tagBytes })
  cipher.setAAD(associated(context))
  const body = [cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]
  return Uint8Array.from(Buffer.concat([Uint8Array.of(version), salt, derived.commitment, ...body]))
}

/** Opens what `sealWith` made; `NotOpened` for a wrong key or context and for any other bytes: it never throws. */
export function openWith(key: Uint8Array, context: string | Uint8Array, sealed: Uint8Array): Result<Uint8Array, NotOpened> {
  if (key.length !== keyBytes || sealed.length < sealOverhead || sealed[0] !== version) return notOpened
  const derived = derive(key, sealed.subarray(1, 1 + saltBytes))
  const bodyStart = 1 + saltBytes + commitmentBytes
  if (!timingSafeEqual(derived.commitment, sealed.subarray(1 + saltBytes, bodyStart))) return notOpened
  try {
    const decipher = createDecipheriv('aes-256-gcm', derived.key, derived.nonce, { authTagLength: tagBytes })
    decipher.setAAD(associated(context))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    return ok(Uint8Array.from(Buffer.concat([decipher.update(sealed.subarray(bodyStart, -tagBytes)), decipher.final()])))
  } catch {
    return notOpened
  }
}

const version = 1
const keyBytes = 32
const saltBytes = 24
const nonceBytes = 12
const commitmentBytes = 32
const tagBytes = 16
const notOpened = err({ type: 'NotOpened' } as const)

function derive(key: Uint8Array, salt: Uint8Array) {
  const bytes = new Uint8Array(hkdfSync('sha256', key, salt, 'grenier/seal/1', keyBytes + nonceBytes + commitmentBytes))
  return {
    key: bytes.subarray(0, keyBytes),
    nonce: bytes.subarray(keyBytes, keyBytes + nonceBytes),
    commitment: bytes.subarray(keyBytes + nonceBytes),
  }
}

const associated = (context: string | Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.of(version), typeof context === 'string' ? Buffer.from(context) : context])
