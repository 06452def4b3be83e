/** Exports of the Linky meter in tables: Enedis's customer area (CSV, XLSX), its professional flows R63, R65, R66, EDF's copies. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { isProblem, type Problem, problem } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { readingsOf } from '../meter-series.ts'
import { tableParts } from '../table-rows.ts'
import { isEdf, readEdf } from './edf.ts'
import { createSections } from './sections.ts'

export const enedis: Connector = { name: 'enedis', workbooks: true, recognise, parse }

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head.subarray(0, 16_384)).text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  // JSON and pages may quote the words below.
  if (/^[\s\uFEFF]*[[{<]/.test(text)) return 0
  if (isEdf(head)) return 0.95
  if (/^[\s\uFEFF;"]*identifiant prm\s*"?[;,\t]/m.test(text))
    return /horodate|courbe de charge|index|puissance|energie/.test(text) ? 1 : 0.8
  if (/point reference mesure \(prm\)/.test(text) && /\b(?:date|horodate)\b/.test(text)) return 1
  if (/^[\s\uFEFF"]*horodate[^;,\t\n]*"?[;,\t]\s*"?(?:puissance moyenne|valeur)/m.test(text)) return 0.9
  if (
    /recapitulatif de (?:mes puissances atteintes|ma consommation|mes consommations)/.test(text) &&
    /distributeur|date de consommation/.test(text)
  )
    return 0.9
  return 0
}

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  if (isEdf(await source.read(0, 4_096))) return yield* readEdf(source)
  const sections = createSections()
  for await (const part of tableParts(source)) {
    if ('problem' in part) {
      yield part.problem
      if (part.problem.fatal) return
    } else if ('row' in part) for (const found of sections.row(part.row)) yield found
    else sections.sheet()
  }
  if (!sections.headed) return yield problem('malformed', { fatal: true })
  let readings = 0
  for (const series of sections.series) {
    for (const found of readingsOf(series, sections.calendars)) {
      if (!isProblem(found)) readings += 1
      yield found
    }
  }
  if (readings === 0) yield problem('no-operation')
}
