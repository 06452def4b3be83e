/** A month of positions, stays and journeys as days on the person's own clock. Pure. */
import { addDays, daysInMonth } from '#lib/pure/day'
import { openZone, type Zone } from '#lib/pure/zone'
import type { Record } from '#model'
import type { PlaceEvent, PlacesDay, PlaceSpot, PlaceStay, PlaceTrip } from '#web'
import { stayOf, tripOf } from './recorded.ts'
import { pathsOf, type Point, stretchesOf } from './tracks.ts'

type Held = Record<'mobility.position'> | Record<'mobility.trip'>

/** An event with the day of hers that it begins on; undefined outside the month. */
interface Dated {
  readonly event: PlaceEvent
  readonly day: string | undefined
}

/** A position of a whole district places nobody. */
const precise = 500

/** Days that hold something, the first first. `records` may reach beyond the month: a day begins where the zone says. */
export function planOf(
  records: readonly Held[],
  { zone: name, month }: { readonly zone: string; readonly month: string },
): readonly PlacesDay[] {
  const zone = zoneNamed(name)
  const starts = startsOf(month, zone)
  const dayAt = (instant: string): string | undefined => {
    const index = starts.findLastIndex(({ from }) => from <= instant)
    return index === -1 || index === starts.length - 1 ? undefined : starts[index]?.day
  }
  const positions = records.filter((one) => one.kind === 'mobility.position')
  const trips = records.filter((one) => one.kind === 'mobility.trip')
  const points = pointsOf(positions)
  const recorded = [...positions.flatMap(stayOf), ...trips.map(tripOf)]
  const { stays, moves } = stretchesOf(points)
  const derived: readonly PlaceEvent[] = [
    ...stays.map((stay): PlaceStay => ({ type: 'stay', ...stay })),
    ...moves.map((move): PlaceTrip => ({ type: 'trip', ...move })),
  ]
  const events = recorded.map(({ event, day }): Dated => ({ event, day: event.start === undefined ? day : dayAt(event.start) }))
  // What is recorded says it better: only where it is silent are positions asked.
  for (const event of derived) if (!isTold(event, recorded)) events.push({ event, day: dayAt(event.start ?? '') })
  const byDay = Map.groupBy(events, ({ day }) => day)
  const pointsByDay = Map.groupBy(points, ({ at }) => dayAt(at))
  const allByDay = Map.groupBy(positions, ({ at }) => dayAt(at))
  return starts.slice(0, -1).flatMap(({ day, from }) => {
    const some = (byDay.get(day) ?? []).map(({ event }) => event).toSorted(inTime)
    const count = allByDay.get(day)?.length ?? 0
    const early = events.map(({ event }) => event).find((event) => event.type === 'stay' && event.start < from && event.end > from)
    if (some.length + count === 0 && early === undefined) return []
    const paths = pathsOf(pointsByDay.get(day) ?? []).map(spots)
    return [{ day, events: some, ...(early?.type === 'stay' && { early }), paths, positions: count }]
  })
}

/** The days of UTC that a month of hers begins and ends in. */
export function daysOf(month: string, zone: string): readonly [since: string, until: string] {
  const starts = startsOf(month, zoneNamed(zone))
  return [(starts[0]?.from ?? '').slice(0, 10), (starts.at(-1)?.from ?? '').slice(0, 10)]
}

function zoneNamed(name: string): Zone {
  const zone = openZone(name)
  if (!zone.ok) throw new Error('the zone of a person is one that the platform knows')
  return zone.value
}

/** The instant each day begins, and that of the day after the last. */
function startsOf(month: string, zone: Zone): readonly { readonly day: string; readonly from: string }[] {
  const count = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))
  return Array.from({ length: count + 1 }, (_, index) => {
    const day = addDays(`${month}-01`, index) ?? `${month}-01`
    return { day, from: zone.toInstant(day, '00:00').instant }
  })
}

/** Those of the device that says most, in the order of time: two telephones at once would be one that jumps. */
function pointsOf(positions: readonly Record<'mobility.position'>[]): readonly Point[] {
  const plain = positions.filter(({ end, accuracy }) => end === undefined && (accuracy ?? 0) <= precise)
  const devices = [...Map.groupBy(plain, ({ device }) => device ?? '').values()]
  const most = devices.reduce<readonly Record<'mobility.position'>[]>((best, some) => (some.length > best.length ? some : best), [])
  return most.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** True when what is recorded covers half of it at least. */
function isTold({ start, end }: PlaceEvent, recorded: readonly { readonly event: PlaceEvent }[]): boolean {
  const [from, to] = [Date.parse(start ?? ''), Date.parse(end ?? '')]
  const covered = recorded.reduce((sum, { event }) => {
    if (event.start === undefined || event.end === undefined) return sum
    return sum + Math.max(0, Math.min(to, Date.parse(event.end)) - Math.max(from, Date.parse(event.start)))
  }, 0)
  return covered * 2 >= to - from
}

const inTime = (a: PlaceEvent, b: PlaceEvent): number =>
  (a.start ?? '') < (b.start ?? '') ? -1 : (a.start ?? '') > (b.start ?? '') ? 1 : 0
const spots = (path: readonly Point[]): readonly PlaceSpot[] => path.map(({ latitude, longitude }) => ({ latitude, longitude }))
