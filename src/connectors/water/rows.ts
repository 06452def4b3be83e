/** Tables of water services: a date, an index, a consumption, in litres or cubic metres. */
import { type ColumnReader, createColumns } from '#lib/pure/columns'
import { parseMachine } from '#lib/pure/decimal'
import { foldHeader } from '#lib/pure/shape'
import type { Row } from '#lib/pure/table'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type EnergyReading, type Problem, problem } from '#model'
import type { Found, Source } from '../connector.ts'
import { tableParts } from '../table-rows.ts'

type Name = 'day' | 'index' | 'volume' | 'quality' | 'meter' | 'contract'
type Columns = ReadonlyMap<Name, { readonly index: number; readonly litres: boolean | undefined }>

const names: { readonly [N in Name]: RegExp } = {
  day: /^(?:date|jour|date de (?:releve|la releve|mesure|consommation)|date du releve|releve le)$|^date et heure/,
  index: /^(?:index|releve d index|valeur index)/,
  volume: /^(?:consommation|volume|conso)/,
  quality: /^(?:index mesure estime|mesure estime|type|nature|qualite|fiabilite|statut|etat)/,
  meter: /^(?:compteur|numero (?:de )?compteur|n° (?:de )?compteur|pds|point de service|identifiant compteur|numero de serie)/,
  contract: /^(?:contrat|numero (?:de )?contrat|n° (?:de )?contrat|abonnement|reference contrat)/,
}

/** What a header names: a day and a consumption or an index; undefined when the row is no header. */
export function columnsOf(cells: readonly string[]): Columns | undefined {
  const columns = new Map<Name, { index: number; litres: boolean | undefined }>()
  for (const [index, cell] of cells.entries()) {
    const { key, unit } = foldHeader(cell)
    if (/^\d/.test(key)) return undefined
    // "Index Mesuré/Estimé" says how, not how much.
    const name = (['quality', 'day', 'index', 'volume', 'meter', 'contract'] as const).find(
      (one) => names[one].test(key) && !columns.has(one),
    )
    if (name !== undefined) columns.set(name, { index, litres: litresOf(`${unit ?? ''} ${key}`) })
  }
  return columns.has('day') && (columns.has('volume') || columns.has('index')) ? columns : undefined
}

/** Undefined when the header names neither litres nor cubic metres. */
function litresOf(text: string): boolean | undefined {
  if (/\blitres?\b|^l\b/i.test(text)) return true
  return /m3|m³|metres? cubes?/i.test(text) ? false : undefined
}

export async function* readRows(source: Source): AsyncGenerator<Found | Problem> {
  const above = new Map<string, string>()
  let columns: Columns | undefined
  const rows: Row[] = []
  for await (const part of tableParts(source)) {
    if ('problem' in part) {
      yield part.problem
      if (part.problem.fatal) return
    } else if ('row' in part) {
      const found = columnsOf(part.row.cells)
      if (found !== undefined) columns ??= found
      else if (columns === undefined) pairInto(above, part.row)
      else if (part.row.cells.some((cell) => cell.trim() !== '')) rows.push(part.row)
    }
  }
  if (columns === undefined) return yield problem('malformed', { fatal: true })
  const survey = createColumns({ dates: [columns.get('day')!.index], numbers: [], order: 'fr-FR', decimal: ',' })
  for (const row of rows) survey.add(row)
  const reader = survey.end()
  for (const { chosen } of reader.assumed) yield problem('day-order-assumed', { text: chosen })
  const meter = above.get('meter') ?? ''
  if (meter === '' && !columns.has('meter') && !columns.has('contract')) yield problem('account-missing')
  const unit = columns.get('volume')?.litres ?? columns.get('index')?.litres
  if (unit === undefined) yield problem('unit-unknown', { text: 'm³' })
  else yield* readings(rows, columns, reader, { meter, contract: above.get('contract'), litres: unit })
}

interface Above {
  readonly meter: string
  readonly contract: string | undefined
  readonly litres: boolean
}

function* readings(rows: readonly Row[], columns: Columns, reader: ColumnReader, above: Above): Generator<Found | Problem> {
  const cell = (row: Row, name: Name) => cleanOrNone(row.cells[columns.get(name)?.index ?? -1], 140)
  const dated: { row: Row; day: string }[] = []
  for (const row of rows) {
    const read = reader.date(row, columns.get('day')!.index)
    if (read.ok) dated.push({ row, day: read.value.day })
    // A sum or a sentence under the table.
    else if (/\d/.test(cell(row, 'day') ?? '')) yield problem(read.error.type, { line: row.line, text: cell(row, 'day') })
  }
  const sorted = dated.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.row.line - b.row.line))
  let before: { readonly index: number; readonly day: string; readonly meter: string } | undefined
  for (const { row, day } of sorted) {
    const { line } = row
    const index = yield* cubic(cell(row, 'index'), columns.get('index')?.litres ?? above.litres, line)
    const written = yield* cubic(cell(row, 'volume'), columns.get('volume')?.litres ?? above.litres, line)
    const meter = clean(cell(row, 'meter') ?? (above.meter || cell(row, 'contract')) ?? '', 64)
    const since = before?.meter === meter ? before : undefined
    if (index !== undefined) before = { index, day, meter }
    const difference = index === undefined || since === undefined || since.day === day ? undefined : index - since.index
    const quantity = written ?? difference
    if (quantity === undefined) continue
    // Without a consumption of its own, the row counts from the index before it, whose day was counted then.
    const first = written === undefined && since !== undefined ? nextDay(since.day) : day
    if (quantity < 0) yield problem('quantity-mismatch', { line, text: cell(row, 'index') ?? cell(row, 'volume') })
    else if (
      written !== undefined &&
      difference !== undefined &&
      since !== undefined &&
      nextDay(since.day) === day &&
      Math.abs(difference - written) > 1_000_000
    )
      yield problem('quantity-mismatch', { line, text: cell(row, 'volume') })
    if (written === undefined && quantity < 0) continue
    const quality = qualityOf(cell(row, 'quality'))
    const contract = cell(row, 'contract') ?? above.contract
    const item: EnergyReading = {
      kind: 'energy.reading',
      schema: 1,
      fluid: 'water',
      direction: 'consumed',
      measure: 'volume',
      meter,
      day: first,
      ...(day > first ? { lastDay: day } : {}),
      quantity,
      unit: 'm3',
      ...(index === undefined ? {} : { indexEnd: index }),
      ...(quality === undefined ? {} : { quality }),
      ...(contract === undefined ? {} : { contract: clean(contract, 64) }),
    }
    yield { item, line }
  }
}

/** Millionths of a cubic metre. */
function* cubic(text: string | undefined, litres: boolean, line: number): Generator<Problem, number | undefined> {
  const written = text === undefined || /^(?:n\/?[ad]|-|non disponible)$/i.test(text) ? '' : text
  const unit = litresOf(written.replace(/^[^\p{L}]*/u, '')) ?? litres
  const read = parseMachine(written.replace(/\s*(?:m3|m³|l|litres?)$/i, ''), unit ? 3 : 6)
  if (read.ok) return read.value
  if (read.error.type !== 'quantity-missing') yield problem('quantity-unreadable', { line, text })
  return undefined
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function qualityOf(text: string | undefined): EnergyReading['quality'] {
  const key = foldHeader(text ?? '').key
  if (/^(?:mesure|reel|releve|m$|r$)/.test(key)) return 'measured'
  if (/^(?:estime|e$)/.test(key)) return 'estimated'
  return key.startsWith('corrige') ? 'corrected' : undefined
}

/** `Numéro de compteur : | D07FA123456`, in two cells or one. */
function pairInto(above: Map<string, string>, row: Row): void {
  const text = row.cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ')
  const meter = /compteur\D{0,12}?[:\s]\s*([\dA-Z][\dA-Z-]{4,30})\s*$/iu.exec(text)
  const contract = /contrat[^:\d]{0,20}[:\s]\s*([\dA-Z][\dA-Z-]{4,30})\s*$/iu.exec(text)
  if (meter !== null && /\d/.test(meter[1]!)) above.set('meter', meter[1]!)
  if (contract !== null && /\d/.test(contract[1]!)) above.set('contract', contract[1]!)
}
