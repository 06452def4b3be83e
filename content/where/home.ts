import type { Line } from './index.ts'
import type { Family } from './types.ts'

const insurers = {
  fr: 'MAIF, MACIF, Groupama, AXA, MAAF',
  qc: { fr: 'Beneva, Desjardins Assurances, Intact', en: 'Beneva, Desjardins Insurance, Intact' },
}
const rights: Line['rights'] = ['gdpr-15', 'gdpr-20', 'qc-27']

export const home = {
  id: 'home',
  name: { fr: 'Assurance et logement', en: 'Insurance and housing' },
  about: {
    fr: 'Ce que vous avez signé, ce qui s’est passé, ce que vaut votre toit.',
    en: 'What you signed, what happened, what your roof is worth.',
  },
  lines: [
    {
      id: 'home-contracts',
      kind: 'contract',
      name: { fr: 'Contrats d’assurance', en: 'Insurance contracts' },
      holders: insurers,
      readers: ['mesinfos'],
      delivery: true,
      steps: {
        fr: [
          'Espace assuré, « Mes contrats » : conditions particulières et avis d’échéance.',
          'Notez le numéro, la prime et la date anniversaire : c’est elle qui permet de changer.',
        ],
        en: [
          'Insured person’s area, “My contracts”: the schedule and the renewal notice.',
          'Note the number, the premium and the anniversary: that is when you may change.',
        ],
      },
      rights,
      delay: 'now',
      feeds: ['bills', 'papers'],
    },
    {
      id: 'home-claims',
      kind: 'incident',
      name: { fr: 'Sinistres', en: 'Claims' },
      holders: insurers,
      readers: ['mesinfos'],
      delivery: true,
      steps: {
        fr: [
          '« Mes sinistres » dit leur état ; l’expert et l’indemnité sont dans le dossier, à demander.',
          'Notez le jour, la nature, le numéro.',
        ],
        en: [
          '“My claims” says where they stand; the expert and the indemnity are in the file, to be asked for.',
          'Note the day, what happened, the number.',
        ],
      },
      rights,
      delay: 'month',
      feeds: ['papers', 'rights'],
    },
    {
      id: 'home-car-record',
      kind: 'document',
      name: { fr: 'Relevé d’informations automobile', en: 'Car insurance record' },
      holders: {
        fr: { fr: 'Votre assureur', en: 'Your insurer' },
        qc: { fr: 'GAA (Fichier central des sinistres automobiles)', en: 'GAA (central file of car claims)' },
      },
      readers: ['pdf'],
      steps: {
        fr: [
          'En France : demandez-le dans l’espace assuré, « Mes documents », ou par courriel.',
          'Au Québec : remplissez la demande d’accès du Groupement des assureurs automobiles.',
        ],
        en: [
          'In France: ask for it in the insured person’s area, “My documents”, or by mail.',
          'In Québec: fill in the access request of the Groupement des assureurs automobiles.',
        ],
      },
      rights: ['insurance-record', 'qc-27'],
      delay: 'days',
      feeds: ['papers'],
    },
    {
      id: 'home-dwelling',
      kind: 'household',
      name: { fr: 'Votre logement, tel que l’assureur le décrit', en: 'Your home, as the insurer describes it' },
      holders: insurers,
      readers: ['mesinfos'],
      steps: {
        fr: [
          'Le contrat d’habitation dit la surface, les pièces et ce qui est couvert.',
          'Vérifiez-les : une surface fausse change l’indemnité.',
        ],
        en: ['The home contract says the area, the rooms and what is covered.', 'Check them: a wrong area changes the indemnity.'],
      },
      rights,
      delay: 'now',
      feeds: ['energy', 'papers'],
    },
    {
      id: 'home-lease',
      kind: 'contract',
      name: { fr: 'Bail, loyer, charges', en: 'Lease, rent, charges' },
      holders: {
        fr: { fr: 'Foncia, bailleurs sociaux, propriétaire', en: 'Foncia, social landlords, owner' },
        qc: { fr: 'Propriétaire, OMHM, coopérative', en: 'Owner, OMHM, cooperative' },
      },
      later: 'PDF',
      steps: {
        fr: [
          'Le bail dit le loyer, la date et la révision ; l’espace locataire garde les quittances.',
          'Notez le bailleur, le loyer et le jour d’entrée.',
        ],
        en: [
          'The lease says the rent, the date and its revision; the tenant’s area keeps the receipts.',
          'Note the landlord, the rent and the day you moved in.',
        ],
      },
      rights,
      delay: 'now',
      feeds: ['budget', 'bills'],
    },
    {
      id: 'home-receipts',
      kind: 'document',
      name: { fr: 'Quittances et charges de copropriété', en: 'Rent receipts and condominium charges' },
      holders: {
        fr: { fr: 'Bailleur, syndic', en: 'Landlord, condominium manager' },
        qc: { fr: 'Propriétaire, syndicat de copropriété', en: 'Owner, condominium syndicate' },
      },
      readers: ['pdf'],
      steps: {
        fr: [
          'En France, la quittance est gratuite pour qui la demande ; l’extranet du syndic garde les appels de fonds.',
          'Gardez leur date et leur objet.',
        ],
        en: [
          'In France, the receipt is free for those who ask; the manager’s extranet keeps the calls for funds.',
          'Keep their date and what they are for.',
        ],
      },
      rights,
      delay: 'now',
      feeds: ['budget', 'papers'],
    },
    {
      id: 'home-works',
      kind: 'home.event',
      name: { fr: 'Travaux et diagnostics', en: 'Works and inspections' },
      holders: {
        fr: { fr: 'Diagnostiqueur, ADEME (DPE), artisans', en: 'Inspector, ADEME (DPE), craftsmen' },
        qc: { fr: 'Inspecteur, Rénoclimat, entrepreneurs', en: 'Inspector, Rénoclimat, contractors' },
      },
      later: 'PDF',
      steps: {
        fr: [
          'Le DPE se retrouve par son numéro sur l’observatoire de l’ADEME ; Rénoclimat envoie son rapport.',
          'Gardez les devis et les factures avec.',
        ],
        en: [
          'The French energy certificate is found by its number at the ADEME observatory; Rénoclimat sends its report.',
          'Keep the quotes and invoices with it.',
        ],
      },
      rights: ['gdpr-15', 'crpa', 'qc-84'],
      delay: 'now',
      feeds: ['energy', 'papers'],
    },
  ],
} as const satisfies Family<Line['rights'][number], Line['feeds'][number]>
