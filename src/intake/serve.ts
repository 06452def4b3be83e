/** The child's work: reads its orders, then each file in turn, and writes frames, one JSON value a line. */
import { closeSync, readFileSync, readSync, writeSync } from 'node:fs'
import { type Connector, type FileShape, type Source, type TableLook, workbookRefusal } from '#connectors'
import { isProblem, type Problem, problem, type ProblemCode } from '#model'
import { frameUnits, headBytes } from './limits.ts'
import { damageProblem, type FileReading, openMembers, type Opened, type Room, type Shared } from './members.ts'
import type { SetOrder } from './sets.ts'
import { createSource, joinSources } from './source.ts'
import { createTables, type Tables, type Told } from './tables.ts'
import type { Span } from './spool.ts'
import type { ReadingHints } from './types.ts'

/** What the parent asks on standard input: `file` is the number of the file in its upload. */
export interface Orders {
  readonly hints: ReadingHints
  /** What members of archives may still take of the upload's limits. */
  readonly room: Room
  readonly files: readonly (Span & { readonly file: number; readonly name: string; readonly set?: SetOrder })[]
}

/** What a frame holds besides the number `f` of its file; the first line of all is `{"ready":true}`. */
type Frame =
  | { readonly connector: string | null; readonly confidence: number }
  | { readonly member: { readonly name: string; readonly size: number }; readonly connector: string | null; readonly confidence: number }
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
  const tables = createTables(orders.hints)
  const decide = (source: Source) => decideReading(source, choose, tables, orders.hints)
  const shared: Shared = { decide, tables, room: orders.room, only: orders.hints.member, seen: new Map() }
  const sourceAt = (span: Span, name: string): Source => createSource(spoolDescriptor, key, span, name)
  for (const { file, name, set, ...span } of orders.files) {
    const send = (frame: Frame) => output.frame(file, frame)
    try {
      const reading = { ...shared, missing: set?.missing ?? [], send, flush: output.flush }
      if (set?.with !== undefined) tellPiece(set.with, reading)
      else if (set?.pieces) await readPieces(name, set, sourceAt, reading)
      else await readFile(sourceAt(span, name), reading)
    } catch {
      // A bug in a connector: this file's problem alone. Its message may quote the file, so it goes nowhere.
      send({ problem: problem('reader-crashed', { fatal: true }) })
    }
    send({ end: true })
    output.flush()
  }
}

interface Reading extends Shared {
  /** Names of the parts that were not given with it. */
  readonly missing: readonly string[]
  readonly send: (frame: Frame) => void
  readonly flush: () => void
}

/** A piece of a cut archive: it is read where the first of them is. */
function tellPiece(where: string, { send }: Reading): void {
  send({ connector: 'zip', confidence: 1 })
  send({ problem: problem('archive-piece', { text: where }) })
}

/** A cut archive, its pieces put end to end: without one of them, nothing of it can be read. */
async function readPieces(
  name: string,
  { pieces = [], spanned = false, missing }: SetOrder,
  sourceAt: (span: Span, name: string) => Source,
  reading: Reading,
): Promise<void> {
  if (missing.length > 0) {
    reading.send({ connector: 'zip', confidence: 1 })
    for (const text of missing) reading.send({ problem: problem('archive-part-missing', { text, fatal: true }) })
    return
  }
  const joined = joinSources(
    name,
    pieces.map((piece) => sourceAt(piece, name)),
    spanned,
  )
  await readFile(joined, reading)
}

async function readFile(source: Source & { readonly disks?: readonly number[] }, reading: Reading): Promise<void> {
  const { send, tables, decide, only } = reading
  const found = only === undefined ? await decide(source) : undefined
  if (found) return void (await sendReading(found, source, reading, {}))
  const opened = await openMembers(source, await source.read(0, headBytes), reading)
  const shape = await tables.shape(source)
  if (opened && shape.format !== 'table') return readMembers(source.name, opened, reading)
  send({ connector: null, confidence: 0 })
  send({ shape })
  const code = shape.format === 'table' ? 'columns-unsure' : await workbookRefusal(source)
  send({ problem: problem(code ?? 'unknown-format', { fatal: true }) })
}

/** What the person said of a table goes before what anything else would make of it. */
async function decideReading(source: Source, choose: Choose, tables: Tables, { currency, dayFirst }: ReadingHints) {
  const said = await tables.said(source)
  if (said) return { connector: 'table', confidence: 1, read: () => said }
  const best = await choose(source)
  return (
    best && {
      connector: best.connector.name,
      confidence: best.confidence,
      read: () => best.connector.parse(source, { currency, dayFirst }),
    }
  )
}

/** Sends all of a file, or of a member. Should it crash, the parent knows its connector; one that cannot tell columns apart shows them. */
async function sendReading(
  { connector, confidence, read }: FileReading,
  source: Source,
  { send, flush, tables }: Reading,
  opening: { readonly member?: { readonly name: string; readonly size: number } },
): Promise<ProblemCode | undefined> {
  send({ ...opening, connector, confidence })
  flush()
  const failure = await sendAll(read(), send)
  if (failure === 'columns-unsure' && connector !== null) send({ shape: await tables.shape(source) })
  return failure
}

/** An archive's own problems, then each member as a file of its own. */
async function readMembers(name: string, { format, members, problems }: Opened, reading: Reading): Promise<void> {
  const { send, seen, missing } = reading
  send({ connector: format, confidence: 1 })
  for (const text of missing) send({ problem: problem('archive-part-missing', { text }) })
  for (const found of problems) send({ problem: found })
  for (const { source, reading: found, same } of members) {
    const member = { name: source.name, size: source.size }
    try {
      const failure = await sendReading(found, source, reading, { member })
      // What could not be read here may be whole in another part.
      if (failure === undefined && same !== undefined) seen.set(same, name)
    } catch (error) {
      send({ problem: problem(damageProblem(error) ?? 'reader-crashed', { fatal: true }) })
    } finally {
      source.forget()
    }
  }
}

/** Answers the fatal problem that it ended on. */
async function sendAll(all: AsyncIterable<Told>, send: Reading['send']): Promise<ProblemCode | undefined> {
  for await (const found of all) {
    if (!isProblem(found)) send(found)
    else {
      send({ problem: found })
      if (found.fatal) return found.code
    }
  }
  return undefined
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
