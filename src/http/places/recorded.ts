/** Stays and journeys that a record says, with the day it has. */
import type { Record } from '#model'
import type { PlaceStay, PlaceTrip } from '#web'

const recordOf = ({ kind, id, day }: Record<'mobility.position'> | Record<'mobility.trip'>) => ({ kind, id, month: day.slice(0, 7) })

/** A position that lasts; nothing for one that does not. */
export function stayOf(position: Record<'mobility.position'>): readonly { readonly event: PlaceStay; readonly day: string }[] {
  const { at, end, latitude, longitude, place, day } = position
  if (end === undefined) return []
  const event = {
    type: 'stay',
    start: at,
    end,
    spot: { latitude, longitude },
    ...(place !== undefined && { place }),
    record: recordOf(position),
  } as const
  return [{ event, day }]
}

export function tripOf(trip: Record<'mobility.trip'>): { readonly event: PlaceTrip; readonly day: string } {
  const { day, mode, from, to, start, end, distance, fromLatitude, fromLongitude, toLatitude, toLongitude } = trip
  const ends = [
    ...(fromLatitude === undefined || fromLongitude === undefined ? [] : [{ latitude: fromLatitude, longitude: fromLongitude }]),
    ...(toLatitude === undefined || toLongitude === undefined ? [] : [{ latitude: toLatitude, longitude: toLongitude }]),
  ]
  const event: PlaceTrip = {
    type: 'trip',
    mode,
    ends,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    // A millionth of a kilometre is a millimetre.
    ...(distance !== undefined && { metres: Math.round(distance / 1_000) }),
    record: recordOf(trip),
  }
  return { event, day }
}
