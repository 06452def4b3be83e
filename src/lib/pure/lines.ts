/** Lines of a text that comes in pieces: LF, CRLF and the lone CR of old Macintosh files, mixed or not. */
export interface Line {
  readonly text: string
  /** 1-based. */
  readonly number: number
  /** False for a last line that no line end closes: it may have been cut. */
  readonly ended: boolean
}

/** Longest line kept; what is beyond is dropped, so that one endless line does not fill the memory. */
const maxCharacters = 65_536

/** Yields each line; the empty text after a final line end is no line. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = ''
  let number = 1
  for await (const piece of pieces) {
    const text = rest + piece
    const end = /(.*?)(\r\n|\n|\r(?!\n|$))/gsy
    let at = 0
    for (let match = end.exec(text); match !== null; match = end.exec(text)) {
      yield { text: match[1]!.slice(0, maxCharacters), number: number++, ended: true }
      at = end.lastIndex
    }
    rest = text.slice(at)
    if (rest.length > maxCharacters) rest = rest.slice(0, maxCharacters) + (rest.endsWith('\r') ? '\r' : '')
  }
  if (rest === '') return
  const ended = rest.endsWith('\r')
  yield { text: ended ? rest.slice(0, -1) : rest, number, ended }
}
