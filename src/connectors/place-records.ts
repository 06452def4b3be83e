/** Positions, stays and journeys of one file: made from what it writes, each once, with a problem for what cannot be one. */
import { parseMachine } from '#lib/pure/decimal'
import type { Spot } from '#lib/pure/earth'
import { cleanOrNone } from '#lib/pure/text'
import { type MobilityPosition, type MobilityTrip, type Problem, problem } from '#model'
import type { Found } from './connector.ts'
import { ownItem } from './own-places.ts'
import { altitudeOf, metresOf, readInstant } from './place-values.ts'

export interface Place {
  readonly line?: number
  readonly path?: string
}

/** As the file writes it: texts, but for the coordinates, which are read already. */
export interface WrittenPosition {
  readonly spot: Spot | undefined
  readonly time: string | undefined
  /** Of a stay. */
  readonly end?: string | undefined
  readonly place?: string | undefined
  readonly accuracy?: string | undefined
  readonly altitude?: string | undefined
  readonly device?: string | undefined
  readonly raw?: { readonly [name: string]: string | undefined }
  /** What our own export says beside: it wins. */
  readonly own?: object | undefined
}

export interface WrittenTrip {
  readonly mode: MobilityTrip['mode']
  readonly start: string | undefined
  readonly end?: string | undefined
  readonly from?: Spot | undefined
  readonly to?: Spot | undefined
  readonly metres?: string | undefined
}

export interface PlaceRecords {
  position(written: WrittenPosition, where: Place): Generator<Found | Problem>
  trip(written: WrittenTrip, where: Place): Generator<Found | Problem>
  /** A journey of our own export, whole. */
  own(fields: object, where: Place): Generator<Found | Problem>
  /** Records made so far. */
  count(): number
}

/** How many of the last records a repeated one is looked for among. */
const remembered = 4_096

export function createPlaceRecords(): PlaceRecords {
  const lately = new Set<string>()
  let made = 0
  let told = false
  /** The same point written twice in a row, as some programs do, is one. */
  function isRepeated(key: string): boolean {
    if (lately.has(key)) return true
    lately.add(key)
    if (lately.size > remembered) for (const oldest of lately) return !lately.delete(oldest)
    return false
  }
  function* assumed(isAssumed: boolean | undefined, where: Place): Generator<Problem> {
    if (isAssumed !== true || told) return
    told = true
    yield problem('zone-assumed', { ...where, text: 'UTC' })
  }
  /** An end that is not after its start says nothing. */
  function* endOf(text: string | undefined, start: string, where: Place): Generator<Problem, string | undefined> {
    const end = readInstant(text)
    if (!end.ok && end.error === 'time-missing') return undefined
    if (end.ok && end.value.at >= start) return end.value.at
    yield problem('time-unreadable', { ...where, text })
    return undefined
  }
  return {
    count: () => made,
    *position({ spot, time, end, place, accuracy, altitude, device, raw, own }, where) {
      const at = readInstant(time)
      if (!at.ok) return yield problem(at.error, { ...where, text: time })
      if (spot === undefined) return yield problem('position-unreadable', where)
      yield* assumed(at.value.assumed, where)
      const until = yield* endOf(end, at.value.at, where)
      const [name, tracker] = [cleanOrNone(place, 140), cleanOrNone(device, 64)]
      const [metres, height] = [metresOf(accuracy), altitudeOf(altitude)]
      const aside = Object.entries(raw ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, value.slice(0, 2000)]]))
      if (isRepeated(`${at.value.at} ${spot.latitude} ${spot.longitude} ${until ?? ''}`)) return
      const item: MobilityPosition = {
        kind: 'mobility.position',
        schema: 1,
        day: at.value.at.slice(0, 10),
        at: at.value.at,
        ...(until === undefined ? {} : { end: until }),
        ...spot,
        ...(name === undefined ? {} : { place: name }),
        ...(metres === undefined ? {} : { accuracy: metres }),
        ...(height === undefined ? {} : { altitude: height }),
        ...(tracker === undefined ? {} : { device: tracker }),
        ...(at.value.zone === undefined ? {} : { zone: at.value.zone }),
        ...(aside.length === 0 ? {} : { raw: Object.fromEntries(aside) }),
      }
      const kept = own === undefined ? item : ownItem('mobility.position', { ...item, ...own })
      if (kept === undefined) return yield problem('record-refused', where)
      made += 1
      yield { item: kept, ...where }
    },
    *own(fields, where) {
      const item = ownItem('mobility.trip', fields)
      if (item === undefined) return yield problem('record-refused', where)
      made += 1
      yield { item, ...where }
    },
    *trip({ mode, start, end, from, to, metres }, where) {
      const at = readInstant(start)
      if (!at.ok) return yield problem(at.error, { ...where, text: start })
      yield* assumed(at.value.assumed, where)
      const until = yield* endOf(end, at.value.at, where)
      const distance = metres === undefined ? undefined : parseMachine(metres, 3)
      if (distance?.ok === false) yield problem('quantity-unreadable', { ...where, text: metres })
      const item: MobilityTrip = {
        kind: 'mobility.trip',
        schema: 1,
        day: at.value.day,
        mode,
        ...(from === undefined ? {} : { fromLatitude: from.latitude, fromLongitude: from.longitude }),
        ...(to === undefined ? {} : { toLatitude: to.latitude, toLongitude: to.longitude }),
        ...(distance?.ok && distance.value >= 0 ? { distance: distance.value } : {}),
        start: at.value.at,
        ...(until === undefined ? {} : { end: until }),
        ...(at.value.zone === undefined ? {} : { zone: at.value.zone }),
      }
      made += 1
      yield { item, ...where }
    },
  }
}
