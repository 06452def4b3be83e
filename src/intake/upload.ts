/** One upload: files spooled one at a time, read in the sandboxed child, forgotten when released. */
import { problem } from '#model'
import { readFiles, type Spooled } from './reader.ts'
import { withSets } from './sets.ts'
import type { Sandbox } from './reader-process.ts'
import { createSource } from './source.ts'
import { createSpool } from './spool.ts'
import type { Limits, ReadingHints, Upload } from './types.ts'

/** Opens a spool in `folder`; the caller releases the upload whatever happens. */
export async function createUpload(folder: string, limits: Limits, sandbox: Sandbox): Promise<Upload> {
  const spool = await createSpool(folder)
  const files: Spooled[] = []
  const closing = new AbortController()
  let adding = false

  async function add(name: string, bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
    const shown = shownName(name)
    // Files past the limit are told once: a flood of parts must not fill the memory with names.
    if (files.length > limits.files) return false
    const room = files.length < limits.files ? Math.min(limits.fileBytes, limits.uploadBytes - spool.size) : -1
    const span = room < 0 ? undefined : await spool.append(bytes, room)
    files.push(span ? { name: shown, span } : { name: shown, refused: problem('file-too-large', { fatal: true }) })
    return span !== undefined
  }

  function read(files: readonly Spooled[], hints: ReadingHints, signal: AbortSignal): ReturnType<typeof readFiles> {
    if (closing.signal.aborted) throw new Error('this upload was released')
    return readFiles({ sandbox, limits, spool, files, hints, signal })
  }

  async function* content(index: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const file = files[index]
    if (file?.span === undefined) throw new RangeError('content: no such file is kept')
    const source = createSource(spool.descriptor, spool.key, file.span, file.name)
    for (let at = 0; at < file.span.size; at += contentBytes) {
      // Asked each time: once released, the descriptor may be somebody else's.
      if (signal.aborted) throw new Error('this upload was released')
      yield await source.read(at, contentBytes)
    }
  }

  function sourceOf(index: number, signal: AbortSignal): ReturnType<Upload['source']> {
    const file = files[index]
    if (file === undefined || 'refused' in file) throw new RangeError('source: no such file is kept')
    const source = createSource(spool.descriptor, spool.key, file.span, file.name)
    return {
      size: source.size,
      async read(offset, length) {
        // Once released, the descriptor may be somebody else's.
        if (signal.aborted) throw new Error('this upload was released')
        return await source.read(offset, length)
      },
    }
  }

  function only(file: number): Upload {
    const stopping = new AbortController()
    const signal = AbortSignal.any([closing.signal, stopping.signal])
    const chosen = withSets(files).slice(file, file + 1)
    return {
      add: () => Promise.reject(new Error('this upload takes no more')),
      files: chosen.map(listed),
      read: (hints) => read(chosen, hints, signal),
      content: (at) => content(file + at, signal),
      source: (at) => sourceOf(file + at, signal),
      only: (at) => only(file + at),
      release: () => Promise.resolve(stopping.abort()),
    }
  }

  return {
    only,
    async add(name, bytes) {
      if (closing.signal.aborted) throw new Error('this upload was released')
      if (adding) throw new Error('files are added one at a time')
      adding = true
      try {
        return await add(name, bytes)
      } finally {
        adding = false
      }
    },
    get files() {
      return files.map(listed)
    },
    read: (hints) => read(withSets(files), hints, closing.signal),
    content: (file) => content(file, closing.signal),
    source: (file) => sourceOf(file, closing.signal),
    async release() {
      closing.abort()
      await spool.release()
    },
  }
}

const listed = ({ name, span, refused }: Spooled): Upload['files'][number] =>
  refused ? { name, size: 0, refused } : { name, size: span.size }

const nameUnits = 255
const contentBytes = 1024 * 1024

/** The last part of a path, printable and of bounded length: a hint to connectors and a label for the person. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last
    .slice(0, nameUnits)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '·')
}
