/** Documents of Ecolyo, the application of the Lyon metropolis: loads of electricity, gas and water by half-hour, day, month or year. */
import { daysInMonth, toDay } from '#lib/pure/day'
import { parseMachine } from '#lib/pure/decimal'
import { createIntervals } from '#lib/pure/interval'
import { jsonAt, jsonText, type JsonValue, readJson } from '#lib/pure/json'
import { clean } from '#lib/pure/text'
import { openZone, toInstants } from '#lib/pure/zone'
import { type EnergyReading, type Problem, problem } from '#model'
import type { Found, Source } from '../connector.ts'

interface Load {
  readonly item: EnergyReading
  readonly place: { readonly line: number; readonly path: string }
  readonly time?: string
}

/** In kWh for electricity and gas, in litres for water. */
const fluids: { readonly [name: string]: Pick<EnergyReading, 'fluid' | 'measure' | 'unit'> & { readonly places: number } } = {
  enedis: { fluid: 'electricity', measure: 'energy', unit: 'kWh', places: 6 },
  grdf: { fluid: 'gas', measure: 'energy', unit: 'kWh', places: 6 },
  egl: { fluid: 'water', measure: 'volume', unit: 'm3', places: 3 },
}

/** Lists by doctype (`{"com.grandlyon.egl.day": [...]}`), or a list whose documents name theirs. */
export async function* readEcolyo(source: Source): AsyncGenerator<Found | Problem> {
  const take = (names: readonly string[]) => names.at(-1) === '*' && names.length <= 2
  const halves: Load[] = []
  for await (const event of readJson(() => source.stream(), { take })) {
    if (event.type === 'error') {
      const { type, line } = event.error
      return yield problem(type === 'too-large' ? 'malformed' : type, { line, fatal: true })
    }
    const place = { line: event.line, path: event.path }
    const inside = jsonAt(event.value, 'doc') ?? event.value
    const doctype = jsonText(inside, '_type', 'doctype', 'docType') ?? event.path
    const match = /com\.grandlyon\.(enedis|grdf|egl)\.(minute|hour|day|month|year)/.exec(doctype)
    if (match === null) continue
    const read = loadOf(inside, match[1]!, match[2]!, place)
    if (read === undefined) continue
    if ('code' in read) yield read
    else if (read.time !== undefined) halves.push(read)
    else yield { item: read.item, ...place }
  }
  yield* timed(halves)
}

function loadOf(value: JsonValue, name: string, step: string, place: Load['place']): Load | Problem | undefined {
  const written = jsonText(value, 'load', 'Load')
  if (written === undefined) return undefined
  const { places, ...fluid } = fluids[name]!
  const quantity = parseMachine(written, places)
  if (!quantity.ok) return problem('quantity-unreadable', { ...place, text: written })
  const number = (field: string, otherwise: number) => Number(jsonText(value, field) ?? otherwise)
  const [year, month] = [number('year', 0), step === 'year' ? 1 : number('month', 0)]
  const whole = step === 'month' || step === 'year'
  const day = toDay(year, month, whole ? 1 : number('day', 0))
  const last = step === 'year' ? toDay(year, 12, 31) : step === 'month' ? toDay(year, month, daysInMonth(year, month)) : undefined
  const [hour, minute] = [number('hour', 0), number('minute', 0)]
  if (day === undefined || !(hour >= 0 && hour < 24 && minute >= 0 && minute < 60)) return problem('day-unreadable', place)
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  return {
    item: {
      kind: 'energy.reading',
      schema: 1,
      direction: 'consumed',
      meter: clean(jsonText(value, 'pce', 'prm', 'meter') ?? '', 64),
      ...fluid,
      day,
      ...(last === undefined ? {} : { lastDay: last }),
      quantity: quantity.value,
    },
    place,
    ...(step === 'minute' || step === 'hour' ? { time: `${two(hour)}:${two(minute)}:00` } : {}),
  }
}

/** Hours and half-hours are taken for stamped with their start, which is told: the documents do not say. */
function* timed(halves: readonly Load[]): Generator<Found | Problem> {
  const zone = openZone('Europe/Paris')
  if (!zone.ok || halves.length === 0) return
  yield problem('interval-assumed', { ...halves[0]!.place })
  const intervalOf = createIntervals(zone.value)
  const minutes = halves.some(({ time }) => time!.slice(3, 5) === '30') ? 30 : 60
  const moments = toInstants(
    zone.value,
    halves.map(({ item, time }) => ({ day: item.day, time: time! })),
  )
  for (const [index, { item, place }] of halves.entries()) {
    const { instant, ambiguous, skipped } = moments[index]!
    if (ambiguous !== undefined || skipped) yield problem('time-ambiguous', place)
    const start = Date.parse(instant)
    yield { item: { ...item, ...intervalOf(start, start + minutes * 60_000) }, ...place }
  }
}
