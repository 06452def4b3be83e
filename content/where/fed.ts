/** The services that the lines feed: some exist, the others have their name and come later. */
import type { Fed } from './types.ts'

export const fed = {
  budget: { name: { fr: 'Budget', en: 'Budget' }, now: 'budget' },
  bills: { name: { fr: 'Factures et abonnements', en: 'Bills and subscriptions' } },
  energy: { name: { fr: 'Énergie', en: 'Energy' } },
  carbon: { name: { fr: 'Carbone', en: 'Carbon' } },
  papers: { name: { fr: 'Papiers et garanties', en: 'Papers and warranties' } },
  health: { name: { fr: 'Santé', en: 'Health' }, now: 'health' },
  moves: { name: { fr: 'Déplacements', en: 'Journeys' } },
  career: { name: { fr: 'Parcours', en: 'Career' } },
  rights: { name: { fr: 'Droits et aides', en: 'Rights and benefits' } },
  days: { name: { fr: 'Agenda', en: 'Diary' } },
  profile: { name: { fr: 'Portrait que l’on fait de vous', en: 'The portrait made of you' } },
  culture: { name: { fr: 'Sorties et culture', en: 'Outings and culture' } },
} as const satisfies { readonly [id: string]: Fed }

export type ServiceId = keyof typeof fed
