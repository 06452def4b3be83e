/** Which town a pair of coordinates is in, or near: the tables hold centres of towns, never a street. */
import { metresBetween, type Spot } from '#lib/pure/earth'
import type { Town } from './index.ts'

/** Further from the centre of any town, nothing is said. */
const farthest = 30_000

/** The nearest town within 30 km; a large one reaches further than its centre, by a kilometre for each 100,000 people at most. */
export function nearestOf(towns: readonly Town[], spot: Spot): Town | undefined {
  let [best, nearest]: [Town | undefined, number] = [undefined, farthest]
  for (const town of towns) {
    // A quick look before the sphere: a degree of latitude is 111 km.
    if (Math.abs(town.latitude * 1e7 - spot.latitude) > 3_000_000) continue
    const metres =
      metresBetween({ latitude: town.latitude * 1e7, longitude: town.longitude * 1e7 }, spot) - Math.min(5, town.size / 100) * 1_000
    if (metres < nearest) [best, nearest] = [town, metres]
  }
  return best
}
