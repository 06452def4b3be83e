/** Lines of a text, one at a time; throws on a line of more than 8 MiB and on bytes that are not UTF-8. */
const most = 8 * 2 ** 20

export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = ''
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > most) throw new RangeError('a line is too long')
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') throw new RangeError('a line has no end')
}
