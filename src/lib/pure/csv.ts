/**
 * Text tables: comma, semicolon, tab or bar, quotes or none, any line end, any encoding of `decode.ts`. RFC 4180 where files follow it;
 * where they do not, a row that cannot be trusted is reported with its line and the rest is read.
 */
import { createCsv, type CsvEvent } from './csv-records.ts'
import { dialectOf } from './csv-dialect.ts'
import { decodeStream, detectEncoding } from './decode.ts'
import { type TableEvent, type TableLimits, tableLimits } from './table.ts'

/** Reads what `open` streams (twice: first to settle the encoding). Lines with nothing in them are no rows. */
export async function* readCsv(open: () => AsyncIterable<Uint8Array>, limits: TableLimits = tableLimits): AsyncGenerator<TableEvent, void> {
  const { encoding } = await detectEncoding(open())
  let head = ''
  let csv: ReturnType<typeof createCsv> | undefined
  let rows = 0
  const bounded = function* (events: readonly CsvEvent[]): Generator<TableEvent, boolean> {
    for (const event of events) {
      if (event.type === 'row' && (rows += 1) > limits.rows) {
        yield { type: 'problem', error: { type: 'too-many-records', line: event.row.line, fatal: true } }
        return false
      }
      yield event
      if (event.type === 'problem' && event.error.fatal) return false
    }
    return true
  }
  for await (const piece of decodeStream(open(), encoding)) {
    const text = plain(piece)
    if (csv === undefined) {
      head += text
      if (head.length < headCharacters) continue
      csv = createCsv(dialectOf(head), limits)
      if (!(yield* bounded(csv.write(head)))) return
    } else if (!(yield* bounded(csv.write(text)))) return
  }
  if (csv === undefined) {
    csv = createCsv(dialectOf(head), limits)
    if (!(yield* bounded(csv.write(head)))) return
  }
  yield* bounded(csv.end())
}

/** What the separator is judged on. */
const headCharacters = 65_536

/** Zeros, the mark of order that joined exports repeat, and the Ctrl-Z of old programs mean nothing in a table. */
// oxlint-disable-next-line no-control-regex -- they are what is dropped
const plain = (text: string): string => (/[\u0000\u001A\uFEFF]/.test(text) ? text.replaceAll(/[\u0000\u001A\uFEFF]/g, '') : text)
