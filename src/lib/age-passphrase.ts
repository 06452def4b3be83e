/**
 * An age file for a passphrase (https://c2sp.org/age, scrypt recipient), as it streams: one chunk of 64 KiB in memory. The same
 * format as `age -p`, so that the file opens without us.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { headerMac, payloadKey } from './age.ts'
import { canonicalBase64, readHeader, toBase64, version } from './age/header.ts'
import { openPieces, sealPieces } from './age/stream.ts'

type Bytes = AsyncIterable<Uint8Array>

/** Why a file did not open. `cut`: it stopped before its end, or was changed on the way. */
export class SealedFileRefused extends Error {
  readonly what: 'header' | 'passphrase' | 'cut'
  constructor(what: SealedFileRefused['what']) {
    super(`sealed file: ${what}`)
    this.what = what
  }
}

/** log₂ of scrypt's N: 64 MiB and about a quarter of a second, that everyone who guesses pays each time. */
const workFactor = 16
/** What `age -p` writes; more would let a file choose how much memory it takes. */
const largestWorkFactor = 18

const derive = promisify<string, Uint8Array, number, object, Buffer>(scrypt)

async function wrapKey(passphrase: string, salt: Uint8Array, work: number): Promise<Uint8Array> {
  const salted = Buffer.concat([Buffer.from(`${version}/scrypt`), salt])
  return await derive(passphrase.normalize('NFC'), salted, 32, { N: 2 ** work, r: 8, p: 1, maxmem: 2 ** (work + 11) })
}

/** Seals as it streams. */
export async function* sealWithPassphrase(plaintext: Bytes, passphrase: string): AsyncGenerator<Uint8Array, void> {
  const [fileKey, salt, nonce] = [randomBytes(16), randomBytes(16), randomBytes(16)]
  const cipher = createCipheriv('chacha20-poly1305', await wrapKey(passphrase, salt, workFactor), new Uint8Array(12), { authTagLength: 16 })
  const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
  const head = `${version}\n-> scrypt ${toBase64(salt)} ${workFactor}\n${toBase64(body)}\n---`
  yield Buffer.concat([Buffer.from(`${head} ${toBase64(headerMac(fileKey, head))}\n`, 'latin1'), nonce])
  yield* sealPieces(payloadKey(fileKey, nonce), plaintext)
}

/** The bytes of a file begin so when it is sealed. */
export const isSealedFile = (head: Uint8Array): boolean => Buffer.from(head.subarray(0, version.length)).toString('latin1') === version

/** Opens as it streams: each chunk is checked before it is given. Throws `SealedFileRefused`. */
export async function* openWithPassphrase(sealed: Bytes, passphrase: string): AsyncGenerator<Uint8Array, void> {
  const iterator = sealed[Symbol.asyncIterator]()
  try {
    let start: Uint8Array = new Uint8Array()
    let header: ReturnType<typeof readHeader>
    while (header === undefined || start.length < header.length + 16) {
      const next = await iterator.next()
      if (next.done === true || start.length > largestHeader) throw new SealedFileRefused('header')
      start = Buffer.concat([start, next.value])
      header = readHeader(start)
    }
    const fileKey = await fileKeyOf(header, passphrase)
    if (!timingSafeEqual(headerMac(fileKey, header.head), header.mac)) throw new SealedFileRefused('header')
    const nonce = start.subarray(header.length, header.length + 16)
    const rest = async function* () {
      yield start.subarray((header?.length ?? 0) + 16)
      yield* { [Symbol.asyncIterator]: () => iterator }
    }
    for await (const piece of openPieces(payloadKey(fileKey, nonce), rest())) {
      if (piece === undefined) throw new SealedFileRefused('cut')
      yield piece
    }
  } finally {
    await iterator.return?.()
  }
}

/** A file for a passphrase has that one recipient. */
const largestHeader = 4_096

async function fileKeyOf(header: NonNullable<ReturnType<typeof readHeader>>, passphrase: string): Promise<Uint8Array> {
  const [stanza, ...others] = header.stanzas
  const [salt, work = ''] = stanza?.args ?? []
  const saltBytes = canonicalBase64(salt ?? '')
  const isOne = stanza?.type === 'scrypt' && others.length === 0 && stanza.args.length === 2 && /^[1-9]\d?$/.test(work)
  if (!isOne || saltBytes?.length !== 16 || stanza.body.length !== 32 || Number(work) > largestWorkFactor)
    throw new SealedFileRefused('header')
  const decipher = createDecipheriv('chacha20-poly1305', await wrapKey(passphrase, saltBytes, Number(work)), new Uint8Array(12), {
    authTagLength: 16,
  })
  decipher.setAuthTag(stanza.body.subarray(16))
  const fileKey = decipher.update(stanza.body.subarray(0, 16))
  try {
    decipher.final()
  } catch {
    throw new SealedFileRefused('passphrase')
  }
  return fileKey
}
