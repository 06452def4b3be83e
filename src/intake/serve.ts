/** The child's work: reads its orders, then each file in turn, and writes frames, one JSON value a line. */
import { closeSync, readFileSync, readSync, writeSync } from 'node:fs'
import type { Connector, Hints, Source } from '#connectors'
import { isProblem, type Problem, problem } from '#model'
import { frameUnits } from './limits.ts'
import { createSource } from './source.ts'
import type { Span } from './spool.ts'

/** What the parent asks on standard input: `file` is the number of the file in its upload. */
export interface Orders {
  readonly hints: Hints
  readonly files: readonly (Span & { readonly file: number; readonly name: string })[]
}

/** What a frame holds besides the number `f` of its file; the first line of all is `{"ready":true}`. */
type Frame =
  | { readonly connector: string | null; readonly confidence: number }
  | { readonly item: unknown; readonly line?: number; readonly path?: string }
  | { readonly problem: Problem }
  | { readonly end: true }

/** Chooses the connector of a file from its first bytes. */
export type Choose = (head: Uint8Array, name: string) => { readonly connector: Connector; readonly confidence: number } | undefined

const outputDescriptor = 1
const spoolDescriptor = 3
const keyDescriptor = 4
const headBytes = 64 * 1024
const flushUnits = 64 * 1024

/** Serves one upload, then returns. Writing blocks while the parent is busy: that is the backpressure. */
export async function serve(choose: Choose): Promise<void> {
  const orders = JSON.parse(readFileSync(0, 'utf8')) as Orders
  const key = readKey()
  const output = createOutput()
  output.line('{"ready":true}')
  output.flush()
  for (const { file, name, ...span } of orders.files) {
    const send = (frame: Frame) => output.frame(file, frame)
    try {
      await readFile(createSource(spoolDescriptor, key, span, name), orders.hints, choose, send, output.flush)
    } catch {
      // A bug in a connector: this file's problem alone. Its message may quote the file, so it goes nowhere.
      send({ problem: problem('reader-crashed', { fatal: true }) })
    }
    send({ end: true })
    output.flush()
  }
}

async function readFile(source: Source, hints: Hints, choose: Choose, send: (frame: Frame) => void, flush: () => void): Promise<void> {
  const best = choose(await source.read(0, headBytes), source.name)
  if (!best) {
    send({ connector: null, confidence: 0 })
    return send({ problem: problem('unknown-format', { fatal: true }) })
  }
  send({ connector: best.connector.name, confidence: best.confidence })
  flush() // should the connector crash, the parent knows its name
  for await (const found of best.connector.parse(source, hints)) {
    if (!isProblem(found)) send(found)
    else {
      send({ problem: found })
      if (found.fatal) return
    }
  }
}

function readKey(): Uint8Array {
  const key = new Uint8Array(32)
  for (let done = 0; done < key.length;) {
    const count = readSync(keyDescriptor, key, done, key.length - done, null)
    if (count === 0) throw new Error('the key was cut')
    done += count
  }
  closeSync(keyDescriptor)
  return key
}

function createOutput() {
  let waiting: string[] = []
  let units = 0

  function flush(): void {
    if (waiting.length === 0) return
    const bytes = Buffer.from(waiting.join(''))
    waiting = []
    units = 0
    for (let done = 0; done < bytes.length;) done += writeSome(bytes, done)
  }
  function line(text: string): void {
    waiting.push(text, '\n')
    units += text.length
    if (units > flushUnits) flush()
  }
  return {
    flush,
    line,
    frame(file: number, frame: Frame): void {
      const text = JSON.stringify({ f: file, ...frame })
      if (text.length <= frameUnits) line(text)
      else line(JSON.stringify({ f: file, problem: problem('record-refused', placeOf(frame)) }))
    },
  }
}

const placeOf = (frame: Frame) => ('item' in frame ? { line: frame.line, path: frame.path?.slice(0, 500) } : {})

function writeSome(bytes: Uint8Array, from: number): number {
  try {
    return writeSync(outputDescriptor, bytes, from)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    return 0
  }
}
