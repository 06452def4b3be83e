/** A multipart/form-data body of local files, of a length known beforehand, read as it is sent (RFC 7578). */
import { randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'

export interface LocalFile {
  /** The argument as given. */
  readonly file: string
  readonly handle: FileHandle
  readonly size: number
}

export interface Multipart {
  readonly type: string
  readonly length: number
  /** Rejects when a file is no longer as long as it was. */
  readonly body: () => AsyncGenerator<Uint8Array>
}

export function multipartOf(files: readonly LocalFile[]): Multipart {
  const boundary = `grenier-${randomBytes(16).toString('hex')}`
  const parts = files.map((file) => ({ ...file, head: headOf(boundary, file.file) }))
  const end = Buffer.from(`--${boundary}--\r\n`)
  const length = parts.reduce((sum, { head, size }) => sum + head.length + size + newLine.length, end.length)
  return { type: `multipart/form-data; boundary=${boundary}`, length, body: () => bodyOf(parts, end) }
}

const newLine = Buffer.from('\r\n')
const chunkBytes = 64 * 1024

async function* bodyOf(parts: readonly (LocalFile & { readonly head: Uint8Array })[], end: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const { head, file, handle, size } of parts) {
    yield head
    for (let at = 0; at < size;) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(chunkBytes, size - at)), 0, undefined, at)
      if (bytesRead === 0) throw new FileChanged(file)
      yield buffer.subarray(0, bytesRead)
      at += bytesRead
    }
    yield newLine
  }
  yield end
}

/** A file was cut while it was being sent. */
export class FileChanged extends Error {
  readonly file: string
  constructor(file: string) {
    super('a file changed while it was being sent')
    this.file = file
  }
}

/** A name is written as browsers do (HTML, multipart form data): what would end it is escaped. */
function headOf(boundary: string, file: string): Uint8Array {
  const name = basename(file).replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')
  return Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  )
}
