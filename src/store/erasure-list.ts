/**
 * The vaults that were erased: a file beside the data folder and its backups, one line of JSON each. It is what keeps an erased
 * vault from living again in a restored copy, so a line is on the disk before the deletion begins. It names no one.
 */
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { isInside } from '#lib/inside'
import { err, ok, type Result } from '#lib/pure/result'

export interface ErasureList {
  /** In the order of erasure. */
  readonly vaultIds: readonly string[]
  /** Adds a line, once a vault, and answers when it is on the disk. */
  add(vaultId: string, at: string): Promise<void>
}

export type ErasureListError =
  /** It would come back with the copy that it must correct. */
  { readonly type: 'ErasuresInsideData'; readonly file: string } | { readonly type: 'ErasuresUnreadable'; readonly file: string }

export interface ErasureListOptions {
  readonly file: string
  readonly dataDir: string
}

/** Reads the list, made empty when missing. A last line cut short was never acknowledged: it is dropped. */
export async function openErasureList({ file, dataDir }: ErasureListOptions): Promise<Result<ErasureList, ErasureListError>> {
  if (isInside(file, dataDir)) return err({ type: 'ErasuresInsideData', file })
  try {
    const text = await readOrMake(file)
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    const vaultIds = whole.split('\n').slice(0, -1).map(readLine)
    if (vaultIds.includes(undefined)) return err({ type: 'ErasuresUnreadable', file })
    return ok(createList(file, Buffer.byteLength(whole), vaultIds as string[]))
  } catch {
    return err({ type: 'ErasuresUnreadable', file })
  }
}

function createList(file: string, length: number, vaultIds: string[]): ErasureList {
  const known = new Set(vaultIds)
  let size = length
  let tail: Promise<unknown> = Promise.resolve()
  const add = async (vaultId: string, at: string): Promise<void> => {
    if (known.has(vaultId)) return
    const line = Buffer.from(`${JSON.stringify({ vault: vaultId, at })}\n`)
    await synced(file, 'r+', async (handle) => {
      // What an earlier attempt left unfinished is written over.
      await handle.truncate(size)
      await handle.write(line, 0, line.length, size)
    })
    size += line.length
    known.add(vaultId)
    vaultIds.push(vaultId)
  }
  return {
    vaultIds,
    async add(vaultId, at) {
      const turn = tail.then(() => add(vaultId, at))
      tail = turn.catch(() => undefined)
      await turn
    },
  }
}

function readLine(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line)
    const vault = typeof value === 'object' && value !== null && 'vault' in value ? value.vault : undefined
    return typeof vault === 'string' && vault !== '' ? vault : undefined
  } catch {
    return undefined
  }
}

async function readOrMake(file: string): Promise<string> {
  const folder = dirname(resolve(file))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let text = ''
  // Appending makes the file when it is missing, and never empties one that is there.
  await synced(file, 'a+', async (handle) => {
    text = await handle.readFile('utf8')
  })
  await synced(folder, 'r', async () => {})
  return text
}

/** Works on a file, then waits for the disk. Windows does not sync folders: there, that step is left out. */
async function synced(path: string, flags: string, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  if (flags === 'r' && process.platform === 'win32') return
  const handle = await open(path, flags, 0o600)
  try {
    await work(handle)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
