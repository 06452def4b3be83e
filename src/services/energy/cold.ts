/** What the cold costs: use against degree-days, by least squares, where temperatures are held. */
import type { MeterDay } from '../meters/series.ts'
import type { Cold } from './result.ts'

/**
 * Degrees Celsius under which homes are heated: the base of France's unified degree-days (Météo-France and COSTIC, on the mean of a day's
 * least and greatest) and of the Canadian Climate Normals. SDES counts below 17, on October to May: its figures are not these.
 */
const base = 18
const fewest = 60

/** Mean outdoor temperature of days, in degrees. */
export type Temperatures = ReadonlyMap<string, number>

const degreesOf = (temperatures: Temperatures, day: string): number | undefined => {
  const mean = temperatures.get(day)
  return mean === undefined ? undefined : Math.max(0, base - mean)
}

export function coldOf(days: readonly MeterDay[], temperatures: Temperatures, since: string): Cold {
  if (temperatures.size === 0) return { state: 'no-temperatures' }
  const pairs = days.flatMap(({ day, quantity, state }) => {
    const degrees = degreesOf(temperatures, day)
    return state !== 'whole' || day < since || degrees === undefined ? [] : [{ degrees, quantity }]
  })
  if (pairs.length < fewest) return { state: 'too-few' }
  const mean = (of: 'degrees' | 'quantity'): number => pairs.reduce((total, pair) => total + pair[of], 0) / pairs.length
  const [x, y] = [mean('degrees'), mean('quantity')]
  let [xx, xy, yy] = [0, 0, 0]
  for (const { degrees, quantity } of pairs) {
    xx += (degrees - x) ** 2
    xy += (degrees - x) * (quantity - y)
    yy += (quantity - y) ** 2
  }
  if (xx === 0 || yy === 0 || xy <= 0) return { state: 'none' }
  const slope = xy / xx
  const fit = (xy * xy) / (xx * yy)
  if (fit < 0.1) return { state: 'none' }
  return {
    state: 'found',
    perDegreeDay: Math.round(slope),
    fit: Math.round(fit * 100) / 100,
    days: pairs.length,
    heating: Math.round(slope * x * pairs.length),
    coldDays: pairs.filter(({ degrees }) => degrees > 0).length,
  }
}

/** What the cold explains of a day; nothing where it explains nothing. */
export const coldPart =
  (cold: Cold, temperatures: Temperatures) =>
  (day: string): number =>
    cold.state === 'found' ? cold.perDegreeDay * (degreesOf(temperatures, day) ?? 0) : 0
