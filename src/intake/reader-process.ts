/**
 * Starts the sandboxed child and hands over its lines. Node's permission model refuses it files, network, processes,
 * workers and writes; the shell's limits bound what Node's flags do not (Buffers live outside the JavaScript heap).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { createLines } from './lines.ts'
import { watchMemory } from './memory.ts'
import type { Orders } from './serve.ts'

/** What starts a child: `root` holds package.json, src/ and node_modules/; `child` is the module it runs. */
export interface Sandbox {
  readonly root: string
  readonly child: string
}

export interface ReaderProcess {
  /** A whole line already received, without its end; undefined when there is none. */
  take(): string | undefined
  /** Waits for bytes: `slow` after so many milliseconds, `overlong` past the longest line, `ended` when there is no more. */
  more(milliseconds: number): Promise<'more' | 'slow' | 'overlong' | 'ended'>
  /** Bytes received so far. */
  readonly received: number
  /** Kills the child and waits until it is gone; safe to call twice. */
  stop(): Promise<void>
}

/** Packages that connectors and model load: nothing else of node_modules can be read. */
const packages = ['zod', 'saxes', 'xmlchars', '@zip.js/zip.js', 'unpdf']

/** No core dump, no file written, 15 minutes of processor time, about 1 GB of data (stricter limits already set hold). */
const limitsThenRun = 'ulimit -c 0; ulimit -f 0; ulimit -t 900; ulimit -d 1000000; exec "$@"'

/** Starts a child on the spool open on `descriptor`; the key goes by a pipe, never by the arguments or the environment. */
export function startReaderProcess(sandbox: Sandbox, descriptor: number, key: Uint8Array, orders: Orders): ReaderProcess {
  const [file, ...args] = commandLine(sandbox)
  const child = spawn(file, args, {
    cwd: sandbox.root,
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
    stdio: ['pipe', 'pipe', 'ignore', descriptor, 'pipe'],
    windowsHide: true,
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const unwatch = watchMemory(child, kill)
  const gone = new Promise<void>((resolve) => {
    const forget = () => {
      process.off('exit', kill)
      unwatch()
      resolve()
    }
    child.once('close', forget).once('error', forget)
  })
  // A copy: the caller may zero its key before the pipe has taken it.
  give(child.stdio[4] as Writable, Uint8Array.from(key))
  give(child.stdin as Writable, JSON.stringify(orders))
  return readLines(child, kill, gone)
}

function readLines(child: ChildProcess, kill: () => void, gone: Promise<void>): ReaderProcess {
  const lines = createLines()
  const chunks = child.stdout![Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let next: Promise<IteratorResult<Buffer> | undefined> | undefined
  let received = 0
  return {
    take: lines.take,
    get received() {
      return received
    },
    async more(milliseconds) {
      next ??= chunks.next().catch(() => undefined)
      const result = await orSlow(next, milliseconds)
      if (result === 'slow') return 'slow'
      next = undefined
      if (!result || result.done) return 'ended'
      received += result.value.byteLength
      return lines.add(result.value) ? 'more' : 'overlong'
    },
    async stop() {
      kill()
      child.stdout!.destroy()
      await gone
    },
  }
}

async function orSlow<T>(promise: Promise<T>, milliseconds: number): Promise<T | 'slow'> {
  let timer: NodeJS.Timeout | undefined
  const slow = new Promise<'slow'>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, milliseconds), 'slow')
  })
  try {
    return await Promise.race([promise, slow])
  } finally {
    clearTimeout(timer)
  }
}

function commandLine({ root, child }: Sandbox): [string, ...string[]] {
  const node = [
    process.execPath,
    '--permission',
    ...readable(root).map((path) => `--allow-fs-read=${path}`),
    '--max-old-space-size=256',
    '--disable-proto=delete',
    '--disallow-code-generation-from-strings',
    child,
  ] as [string, ...string[]]
  return process.platform === 'linux' ? ['/bin/sh', '-c', limitsThenRun, 'sh', ...node] : node
}

function readable(root: string): readonly string[] {
  const manifest = join(root, 'package.json')
  const folders = packages.flatMap((name) => findPackageJSON(name, manifest) ?? []).map((path) => dirname(realpathSync(path)))
  return [join(root, 'src'), manifest, ...folders]
}

/** Writes and closes; a child that died first is noticed on its output. */
function give(stream: Writable, data: Uint8Array | string): void {
  stream.on('error', () => {})
  stream.end(data)
}
