/** Towns, to place what a label or a trip names: never anything smaller. */
import { france } from './france.ts'
import type { Spot } from '#lib/pure/earth'
import { nearestOf } from './nearest.ts'
import { quebec } from './quebec.ts'

export interface Town {
  /** Country, area and name, in letters and hyphens. */
  readonly id: string
  readonly name: string
  /** Département or region. */
  readonly area: string
  /** Degrees. */
  readonly latitude: number
  readonly longitude: number
  /** Inhabitants, in thousands. */
  readonly size: number
}

export const towns = { fr: read('fr', france), qc: read('qc', quebec) } as const satisfies { readonly [country: string]: readonly Town[] }

/** The town of the tables that coordinates in 10⁻⁷ degrees are in or near. */
export const nearestTown = (spot: Spot): Town | undefined => nearestOf([...towns.fr, ...towns.qc], spot)

/** Where the tables come from, and under which licence. */
export const townSources = {
  fr: {
    source: 'https://www.data.gouv.fr/fr/datasets/base-officielle-des-codes-postaux/',
    fr: 'La Poste, base officielle des codes postaux (2020) ; Insee, populations légales 2017. Licence Ouverte.',
    en: 'La Poste, official base of postcodes (2020); Insee, legal populations 2017. Licence Ouverte.',
    checked: '2026-11-22',
  },
  qc: {
    source: 'https://www12.statcan.gc.ca/census-recensement/2016/',
    fr: 'Île de Montréal : Statistique Canada, régions de tri d’acheminement 2016, licence ouverte. Ailleurs : position au dixième de degré.',
    en: 'Island of Montréal: Statistics Canada, forward sortation areas 2016, open licence. Elsewhere: position to a tenth of a degree.',
    checked: '2026-11-22',
  },
} as const

function read(country: string, text: string): readonly Town[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', area = '', latitude, longitude, size] = line.split(';')
      const id = `${country}-${area}-${name}`
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
      return { id, name, area, latitude: Number(latitude), longitude: Number(longitude), size: Number(size) }
    })
}
