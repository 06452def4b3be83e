/** Logs of positions: OwnTracks' `.rec`, and the tables of GPS loggers and telephones. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { type Problem, problem } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { createPlaceRecords } from '../place-records.ts'
import { isRec, readRec } from './owntracks.ts'
import { columnsOf, readRows } from './rows.ts'

export const positionLog: Connector = { name: 'position-log', recognise, parse }

function recognise(head: Uint8Array): number {
  const { text } = decodeBytes(head)
  if (isRec(text)) return 1
  // A logger writes its name, its version, its settings above.
  const lines = text.split(/\r\n|\n|\r/).slice(0, 12)
  return lines.some((line) => [',', ';', '\t', '|'].some((separator) => columnsOf(line.split(separator)) !== undefined)) ? 0.95 : 0
}

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  const { text } = decodeBytes(await source.read(0, 65_536))
  if (text.trim() === '') return yield problem('empty-file', { fatal: true })
  const records = createPlaceRecords()
  let fatal = false
  for await (const found of isRec(text) ? readRec(source, records) : readRows(source, records)) {
    fatal ||= 'code' in found && found.fatal === true
    yield found
  }
  if (records.count() === 0 && !fatal) yield problem('no-operation')
}
