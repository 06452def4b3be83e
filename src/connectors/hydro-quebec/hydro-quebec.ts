/** Hydro-Québec: the CSV files of the customer space, by hour, by quarter of an hour, by day, by billing period. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { foldHeader } from '#lib/pure/shape'
import type { Row } from '#lib/pure/table'
import { type EnergyReading, isProblem, kinds, type Problem, problem } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { tableParts } from '../table-rows.ts'
import { createRows, type Columns, type Name } from './rows.ts'

export const hydroQuebec: Connector = { name: 'hydro-quebec', workbooks: true, recognise, parse }

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head.subarray(0, 8_192)).text
  if (/^[\s\uFEFF]*[[{<]/.test(text)) return 0
  for (const line of text.split(/\r\n|\r|\n/, 12)) {
    const cells = line.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    const columns = columnsOf(cells)
    if (columns === undefined) continue
    const own = columns.has('code') || columns.has('temperature') || columns.has('reading')
    return columns.has('contract') && own ? 1 : columns.has('contract') ? 0.8 : own && columns.has('stamp') ? 0.7 : 0
  }
  return 0
}

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  let rows: ReturnType<typeof createRows> | undefined
  const tables: ReturnType<typeof createRows>[] = []
  for await (const part of tableParts(source)) {
    if ('problem' in part) {
      yield part.problem
      if (part.problem.fatal) return
    } else if ('row' in part) {
      const columns = headerOf(part.row)
      if (columns !== undefined) {
        rows = createRows(columns)
        tables.push(rows)
      } else rows?.add(part.row)
    }
  }
  if (tables.length === 0) return yield problem('malformed', { fatal: true })
  // A period given again, revised, takes the place of the first.
  const readings = new Map<string, Found>()
  for (const table of tables) {
    for (const found of table.end()) {
      if (isProblem(found)) yield found
      else readings.set(kinds['energy.reading'].naturalKey(found.item as EnergyReading).join('\n'), found)
    }
  }
  yield* readings.values()
  if (readings.size === 0) yield problem('no-operation')
}

const headerOf = ({ cells }: Row): Columns | undefined =>
  cells.some((cell) => /^\d[\d.,:/ -]*$/.test(cell.trim())) ? undefined : columnsOf(cells)

/** What each column is called, in French and in English, accents and case apart. */
const names: { readonly [N in Name]: RegExp } = {
  contract: /^(?:contrat|contract|numero de contrat|contract number)$/,
  rate: /^(?:tarif|rate)$/,
  stamp: /^(?:date et heure|date and time|date heure)$/,
  day: /^(?:date|jour|date de consommation|consumption date|date of consumption)$/,
  from: /^(?:date de debut|date debut|debut|starting date|start date|from)$/,
  to: /^(?:date de fin|date fin|fin|ending date|end date|to)$/,
  energy: /^(?:k ?wh|consommation|consumption|kwh total|consommation totale|total consumption)$/,
  low: /^(?:kwh bas|low kwh|kwh low|consommation bas.*|kwh at lower price|kwh reg.*)$/,
  high: /^(?:kwh haut|high kwh|kwh high|consommation haut.*|kwh at higher price)$/,
  power: /^(?:puissance reelle|real power)$/,
  amount: /^(?:montant|amount|montant \$|amount \$)$/,
  code: /^(?:code de consommation|consumption code|code de puissance reelle|real power code)$/,
  reading: /^(?:code de (?:releve|lecture)|meter reading code)$/,
  temperature: /^(?:temperature moyenne|average temperature|mean temperature)$/,
}

function columnsOf(cells: readonly string[]): Columns | undefined {
  const columns = new Map<Name, number>()
  for (const [index, cell] of cells.entries()) {
    const { key } = foldHeader(cell)
    const name = (Object.keys(names) as Name[]).find((one) => names[one].test(key) && !columns.has(one))
    if (name !== undefined) columns.set(name, index)
  }
  const dated = columns.has('stamp') || columns.has('day') || (columns.has('from') && columns.has('to'))
  return dated && (columns.has('energy') || columns.has('low') || columns.has('power')) ? columns : undefined
}
