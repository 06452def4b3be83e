/** The workbook that æneria exports: what a home used by hour and by day, beside the weather. See README.md. */
import { type ColumnReader, createColumns } from '#lib/pure/columns'
import { decodeBytes } from '#lib/pure/decode'
import { createIntervals } from '#lib/pure/interval'
import type { Row } from '#lib/pure/table'
import { openZone, toInstants } from '#lib/pure/zone'
import { type EnergyReading, type Item, type Problem, problem } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { tableParts } from '../table-rows.ts'

export const aeneria: Connector = { name: 'aeneria', workbooks: true, recognise, parse }

const fluids: { readonly [name: string]: EnergyReading['fluid'] } = { CONSO_ELEC: 'electricity', CONSO_GAZ: 'gas' }

function recognise(head: Uint8Array): number {
  const [first = ''] = decodeBytes(head.subarray(0, 4_096))
    .text.replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/, 1)
  return columnsOf(first.split(/[;,\t]/).map((cell) => cell.replaceAll('"', ''))) === undefined ? 0 : 0.95
}

/** Places of the date and of each energy; undefined when this is not æneria's header. */
function columnsOf(cells: readonly string[]): ReadonlyMap<number, EnergyReading['fluid']> | undefined {
  const names = cells.map((cell) => cell.trim())
  const energies = new Map(names.flatMap((name, index) => (Object.hasOwn(fluids, name) ? [[index, fluids[name]!] as const] : [])))
  return names[0] === 'DATE' && names.includes('DJU') && energies.size > 0 ? energies : undefined
}

interface Sheet {
  readonly name: string
  readonly energies: ReadonlyMap<number, EnergyReading['fluid']>
  /** Place of the outdoor temperature, if there is one. */
  readonly temperature: number | undefined
  readonly rows: Row[]
}

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  const sheets: Sheet[] = []
  let name = ''
  let header = true
  for await (const part of tableParts(source)) {
    if ('sheet' in part) {
      name = part.sheet
      header = true
    } else if ('problem' in part) {
      yield part.problem
      if (part.problem.fatal) return
    } else if (header) {
      const energies = columnsOf(part.row.cells)
      const temperature = part.row.cells.findIndex((cell) => cell.trim() === 'TEMPERATURE')
      if (energies !== undefined) sheets.push({ name, energies, temperature: temperature < 0 ? undefined : temperature, rows: [] })
      header = false
    } else sheets.at(-1)?.rows.push(part.row)
  }
  if (sheets.length === 0) return yield problem('malformed', { fatal: true })
  yield problem('account-missing')
  let records = 0
  for (const sheet of sheets) {
    for (const found of readSheet({ ...sheet, name: sheet.name || nameOf(sheet) })) {
      if (!('code' in found)) records += 1
      yield found
    }
  }
  if (records === 0) yield problem('no-operation')
}

/** A sheet saved as CSV has lost its name: only hours can be told from the others. */
const nameOf = ({ rows }: Sheet): string => (rows.some(({ cells }) => /\d:\d/.test((cells[0] ?? '').replace('00:00', ''))) ? 'HOUR' : 'CSV')

/** Hours and days are what meters gave; the other sheets are their sums. */
function* readSheet({ name, energies, temperature, rows }: Sheet): Generator<Found | Problem> {
  if (name !== 'HOUR' && name !== 'DAY') return yield problem('section-unread', { text: name })
  const felt = name === 'DAY' ? temperature : undefined
  const survey = createColumns({
    dates: [0],
    numbers: [...energies.keys(), ...(felt === undefined ? [] : [felt])],
    order: 'fr-FR',
    decimal: ',',
  })
  for (const row of rows) survey.add(row)
  const reader = survey.end()
  for (const { type, chosen } of reader.assumed) yield problem(type, { path: name, text: chosen })
  const dated = yield* datesOf(rows, reader)
  const placeOf = name === 'HOUR' ? yield* hoursOf(dated) : ({ day }: Dated) => ({ day })
  for (const one of dated) {
    const { row } = one
    for (const [index, fluid] of energies) {
      if ((row.cells[index] ?? '').trim() === '') continue
      const read = reader.quantity(row, index)
      if (!read.ok) yield problem('quantity-unreadable', { line: row.line, path: name, text: row.cells[index] })
      else {
        const item: EnergyReading = {
          kind: 'energy.reading',
          schema: 1,
          fluid,
          direction: 'consumed',
          measure: 'energy',
          meter: '',
          ...placeOf(one),
          quantity: read.value,
          unit: 'kWh',
        }
        yield { item, line: row.line, path: name }
      }
    }
    const degrees = felt === undefined ? undefined : reader.quantity(row, felt)
    if (degrees?.ok) yield { item: temperatureOf(one.day, degrees.value), line: row.line, path: name }
  }
}

/** Mean of the day, in 10⁻⁶ °C: what the effect of the cold is worked out from. */
const temperatureOf = (day: string, quantity: number): Item => ({
  kind: 'measurement',
  schema: 1,
  name: 'Température extérieure',
  day,
  quantity,
  unit: '°C',
  provider: 'æneria',
})

interface Dated {
  readonly row: Row
  readonly day: string
  readonly time: string
}

function* datesOf(rows: readonly Row[], reader: ColumnReader): Generator<Problem, readonly Dated[]> {
  const dated: Dated[] = []
  for (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue
    const read = reader.date(row, 0)
    if (read.ok) dated.push({ row, day: read.value.day, time: read.value.time ?? '00:00' })
    else yield problem(read.error.type, { line: row.line, text: row.cells[0] })
  }
  return dated
}

/** A row is stamped with the beginning of its hour, as those of days, weeks and months are with theirs. */
function* hoursOf(dated: readonly Dated[]): Generator<Problem, (one: Dated) => Pick<EnergyReading, 'day' | 'start' | 'end' | 'zone'>> {
  const opened = openZone('Europe/Paris')
  if (!opened.ok) throw new Error('the platform has no time zones')
  const intervalOf = createIntervals(opened.value)
  const moments = toInstants(opened.value, dated)
  if (dated.length > 0) yield problem('zone-assumed', { path: 'HOUR', text: opened.value.name })
  const starts = new Map<Dated, number>()
  for (const [index, one] of dated.entries()) {
    const moment = moments[index]!
    if (moment.skipped === true || moment.ambiguous !== undefined) yield problem('time-ambiguous', { line: one.row.line, path: 'HOUR' })
    starts.set(one, Date.parse(moment.instant))
  }
  return (one) => {
    const start = starts.get(one)!
    return intervalOf(start, start + 3_600_000)
  }
}
