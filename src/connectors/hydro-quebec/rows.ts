/** Rows of one table of Hydro-Québec, and the readings they make. */
import { parseMachine } from '#lib/pure/decimal'
import { type ColumnReader, createColumns } from '#lib/pure/columns'
import { createIntervals, energyOf } from '#lib/pure/interval'
import { clean, cleanOrNone } from '#lib/pure/text'
import { parseAmount } from '#lib/pure/money'
import type { Row } from '#lib/pure/table'
import { openZone, toInstants, type Zone } from '#lib/pure/zone'
import { type EnergyReading, type Problem, problem } from '#model'
import type { Found } from '../connector.ts'

export type Name =
  | 'contract'
  | 'rate'
  | 'stamp'
  | 'day'
  | 'from'
  | 'to'
  | 'energy'
  | 'low'
  | 'high'
  | 'power'
  | 'amount'
  | 'code'
  | 'reading'
  | 'temperature'
export type Columns = ReadonlyMap<Name, number>

interface Dated {
  readonly row: Row
  readonly day: string
  readonly time?: string
  readonly lastDay?: string
}

/** Give it the rows, then ask for what they make: the order of days and months, and that of time, are known at the end. */
export function createRows(columns: Columns): { add(row: Row): void; end(): Generator<Found | Problem> } {
  const dates = (['stamp', 'day', 'from', 'to'] as const).flatMap((name) => columns.get(name) ?? [])
  const survey = createColumns({ dates, numbers: [], order: 'fr-CA', decimal: ',' })
  const rows: Row[] = []
  return {
    add(row) {
      if (row.cells.every((cell) => cell.trim() === '')) return
      survey.add(row)
      rows.push(row)
    },
    *end() {
      const zone = openZone('America/Toronto')
      if (!zone.ok) throw new Error('the platform has no time zones')
      const reader = survey.end()
      for (const { chosen } of reader.assumed) yield problem('day-order-assumed', { text: chosen })
      if (!columns.has('contract')) yield problem('account-missing')
      const dated: Dated[] = []
      for (const row of rows) {
        const read = datedRow(row, columns, reader)
        if ('code' in read) yield read
        else dated.push(read)
      }
      if (columns.has('stamp')) yield* byTime(dated, columns, zone.value)
      else
        for (const one of dated)
          yield* readingsOf(one.row, columns, { day: one.day, ...(one.lastDay === undefined ? {} : { lastDay: one.lastDay }) }, undefined)
    },
  }
}

function datedRow(row: Row, columns: Columns, reader: ColumnReader): Dated | Problem {
  const name = columns.has('stamp') ? 'stamp' : columns.has('day') ? 'day' : 'from'
  const index = columns.get(name)!
  const read = reader.date(row, index)
  if (!read.ok) return problem(read.error.type, { line: row.line, text: row.cells[index] ?? '' })
  const { day, time } = read.value
  if (name !== 'from') return { row, day, ...(time === undefined ? {} : { time }) }
  const to = columns.get('to')!
  const last = reader.date(row, to)
  if (!last.ok || last.value.day < day) return problem('day-unreadable', { line: row.line, text: row.cells[to] ?? '' })
  return { row, day, ...(last.value.day > day ? { lastDay: last.value.day } : {}) }
}

/** Hours, or quarters where the rows are so close: each row is stamped with the start of its interval. */
function* byTime(dated: readonly Dated[], columns: Columns, zone: Zone): Generator<Found | Problem> {
  const contracts = Map.groupBy(dated, ({ row }) => row.cells[columns.get('contract') ?? -1]?.trim() ?? '')
  const intervalOf = createIntervals(zone)
  for (const rows of contracts.values()) {
    const moments = toInstants(
      zone,
      rows.map(({ day, time }) => ({ day, time: time ?? '00:00:00' })),
    )
    const quarters = rows.some(({ time }) => /:(?:15|45):/.test(time ?? ''))
    const minutes = quarters ? 15 : 60
    for (const [index, { row }] of rows.entries()) {
      const { instant, skipped, ambiguous } = moments[index]!
      const blank = (['energy', 'low', 'high', 'power'] as const).every((name) =>
        /^(?:0(?:[.,]0*)?)?$/.test(cellOf(row, columns, name) ?? ''),
      )
      // An hour that the clocks jump over is written all the same, with nothing in it.
      if (skipped === true && blank) continue
      if (skipped === true || ambiguous !== undefined)
        yield problem('time-ambiguous', { line: row.line, text: row.cells[columns.get('stamp')!] ?? '' })
      const start = Date.parse(instant)
      yield* readingsOf(row, columns, intervalOf(start, start + minutes * 60_000), minutes)
    }
  }
}

type Placed = Pick<EnergyReading, 'day' | 'lastDay' | 'start' | 'end' | 'zone'>

const cellOf = (row: Row, columns: Columns, name: Name): string | undefined => {
  const index = columns.get(name)
  return index === undefined ? undefined : cleanOrNone(row.cells[index], 200)
}

/** One reading, or one for each price of the rates DT and Flex D; and the greatest power of a day where it is given. */
function* readingsOf(row: Row, columns: Columns, placed: Placed, minutes: number | undefined): Generator<Found | Problem> {
  const { line } = row
  const text = (name: Name) => cellOf(row, columns, name)
  const rate = text('rate')
  const split = columns.has('low') || columns.has('high')
  const quality = qualityOf(text('code') ?? text('reading'))
  const raw = Object.fromEntries(
    [
      ['rate', rate],
      ['temperature', text('temperature')],
      ['code', text('code') ?? text('reading')],
    ].filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  const cost = yield* costOf(text('amount'), line)
  const one = (measure: EnergyReading['measure'], quantity: number, more: Partial<EnergyReading> = {}): Found => ({
    item: {
      kind: 'energy.reading',
      schema: 1,
      fluid: 'electricity',
      direction: 'consumed',
      measure,
      // The files name the contract, never the meter.
      meter: clean(text('contract') ?? '', 64),
      ...placed,
      quantity,
      unit: measure === 'max-power' ? 'kW' : 'kWh',
      ...(quality === undefined ? {} : { quality }),
      ...(text('contract') === undefined ? {} : { contract: clean(text('contract')!, 64) }),
      ...more,
      ...(Object.keys(raw).length === 0 ? {} : { raw }),
    },
    line,
  })
  for (const name of split ? (['low', 'high'] as const) : (['energy'] as const)) {
    const quantity = yield* quantityOf(text(name), line)
    if (quantity !== undefined)
      yield one('energy', quantity, { ...cost, ...(name === 'energy' ? {} : { tariff: name === 'low' ? 'kWh bas' : 'kWh haut' }) })
  }
  const power = yield* quantityOf(text('power'), line)
  if (power === undefined) return
  if (minutes === undefined) {
    if (placed.lastDay === undefined) yield one('max-power', power)
  } else if (!columns.has('energy'))
    yield one('energy', energyOf(power * 1_000, minutes), power % 1_000 === 0 ? { watts: power / 1_000 } : {})
}

function* quantityOf(text: string | undefined, line: number): Generator<Problem, number | undefined> {
  const read = parseMachine(text === undefined || /^(?:n\/?[ad]|-|\*+)$/i.test(text) ? '' : text)
  if (read.ok) return read.value
  if (read.error.type !== 'quantity-missing') yield problem('quantity-unreadable', { line, text })
  return undefined
}

function* costOf(text: string | undefined, line: number): Generator<Problem, Pick<EnergyReading, 'cost' | 'currency'>> {
  if (text === undefined) return {}
  const read = parseAmount(text.replaceAll('$', '').trim(), 'CAD')
  if (read.ok) return { cost: read.value, currency: 'CAD' }
  yield problem(read.error.type, { line, text })
  return {}
}

/** R: read (`réel`), E: estimated. */
function qualityOf(code: string | undefined): EnergyReading['quality'] {
  if (code === undefined) return undefined
  if (/^(?:r|r[ée]el(?:le)?|actual|real)$/i.test(code)) return 'measured'
  return /^(?:e|estim[ée]e?|estimated)$/i.test(code) ? 'estimated' : undefined
}
