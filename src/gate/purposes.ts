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
  energy: {
    fr: 'Suivre vos consommations d’énergie et d’eau, ce qu’elles coûtent et émettent',
    en: 'Follow your energy and water, what they cost and emit',
    dpv: 'dpv:ServiceProvision',
  },
  carbon: {
    fr: 'Estimer ce que vos achats, votre énergie et vos trajets ont émis',
    en: 'Estimate what your purchases, energy and trips emitted',
    dpv: 'dpv:ServiceProvision',
  },
  household: {
    fr: 'Tenir les comptes du foyer avec un proche',
    en: 'Keep the household accounts with someone close',
    dpv: 'dpv:NonCommercialPurpose',
  },
  advice: {
    fr: 'Recevoir le conseil de quelqu’un',
    en: 'Be advised by someone',
    dpv: 'dpv:RequestedServiceProvision',
  },
  support: {
    fr: 'Être accompagné dans une démarche',
    en: 'Be helped through a procedure',
    dpv: 'dpv:RequestedServiceProvision',
  },
  accounting: {
    fr: 'Faire tenir ses comptes ou remplir une déclaration',
    en: 'Have accounts kept or a return filled in',
    dpv: 'dpv:RecordManagement',
  },
  proof: {
    fr: 'Prouver une situation, sans en dire plus',
    en: 'Prove a situation, and say no more',
    dpv: 'dpv:Verification',
  },
  dispute: {
    fr: 'Régler un litige ou une réclamation',
    en: 'Settle a dispute or a claim',
    dpv: 'dpv:DisputeManagement',
  },
  contract: {
    fr: 'Préparer un contrat : un loyer, un prêt, une assurance',
    en: 'Prepare a contract: a rent, a loan, an insurance',
    dpv: 'dpv:EstablishContractualAgreement',
  },
  research: {
    fr: 'Prendre part à une recherche, sans but commercial',
    en: 'Take part in research, without commercial aim',
    dpv: 'dpv:NonCommercialResearch',
  },
} as const satisfies { readonly [name: string]: Purpose }

/** What a person may share something for, in the order she is offered them. */
export const sharingPurposes = [
  'household',
  'advice',
  'support',
  'accounting',
  'proof',
  'dispute',
  'contract',
  'research',
] as const satisfies readonly (keyof typeof purposes)[]

export type PurposeName = keyof typeof purposes

/** Tells a purpose the gate knows from any other text. */
export const isPurpose = (name: string): name is PurposeName => Object.hasOwn(purposes, name)
