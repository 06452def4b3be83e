/** X25519 keys of age: raw bytes written in Bech32 (BIP 173, without its limit of length). */
import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject, randomBytes } from 'node:crypto'
import type { Brand } from '#lib/pure/brand'
import { readBech32, writeBech32 } from './bech32.ts'

/** `AGE-SECRET-KEY-1…`, 32 secret bytes. */
export type AgeIdentity = Brand<string, 'AgeIdentity'>
/** `age1…`, the public half. */
export type AgeRecipient = Brand<string, 'AgeRecipient'>

const identityPrefix = 'age-secret-key-'
const recipientPrefix = 'age'
// The fixed DER heads of RFC 8410 before the 32 bytes of an X25519 key.
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicHead = Buffer.from('302a300506032b656e032100', 'hex')

/** Tells an identity by its prefix, upper case and checksum. */
export const isIdentity = (text: string): text is AgeIdentity =>
  text === text.toUpperCase() && readBech32(identityPrefix, text.toLowerCase())?.length === 32
/** Tells an X25519 recipient by its prefix and checksum. */
export const isRecipient = (text: string): text is AgeRecipient => readBech32(recipientPrefix, text)?.length === 32

/** A new key pair, as its secret half. */
export const generateIdentity = (random: (length: number) => Uint8Array = randomBytes): AgeIdentity =>
  writeBech32(identityPrefix, random(32)).toUpperCase() as AgeIdentity

/** The public half; throws on a text that is no identity. */
export const recipientOf = (identity: AgeIdentity): AgeRecipient =>
  writeBech32(recipientPrefix, publicBytes(readIdentity(identity))) as AgeRecipient

/** The private key of an identity; throws on a text that is none, since the brand was forged. */
export function readIdentity(identity: AgeIdentity): KeyObject {
  const bytes = isIdentity(identity) ? readBech32(identityPrefix, identity.toLowerCase()) : undefined
  if (bytes === undefined) throw new TypeError('not an age identity')
  return createPrivateKey({ key: Buffer.concat([privateHead, bytes]), format: 'der', type: 'pkcs8' })
}

/** The 32 bytes of a recipient; throws on a text that is none. */
export function readRecipient(recipient: AgeRecipient): Uint8Array {
  const bytes = readBech32(recipientPrefix, recipient)
  if (bytes?.length !== 32) throw new TypeError('not an age recipient')
  return bytes
}

/** The 32 bytes of the public half. */
export const publicBytes = (key: KeyObject): Uint8Array => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)

/** The shared secret, or undefined for a point of low order (which OpenSSL refuses, RFC 7748 §6.1). */
export function agree(own: KeyObject, theirs: Uint8Array): Uint8Array | undefined {
  try {
    const publicKey = createPublicKey({ key: Buffer.concat([publicHead, theirs]), format: 'der', type: 'spki' })
    return diffieHellman({ privateKey: own, publicKey })
  } catch {
    return undefined
  }
}
