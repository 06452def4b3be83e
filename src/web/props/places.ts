/** What the page of places and journeys is given. Coordinates in 10⁻⁷ degrees, instants in UTC, distances in metres. */
import type { Kind, MobilityTrip } from '#model'

export interface PlaceSpot {
  readonly latitude: number
  readonly longitude: number
}

interface Noted {
  /** The record that says so; absent when it was computed from positions. */
  readonly record?: { readonly kind: Kind; readonly id: string; readonly month: string }
}
export interface PlaceStay extends Noted {
  readonly type: 'stay'
  readonly start: string
  readonly end: string
  readonly spot: PlaceSpot
  readonly place?: string
}
export interface PlaceTrip extends Noted {
  readonly type: 'trip'
  /** Absent for a journey of which only the day is known. */
  readonly start?: string
  readonly end?: string
  readonly mode?: MobilityTrip['mode']
  readonly metres?: number
  readonly from?: string
  readonly to?: string
  readonly ends: readonly PlaceSpot[]
}
export type PlaceEvent = PlaceStay | PlaceTrip

/** One day on the person's own clock; events in the order of time, those without an hour first. */
export interface PlacesDay {
  readonly day: string
  readonly events: readonly PlaceEvent[]
  /** Where she was already when the day began. */
  readonly early?: PlaceStay
  /** Where positions follow each other; what lies between two lines is not known. */
  readonly paths: readonly (readonly PlaceSpot[])[]
  readonly positions: number
}
export interface PlacesProps {
  /** `YYYY-MM`; null when nothing is held. */
  readonly month: string | null
  /** The one looked at, else the whole month. */
  readonly day: string | null
  /** Days of the month that hold something, the first first. */
  readonly days: readonly PlacesDay[]
  /** The nearest months that hold something. */
  readonly before: string | null
  readonly after: string | null
}
