/** Gas of the GRDF network: the customer area's tables (XLSX, CSV), and the JSON of its pages and of its ADICT interface. See README.md. */
import { isZip } from '#lib/pure/archive'
import { decodeBytes } from '#lib/pure/decode'
import { openZone } from '#lib/pure/zone'
import { isProblem, type Item, kinds, type Problem, problem } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { readReleves } from './releves.ts'
import { readRows } from './rows.ts'
import { isTemperatures } from './temperatures.ts'

export const grdf: Connector = { name: 'grdf', workbooks: true, recognise, parse }

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head).text
  const folded = text.slice(0, 16_384).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  if (/^[\s\uFEFF]*</.test(text)) return 0
  if (/^[\s\uFEFF]*[[{]/.test(text)) {
    if (
      /"(?:journeeGaziere|journee_gaziere)"\s*:/.test(text) &&
      /"(?:energieConsomme|energie|volumeBrutConsomme|volume_brut)"\s*:/.test(text)
    )
      return 1
    return isTemperatures(text) ? 0.6 : 0
  }
  const gas = /coefficient de conversion|coeff(?:icient)?[ .]*conversion/.test(folded)
  if (/n° ?pce|donnees (?:informatives|publiees)|identifiant pce/.test(folded) && /energie consommee|volume consomme/.test(folded)) return 1
  return gas && /(?:energie|volume) consomm?e/.test(folded) ? 0.95 : 0
}

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  const opened = openZone('Europe/Paris')
  if (!opened.ok) throw new Error('the platform has no time zones')
  const head = await source.read(0, 4_096)
  const json = !isZip(head) && /^[\s\uFEFF]*[[{]/.test(decodeBytes(head).text)
  // A reading that the file gives again, revised, takes the place of the first.
  const readings = new Map<string, Found>()
  for await (const found of json ? readReleves(source, opened.value) : readRows(source, opened.value)) {
    if (!isProblem(found)) readings.set(keyOf(found.item), found)
    else {
      yield found
      if (found.fatal === true) return
    }
  }
  yield* readings.values()
  if (readings.size === 0) yield problem('no-operation')
}

const keyOf = (item: Item): string =>
  item.kind === 'measurement'
    ? kinds.measurement.naturalKey(item).join('\n')
    : item.kind === 'energy.reading'
      ? kinds['energy.reading'].naturalKey(item).join('\n')
      : ''
