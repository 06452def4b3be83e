/** The child's work: reads its orders, then each file in turn, and writes frames, one JSON value a line. */
import { closeSync, readFileSync, readSync, writeSync } from 'node:fs'
import { type Connector, type FileShape, type Found, type Source, type TableLook, workbookRefusal } from '#connectors'
import { isProblem, type Problem, problem } from '#model'
import { frameUnits, headBytes } from './limits.ts'
import { damageProblem, openMembers, type Opened, type Room } from './members.ts'
import { createSource } from './source.ts'
import { createTables } from './tables.ts'
import type { Span } from './spool.ts'
import type { ReadingHints } from './types.ts'

/** What the parent asks on standard input: `file` is the number of the file in its upload. */
export interface Orders {
  readonly hints: ReadingHints
  /** What members of archives may still take of the upload's limits. */
  readonly room: Room
  readonly files: readonly (Span & { readonly file: number; readonly name: string })[]
}

/** What a frame holds besides the number `f` of its file; the first line of all is `{"ready":true}`. */
type Frame =
  | { readonly connector: string | null; readonly confidence: number }
  | { readonly member: { readonly name: string; readonly size: number }; readonly connector: string; readonly confidence: number }
  | { readonly item: unknown; readonly line?: number; readonly path?: string }
  | { readonly problem: Problem }
  | { readonly shape: FileShape }
  | { readonly look: TableLook }
  | { readonly end: true }

/** Chooses the connector of a file; throws what `damageOf` tells of one that is damaged. */
export type Choose = (source: Source) => Promise<{ readonly connector: Connector; readonly confidence: number } | undefined>

const outputDescriptor = 1
const spoolDescriptor = 3
const keyDescriptor = 4
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
      await readFile(createSource(spoolDescriptor, key, span, name), { ...orders, choose, send, flush: output.flush })
    } catch {
      // A bug in a connector: this file's problem alone. Its message may quote the file, so it goes nowhere.
      send({ problem: problem('reader-crashed', { fatal: true }) })
    }
    send({ end: true })
    output.flush()
  }
}

interface Reading extends Pick<Orders, 'hints' | 'room'> {
  readonly choose: Choose
  readonly send: (frame: Frame) => void
  readonly flush: () => void
}

async function readFile(source: Source, reading: Reading): Promise<void> {
  const { choose, send, flush, room, hints } = reading
  const tables = createTables(hints)
  // What the person said of a table goes before what anything else would make of it.
  const said = await tables.said(source)
  if (said) {
    send({ connector: 'table', confidence: 1 })
    flush()
    await sendAll(said, send)
    return
  }
  const best = await choose(source)
  if (!best) {
    const opened = await openMembers(source, await source.read(0, headBytes), choose, room)
    const shape = await tables.shape(source)
    if (opened && shape.format !== 'table') return readMembers(opened, reading)
    send({ connector: null, confidence: 0 })
    send({ shape })
    const code = shape.format === 'table' ? 'columns-unsure' : await workbookRefusal(source)
    return send({ problem: problem(code ?? 'unknown-format', { fatal: true }) })
  }
  send({ connector: best.connector.name, confidence: best.confidence })
  flush() // should the connector crash, the parent knows its name
  if (!(await parse(best.connector, source, reading))) send({ shape: await tables.shape(source) })
}

/** An archive's own problems, then each member as a file of its own. */
async function readMembers({ format, members, problems }: Opened, reading: Reading): Promise<void> {
  const { send, flush } = reading
  send({ connector: format, confidence: 1 })
  for (const found of problems) send({ problem: found })
  for (const { source, connector, confidence } of members) {
    send({ member: { name: source.name, size: source.size }, connector: connector.name, confidence })
    flush()
    try {
      await parse(connector, source, reading)
    } catch (error) {
      send({ problem: problem(damageProblem(error) ?? 'reader-crashed', { fatal: true }) })
    } finally {
      source.forget()
    }
  }
}

const parse = (connector: Connector, source: Source, { hints, send }: Reading): Promise<boolean> =>
  sendAll(connector.parse(source, { currency: hints.currency, dayFirst: hints.dayFirst }), send)

/** False when it ended on columns that only the person can tell apart. */
async function sendAll(all: AsyncIterable<Found | Problem | { readonly look: TableLook }>, send: Reading['send']): Promise<boolean> {
  for await (const found of all) {
    if (!isProblem(found)) send(found)
    else {
      send({ problem: found })
      if (found.fatal) return found.code !== 'columns-unsure'
    }
  }
  return true
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
