/** Distances on a sphere, between coordinates in 10⁻⁷ degrees. */
export interface Spot {
  readonly latitude: number
  readonly longitude: number
}

/** Whole metres, as the crow flies. */
export function metresBetween(a: Spot, b: Spot): number {
  const [up, right] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const half = Math.sin(up / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(right / 2) ** 2
  return Math.round(2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(half))))
}

/** Whole metres along a line. */
export const metresAlong = (line: readonly Spot[]): number =>
  line.slice(1).reduce((sum, spot, index) => sum + metresBetween(line[index]!, spot), 0)

const radians = (tenMillionths: number): number => (tenMillionths * Math.PI) / 1_800_000_000
