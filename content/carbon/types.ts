/** The shape of the dated factors of emission: grams of CO2 equivalent, with the least and the most that published figures give. */
import type { TableSource } from '../energy/types.ts'
import type { Words } from '../where/types.ts'

export interface CarbonFactor {
  /** A post of the budget, a way to travel (with the kilometres from which it stands), or a meal. */
  readonly id: string
  /** Of an euro spent, taxes in; of a kilometre of one person, of a car with all aboard; of a meal. */
  readonly by: 'euro' | 'km' | 'meal'
  /** Where it holds: it was made for France, or it follows no country (a flight, a petrol engine). */
  readonly where: 'fr' | 'any'
  readonly low: number
  readonly central: number
  readonly high: number
  /** The year that the middle figure speaks for. */
  readonly year: number
  /** What each bound is. */
  readonly why: Words
  readonly source: TableSource
}
