/**
 * A ZIP archive read as a stranger's file: only its list of members is held, each member is inflated as it is asked for, nothing is
 * written anywhere. Sizes are bounded twice, as declared and as they come. zip.js reads
 * the list, the platform's own decompression the members: it also runs in browsers.
 */
import { type Entry, ZipReader } from '@zip.js/zip.js/lib/zip-core-reader.js'
import { createCrc32 } from './crc32.ts'
import { Damage, inflated } from './inflate.ts'
import { err, ok, type Result } from './result.ts'

/** Bytes that can be read anywhere: exactly `[offset, offset + length)`, fewer only at the end. */
export interface ArchiveSource {
  readonly size: number
  /** Where each piece begins of an archive that a compression program cut in several (`.z01` … `.zip`), put end to end. */
  readonly disks?: readonly number[]
  read(offset: number, length: number): Promise<Uint8Array>
}

export interface ArchiveLimits {
  /** Members, folders included. */
  readonly entries: number
  /** Bytes of one member once inflated; a larger one is skipped. */
  readonly entryBytes: number
  /** Bytes of all members once inflated; more refuses the archive. */
  readonly totalBytes: number
}

export interface ArchiveEntry {
  /** A relative path with `/`, never with `..`, a drive or a control character. */
  readonly name: string
  /** Bytes once inflated: `read` gives exactly so many, or throws. */
  readonly size: number
  /** Its checksum, as the list of members says it. */
  readonly crc: number
  /** Inflates it from its start, again at each call. Throws what `damageOf` (inflate.ts) tells when the member is damaged or lies. */
  read(): AsyncGenerator<Uint8Array, void>
}

export interface SkippedEntry {
  readonly name: string
  readonly code: 'unsafe' | 'encrypted' | 'too-large' | 'duplicate' | 'unsupported'
}

export interface ArchiveError {
  readonly type: 'not-archive' | 'truncated' | 'malformed' | 'unsafe' | 'too-large' | 'encrypted' | 'split'
}

export interface Archive {
  /** In the order of the archive's own list; folders and what macOS adds beside files are left out. */
  readonly entries: readonly ArchiveEntry[]
  readonly skipped: readonly SkippedEntry[]
}

/** What a list of members may take: 46 bytes and a name each, so a million of them are refused unread. */
const maxDirectoryBytes = 32 * 2 ** 20
/** Above `ratioFrom` bytes, a member inflated more than so many times is a bomb: honest text reaches 20 to 50. */
const maxRatio = 200
const ratioFrom = 2 ** 20
const maxName = 500

/** Reads the list of members. An archive whose members overlap or lie outside it is refused whole; a member alone is skipped. */
export async function openArchive(source: ArchiveSource, limits: ArchiveLimits): Promise<Result<Archive, ArchiveError>> {
  if (!source.disks && !isZip(await source.read(0, 4))) return err({ type: 'not-archive' })
  const listed = await listEntries(source, limits)
  if (!listed.ok) return listed
  if (overlap(listed.value, source.size)) return err({ type: 'unsafe' })
  const entries: ArchiveEntry[] = []
  const skipped: SkippedEntry[] = []
  const names = new Set<string>()
  for (const file of listed.value) {
    if (file.ignored) continue
    const { name } = file
    const code = reasonToSkip(file, names, limits)
    if (code === undefined) entries.push(entryOf(source, file))
    else skipped.push({ name: shown(name), code })
    names.add(name)
  }
  if (entries.reduce((sum, { size }) => sum + size, 0) > limits.totalBytes) return err({ type: 'too-large' })
  return ok({ entries, skipped })
}

/** The signatures of a member, and of an archive without any. */
export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))

/** What is kept of a member's line in the list: zip.js gives ten times as much, and there may be a hundred thousand. */
type Listed = Readonly<ReturnType<typeof listedOf>>

const listedOf = (entry: Entry, disks: readonly number[] = [0]) => ({
  name: entry.filename.replaceAll('\\', '/'),
  rawName: entry.rawFilename,
  ignored: entry.directory || isResourceFork(entry.filename),
  symlink: entry.symlink,
  encrypted: entry.encrypted,
  method: entry.compressionMethod,
  size: entry.uncompressedSize,
  packedSize: entry.compressedSize,
  // A member on a piece that is not here lies past the end: the archive is then refused.
  offset: (disks.length > 1 ? (disks[entry.diskNumberStart] ?? Infinity) : 0) + entry.offset,
  crc: entry.signature ?? 0,
})

async function listEntries(source: ArchiveSource, limits: ArchiveLimits): Promise<Result<readonly Listed[], ArchiveError>> {
  const listed: Listed[] = []
  try {
    for await (const entry of readerOf(source).getEntriesGenerator()) {
      if (listed.length === limits.entries) return err({ type: 'too-large' })
      listed.push(listedOf(entry, source.disks))
    }
    return ok(listed)
  } catch (error) {
    return err({ type: typeOf(error as Error) })
  }
}

const readerOf = (source: ArchiveSource): ZipReader<unknown> =>
  new ZipReader(
    {
      size: source.size,
      readUint8Array: async (offset: number, length: number) => {
        if (length > maxDirectoryBytes) throw new Error(tooLarge)
        return source.read(offset, length)
      },
      ...(source.disks && {
        lastDiskNumber: source.disks.length - 1,
        getDiskOffset: (disk: number) => source.disks?.[disk] ?? source.size,
      }),
    } as never,
    // Names are judged here, one by one.
    { filenameValidation: 'tolerant' },
  )

const tooLarge = 'the list of members is too large'

function typeOf({ message }: Error): ArchiveError['type'] {
  if (message === tooLarge) return 'too-large'
  if (message === 'End of central directory not found') return 'truncated'
  if (message === 'Split zip file') return 'split'
  if (message === 'Encrypted central directory is not supported') return 'encrypted'
  return 'malformed'
}

/** True when two members share bytes, or one ends past the archive: thus one small heap of data is inflated many times. */
function overlap(listed: readonly Listed[], size: number): boolean {
  let end = 0
  for (const { offset, rawName, packedSize } of listed.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end) return true
    end = offset + localHeaderBytes + rawName.length + packedSize
  }
  return end > size
}

const localHeaderBytes = 30

function reasonToSkip(file: Listed, names: ReadonlySet<string>, limits: ArchiveLimits): SkippedEntry['code'] | undefined {
  if (file.symlink || !isSafeName(file.name)) return 'unsafe'
  if (names.has(file.name)) return 'duplicate'
  if (file.encrypted) return 'encrypted'
  if (file.method !== 0 && file.method !== 8) return 'unsupported'
  if (file.size > limits.entryBytes) return 'too-large'
  return file.size > ratioFrom && file.size > maxRatio * file.packedSize ? 'too-large' : undefined
}

function isSafeName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what is refused
  if (name === '' || name.length > maxName || name.startsWith('/') || /^[a-z]:/i.test(name) || /[\u0000-\u001F]/.test(name)) return false
  return !name.split('/').includes('..')
}

const shown = (name: string): string => name.slice(0, maxName)

/** macOS puts each file's icon and colours beside it: nobody's data. */
const isResourceFork = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.DS_Store$)/.test(name)

const entryOf = (source: ArchiveSource, file: Listed): ArchiveEntry => ({
  name: file.name,
  size: file.size,
  crc: file.crc,
  read: () => inflate(source, file),
})

async function* inflate(source: ArchiveSource, file: Listed): AsyncGenerator<Uint8Array, void> {
  const start = await dataOffset(source, file)
  const packed = piecesOf(source, start, file.packedSize)
  const crc = createCrc32()
  let bytes = 0
  for await (const piece of file.method === 0 ? packed : inflated(packed)) {
    bytes += piece.byteLength
    if (bytes > file.size) throw new Damage('unsafe')
    crc.add(piece)
    yield piece
  }
  if (bytes !== file.size) throw new Damage('unsafe')
  if (crc.value() !== file.crc) throw new Damage('malformed')
}

/** Where the bytes of a member begin. A heading that contradicts the list is refused: two programs would see two files. */
async function dataOffset(source: ArchiveSource, file: Listed): Promise<number> {
  const name = file.rawName
  const header = await source.read(file.offset, localHeaderBytes + name.length)
  if (header.length < localHeaderBytes + name.length) throw new Damage('malformed')
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (view.getUint32(0, true) !== 0x04034b50) throw new Damage('malformed')
  const sameName = view.getUint16(26, true) === name.length && name.every((byte, at) => byte === header[localHeaderBytes + at])
  if (!sameName || view.getUint16(8, true) !== file.method) throw new Damage('unsafe')
  return file.offset + localHeaderBytes + name.length + view.getUint16(28, true)
}

async function* piecesOf(source: ArchiveSource, start: number, length: number): AsyncGenerator<Uint8Array, void> {
  for (let done = 0; done < length;) {
    const piece = await source.read(start + done, Math.min(pieceBytes, length - done))
    if (piece.length === 0) throw new Damage('malformed')
    done += piece.length
    yield piece
  }
}

const pieceBytes = 65_536
