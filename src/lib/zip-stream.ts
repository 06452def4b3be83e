/**
 * Writes a ZIP archive as it goes: one member at a time, nothing held but the list of members. Sizes follow each member, since
 * nobody knows them before (APPNOTE 6.3, §4.3.9); the list is zip64 where the archive passes 4 GiB or 65,535 members.
 *
 * The archive's comment is made from the SHA-256 of every byte before it, so that any change of any byte shows.
 */
import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

type Bytes = AsyncIterable<Uint8Array>

/** A member to write; its name is a relative path with `/`. */
export interface ZipMember {
  readonly name: string
  readonly bytes: Bytes
  /** Not compressed: for what already is. */
  readonly stored?: boolean
}

interface Written {
  readonly name: Uint8Array
  readonly method: number
  readonly offset: number
  readonly crc: number
  readonly size: number
  readonly packedSize: number
}

/** The bytes of the archive. Throws on a member of 4 GiB or more: what is written here is cut before that. */
export async function* zipStream(members: AsyncIterable<ZipMember>, comment: (sha256: string) => string): AsyncGenerator<Uint8Array, void> {
  const hash = createHash('sha256')
  const list: Written[] = []
  let at = 0
  const out = (bytes: Uint8Array): Uint8Array => {
    hash.update(bytes)
    at += bytes.length
    return bytes
  }
  for await (const { name, bytes, stored = false } of members) {
    const about = { name: Buffer.from(name), method: stored ? 0 : 8, offset: at }
    yield out(heading(about))
    let [crc, size] = [0, 0]
    const counted = (async function* () {
      for await (const piece of bytes) {
        crc = crc32(piece, crc)
        size += piece.length
        yield piece
      }
    })()
    const start = at
    for await (const piece of stored ? counted : deflated(counted)) yield out(piece)
    const written = { ...about, crc, size, packedSize: at - start }
    if (Math.max(size, written.packedSize) >= large) throw new RangeError('zipStream: a member of 4 GiB')
    yield out(descriptor(written))
    list.push(written)
  }
  const start = at
  for (const member of list) yield out(listLine(member))
  const [length, words] = [at - start, Buffer.from(comment('0'.repeat(64)))]
  yield out(end(list.length, start, length, words.length))
  yield Buffer.from(comment(hash.digest('hex')))
}

/** Below it, a size or an offset takes four bytes. */
const large = 0xffffffff
/** 1 January 1980, the first day of the format: the same content gives the same bytes. */
const date = 0x21
const utf8AndSizesAfter = 0x808
const [plainVersion, zip64Version] = [20, 45]

async function* deflated(bytes: Bytes): AsyncGenerator<Uint8Array, void> {
  const deflate = createDeflateRaw()
  // What fails on either side ends both; the loop below throws it.
  pipeline(Readable.from(bytes), deflate, () => undefined)
  for await (const piece of deflate) yield piece as Uint8Array
}

const heading = ({ name, method }: Pick<Written, 'name' | 'method'>): Uint8Array =>
  Buffer.concat([
    fields(
      [4, 0x04034b50],
      [2, plainVersion],
      [2, utf8AndSizesAfter],
      [2, method],
      [2, 0],
      [2, date],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ),
    name,
  ])

const descriptor = ({ crc, packedSize, size }: Written): Uint8Array => fields([4, 0x08074b50], [4, crc], [4, packedSize], [4, size])

function listLine({ name, method, offset, crc, size, packedSize }: Written): Uint8Array {
  const far = offset >= large
  const extra = far ? fields([2, 1], [2, 8], [8, offset]) : new Uint8Array()
  const version = far ? zip64Version : plainVersion
  return Buffer.concat([
    fields(
      [4, 0x02014b50],
      [2, version],
      [2, version],
      [2, utf8AndSizesAfter],
      [2, method],
      [2, 0],
      [2, date],
      [4, crc],
      [4, packedSize],
      [4, size],
    ),
    fields([2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, far ? large : offset]),
    name,
    extra,
  ])
}

function end(count: number, start: number, length: number, comment: number): Uint8Array {
  const many = count >= 0xffff || start >= large
  const last = fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, many ? 0xffff : count],
    [2, many ? 0xffff : count],
    [4, many ? large : length],
    [4, many ? large : start],
    [2, comment],
  )
  if (!many) return last
  const record = fields(
    [4, 0x06064b50],
    [8, 44],
    [2, zip64Version],
    [2, zip64Version],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, length],
    [8, start],
  )
  return Buffer.concat([record, fields([4, 0x07064b50], [4, 0], [8, start + length], [4, 1]), last])
}

/** Little-endian integers of 2, 4 or 8 bytes. */
function fields(...values: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Uint8Array {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of values) {
    if (bytes === 2) buffer.writeUInt16LE(value, at)
    else if (bytes === 4) buffer.writeUInt32LE(value, at)
    else buffer.writeBigUInt64LE(BigInt(value), at)
    at += bytes
  }
  return buffer
}
