/**
 * The age v1 file format (https://c2sp.org/age) for X25519 recipients, on node:crypto: one buffer in, one buffer out.
 * Written from the specification and tested against `age-encryption` both ways.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { err, ok, type Result } from '#lib/pure/result'
import { canonicalBase64, readHeader, type Stanza, toBase64, version } from './age/header.ts'
import { agree, type AgeIdentity, type AgeRecipient, generateIdentity, publicBytes, readIdentity, readRecipient } from './age/key.ts'
import { openStream, sealStream } from './age/stream.ts'

export { type AgeIdentity, type AgeRecipient, generateIdentity, isIdentity, isRecipient, recipientOf } from './age/key.ts'

/** Why a file did not open; it never carries any of the bytes. */
export interface AgeRefused {
  readonly type: 'AgeRefused'
  readonly what: 'header' | 'recipient' | 'mac' | 'payload'
}

type Random = (length: number) => Uint8Array

const refused = (what: AgeRefused['what']) => err<AgeRefused>({ type: 'AgeRefused', what })

/** Seals `plaintext` to one recipient: a whole age file. */
export function sealAge(plaintext: Uint8Array, recipient: AgeRecipient, random: Random = randomBytes): Uint8Array {
  const fileKey = random(16)
  const head = `${version}\n${wrapFileKey(fileKey, recipient, random)}---`
  const nonce = random(16)
  const header = Buffer.from(`${head} ${toBase64(headerMac(fileKey, head))}\n`, 'latin1')
  return Buffer.concat([header, nonce, sealStream(payloadKey(fileKey, nonce), plaintext)])
}

/** Opens a whole age file with one identity; every malformed, foreign or altered file is `AgeRefused`. */
export function openAge(file: Uint8Array, identity: AgeIdentity): Result<Uint8Array, AgeRefused> {
  const header = readHeader(file)
  if (header === undefined) return refused('header')
  const fileKey = unwrapFileKey(header.stanzas, identity)
  if (fileKey === undefined) return refused('recipient')
  if (!timingSafeEqual(headerMac(fileKey, header.head), header.mac)) return refused('mac')
  const payload = file.subarray(header.length)
  if (payload.length < 16) return refused('payload')
  const plaintext = openStream(payloadKey(fileKey, payload.subarray(0, 16)), payload.subarray(16))
  return plaintext === undefined ? refused('payload') : ok(plaintext)
}

function wrapFileKey(fileKey: Uint8Array, recipient: AgeRecipient, random: Random): string {
  const ephemeral = readIdentity(generateIdentity(random))
  const share = publicBytes(ephemeral)
  const theirs = readRecipient(recipient)
  const shared = agree(ephemeral, theirs)
  if (shared === undefined) throw new TypeError('age recipient of low order')
  const cipher = createCipheriv('chacha20-poly1305', wrapKey(shared, share, theirs), new Uint8Array(12), { authTagLength: 16 })
  const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
  return `-> X25519 ${toBase64(share)}\n${toBase64(body)}\n`
}

function unwrapFileKey(stanzas: readonly Stanza[], identity: AgeIdentity): Uint8Array | undefined {
  const own = readIdentity(identity)
  const ours = publicBytes(own)
  for (const { type, args, body } of stanzas) {
    if (type !== 'X25519') continue
    const share = args.length === 1 ? canonicalBase64(args[0] ?? '') : undefined
    // A malformed X25519 stanza condemns the file: skipping it would let two readers disagree.
    if (share?.length !== 32 || body.length !== 32) return undefined
    const shared = agree(own, share)
    if (shared === undefined) return undefined
    const fileKey = openFileKey(wrapKey(shared, share, ours), body)
    if (fileKey !== undefined) return fileKey
  }
  return undefined
}

function openFileKey(key: Uint8Array, body: Uint8Array): Uint8Array | undefined {
  const decipher = createDecipheriv('chacha20-poly1305', key, new Uint8Array(12), { authTagLength: 16 })
  decipher.setAuthTag(body.subarray(16))
  const fileKey = decipher.update(body.subarray(0, 16))
  try {
    decipher.final()
    return fileKey
  } catch {
    return undefined
  }
}

const hkdf = (key: Uint8Array, salt: Uint8Array, info: string) => new Uint8Array(hkdfSync('sha256', key, salt, info, 32))
const wrapKey = (shared: Uint8Array, share: Uint8Array, recipient: Uint8Array) =>
  hkdf(shared, Buffer.concat([share, recipient]), `${version}/X25519`)
export const payloadKey = (fileKey: Uint8Array, nonce: Uint8Array) => hkdf(fileKey, nonce, 'payload')
export const headerMac = (fileKey: Uint8Array, head: string): Uint8Array =>
  createHmac('sha256', hkdf(fileKey, new Uint8Array(0), 'header'))
    .update(head, 'latin1')
    .digest()
