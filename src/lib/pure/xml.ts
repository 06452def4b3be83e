/**
 * XML read as a stream: one subtree at a time, so that memory does not follow the file's size. Built on saxes (XML 1.0, fifth edition);
 * prefixes are dropped, a DOCTYPE is refused (entities can hide attacks), nesting and text are bounded. Several documents put end to
 * end, each with its XML declaration, are read one after the other; spaces before the first declaration are passed over.
 */
import { SaxesParser } from 'saxes'
import { decodeBytes, decodeStream, detectEncoding } from './decode.ts'

export interface XmlNode {
  /** Local name, without prefix. */
  readonly name: string
  /** Such as `Document/BkToCstmrStmt/Stmt[1]/Ntry[3]`: indexes from 1, on the names the caller says repeat. */
  readonly path: string
  readonly line: number
  readonly attributes: ReadonlyMap<string, string>
  /** Text directly inside, entities decoded, not trimmed. */
  readonly text: string
  readonly children: readonly XmlNode[]
  /** Children left out because `keepAtMost` said so. */
  readonly omitted: number
}

export interface XmlError {
  readonly type: 'doctype-refused' | 'too-deep' | 'too-large' | 'truncated' | 'malformed'
  readonly line: number
}

export type XmlEvent =
  | { readonly type: 'encoding-assumed'; readonly encoding: string }
  | {
      readonly type: 'open'
      readonly name: string
      readonly path: string
      readonly line: number
      readonly attributes: ReadonlyMap<string, string>
    }
  | { readonly type: 'close'; readonly name: string; readonly path: string; readonly line: number }
  | { readonly type: 'node'; readonly node: XmlNode }
  | { readonly type: 'error'; readonly error: XmlError }

export interface XmlOptions {
  /** True for an element to build whole and hand over; `parents` are the local names above it, the root first. */
  readonly take: (name: string, parents: readonly string[]) => boolean
  /** Names that carry an index in paths. */
  readonly repeated: ReadonlySet<string>
  /** Inside a subtree, how many children of a name one parent keeps; the others are counted, not built. */
  readonly keepAtMost?: ReadonlyMap<string, number>
  /** The format allows UTF-8 and UTF-16 only: the first bytes tell which, the document is streamed once. */
  readonly unicode?: true
  /** Elements whose text runs through what is inside them (`<p>a<b>c</b>d</p>` is `acd`); `spell` gives the text an inner element stands for. */
  readonly running?: {
    readonly names: ReadonlySet<string>
    readonly spell: (name: string, attributes: ReadonlyMap<string, string>) => string
  }
}

const maxDepth = 64
/** Characters of one tag or comment, characters of text and nodes of one subtree. */
const maxMarkup = 1_048_576
/** A file carried inside the document as one text, which nobody keeps. */
const maxRun = 33_554_432
const maxText = 4_194_304
const maxNodes = 200_000

/** Reads the document that `open` streams (more than once: first to settle the encoding). The last event is an `error` if it cannot be trusted. */
export async function* readXml(open: () => AsyncIterable<Uint8Array>, options: XmlOptions): AsyncGenerator<XmlEvent> {
  const { encoding, assumed } = options.unicode
    ? { encoding: await unicodeOf(open()), assumed: false }
    : await detectEncoding(open(), await declaredEncoding(open()))
  if (assumed) yield { type: 'encoding-assumed', encoding }
  const reader = createReader(options)
  for await (const piece of decodeStream(open(), encoding)) {
    reader.write(piece)
    yield* reader.take()
    if (reader.failed()) return
  }
  reader.end()
  yield* reader.take()
}

async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<ReturnType<typeof decodeBytes>> {
  const head: number[] = []
  for await (const piece of bytes) {
    head.push(...piece.subarray(0, 1_024 - head.length))
    if (head.length >= 1_024) break
  }
  return decodeBytes(Uint8Array.from(head))
}

async function unicodeOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const { encoding } = await headOf(bytes)
  return encoding.startsWith('utf-16') ? encoding : 'utf-8'
}

async function declaredEncoding(bytes: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const text = (await headOf(bytes)).text.replace(/^\uFEFF/, '')
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1]
}

interface Building extends XmlNode {
  text: string
  omitted: number
  readonly children: Building[]
}

interface Element {
  readonly name: string
  readonly path: string
  /** How many children of each counted name were met; made at the first. */
  counts?: Map<string, number>
  readonly node: Building | undefined
}

/** The elements of a document as they open and close, made into events within bounds. */
interface Tree {
  open(name: string, attributes: Record<string, string>, openedAt: number): void
  close(): void
  text(piece: string): void
  /** Ends the reading: nothing counts after the first failure. */
  fail(type: XmlError['type']): void
  failed(): boolean
  isEmpty(): boolean
  /** The events since the last call. */
  take(): XmlEvent[]
}

/** `line` tells where the parser is. */
function createTree({ take, repeated, keepAtMost, running }: XmlOptions, line: () => number): Tree {
  const stack: Element[] = []
  const top: Element = { name: '', path: '', node: undefined }
  let events: XmlEvent[] = []
  let failed = false
  /** Depth of an element that is not built, nor anything under it; 0 for none. */
  let skipping = 0
  /** The element whose text runs through those inside it, and its depth. */
  let runs: { readonly node: Building; readonly depth: number } | undefined
  let nodes = 0
  let characters = 0

  const fail = (type: XmlError['type']): void => {
    if (!failed) events.push({ type: 'error', error: { type, line: line() } })
    failed = true
  }
  const isWanted = (name: string): boolean =>
    take(
      name,
      stack.map((element) => element.name),
    )
  return {
    open(name, attributes, openedAt) {
      if (failed) return
      if (runs !== undefined) {
        runs.node.text += running?.spell(name, mapOf(attributes)) ?? ''
        stack.push({ name, path: '', node: undefined })
        if (stack.length > maxDepth) fail('too-deep')
        return
      }
      const parent = stack.at(-1) ?? top
      const counted = repeated.has(name) || (keepAtMost?.has(name) ?? false)
      const count = counted ? (parent.counts?.get(name) ?? 0) + 1 : 0
      if (counted) (parent.counts ??= new Map()).set(name, count)
      const path = `${parent.path === '' ? '' : `${parent.path}/`}${name}${repeated.has(name) ? `[${count}]` : ''}`
      if (skipping === 0 && parent.node !== undefined && count > (keepAtMost?.get(name) ?? Infinity)) {
        skipping = stack.length + 1
        parent.node.omitted += 1
      }
      const built = skipping === 0 && (parent.node !== undefined || isWanted(name))
      const node = built ? nodeOf(name, path, openedAt, attributes) : undefined
      if (node !== undefined) parent.node?.children.push(node)
      else if (skipping === 0) events.push({ type: 'open', name, path, line: openedAt, attributes: mapOf(attributes) })
      if (node !== undefined && (nodes += 1) > maxNodes) fail('too-large')
      stack.push({ name, path, node })
      if (node !== undefined && running?.names.has(name)) runs = { node, depth: stack.length }
      if (stack.length > maxDepth) fail('too-deep')
    },
    close() {
      const element = stack.pop()
      if (failed || element === undefined) return
      if (runs !== undefined && stack.length >= runs.depth) return
      runs = undefined
      if (skipping > 0) {
        if (stack.length < skipping) skipping = 0
      } else if (element.node === undefined) {
        events.push({ type: 'close', name: element.name, path: element.path, line: line() })
      } else if (stack.at(-1)?.node === undefined) {
        events.push({ type: 'node', node: element.node })
        nodes = 0
        characters = 0
      }
    },
    text(piece) {
      const node = runs?.node ?? stack.at(-1)?.node
      if (node === undefined || failed) return
      node.text += piece
      if ((characters += piece.length) > maxText) fail('too-large')
    },
    fail,
    failed: () => failed,
    isEmpty: () => stack.length === 0,
    take() {
      const taken = events
      events = []
      return taken
    },
  }
}

interface Reader extends Pick<Tree, 'take' | 'failed'> {
  write(piece: string): void
  end(): void
}

/** Feeds a parser, a new one for each document, and gives what it finds to one tree. */
function createReader(options: XmlOptions): Reader {
  let parser: SaxesParser<{ xmlns: false; position: true }>
  /** Lines of the documents before this one. */
  let linesBefore = 0
  let rooted = false
  /** The start of what may be a declaration, cut by the end of a piece. */
  let held = ''
  let sinceTag = 0
  let inMarkup = false
  let tagLine = 1
  let ending = false

  const line = (): number => linesBefore + parser.line
  const tree = createTree(options, line)
  const newParser = (): typeof parser => {
    const made = new SaxesParser({ xmlns: false, position: true })
    made.on('error', () => tree.fail(ending ? 'truncated' : 'malformed'))
    made.on('doctype', () => tree.fail('doctype-refused'))
    made.on('opentagstart', () => {
      tagLine = line()
    })
    made.on('opentag', (tag) => {
      sinceTag = 0
      rooted = true
      tree.open(local(tag.name), tag.attributes, tagLine)
    })
    made.on('closetag', () => {
      sinceTag = 0
      tree.close()
    })
    const text = (piece: string): void => {
      sinceTag = 0
      tree.text(piece)
    }
    made.on('text', text)
    made.on('cdata', text)
    return made
  }
  /** A declaration where no element is open starts another document; elsewhere the parser says what it thinks of it. */
  const declared = (): void => {
    if (!tree.isEmpty() || tree.failed()) return
    const lines = parser.line - 1
    if (rooted) parser.close()
    linesBefore += lines
    rooted = false
    parser = newParser()
  }
  parser = newParser()
  return {
    write(piece) {
      for (let at = 0; at < piece.length; at += step) {
        if (tree.failed()) return
        const part = piece.slice(at, at + step)
        sinceTag += part.length
        // Control characters that XML forbids: dropped rather than the whole file refused for one of them.
        // oxlint-disable-next-line no-control-regex -- they are what is looked for
        const plain = held + part.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
        held = /<(?:\?(?:x(?:ml?)?)?)?$/.exec(plain)?.[0] ?? ''
        for (const [index, text] of plain
          .slice(0, plain.length - held.length)
          .split(/<\?xml(?=\s)/)
          .entries()) {
          if (index > 0) declared()
          if (index > 0 || text !== '') parser.write(index > 0 ? `<?xml${text}` : text)
        }
        const [opened, closed] = [plain.lastIndexOf('<'), plain.lastIndexOf('>')]
        if (opened !== closed) inMarkup = opened > closed
        if (sinceTag > (inMarkup ? maxMarkup : maxRun)) tree.fail('too-large')
      }
    },
    end() {
      ending = true
      if (!tree.failed()) parser.write(held).close()
    },
    take: tree.take,
    failed: tree.failed,
  }
}

const step = 65_536

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function mapOf(attributes: Record<string, string>): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (const key of Object.keys(attributes)) map.set(local(key), attributes[key]!)
  return map
}

const nodeOf = (name: string, path: string, line: number, attributes: Record<string, string>): Building => ({
  name,
  path,
  line,
  attributes: mapOf(attributes),
  text: '',
  children: [],
  omitted: 0,
})

/** The first descendant along a path of local names (`Amt`, `Tp/CdOrPrtry/Cd`), or undefined. */
export function nodeAt(node: XmlNode | undefined, path: string): XmlNode | undefined {
  let current = node
  for (const name of path.split('/')) current = current?.children.find((child) => child.name === name)
  return current
}

/** The trimmed text at the first of these paths that has one, or undefined. */
export function textAt(node: XmlNode | undefined, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const text = nodeAt(node, path)?.text.trim()
    if (text !== undefined && text !== '') return text
  }
  return undefined
}
