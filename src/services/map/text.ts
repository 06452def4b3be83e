/** The words of the map, and its answer for a terminal. */
import { columns } from '../money/columns.ts'
import type { Judged, Lang, Service } from '../service.ts'
import type { MapResult } from './result.ts'
import { townById } from './towns.ts'

export const text: Service['text'] = {
  fr: {
    name: 'Carte',
    purpose: 'Montrer où et quand vous vous servez le plus de votre carte et de votre téléphone.',
    about: 'Les villes sont lues dans les libellés et les trajets. Jamais une rue, et rien n’est demandé à personne.',
  },
  en: {
    name: 'Map',
    purpose: 'To show where and when you use your card and your telephone most.',
    about: 'Towns are read in labels and trips. Never a street, and nothing is asked of anybody.',
  },
}

const words = {
  fr: { town: 'Ville', operations: 'Carte', trips: 'Trajets', km: 'km', home: 'Ville où vous vivez', lost: 'Sans ville' },
  en: { town: 'Town', operations: 'Card', trips: 'Trips', km: 'km', home: 'Town where you live', lost: 'Without a town' },
} as const

export function toText({ places, unplaced }: MapResult, { lang }: { readonly lang: Lang }): string {
  const say = words[lang]
  const rows = places.map(({ name, area, operations, trips, away }) => [
    `${name} (${area})`,
    String(operations.length),
    String(trips.length),
    String(away ?? ''),
  ])
  const lost = [say.lost, String(unplaced.operations.length), String(unplaced.trips.length), '']
  return `${columns([[say.town, say.operations, say.trips, say.km], ...rows, lost]).join('\n')}\n`
}

export const tell = ({ value = '' }: Judged, lang: Lang): { readonly about: string; readonly said: string } => ({
  about: words[lang].home,
  said: townById(value)?.name ?? value,
})
