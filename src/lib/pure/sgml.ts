/**
 * Tolerant tokenizer for OFX: 1.x is SGML whose leaf tags are not closed, 2.x should be XML and often is not. Reads both, in constant
 * memory, with line numbers. What looks like no tag (`A < B`, `AT<T`) is text.
 */
export type SgmlToken =
  | { readonly type: 'open' | 'close'; readonly name: string; readonly line: number }
  | { readonly type: 'text'; readonly text: string; readonly cdata: boolean; readonly line: number }
  | { readonly type: 'declaration'; readonly text: string; readonly line: number }

/** Longest text kept in one token; a longer one comes as several. */
const maxText = 65_536
/** A comment or CDATA section longer than this is given up and read as text. */
const maxMarkup = 262_144
const maxDeclaration = 2_048

/** Yields tags with their name in upper case and without prefix, texts undecoded, and `<?…?>` or `<!…>` declarations. */
export async function* sgmlTokens(pieces: AsyncIterable<string>): AsyncGenerator<SgmlToken> {
  const scanner = createScanner()
  for await (const piece of pieces) yield* scanner.add(piece)
  yield* scanner.end()
}

interface Scanner {
  add(piece: string): Generator<SgmlToken>
  end(): Generator<SgmlToken>
}

function createScanner(): Scanner {
  let rest = ''
  let line = 1
  function* scan(last: boolean): Generator<SgmlToken> {
    let at = 0
    while (at < rest.length) {
      const step = rest[at] === '<' ? markupAt(rest, at, last) : textAt(rest, at, last)
      if (step === 'more') break
      if (step.token !== undefined) yield { ...step.token, line }
      line += newlines(rest, at, step.end)
      at = step.end
    }
    rest = rest.slice(at)
  }
  return {
    *add(piece) {
      rest += piece
      yield* scan(false)
    },
    *end() {
      yield* scan(true)
      rest = ''
    },
  }
}

interface Step {
  readonly end: number
  readonly token?:
    | { readonly type: 'open' | 'close'; readonly name: string }
    | { readonly type: 'text'; readonly text: string; readonly cdata: boolean }
    | { readonly type: 'declaration'; readonly text: string }
}

const text = (source: string, from: number, end: number, cdata = false): Step => ({
  end,
  token: { type: 'text', text: source.slice(from, end), cdata },
})

function textAt(source: string, at: number, last: boolean): Step | 'more' {
  const end = source.indexOf('<', at)
  if (end !== -1) return text(source, at, end)
  return last || source.length - at > maxText ? text(source, at, source.length) : 'more'
}

const tag = /<(\/?)\s*(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(\s[^<>]*)?(\/?)>/y

function markupAt(source: string, at: number, last: boolean): Step | 'more' {
  const next = source[at + 1]
  if (next === undefined && !last) return 'more'
  if (next === '!' || next === '?') return declarationAt(source, at, last)
  tag.lastIndex = at
  const match = tag.exec(source)
  if (match !== null) {
    // `<MEMO/>` says nothing: as if it were not there.
    if (match[4] === '/' || match[3]?.trimEnd().endsWith('/')) return { end: tag.lastIndex }
    return { end: tag.lastIndex, token: { type: match[1] === '/' ? 'close' : 'open', name: match[2]!.toUpperCase() } }
  }
  const stop = source.slice(at + 1, at + 513).search(/[<>]/)
  if (stop === -1 && !last && source.length - at < 513) return 'more'
  return text(source, at, at + 1)
}

function declarationAt(source: string, at: number, last: boolean): Step | 'more' {
  const opening = source.slice(at, at + 9)
  if (!last && opening.length < 9 && ('<![CDATA['.startsWith(opening) || '<!--'.startsWith(opening))) return 'more'
  const cdata = opening === '<![CDATA['
  if (!cdata && !opening.startsWith('<!--')) return shortDeclarationAt(source, at, last)
  const start = at + (cdata ? 9 : 4)
  const closing = cdata ? ']]>' : '-->'
  const stop = source.indexOf(closing, start)
  // All that was searched becomes text: giving up one character at a time would cost the square of the size.
  if (stop === -1) return last || source.length - at > maxMarkup ? text(source, at, source.length) : 'more'
  const end = stop + closing.length
  return cdata ? { end, token: { type: 'text', text: source.slice(start, stop), cdata: true } } : { end }
}

/** `<?xml …?>`, `<?OFX …?>`, `<!DOCTYPE …`: up to its `>`, or to a `<` that comes before it. */
function shortDeclarationAt(source: string, at: number, last: boolean): Step | 'more' {
  const end = source.slice(at + 1, at + maxDeclaration).search(/[<>]/)
  if (end === -1 && !last && source.length - at < maxDeclaration) return 'more'
  const stop = end === -1 ? Math.min(source.length, at + maxDeclaration) : at + 1 + end + (source[at + 1 + end] === '>' ? 1 : 0)
  return { end: stop, token: { type: 'declaration', text: source.slice(at, stop) } }
}

function newlines(source: string, from: number, end: number): number {
  let count = 0
  for (let at = from; at < end; at += 1) {
    const code = source.charCodeAt(at)
    // LF, or the lone CR of an old Macintosh.
    if (code === 10 || (code === 13 && at + 1 < source.length && source.charCodeAt(at + 1) !== 10)) count += 1
  }
  return count
}
