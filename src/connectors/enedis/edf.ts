/** What EDF copies for its customers besides the meter's own curve: a consumption a month, and the indexes of its registers. */
import { addDays } from '#lib/pure/day'
import { readDate } from '#lib/pure/dates'
import { parseDecimal } from '#lib/pure/decimal'
import { decodeBytes } from '#lib/pure/decode'
import { foldHeader } from '#lib/pure/shape'
import type { Row } from '#lib/pure/table'
import { clean } from '#lib/pure/text'
import { type EnergyReading, type Problem, problem } from '#model'
import type { Found, Source } from '../connector.ts'
import { tableParts } from '../table-rows.ts'

/** True for the first bytes of one of the two. */
export function isEdf(head: Uint8Array): boolean {
  const lines = decodeBytes(head.subarray(0, 4_096)).text.split(/\r\n|\r|\n/, 12)
  return lines.some((line) => kindOf(line.split(/[;\t]/)) !== undefined)
}

function kindOf(cells: readonly string[]): 'months' | 'indexes' | undefined {
  const keys = cells.map((cell) => foldHeader(cell.replaceAll('"', '')).key)
  if (keys[0] === 'periode de consommation' && keys[1] === 'consommation') return 'months'
  return keys[0] === 'date de releve de l index' && keys.some((key) => /^index \p{L}/u.test(key)) ? 'indexes' : undefined
}

export async function* readEdf(source: Source): AsyncGenerator<Found | Problem> {
  let header: { readonly kind: 'months' | 'indexes'; readonly names: readonly string[] } | undefined
  const rows: Row[] = []
  for await (const part of tableParts(source)) {
    if ('problem' in part) {
      yield part.problem
      if (part.problem.fatal) return
    } else if ('row' in part) {
      const kind = kindOf(part.row.cells)
      if (kind !== undefined) header = { kind, names: part.row.cells.map((cell) => cell.trim()) }
      else if (header !== undefined && part.row.cells.some((cell) => cell.trim() !== '')) rows.push(part.row)
    }
  }
  if (header === undefined) return yield problem('malformed', { fatal: true })
  yield problem('account-missing')
  let readings = 0
  for (const found of header.kind === 'months' ? months(rows) : indexes(rows, header.names)) {
    if ('item' in found) readings += 1
    yield found
  }
  if (readings === 0) yield problem('no-operation')
}

const reading = (place: Pick<EnergyReading, 'day' | 'lastDay'>, quantity: number): EnergyReading => ({
  kind: 'energy.reading',
  schema: 1,
  fluid: 'electricity',
  direction: 'consumed',
  measure: 'energy',
  meter: '',
  ...place,
  quantity,
  unit: 'kWh',
})

/** `03/2025;310;Réelle`, under a row that sums each year. */
function* months(rows: readonly Row[]): Generator<Found | Problem> {
  for (const { line, cells } of rows) {
    const written = (cells[0] ?? '').trim()
    if (/^ann[ée]e\b/i.test(written)) continue
    const [, month, year] = /^(0[1-9]|1[0-2])\/(\d{4})$/.exec(written) ?? []
    if (month === undefined || year === undefined) {
      yield problem('day-unreadable', { line, text: written })
      continue
    }
    const read = parseDecimal((cells[1] ?? '').trim(), { decimal: ',' })
    if (!read.ok) {
      yield problem('quantity-unreadable', { line, text: cells[1] })
      continue
    }
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
    const quality = qualityOf(cells[2] ?? '')
    yield { item: { ...reading({ day: `${year}-${month}-01`, lastDay: last }, read.value), ...quality }, line }
  }
}

interface Read {
  readonly day: string
  readonly value: number
  readonly line: number
  readonly quality: Pick<EnergyReading, 'quality'>
}

/** What two indexes of one register differ by, from the day of the first to the eve of the second. */
function* indexes(rows: readonly Row[], names: readonly string[]): Generator<Found | Problem> {
  const registers = names.flatMap((name, index) => (index > 0 && /^index \p{L}/u.test(foldHeader(name).key) ? [{ name, index }] : []))
  yield problem('interval-assumed')
  for (const { name, index } of registers) {
    const tariff = clean(name.replace(/^index\s+/i, '').replace(/\s*\([^)]*\)$/, ''), 64)
    const reads = (yield* readsOf(rows, index)).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    for (const [place, last] of reads.entries()) {
      const first = reads[place - 1]
      if (first === undefined) continue
      const { line } = last
      if (first.day === last.day) {
        if (first.value !== last.value) yield problem('quantity-mismatch', { line, text: name })
        continue
      }
      if (last.value < first.value) {
        yield problem('quantity-mismatch', { line, text: name })
        continue
      }
      const eve = addDays(last.day, -1) ?? last.day
      const item = reading({ day: first.day, ...(eve > first.day ? { lastDay: eve } : {}) }, last.value - first.value)
      yield { item: { ...item, indexStart: first.value, indexEnd: last.value, tariff, ...last.quality }, line }
    }
  }
}

function* readsOf(rows: readonly Row[], index: number): Generator<Problem, readonly Read[]> {
  const reads: Read[] = []
  for (const { line, cells } of rows) {
    const text = (cells[index] ?? '').trim()
    if (text === '') continue
    const date = readDate((cells[0] ?? '').trim(), 'dmy')
    const value = parseDecimal(text, { decimal: ',' })
    if (!date.ok) yield problem(date.error.type, { line, text: cells[0] })
    else if (!value.ok) yield problem('quantity-unreadable', { line, text })
    else reads.push({ day: date.value.day, value: value.value, line, quality: qualityOf(cells[1] ?? '') })
  }
  return reads
}

function qualityOf(text: string): Pick<EnergyReading, 'quality'> {
  const key = foldHeader(text).key
  if (/^reel|distributeur|releve/.test(key)) return { quality: 'measured' }
  if (key.startsWith('estim') || key.includes('estime')) return { quality: 'estimated' }
  return /client|vous/.test(key) ? { quality: 'self-reported' } : {}
}
