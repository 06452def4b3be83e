/** Tables of loggers: a row a position; with a start and an end, a stay or a journey. */
import { problem, type Problem } from '#model'
import type { Found, Source } from '../connector.ts'
import type { PlaceRecords } from '../place-records.ts'
import { modeOf, readInstant, readSpot } from '../place-values.ts'
import { tableParts } from '../table-rows.ts'

const names = {
  latitude: /^(?:gps|position|start|point)?lat(?:itude)?(?:deg(?:rees)?|dd|wgs84)?$/,
  longitude: /^(?:gps|position|start|point)?(?:lon|lng|long|longitude)(?:deg(?:rees)?|dd|wgs84)?$/,
  time: /^(?:(?:unix|gps|iso|utc|local|recorded|created|start|event|position|fix)?(?:timestamp|time|datetime|date)(?:ms|utc|s|iso|unix)?|timestampms|utc|epoch(?:ms|time)?|tst|when|recordedat|createdat|horodatage|dateheure|dateetheure|debut)$/,
  clock: /^(?:(?:utc|local|gps)?time(?:utc)?|heure)$/,
  end: /^(?:end(?:time|date|datetime|timestamp)?|fin)$/,
  accuracy: /^(?:horizontal)?(?:accuracy|acc|precision)(?:m|meters|metres)?$/,
  altitude: /^(?:altitude|alt|elevation|ele|height|hauteur)(?:m|meters|metres|msl)?$/,
  device: /^(?:device|deviceid|devicename|trackerid|tracker|appareil)$/,
  place: /^(?:name|place|placename|lieu|nom)$/,
  type: /^(?:type|kind)$/,
} as const
type Name = keyof typeof names
type Columns = ReadonlyMap<Name, number>

/** What a header names; undefined when it has no latitude, longitude and time. */
export function columnsOf(cells: readonly string[]): Columns | undefined {
  if (cells.length > 200) return undefined
  const columns = new Map<Name, number>()
  const keys = cells.map(keyOf)
  for (const [index, key] of keys.entries())
    for (const name of Object.keys(names) as Name[]) {
      if (columns.has(name) || !names[name].test(key)) continue
      columns.set(name, index)
      // `Date` and `Time` side by side are one instant: the first is the day, the other its clock.
      if (name !== 'time' || key.endsWith('date')) break
    }
  const date = keys.findIndex((key) => key.endsWith('date') && names.time.test(key))
  if (columns.get('clock') !== columns.get('time')) return complete(columns)
  // The clock may come before its day.
  if (date === -1) columns.delete('clock')
  else columns.set('time', date)
  return complete(columns)
}

const complete = (columns: Columns): Columns | undefined =>
  columns.has('latitude') && columns.has('longitude') && columns.has('time') ? columns : undefined

const keyOf = (cell: string): string =>
  cell
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}|[\s"'_()[\]°.\uFEFF-]/gu, '')

export async function* readRows(source: Source, records: PlaceRecords): AsyncGenerator<Found | Problem> {
  let columns: Columns | undefined
  for await (const part of tableParts(source)) {
    if ('problem' in part) yield part.problem
    else if ('sheet' in part) columns = undefined
    else {
      const { cells, line } = part.row
      // A logger started again writes its header again.
      const header = columnsOf(cells)
      if (header !== undefined) columns = header
      else if (columns !== undefined && cells.some((cell) => cell.trim() !== '')) yield* rowOf(cells, columns, line, records)
    }
  }
  if (columns === undefined) yield problem('columns-unsure', { fatal: true })
}

function* rowOf(cells: readonly string[], columns: Columns, line: number, records: PlaceRecords): Generator<Found | Problem> {
  const at = (name: Name): string | undefined => {
    const index = columns.get(name)
    const text = index === undefined ? undefined : cells[index]?.trim()
    return text === '' ? undefined : text
  }
  const spot = readSpot(at('latitude'), at('longitude'))
  const [day, clock] = [at('time'), at('clock')]
  const time = day !== undefined && clock !== undefined && !readInstant(day).ok ? `${day}T${clock}` : day
  const [type, place] = [at('type') ?? '', at('place')]
  // Exports of Timeline as a table: what moves is a journey, its end unknown.
  if (/^(?:activity|trip|drive)$/i.test(type) && columns.has('end'))
    yield* records.trip({ mode: modeOf(place), start: time, end: at('end'), from: spot }, { line })
  else
    yield* records.position(
      { spot, time, end: at('end'), place, accuracy: at('accuracy'), altitude: at('altitude'), device: at('device') },
      { line },
    )
}
