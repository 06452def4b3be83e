/** Why records are read: the only purposes the gate knows. A need that names another one is refused. */

export interface Purpose {
  /** A sentence to the person, for receipts; pages have their own wording of each name (`web/i18n`). */
  readonly fr: string
  readonly en: string
  /** Term of the W3C Data Privacy Vocabulary (DPV 2), for receipts. */
  readonly dpv: `dpv:${string}`
}

export const purposes = {
  budget: {
    fr: 'Calculer votre budget mois par mois',
    en: 'Work out your budget month by month',
    dpv: 'dpv:ServiceProvision',
  },
} as const satisfies { readonly [name: string]: Purpose }

export type PurposeName = keyof typeof purposes

/** Tells a purpose the gate knows from any other text. */
export const isPurpose = (name: string): name is PurposeName => Object.hasOwn(purposes, name)
