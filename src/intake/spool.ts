/** The spool of one upload: its files, encrypted one after the other in a single file that no other process can name. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { keystreamAt } from './cipher.ts'

/** Where one file lies in the spool: `offset` and `size` in bytes, `serial` for the cipher. */
export interface Span {
  readonly offset: number
  readonly size: number
  readonly serial: number
}

export interface Spool {
  /** 32 bytes, zeroed by `release`. */
  readonly key: Uint8Array
  /** A read-only descriptor of the spool, to hand to the child. */
  readonly descriptor: number
  /** Bytes kept so far. */
  readonly size: number
  /** Appends one file; undefined, with nothing kept of it, when it passes `limit` bytes. Rethrows what `bytes` throws. */
  append(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Span | undefined>
  release(): Promise<void>
}

/** Ends the name of every spool file: `clean` removes nothing else. */
export const spoolSuffix = '.spool'

/** An open file keeps its bytes after its name is gone, except on Windows. */
const unlinksOpenFiles = process.platform !== 'win32'

/** Makes a spool in `folder` (created 0700 if missing). */
export async function createSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomBytes(16).toString('hex')}${spoolSuffix}`)
  const writer = await open(path, 'wx', 0o600)
  const reader = await open(path, 'r').catch(async (error: unknown) => {
    await writer.close()
    throw error
  })
  if (unlinksOpenFiles) await unlink(path)
  const key = randomBytes(32)
  let size = 0
  let serial = 0
  let released = false

  async function write(bytes: AsyncIterable<Uint8Array>, limit: number, keystream: (bytes: Uint8Array) => Uint8Array): Promise<number> {
    let written = 0
    for await (const chunk of bytes) {
      if (written + chunk.byteLength > limit) return Infinity
      await writeAll(keystream(chunk), size + written)
      written += chunk.byteLength
    }
    return written
  }

  async function writeAll(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.byteLength;) {
      const { bytesWritten } = await writer.write(bytes, done, bytes.byteLength - done, position + done)
      done += bytesWritten
    }
  }

  return {
    key,
    descriptor: reader.fd,
    get size() {
      return size
    },
    async append(bytes, limit) {
      const span = { offset: size, serial: serial++ }
      let written = Infinity
      try {
        written = await write(bytes, limit, keystreamAt(key, span.serial, 0))
      } finally {
        if (written === Infinity && !released) await writer.truncate(size)
      }
      if (written === Infinity) return undefined
      size += written
      return { ...span, size: written }
    },
    async release() {
      if (released) return
      released = true
      key.fill(0)
      try {
        await writer.truncate(0)
      } finally {
        // Whatever happens: Node ends a process that forgets an open file.
        await Promise.all([writer.close(), reader.close()])
        if (!unlinksOpenFiles) await unlink(path)
      }
    },
  }
}
