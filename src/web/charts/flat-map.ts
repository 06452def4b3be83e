/** What maps without tiles share: degrees laid flat around a middle, a scale, lines thinned to what eyes can tell, labels that do not touch. */
export interface Degrees {
  readonly latitude: number
  readonly longitude: number
}

export const mapSizes = [
  { name: 'narrow', width: 280, height: 310, font: 14, labels: 4 },
  { name: 'middle', width: 440, height: 360, font: 13.5, labels: 6 },
  { name: 'wide', width: 680, height: 440, font: 13, labels: 8 },
  { name: 'large', width: 1000, height: 500, font: 13, labels: 8 },
] as const
export type MapSize = (typeof mapSizes)[number]

const kilometresPerDegree = 111.2

/** Both ways the same kilometres a pixel, around the middle of the places; `least` degrees of land at least are shown. */
export function frameOf(places: Iterable<Degrees>, { width, height }: MapSize, least: number) {
  const [low, high] = boundsOf(places)
  const middle = { latitude: (low.latitude + high.latitude) / 2, longitude: (low.longitude + high.longitude) / 2 }
  const narrow = Math.max(0.05, Math.cos((middle.latitude * Math.PI) / 180))
  const degrees = Math.max(
    least / width,
    ((high.longitude - low.longitude) * narrow) / (width - 120),
    (high.latitude - low.latitude) / (height - 110),
  )
  return {
    x: (longitude: number): number => round(width / 2 + ((longitude - middle.longitude) * narrow) / degrees),
    y: (latitude: number): number => round(height / 2 - (latitude - middle.latitude) / degrees),
    /** Of one pixel. */
    kilometres: degrees * kilometresPerDegree,
  }
}

export const round = (value: number): number => Math.round(value * 10) / 10

function boundsOf(places: Iterable<Degrees>): readonly [Degrees, Degrees] {
  const low = { latitude: 90, longitude: 180 }
  const high = { latitude: -90, longitude: -180 }
  for (const { latitude, longitude } of places) {
    low.latitude = Math.min(low.latitude, latitude)
    low.longitude = Math.min(low.longitude, longitude)
    high.latitude = Math.max(high.latitude, latitude)
    high.longitude = Math.max(high.longitude, longitude)
  }
  return [low, high]
}

const lengths = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

/** The longest round length, in kilometres, of at most a quarter of the drawing. */
export const scaleOf = (kilometres: number, width: number): number => lengths.findLast((some) => some / kilometres <= width / 4) ?? 0.05

/** The points of a line, without those nearer than `apart` pixels to the one kept before; its ends always. */
export function thinned(points: readonly (readonly [number, number])[], apart: number): readonly (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = []
  for (const [index, point] of points.entries()) {
    const last = kept.at(-1)
    const isFar = last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= apart
    if (isFar || index === points.length - 1) kept.push(point)
  }
  return kept
}

interface Wanted {
  readonly name: string
  /** Where the middle of its foot should be. */
  readonly left: number
  readonly top: number
}

/** Room that something takes: the middle of its foot, and half its width. */
export interface Room {
  readonly left: number
  readonly top: number
  readonly half: number
}

/** The first of these names that fit, each inside the drawing, none over another nor over what is `taken`. */
export function freeLabels<L extends Wanted>(
  wanted: readonly L[],
  { font, width }: MapSize,
  many: number,
  taken: readonly Room[] = [],
): readonly (L & Room)[] {
  const kept: (L & Room)[] = []
  for (const one of wanted) {
    const half = (one.name.length * font * 0.56) / 2
    const top = Math.max(font, one.top)
    const left = Math.min(width - half, Math.max(half, one.left))
    const isFree = [...kept, ...taken].every(
      (other) => Math.abs(other.top - top) > font * 1.1 || Math.abs(other.left - left) > other.half + half + 4,
    )
    if (isFree && kept.length < many) kept.push({ ...one, top, left, half })
  }
  return kept
}
