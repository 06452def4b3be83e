/**
 * The vaults that were erased: a file beside the data folder and its backups, one line of JSON each. It is what keeps an erased
 * vault from living again in a restored copy, so a line is on the disk before the deletion begins. It names no one.
 */
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { isInside } from '#lib/inside'
import { err, ok, type Result } from '#lib/pure/result'

/** The list as it stands. */
export interface ErasedVaults {
  /** In the order of erasure. */
  readonly vaultIds: readonly string[]
  /** Whether a last line cut short by a crash was dropped: its erasure was never acknowledged, and nothing of it had begun. */
  readonly isCutShort: boolean
}

export interface ErasureList extends ErasedVaults {
  /** Adds a line, once a vault, and answers when it is on the disk. */
  add(vaultId: string, at: string): Promise<void>
}

/** Of that line, from 1; 0 when the file itself cannot be read. */
export type ErasuresUnreadable = { readonly type: 'ErasuresUnreadable'; readonly file: string; readonly line: number }
export type ErasureListError =
  /** It would come back with the copy that it must correct. */
  { readonly type: 'ErasuresInsideData'; readonly file: string } | ErasuresUnreadable

export interface ErasureListOptions {
  readonly file: string
  readonly dataDir: string
}

/** Where the list of a data folder lies, unless a setting says otherwise. */
export const erasuresFile = (dataDir: string): string => `${dataDir}.erasures`

/** Reads the list and leaves the file as it is; undefined when there is none. */
export async function readErasures(file: string): Promise<Result<ErasedVaults | undefined, ErasuresUnreadable>> {
  try {
    const read = readLines(file, await readFile(file, 'utf8'))
    return read.ok ? ok({ vaultIds: read.value.vaultIds, isCutShort: read.value.isCutShort }) : read
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? ok(undefined) : err({ type: 'ErasuresUnreadable', file, line: 0 })
  }
}

/** Opens the list, made empty when missing. */
export async function openErasureList({ file, dataDir }: ErasureListOptions): Promise<Result<ErasureList, ErasureListError>> {
  if (isInside(file, dataDir)) return err({ type: 'ErasuresInsideData', file })
  try {
    const read = readLines(file, await readOrMake(file))
    return read.ok ? ok(createList(file, read.value)) : read
  } catch {
    return err({ type: 'ErasuresUnreadable', file, line: 0 })
  }
}

interface Lines extends ErasedVaults {
  readonly vaultIds: string[]
  /** Bytes of the file that were read as lines. */
  readonly length: number
  /** Whether the last of them lacks its end, as an editor may leave it. */
  readonly isEndMissing: boolean
}

/** A last line without its end is kept when it reads: a vault too many on the list was asked to go, one too few comes back. */
function readLines(file: string, text: string): Result<Lines, ErasuresUnreadable> {
  const end = text.lastIndexOf('\n') + 1
  const last = text.slice(end)
  const isEndMissing = readLine(last) !== undefined
  const whole = isEndMissing ? text : text.slice(0, end)
  const lines = text.slice(0, end).split('\n').slice(0, -1)
  const vaultIds: string[] = []
  for (const [index, line] of [...lines, ...(isEndMissing ? [last] : [])].entries()) {
    const vaultId = readLine(line)
    if (vaultId === undefined) return err({ type: 'ErasuresUnreadable', file, line: index + 1 })
    vaultIds.push(vaultId)
  }
  return ok({ vaultIds, length: Buffer.byteLength(whole), isEndMissing, isCutShort: last !== '' && !isEndMissing })
}

function createList(file: string, { vaultIds, length, isEndMissing, isCutShort }: Lines): ErasureList {
  const known = new Set(vaultIds)
  let size = length
  let before = isEndMissing ? '\n' : ''
  let tail: Promise<unknown> = Promise.resolve()
  const add = async (vaultId: string, at: string): Promise<void> => {
    if (known.has(vaultId)) return
    const line = Buffer.from(`${before}${JSON.stringify({ vault: vaultId, at })}\n`)
    await synced(file, 'r+', async (handle) => {
      // What an earlier attempt left unfinished is written over.
      await handle.truncate(size)
      await handle.write(line, 0, line.length, size)
    })
    size += line.length
    before = ''
    known.add(vaultId)
    vaultIds.push(vaultId)
  }
  return {
    vaultIds,
    isCutShort,
    async add(vaultId, at) {
      const turn = tail.then(() => add(vaultId, at))
      tail = turn.catch(() => undefined)
      await turn
    },
  }
}

const erasure = z.object({ vault: z.string().min(1).max(100), at: z.iso.datetime() })

/** The vault that a line names; undefined for what is no line of this list. */
function readLine(line: string): string | undefined {
  try {
    return erasure.safeParse(JSON.parse(line)).data?.vault
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
