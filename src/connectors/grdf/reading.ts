/** One gas reading from the words of a file, whether a row or a JSON object said them. */
import { addDays } from '#lib/pure/day'
import { parseMachine } from '#lib/pure/decimal'
import { foldHeader } from '#lib/pure/shape'
import { clean, cleanOrNone } from '#lib/pure/text'
import type { Zone } from '#lib/pure/zone'
import { type EnergyReading, type Problem, problem } from '#model'
import type { Found } from '../connector.ts'
import { temperatureOf } from './temperatures.ts'

/** As written; an absent or blank word is undefined. */
export interface Words {
  readonly meter: string
  readonly produced: boolean
  /** First gas day, and the gas day on which the period ends (excluded). */
  readonly firstDay: string
  readonly endDay: string
  readonly indexStart?: string | undefined
  readonly indexEnd?: string | undefined
  readonly volume?: string | undefined
  readonly energy?: string | undefined
  readonly coefficient?: string | undefined
  readonly quality?: string | undefined
  readonly publication?: string | undefined
  readonly raw: readonly (readonly [string, string | undefined])[]
}

interface Place {
  readonly line?: number
  readonly path?: string
}

/** The reading, after its problems; nothing for a period without figures, which is a gap. */
export function* readingOf(words: Words, zone: Zone, place: Place): Generator<Found | Problem> {
  const figures = new Map<string, number>()
  for (const name of ['indexStart', 'indexEnd', 'volume', 'energy', 'coefficient'] as const) {
    const read = parseMachine(words[name] ?? '')
    if (read.ok) figures.set(name, read.value)
    else if (read.error.type !== 'quantity-missing') yield problem('quantity-unreadable', { ...place, text: words[name] })
  }
  const [energy, volume] = [figures.get('energy'), figures.get('volume')]
  if (energy === undefined && volume === undefined) return
  if (words.endDay <= words.firstDay) return yield problem('day-unreadable', { ...place, text: words.endDay })
  if (!fits(words, figures))
    yield problem('quantity-mismatch', { ...place, text: `${words.volume} m³ × ${words.coefficient} ≠ ${words.energy} kWh` })
  const lastDay = addDays(words.endDay, -1)!
  const start = zone.toInstant(words.firstDay, '06:00').instant
  const end = zone.toInstant(words.endDay, '06:00').instant
  const pick = (name: 'indexStart' | 'indexEnd' | 'volume' | 'coefficient') => {
    const value = figures.get(name)
    return value === undefined ? {} : { [name]: value }
  }
  const quality = qualityOf(words.quality)
  const publication = publicationOf(words.publication)
  const raw = [...words.raw, ...(quality === undefined ? [['quality', words.quality] as const] : [])].flatMap(([name, value]) => {
    const text = cleanOrNone(value, 200)
    return text === undefined ? [] : [[name, text] as const]
  })
  const item: EnergyReading = {
    kind: 'energy.reading',
    schema: 1,
    fluid: 'gas',
    direction: words.produced ? 'produced' : 'consumed',
    measure: energy === undefined ? 'volume' : 'energy',
    meter: clean(words.meter, 64),
    day: words.firstDay,
    ...(lastDay > words.firstDay ? { lastDay } : {}),
    start,
    end,
    zone: zone.name,
    quantity: energy ?? volume!,
    unit: energy === undefined ? 'm3' : 'kWh',
    ...(energy === undefined ? {} : pick('volume')),
    ...pick('coefficient'),
    ...pick('indexStart'),
    ...pick('indexEnd'),
    ...(quality === undefined ? {} : { quality }),
    ...(publication === undefined ? {} : { publication }),
    ...(raw.length === 0 ? {} : { raw: Object.fromEntries(raw) }),
  }
  yield { item, ...place }
  const degrees = new Map(words.raw).get('temperature')
  const felt = degrees === undefined || lastDay > words.firstDay ? undefined : temperatureOf(words.firstDay, degrees, place)
  if (felt !== undefined) yield felt
}

/**
 * m³ × coefficient = kWh, within what is lost by rounding: a volume in whole m³ is the difference of two truncated indexes, while the
 * energy was counted on litres.
 */
function fits({ volume, energy, coefficient }: Words, figures: ReadonlyMap<string, number>): boolean {
  const [m3, kwh, factor] = [figures.get('volume'), figures.get('energy'), figures.get('coefficient')]
  if (m3 === undefined || kwh === undefined || factor === undefined || factor === 0) return true
  const expected = (m3 / 1e6) * (factor / 1e6)
  const slack = stepOf(volume!) * (factor / 1e6) + stepOf(energy!) + (m3 / 1e6) * stepOf(coefficient!)
  return Math.abs(expected - kwh / 1e6) <= slack
}

/** One in the last place written: 1 for `12`, 0.1 for `12,3`. */
const stepOf = (text: string): number => 10 ** -Math.min(6, /[.,](\d*)/.exec(text)?.[1]?.length ?? 0)

function qualityOf(text: string | undefined): EnergyReading['quality'] {
  const { key } = foldHeader(text ?? '')
  if (key.startsWith('mesure')) return 'measured'
  if (/^(?:estime|calcule|absence de donnees)/.test(key)) return 'estimated'
  if (/^(?:corrige|rectifie)/.test(key)) return 'corrected'
  return /auto ?rel/.test(key) ? 'self-reported' : undefined
}

function publicationOf(text: string | undefined): EnergyReading['publication'] {
  const { key } = foldHeader(text ?? '')
  if (/publie/.test(key)) return 'published'
  return /informati/.test(key) ? 'informative' : undefined
}
