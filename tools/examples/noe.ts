/** Noé, who does not exist: a self-employed musician of Montréal, with a caisse account and a credit card. */
import { type Event, type Habit, type Life, type Line, once, standing, type Standing } from './life.ts'

const caisse = (label: string, category?: string, memo?: string): Line => ({
  account: 'caisse',
  label,
  ...(category === undefined ? {} : { category }),
  ...(memo === undefined ? {} : { memo }),
})
const card = (label: string): Line => ({ account: 'carte', label, type: 'DEBIT' })
const habit = (lines: readonly Line[], times: Habit['times'], cents: Habit['cents'], months?: readonly number[], step?: number): Habit => ({
  lines,
  times,
  cents,
  ...(months === undefined ? {} : { months }),
  ...(step === undefined ? {} : { step }),
})

const standings: readonly Standing[] = [
  standing(caisse('Virement Interac à /Gestion Lilas/', 'Logement:Loyer', 'Loyer {month}'), 1, [
    ['2025-01', -98_500],
    ['2025-07', -101_500],
    ['2026-07', -104_000],
  ]),
  standing(caisse('Paiement facture - Internet /Hydro-Québec', 'Énergie'), 16, [['2025-01', -18_240]], { months: [1, 3], give: 900 }),
  standing(caisse('Paiement facture - Internet /Hydro-Québec', 'Énergie'), 16, [['2025-01', -8_420]], { months: [5, 11], give: 700 }),
  standing(caisse('Paiement facture - Internet /Hydro-Québec', 'Énergie'), 16, [['2025-01', -5_960]], { months: [7, 9], give: 500 }),
  standing(caisse('Paiement préautorisé /VIDÉOTRON LTÉE'), 22, [
    ['2025-01', -6_899],
    ['2025-11', -7_588],
  ]),
  standing(caisse('Paiement préautorisé /FIZZ MOBILE'), 9, [['2025-01', -3_449]]),
  standing(caisse('Assurance /BELAIRDIRECT'), 12, [
    ['2025-01', -2_388],
    ['2026-04', -2_514],
  ]),
  standing(caisse('Remboursement de prêt /Prêt étudiant'), 15, [['2025-01', -11_240]]),
  standing(caisse('Frais mensuels forfait'), 28, [['2025-01', -895]]),
  standing(caisse('Crédit pour solidarité Québec'), 5, [
    ['2025-01', 10_058],
    ['2025-07', 10_233],
  ]),
  standing(
    caisse('CANADA TPS/TVH'),
    6,
    [
      ['2025-01', 12_975],
      ['2025-07', 13_325],
    ],
    { months: [1, 4, 7, 10] },
  ),
  standing(caisse('Dépôt direct /SOCAN', 'Revenus:Droits', 'Redevances'), 17, [['2025-02', 28_640]], {
    months: [2, 5, 8, 11],
    give: 12_000,
  }),
  standing(caisse('Paiement facture - Internet /REVENU QUÉBEC', undefined, 'Acompte provisionnel'), 14, [['2025-03', -42_000]], {
    months: [3, 6, 9, 12],
  }),
  standing(
    caisse('Paiement facture - Internet /AGENCE DU REVENU DU CANADA', undefined, 'Acompte provisionnel'),
    14,
    [['2025-03', -31_500]],
    { months: [3, 6, 9, 12] },
  ),
  standing(card('STM OPUS EN LIGNE MONTREAL QC'), 1, [
    ['2025-01', -10_000],
    ['2025-07', -10_450],
  ]),
  standing(card('SPOTIFY P2A7 STOCKHOLM'), 19, [
    ['2025-01', -1_269],
    ['2026-01', -1_399],
  ]),
  standing(card('LE DEVOIR ABONNEMENT MONTREAL QC'), 11, [['2025-01', -1_999]]),
  standing(card('DISTROKID MUSICIEN'), 3, [['2025-01', -3_199]], { months: [2] }),
  standing(card('COTISATION GUILDE DES MUSICIENS'), 20, [['2025-01', -18_900]], { months: [1] }),
]

const habits: readonly Habit[] = [
  habit(
    [
      caisse('Virement Interac de /Le Bar Inventé/', 'Revenus:Cachets', 'Cachet concert'),
      caisse('Virement Interac de /Salle Fictive/', 'Revenus:Cachets', 'Cachet'),
      caisse('Dépôt mobile - chèque', 'Revenus:Cachets', 'Cachet mariage'),
    ],
    [3, 5],
    [18_000, 52_000],
    undefined,
    500,
  ),
  habit(
    [caisse('Virement Interac de /Festival Imaginaire/', 'Revenus:Cachets', 'Cachet festival')],
    [2, 3],
    [45_000, 110_000],
    [6, 7, 8],
    2_500,
  ),
  habit(
    [
      caisse('Virement Interac de /Parent A/', 'Revenus:Leçons', 'Leçons de musique'),
      caisse('Virement Interac de /Parent B/', 'Revenus:Leçons', 'Leçons de musique'),
    ],
    [5, 7],
    [9_000, 16_000],
    [1, 2, 3, 4, 5, 9, 10, 11, 12],
    1_000,
  ),
  habit([caisse('Retrait au GA / Mont-Royal')], [1, 2], [-8_000, -2_000], undefined, 2_000),
  habit([caisse('Virement Interac à /Amie Fictive/')], [0, 1], [-4_000, -1_500], undefined, 500),
  habit(
    [
      card('IGA EXTRA #8123 MONTREAL QC'),
      card('METRO MONT-ROYAL MONTREAL QC'),
      card('PROVIGO LE MARCHE MONTREAL'),
      card('MAXI #8676 MONTREAL QC'),
      card('MARCHE JEAN TALON FRUITERIE'),
    ],
    [6, 9],
    [-8_940, -1_510],
  ),
  habit(
    [
      card('TIM HORTONS #2231 MONTREAL QC'),
      card('CAFE OLIMPICO MONTREAL QC'),
      card('LA BANQUISE MONTREAL QC'),
      card('DIEU DU CIEL MONTREAL QC'),
      card('ST-HUBERT EXPRESS QC'),
    ],
    [4, 7],
    [-3_890, -410],
  ),
  habit([card('SAQ SELECTION 23114 MONTREAL QC'), card('DEPANNEUR CHEZ NICO')], [1, 2], [-3_240, -790]),
  habit([card('COMMUNAUTO MONTREAL QC'), card('ESSO CIRCLE K LAVAL QC')], [1, 2], [-6_890, -1_840]),
  habit([card('BIXI MONTREAL')], [1, 2], [-1_150, -320], [5, 6, 7, 8, 9, 10]),
  habit([card('JEAN COUTU #112 MONTREAL QC'), card('PHARMAPRIX MONTREAL QC')], [0, 2], [-3_410, -620]),
  habit(
    [
      card('RENAUD-BRAY MONTREAL QC'),
      card('CINEMA BEAUBIEN MONTREAL QC'),
      card('LEPOINTDEVENTE.COM'),
      card('MUSEE DES BEAUX ARTS MONTREAL'),
    ],
    [1, 2],
    [-4_390, -1_250],
  ),
  habit([card('DOLLARAMA #231 MONTREAL QC'), card('CANADIAN TIRE #94 MONTREAL'), card('RONA MONTREAL QC')], [0, 2], [-5_190, -540]),
  habit(
    [card('LONG & MCQUADE MONTREAL QC'), card('STUDIO DE REPETITION LE LOCAL'), card('STEVE S MUSIC MONTREAL')],
    [1, 2],
    [-9_900, -1_890],
  ),
  habit([card('SIMONS MONTREAL QC'), card('VILLAGE DES VALEURS')], [0, 2], [-7_490, -1_290], [3, 9, 10]),
]

const single: readonly Event[] = [
  once(
    caisse('Dépôt direct /CONSEIL DES ARTS ET DES LETTRES', 'Revenus:Subventions', 'Bourse de création, 1er versement'),
    '2025-04-11',
    650_000,
  ),
  once(caisse('Dépôt direct /CONSEIL DES ARTS ET DES LETTRES', 'Revenus:Subventions', 'Bourse de création, solde'), '2025-12-08', 200_000),
  once(caisse('Paiement facture - Internet /REVENU QUÉBEC', undefined, 'Solde 2024'), '2025-04-28', -61_218),
  once(caisse('Paiement facture - Internet /REVENU QUÉBEC', undefined, 'Solde 2025'), '2026-04-27', -74_405),
  once(caisse('Dépôt direct /AGENCE DU REVENU DU CANADA', undefined, 'Remboursement d’impôt'), '2026-05-12', 23_160),
  once(caisse('Frais pour insuffisance de fonds'), '2026-02-24', -4_500),
  once(caisse('Virement CELI'), '2025-04-15', -150_000),
  once(caisse('Virement CELI'), '2025-08-20', -60_000),
  once(caisse('Virement CELI'), '2026-08-19', -50_000),
  once(caisse('Chèque', undefined), '2025-09-05', -12_000),
  once(card('LONG & MCQUADE MONTREAL QC'), '2025-11-15', -114_900),
  once(card('CLINIQUE DENTAIRE DU PLATEAU'), '2025-10-08', -21_500),
  once(card('NEW LOOK MONTREAL QC'), '2026-03-19', -34_900),
  once(card('ORLEANS EXPRESS'), '2025-07-11', -14_620),
  once(card('SEPAQ CAMPING FORILLON'), '2025-07-12', -18_850),
  once(card('RESTAURANT DU QUAI GASPE'), '2025-07-14', -5_240),
  once(card('AIR TRANSAT'), '2026-05-06', -74_800),
  once(card('HOTEL DU PORT MARSEILLE'), '2026-09-04', -42_160),
  once(card('FRAIS DE CONVERSION DEVISE'), '2026-09-05', -1_054),
  once(card('RENAUD-BRAY MONTREAL QC'), '2025-12-13', -9_840),
  once(card('LA BAIE MONTREAL QC'), '2025-12-18', -12_450),
  once(card('TOYS R US LAVAL QC'), '2025-12-20', -6_499),
  once(card('VIA RAIL CANADA'), '2025-12-22', -11_800),
  once(card('CENTRAIDE DU GRAND MONTREAL'), '2025-12-15', -5_000),
  once(card('INTERETS SUR ACHATS'), '2026-03-04', -1_842),
]

/** From January 2025 to 20 November 2026; the card's monthly payments are added from its balance. */
export const noe: Life = { name: 'noe', from: '2025-01-01', to: '2026-11-20', standing: standings, habits, events: single }

/** The two sides of the payment of the card, the label of each. */
export const cardPayment = {
  from: caisse('Paiement Visa du Plateau'),
  to: { account: 'carte', label: 'PAIEMENT - MERCI', type: 'CREDIT' } satisfies Line,
} as const
