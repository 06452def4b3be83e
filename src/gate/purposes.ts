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
  health: {
    fr: 'Suivre vos dépenses de santé et leurs remboursements',
    en: 'Follow your spending on care and its reimbursements',
    dpv: 'dpv:ServiceProvision',
  },
  statement: {
    fr: 'Joindre chaque opération à sa facture, son ticket ou son remboursement',
    en: 'Join each operation to its invoice, receipt or reimbursement',
    dpv: 'dpv:ServiceProvision',
  },
  forecast: {
    fr: 'Prévoir l’argent disponible dans les mois qui viennent',
    en: 'Foresee the money available in the coming months',
    dpv: 'dpv:ServiceProvision',
  },
  suppliers: {
    fr: 'Tenir un tableau de chacun de vos fournisseurs',
    en: 'Keep a board of each of your suppliers',
    dpv: 'dpv:ServiceProvision',
  },
  map: {
    fr: 'Montrer où et quand vous vous servez de votre carte et de votre téléphone',
    en: 'Show where and when you use your card and your telephone',
    dpv: 'dpv:ServiceProvision',
  },
} as const satisfies { readonly [name: string]: Purpose }

export type PurposeName = keyof typeof purposes

/** Tells a purpose the gate knows from any other text. */
export const isPurpose = (name: string): name is PurposeName => Object.hasOwn(purposes, name)
