/** A gzip file (RFC 1952) of a stranger: its real size is counted before anything is believed, since the one it announces may lie. */
import type { ArchiveEntry, ArchiveError, ArchiveLimits, ArchiveSource } from './archive.ts'
import { damageOf, inflated } from './inflate.ts'
import { err, ok, type Result } from './result.ts'

/** Bytes from which a file inflated more than 200 times is taken for a bomb, as in an archive. */
const ratioFrom = 2 ** 20
const maxRatio = 200
const pieceBytes = 65_536

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8

/** The one file inside. It is inflated once, and forgotten, to know its size and that it is whole. */
export async function openGzip(
  source: ArchiveSource,
  { entryBytes }: Pick<ArchiveLimits, 'entryBytes'>,
): Promise<Result<Pick<ArchiveEntry, 'size' | 'read'>, ArchiveError>> {
  if (!isGzip(await source.read(0, 3))) return err({ type: 'not-archive' })
  const read = () => inflated(piecesOf(source), 'gzip')
  let size = 0
  try {
    for await (const piece of read()) {
      size += piece.byteLength
      if (size > entryBytes || (size > ratioFrom && size > maxRatio * source.size)) return err({ type: 'too-large' })
    }
  } catch (error) {
    if (damageOf(error) === undefined) throw error
    return err({ type: 'malformed' })
  }
  return ok({ size, read })
}

async function* piecesOf(source: ArchiveSource): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < source.size; at += pieceBytes) yield await source.read(at, pieceBytes)
}
