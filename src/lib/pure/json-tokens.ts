/** Cuts JSON text that comes in pieces into names, values and brackets, and tells a tree of them. Strict: what JSON forbids is malformed. */
import type { JsonTree } from './json-tree.ts'
import { JsonNumber, type JsonValue } from './json-value.ts'

/** What may come next. */
type State = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'after'

const spaces = /[ \t\r]*/y
const plainText = /[^"\\\u0000-\u001f]*/y // oxlint-disable-line no-control-regex -- JSON forbids them in texts
const bareWord = /[\w+.-]*/y
const numeral = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const words: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['null', null],
  ['true', true],
  ['false', false],
])
const escapes: ReadonlyMap<string, string> = new Map(
  [...'"\\/']
    .map((one): [string, string] => [one, one])
    .concat([
      ['b', '\b'],
      ['f', '\f'],
      ['n', '\n'],
      ['r', '\r'],
      ['t', '\t'],
    ]),
)

/** Characters of one text, and of a name or number. */
const maxText = 8 * 2 ** 20
const maxWord = 4_096

export function createJsonTokens(tree: JsonTree): { write(piece: string): void; end(): void } {
  let state: State = 'value'
  /** The kind of token that the piece before has left open. */
  let token: 'text' | 'word' | undefined
  let isName = false
  let wanted = false
  let text = ''
  let length = 0
  let escape = ''

  const expectsName = (): boolean => state === 'name' || state === 'name-or-end'
  const expectsValue = (): boolean => state === 'value' || state === 'value-or-end'

  function add(part: string): void {
    length += part.length
    if (wanted || isName) text += part
    if (length > (isName || token === 'word' ? maxWord : maxText)) tree.fail('too-large')
  }
  function begin(kind: 'text' | 'word'): void {
    isName = expectsName()
    wanted = !isName && tree.wantsScalar()
    token = kind
    text = ''
    length = 0
  }
  function finish(value: JsonValue): void {
    token = undefined
    if (isName) tree.name(text)
    else tree.scalar(value, length)
    state = isName ? 'colon' : 'after'
  }
  /** Reads inside a text from `at`; answers where it stopped. */
  function readText(piece: string, at: number): number {
    if (escape !== '') return readEscape(piece, at)
    plainText.lastIndex = at
    const [plain = ''] = plainText.exec(piece) ?? []
    if (plain !== '') add(plain)
    const next = at + plain.length
    const mark = piece[next]
    if (mark === '"') finish(text)
    else if (mark === '\\') escape = '\\'
    else if (mark !== undefined) tree.fail('malformed')
    return next + 1
  }
  function readEscape(piece: string, at: number): number {
    escape += piece[at]!
    const simple = escapes.get(escape.slice(1))
    if (simple !== undefined) add(simple)
    else if (escape.length === 6) add(String.fromCharCode(Number.parseInt(escape.slice(2), 16)))
    else if (/^\\u[\da-fA-F]{0,4}$/.test(escape)) return at + 1
    else tree.fail('malformed')
    if (escape.length === 6 && !/^\\u[\da-fA-F]{4}$/.test(escape)) tree.fail('malformed')
    escape = ''
    return at + 1
  }
  function readWord(piece: string, at: number): number {
    bareWord.lastIndex = at
    const [part = ''] = bareWord.exec(piece) ?? []
    // A word is short: kept even where its value is not wanted, to see that it is one.
    wanted = true
    add(part)
    const next = at + part.length
    if (next < piece.length) endWord()
    return next
  }
  function endWord(): void {
    if (words.has(text)) finish(words.get(text)!)
    else if (numeral.test(text)) finish(new JsonNumber(text))
    else tree.fail('malformed')
  }
  function bracket(mark: string): void {
    if (mark === '{' || mark === '[') {
      if (!expectsValue()) return tree.fail('malformed')
      tree.open(mark === '[')
      state = mark === '[' ? 'value-or-end' : 'name-or-end'
      return
    }
    const list = mark === ']'
    const allowed = state === 'after' || state === (list ? 'value-or-end' : 'name-or-end')
    if (!allowed || tree.isList() !== list) return tree.fail('malformed')
    tree.close()
    state = 'after'
  }
  function readMark(piece: string, at: number): number {
    const mark = piece[at]!
    // Where no document is open, what follows one is another.
    if (state === 'after' && !tree.isOpen()) state = 'value'
    if ('{}[]'.includes(mark)) bracket(mark)
    else if (mark === ',' && state === 'after' && tree.isOpen()) state = tree.isList() ? 'value' : 'name'
    else if (mark === ':' && state === 'colon') state = 'value'
    else if (mark === '"' && (expectsName() || expectsValue())) begin('text')
    else if (expectsValue() && /[\w-]/.test(mark)) {
      begin('word')
      return at
    } else tree.fail('malformed')
    return at + 1
  }
  return {
    write(piece) {
      let at = 0
      while (at < piece.length && !tree.failed()) {
        if (token === 'text') at = readText(piece, at)
        else if (token === 'word') at = readWord(piece, at)
        else {
          spaces.lastIndex = at
          at += spaces.exec(piece)?.[0].length ?? 0
          const mark = piece[at]
          if (mark === '\n') tree.nextLine()
          if (mark === '\n' || mark === '\uFEFF') at += 1
          else if (mark !== undefined) at = readMark(piece, at)
        }
      }
    },
    end() {
      if (token === 'word' && !tree.failed()) endWord()
      if (token !== undefined || tree.isOpen()) tree.fail('truncated')
    },
  }
}
