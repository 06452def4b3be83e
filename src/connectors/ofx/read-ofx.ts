/**
 * The skeleton of an OFX file, whichever its version. One tolerant reader serves SGML 1.x and XML 2.x, since 2.x files with unclosed
 * tags are common and well-formed XML is a special case of what it takes: no second reading when XML fails.
 */
import type { SgmlToken } from '#lib/pure/sgml'

export interface Value {
  /** Path inside the record: `NAME`, `PAYEE.NAME`. */
  readonly path: string
  readonly text: string
  readonly line: number
}

export type OfxEvent =
  | { readonly type: 'open'; readonly name: string; readonly within: readonly string[]; readonly line: number }
  | { readonly type: 'leaf'; readonly name: string; readonly text: string; readonly within: readonly string[]; readonly line: number }
  | {
      readonly type: 'record'
      readonly name: string
      readonly values: readonly Value[]
      readonly within: readonly string[]
      readonly line: number
    }
  | { readonly type: 'fatal'; readonly code: 'truncated' | 'malformed' | 'doctype-refused' | 'too-deep'; readonly line: number }

/** Aggregates handed over whole. */
const records = new Set(['STMTTRN', 'STMTTRNP', 'BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM', 'LEDGERBAL', 'AVAILBAL', 'FI'])

/** Aggregates that hold records: stray text after their tag does not make a value of them, which would lose what they hold. */
const holders = new Set(
  (
    'OFX SIGNONMSGSRSV1 SONRS BANKMSGSRSV1 STMTTRNRS STMTRS CREDITCARDMSGSRSV1 CCSTMTTRNRS CCSTMTRS INVSTMTMSGSRSV1 INVSTMTTRNRS ' +
    'INVSTMTRS INVTRANLIST INVBANKTRAN BANKTRANLIST'
  ).split(' '),
)
const isAggregate = (name: string): boolean => records.has(name) || holders.has(name)

const maxDepth = 64
const maxValues = 500
const maxText = 20_000

interface OpenRecord {
  readonly name: string
  readonly line: number
  /** Depth of the stack just inside the record. */
  readonly depth: number
  readonly values: { path: string[]; text: string; line: number }[]
}

interface Reading {
  readonly stack: string[]
  record: OpenRecord | undefined
  /** A tag just opened: a leaf if text follows, an aggregate if a tag does. */
  pending: { name: string; text: string; line: number; cdata: boolean } | undefined
  rooted: boolean
  line: number
}

/** Turns tokens into leaves, openings and whole records; the last event is `fatal` when the file cannot be trusted. */
export async function* ofxEvents(tokens: AsyncIterable<SgmlToken>): AsyncGenerator<OfxEvent> {
  const reading: Reading = { stack: [], record: undefined, pending: undefined, rooted: false, line: 1 }
  for await (const token of tokens) {
    reading.line = token.line
    if (token.type === 'declaration') {
      if (/^<!(?:DOCTYPE|ENTITY)/i.test(token.text)) return yield { type: 'fatal', code: 'doctype-refused', line: token.line }
    } else if (token.type === 'text') {
      addText(reading, token.text)
    } else {
      yield* token.type === 'open' ? open(reading, token.name, token.line) : close(reading, token.name)
      if (reading.stack.length > maxDepth) return yield { type: 'fatal', code: 'too-deep', line: token.line }
    }
  }
  if (!reading.rooted) yield { type: 'fatal', code: 'malformed', line: 1 }
  else if (reading.stack.length > 0 || reading.pending !== undefined) yield { type: 'fatal', code: 'truncated', line: reading.line }
}

function addText(reading: Reading, text: string): void {
  if (reading.pending === undefined || reading.pending.text.length > maxText) return
  reading.pending.text += text
}

function* open(reading: Reading, name: string, line: number): Generator<OfxEvent> {
  yield* settle(reading, undefined)
  if (name === 'OFX') reading.rooted = true
  // A record inside a record: the closing tag of the first was forgotten.
  if (records.has(name) && reading.record !== undefined) yield* popTo(reading, reading.record.depth - 1)
  if (reading.rooted) reading.pending = { name, text: '', line, cdata: false }
}

function* close(reading: Reading, name: string): Generator<OfxEvent> {
  const closesLeaf = reading.pending?.name === name && !isAggregate(name)
  yield* settle(reading, name)
  if (closesLeaf) return
  const at = reading.stack.lastIndexOf(name)
  if (at !== -1) yield* popTo(reading, at, name)
}

/** Decides what the tag before was: a leaf if it had text or is closed at once, else an aggregate that opens now. */
function* settle(reading: Reading, closing: string | undefined): Generator<OfxEvent> {
  const { pending, record, stack } = reading
  reading.pending = undefined
  if (pending === undefined) return
  const { name, line } = pending
  const text = pending.text.trim()
  if (text !== '' && !isAggregate(name)) {
    if (record === undefined) yield { type: 'leaf', name, text, within: [...stack], line }
    else if (record.values.length < maxValues) record.values.push({ path: [...stack.slice(record.depth), name], text, line })
  } else if (closing !== name || isAggregate(name)) {
    stack.push(name)
    if (record !== undefined) return
    if (records.has(name)) reading.record = { name, line, depth: stack.length, values: [] }
    else yield { type: 'open', name, within: stack.slice(0, -1), line }
  }
}

/** Closes down to `depth`; all but `named` were never closed by the file. */
function* popTo(reading: Reading, depth: number, named?: string): Generator<OfxEvent> {
  while (reading.stack.length > depth) {
    const name = reading.stack.pop()!
    const { record } = reading
    if (record === undefined) continue
    if (reading.stack.length < record.depth) {
      yield { type: 'record', name: record.name, values: record.values.map(asValue), within: [...reading.stack], line: record.line }
      reading.record = undefined
    } else if (name !== named || reading.stack.length > depth) {
      // An empty leaf that nothing closes (`<MEMO>` alone) looked like an aggregate: what followed it belongs to its parent.
      const index = reading.stack.length - record.depth
      for (const value of record.values) if (value.path[index] === name && value.path.length > index + 1) value.path.splice(index, 1)
    }
  }
}

const asValue = ({ path, text, line }: { path: string[]; text: string; line: number }): Value => ({ path: path.join('.'), text, line })
