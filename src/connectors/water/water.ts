/** Water meters of French services: daily tables (Veolia, Suez, Eau du Grand Lyon, Eau de Paris), and Ecolyo's JSON for every fluid. See README.md. */
import { isZip } from '#lib/pure/archive'
import { decodeBytes } from '#lib/pure/decode'
import { type EnergyReading, isProblem, kinds, type Problem, problem } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { readEcolyo } from './ecolyo.ts'
import { columnsOf, readRows } from './rows.ts'

export const water: Connector = { name: 'water', workbooks: true, recognise, parse }

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head.subarray(0, 16_384)).text
  if (/^[\s\uFEFF]*[[{]/.test(text)) return /"com\.grandlyon\.(?:enedis|grdf|egl)\.\w+"/.test(text) && /"load"\s*:/.test(text) ? 1 : 0
  if (/^[\s\uFEFF]*</.test(text)) return 0
  for (const line of text.split(/\r\n|\r|\n/, 20)) {
    const columns = columnsOf(line.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')))
    if (columns === undefined) continue
    // A volume may be of gas: litres, or a word on water somewhere, tell.
    const names = /\blitres?\b|\(l\)|\beau\b|water|veolia|suez|lyonnaise/i.test(text)
    return names && !/gaz|kwh/i.test(text.slice(0, 4_096)) ? (columns.has('index') ? 0.95 : 0.8) : 0
  }
  return 0
}

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  const head = await source.read(0, 4_096)
  const json = !isZip(head) && /^[\s\uFEFF]*[[{]/.test(decodeBytes(head).text)
  // A day given again, corrected, takes the place of the first.
  const readings = new Map<string, Found>()
  for await (const found of json ? readEcolyo(source) : readRows(source)) {
    if (!isProblem(found)) readings.set(kinds['energy.reading'].naturalKey(found.item as EnergyReading).join('\n'), found)
    else {
      yield found
      if (found.fatal === true) return
    }
  }
  yield* readings.values()
  if (readings.size === 0) yield problem('no-operation')
}
