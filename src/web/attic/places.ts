/**
 * Towns whose place is known here, so that a journey between two of them is drawn without asking anyone for a map. Degrees north
 * and east, to a hundredth: about a kilometre. Pure.
 */
import { searchable } from '#lib/pure/text'

export interface Town {
  readonly name: string
  readonly north: number
  readonly east: number
}

const known: readonly (readonly [name: string, north: number, east: number])[] = [
  ['Paris', 48.86, 2.35],
  ['Marseille', 43.3, 5.37],
  ['Lyon', 45.76, 4.84],
  ['Toulouse', 43.6, 1.44],
  ['Nice', 43.7, 7.27],
  ['Nantes', 47.22, -1.55],
  ['Montpellier', 43.61, 3.88],
  ['Strasbourg', 48.58, 7.75],
  ['Bordeaux', 44.84, -0.58],
  ['Lille', 50.63, 3.06],
  ['Rennes', 48.11, -1.68],
  ['Reims', 49.26, 4.03],
  ['Saint-Étienne', 45.44, 4.39],
  ['Le Havre', 49.49, 0.11],
  ['Toulon', 43.12, 5.93],
  ['Grenoble', 45.19, 5.72],
  ['Dijon', 47.32, 5.04],
  ['Angers', 47.47, -0.55],
  ['Le Mans', 48.0, 0.2],
  ['Brest', 48.39, -4.49],
  ['Tours', 47.39, 0.69],
  ['Amiens', 49.89, 2.3],
  ['Limoges', 45.83, 1.26],
  ['Clermont-Ferrand', 45.78, 3.08],
  ['Annecy', 45.9, 6.13],
  ['Metz', 49.12, 6.18],
  ['Besançon', 47.24, 6.02],
  ['Orléans', 47.9, 1.91],
  ['Rouen', 49.44, 1.1],
  ['Caen', 49.18, -0.37],
  ['Nancy', 48.69, 6.18],
  ['Avignon', 43.95, 4.81],
  ['Poitiers', 46.58, 0.34],
  ['La Rochelle', 46.16, -1.15],
  ['Perpignan', 42.69, 2.9],
  ['Valence', 44.93, 4.89],
  ['Chambéry', 45.56, 5.92],
  ['Montréal', 45.5, -73.57],
  ['Québec', 46.81, -71.21],
  ['Laval', 45.57, -73.69],
  ['Gatineau', 45.48, -75.7],
  ['Longueuil', 45.53, -73.52],
  ['Sherbrooke', 45.4, -71.89],
  ['Trois-Rivières', 46.34, -72.54],
  ['Saguenay', 48.43, -71.07],
  ['Rimouski', 48.45, -68.53],
  ['Drummondville', 45.88, -72.48],
  ['Ottawa', 45.42, -75.7],
  ['Toronto', 43.65, -79.38],
  ['Bruxelles', 50.85, 4.35],
  ['Genève', 46.2, 6.14],
  ['Londres', 51.51, -0.13],
]

export const towns: readonly Town[] = known.map(([name, north, east]) => ({ name, north, east }))

/** The town that a place begins with (`Lyon Part-Dieu`, `Gare de Grenoble`), the longest name first; undefined when none is. */
export function townOf(place: string): Town | undefined {
  const words = ` ${spaced(place)} `
  return byLength.find(({ name }) => words.includes(` ${spaced(name)} `))
}

const spaced = (text: string): string =>
  searchable(text)
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
const byLength = towns.toSorted((a, b) => b.name.length - a.name.length)

/** Kilometres between two towns, on a sphere. */
export function kilometres(a: Town, b: Town): number {
  const [north, south] = [radians(a.north), radians(b.north)]
  const half = Math.sin((north - south) / 2) ** 2 + Math.cos(north) * Math.cos(south) * Math.sin(radians(a.east - b.east) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(half))
}

export const radians = (degrees: number): number => (degrees * Math.PI) / 180
