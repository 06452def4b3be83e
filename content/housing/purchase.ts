/** Fees of a purchase: France (transfer duties, notary, registration) and Québec (transfer duties, notary). */
import type { Place, PurchaseFee, PurchaseTable } from './types.ts'

const checked = '2026-11-22'

/** Code de commerce, art. A444-91: before VAT; 20 % is counted in. */
const notaryFr: PurchaseFee = {
  id: 'notary',
  name: { fr: 'Rémunération du notaire, TVA comprise', en: 'Notary’s fee, VAT included' },
  brackets: [
    [0, 46_440],
    [650_000, 19_152],
    [1_700_000, 12_768],
    [6_000_000, 9_588],
  ],
  source: 'Code de commerce, art. A444-91 (barème du 1er janvier 2021) et CGI, art. 278',
}
const registrationFr: PurchaseFee = {
  id: 'registration',
  name: { fr: 'Contribution de sécurité immobilière', en: 'Land registry contribution' },
  brackets: [[0, 1_000]],
  least: 1_500,
  source: 'CGI, art. 879 et 881 K',
}
const formalitiesFr: PurchaseFee = {
  id: 'formalities',
  name: { fr: 'Formalités et débours (estimation)', en: 'Formalities and disbursements (estimate)' },
  brackets: [],
  fixed: 120_000,
  uncertain: 40_000,
  source: 'Code de commerce, art. A444-169 et suivants ; pièces payées à des tiers',
}
/** Department's share, its 2.37 % for collection, and the municipality's 1.20 %, in one rate. */
const dutiesFr = (department: number, source: string): PurchaseFee => ({
  id: 'duties',
  name: { fr: 'Droits de mutation', en: 'Transfer duties' },
  brackets: [[0, Math.round(department * 1.0237) + 12_000]],
  source,
})
const limitsFr = {
  fr: 'Ni les frais d’agence, ni la garantie du prêt, ni les frais de dossier. Le taux du département est le plus haut permis : quelques départements sont restés à 4,50 %.',
  en: 'Neither agency fees, nor the loan’s guarantee, nor bank charges. The department’s rate is the highest allowed: some stayed at 4.50%.',
}

const notaryQc: PurchaseFee = {
  id: 'notary',
  name: { fr: 'Notaire et inscription (estimation)', en: 'Notary and registration (estimate)' },
  brackets: [],
  fixed: 180_000,
  uncertain: 60_000,
  source: 'Honoraires libres au Québec ; ordre de grandeur',
}
const limitsQc = {
  fr: 'Ni l’inspection, ni l’assurance prêt hypothécaire (mise de fonds sous 20 %), ni les taxes d’une habitation neuve. La base est le prix ou la valeur uniformisée, si elle est plus haute.',
  en: 'Neither the inspection, nor mortgage insurance (down payment under 20%), nor taxes on a new home. The base is the price, or the standardised value if it is higher.',
}
const law = 'Loi concernant les droits sur les mutations immobilières (RLRQ, c. D-15.1), art. 2'
const duties = (brackets: PurchaseFee['brackets'], source: string): PurchaseFee => ({
  id: 'duties',
  name: { fr: 'Droits de mutation (taxe de bienvenue)', en: 'Transfer duties (welcome tax)' },
  brackets,
  source,
})

const fr = { country: 'fr', currency: 'EUR', checked, limits: limitsFr } as const
const qc = { country: 'qc', currency: 'CAD', checked, limits: limitsQc } as const
const rest = [notaryFr, registrationFr, formalitiesFr]

/** Oldest first within a place. */
export const purchaseTables: readonly PurchaseTable[] = [
  {
    ...fr,
    place: 'fr-old',
    name: { fr: 'France, logement ancien', en: 'France, existing home' },
    from: '2014-03-01',
    fees: [dutiesFr(45_000, 'CGI, art. 1594 D et 1584'), ...rest],
  },
  {
    ...fr,
    place: 'fr-old',
    name: { fr: 'France, logement ancien', en: 'France, existing home' },
    from: '2025-04-01',
    fees: [dutiesFr(50_000, 'CGI, art. 1594 D et 1584 ; loi de finances pour 2025, art. 116 (jusqu’au 31 mars 2028)'), ...rest],
  },
  {
    ...fr,
    place: 'fr-old-first',
    name: { fr: 'France, logement ancien, premier achat', en: 'France, existing home, first purchase' },
    from: '2014-03-01',
    fees: [dutiesFr(45_000, 'CGI, art. 1594 D et 1584 : sans la hausse de 2025 pour un premier achat'), ...rest],
  },
  {
    ...fr,
    place: 'fr-new',
    name: { fr: 'France, logement neuf', en: 'France, new home' },
    from: '2014-03-01',
    fees: [{ ...dutiesFr(0, ''), brackets: [[0, 7_166]], source: 'CGI, art. 1594 F quinquies (0,70 %) et 1647 V' }, ...rest],
  },
  {
    ...qc,
    place: 'qc',
    name: { fr: 'Québec, hors Montréal', en: 'Québec, outside Montréal' },
    from: '2025-01-01',
    fees: [
      duties(
        [
          [0, 5_000],
          [6_150_000, 10_000],
          [30_780_000, 15_000],
        ],
        `${law} : tranches de 2025`,
      ),
      notaryQc,
    ],
  },
  {
    ...qc,
    place: 'qc',
    name: { fr: 'Québec, hors Montréal', en: 'Québec, outside Montréal' },
    from: '2026-01-01',
    limits: {
      fr: `${limitsQc.fr} Au-delà de 500 000 $, beaucoup de municipalités ajoutent des tranches de 2 à 3 %.`,
      en: `${limitsQc.en} Above $500,000, many municipalities add brackets of 2 to 3%.`,
    },
    fees: [
      duties(
        [
          [0, 5_000],
          [6_290_000, 10_000],
          [31_500_000, 15_000],
        ],
        `${law} : tranches de 2026`,
      ),
      notaryQc,
    ],
  },
  {
    ...qc,
    place: 'qc-montreal',
    name: { fr: 'Montréal', en: 'Montréal' },
    from: '2025-01-01',
    fees: [
      duties(
        [
          [0, 5_000],
          [6_150_000, 10_000],
          [30_780_000, 15_000],
          [55_230_000, 20_000],
          [110_470_000, 25_000],
          [213_650_000, 35_000],
          [311_300_000, 40_000],
        ],
        `${law} ; Ville de Montréal : tranches de 2025`,
      ),
      notaryQc,
    ],
  },
  {
    ...qc,
    place: 'qc-montreal',
    name: { fr: 'Montréal', en: 'Montréal' },
    from: '2026-01-01',
    limits: {
      fr: `${limitsQc.fr} Au-delà de 552 300 $, les tranches de Montréal sont celles de 2025 : leur indexation n’a pas été vérifiée.`,
      en: `${limitsQc.en} Above $552,300, Montréal’s brackets are those of 2025: their indexation was not checked.`,
    },
    fees: [
      duties(
        [
          [0, 5_000],
          [6_290_000, 10_000],
          [31_500_000, 15_000],
          [55_230_000, 20_000],
          [110_470_000, 25_000],
          [213_650_000, 35_000],
          [311_300_000, 40_000],
        ],
        `${law} : tranches de 2026 ; Ville de Montréal : tranches de 2025 au-delà`,
      ),
      notaryQc,
    ],
  },
]

/** The table in force in a place on a day, or the first one known. */
export const purchaseTableOn = (place: Place, day: string): PurchaseTable | undefined => {
  const own = purchaseTables.filter((table) => table.place === place)
  return own.findLast(({ from }) => from <= day) ?? own[0]
}
