/** Camille, who does not exist: a tenant of Lyon, paid by the month, with a current account and a savings account. */
import { type Event, type Habit, type Life, type Line, once, standing, type Standing } from './life.ts'

const line = (label: string, more: Partial<Line> = {}): Line => ({ account: 'courant', label, ...more })
const card = (shop: string): Line => line(`CB {date} ${shop}`, { type: 'POS' })
const debit = (payee: string, memo?: string): Line =>
  line(`PRLV SEPA ${payee}`, { type: 'DIRECTDEBIT', ...(memo === undefined ? {} : { memo }) })
const saved = (label: string, type = 'XFER'): Line => ({ account: 'livret', label, type })
const habit = (shops: readonly string[], times: Habit['times'], cents: Habit['cents'], months?: readonly number[]): Habit => ({
  lines: shops.map(card),
  times,
  cents,
  ...(months === undefined ? {} : { months }),
})

const salary = line('VIR SALAIRE ATELIERS CONFLUENCE', { type: 'DIRECTDEP', memo: 'PAIE {month}' })

const standings: readonly Standing[] = [
  standing(
    salary,
    28,
    [
      ['2025-01', 198_540],
      ['2026-01', 206_120],
    ],
    { give: 900, early: true },
  ),
  standing(line('VIR PERM LOYER REGIE TERREAUX', { type: 'REPEATPMT', memo: 'LOYER {month} APPT 12' }), 5, [
    ['2025-01', -64_200],
    ['2025-07', -64_970],
    ['2026-07', -65_530],
  ]),
  standing(line('VIR INST VERS LIVRET', { type: 'XFER', memo: 'EPARGNE MENSUELLE' }), 2, [
    ['2025-01', -15_000],
    ['2026-02', -18_000],
  ]),
  standing(saved('VIREMENT DE COMPTE COURANT'), 2, [
    ['2025-01', 15_000],
    ['2026-02', 18_000],
  ]),
  standing(debit('EDF CLIENTS', 'ÉCHÉANCE MENSUALITÉ {month}'), 8, [
    ['2025-01', -4_870],
    ['2026-02', -5_390],
  ]),
  standing(debit('EAU DU GRAND LYON'), 18, [['2025-01', -6_640]], { months: [4, 10], give: 900 }),
  standing(debit('FREE HAUTDEBIT', 'ABONNEMENT FREEBOX'), 6, [
    ['2025-01', -2_999],
    ['2026-03', -3_499],
  ]),
  standing(debit('SOSH', 'FORFAIT MOBILE'), 20, [['2025-01', -1_199]]),
  standing(debit('KEOLIS LYON TCL', 'ABONNEMENT MENSUEL'), 1, [
    ['2025-01', -6_940],
    ['2026-01', -7_140],
  ]),
  standing(debit('MAIF', 'ASSURANCE HABITATION'), 10, [
    ['2025-01', -1_482],
    ['2026-01', -1_567],
  ]),
  standing(debit('HARMONIE MUTUELLE', 'COTISATION SANTÉ'), 12, [
    ['2025-01', -3_860],
    ['2026-01', -4_120],
  ]),
  standing(debit('UGC ILLIMITE'), 15, [['2025-01', -2_290]], { until: '2026-06' }),
  standing(debit('RESTOS DU COEUR', 'DON RÉGULIER'), 11, [['2025-01', -1_000]]),
  standing(card('NETFLIX.COM'), 14, [
    ['2025-01', -1_349],
    ['2026-05', -1_499],
  ]),
  standing(card('SPOTIFY STOCKHOLM'), 21, [
    ['2025-01', -1_112],
    ['2025-09', -1_214],
  ]),
  standing(line('FRAIS DE TENUE DE COMPTE', { type: 'SRVCHG' }), 30, [['2025-01', -200]]),
  standing(
    line('COTIS CARTE BLEUE', { type: 'FEE', memo: 'COTISATION ANNUELLE' }),
    17,
    [
      ['2025-03', -4_500],
      ['2026-03', -4_620],
    ],
    { months: [3] },
  ),
  standing(debit('DGFIP IMPOT REVENU', 'SOLDE IMPÔT 2024'), 25, [['2025-09', -6_100]], { months: [9, 10, 11, 12], until: '2025-12' }),
]

const habits: readonly Habit[] = [
  habit(['CARREFOUR CITY LYON', 'MONOPRIX JEAN MACE', 'LIDL LYON GERLAND', 'BIOCOOP LYON 7', 'AUCHAN PIET LYON'], [6, 8], [-5_890, -1_420]),
  habit(['BOULANGERIE J MACE', 'BOULANGERIE DES QUAIS', 'PICARD LYON 7', 'FROMAGERIE GAROLETTE'], [3, 6], [-1_480, -230]),
  habit(
    [
      'BOUCHON DES CANUTS',
      'CAFE DE LA CLOCHE',
      'PIZZERIA NAPOLINA',
      'NINKASI GERLAND',
      'BRASSERIE DES QUAIS',
      'UBER *EATS',
      'SUSHI GUILLOTIERE',
    ],
    [3, 6],
    [-3_850, -560],
  ),
  habit(
    ['TABAC PRESSE J MACE', 'DECITRE BELLECOUR', 'LIBRAIRIE DES QUAIS', 'FNAC LYON PART DIEU', 'OPERA DE LYON'],
    [1, 3],
    [-3_490, -480],
  ),
  habit(['SNCF-VOYAGEURS', 'SNCF CONNECT'], [0, 1], [-7_800, -2_450]),
  habit(['VELO V LYON', 'CITIZ LYON'], [0, 1], [-3_120, -400]),
  habit(['PHARMACIE JEAN MACE', 'PHARMACIE J JAURES'], [0, 2], [-2_440, -430]),
  habit(['ACTION LYON 7', 'LEROY MERLIN LYON', 'HEMA LYON'], [0, 1], [-4_290, -690]),
  habit(['SARL LMDV LYON', 'SUMUP *COLETTE'], [0, 1], [-2_450, -600]),
  habit(['AMAZON EU SARL', 'VINTED'], [0, 1], [-3_690, -890]),
  habit(['KIABI LYON', 'UNIQLO LYON', 'H&M LYON BELLECOUR', 'MINELLI LYON'], [1, 3], [-6_990, -1_290], [1, 7]),
  { lines: [line('RETRAIT DAB LYON JEAN MACE', { type: 'ATM' })], times: [1, 2], cents: [-6_000, -2_000], step: 1_000 },
  {
    lines: [line('VIR INST LEO', { memo: 'PARTAGE REPAS', type: 'XFER' }), line('VIR INST INES', { memo: 'CADEAU COMMUN', type: 'XFER' })],
    times: [0, 1],
    cents: [-3_000, -1_000],
    step: 500,
  },
]

const health: readonly Event[] = ['2025-02-11', '2025-06-17', '2025-10-14', '2026-01-20', '2026-05-19', '2026-09-15'].flatMap((day) => [
  once(card('DOCTOLIB CAB MEDICAL'), day, -3_000),
  once(line('VIR CPAM RHONE', { memo: 'REMB SOINS', type: 'CREDIT' }), plus(day, 7), 1_900),
  once(line('VIR HARMONIE MUTUELLE', { memo: 'REMB SANTÉ', type: 'CREDIT' }), plus(day, 12), 900),
])

const holidays: readonly Event[] = [
  once(card('SNCF CONNECT'), '2025-07-02', -11_400),
  once(card('AIRBNB * HMINVENTE'), '2025-07-03', -38_600),
  once(line('VIR INST DE LIVRET', { type: 'XFER', memo: 'VACANCES' }), '2025-08-01', 60_000),
  once(saved('VIREMENT VERS COMPTE COURANT'), '2025-08-01', -60_000),
  once(card('RESTAURANT LE LARGE'), '2025-08-09', -5_480),
  once(card('CREPERIE DU PORT'), '2025-08-11', -2_960),
  once(card('MUSEE DE LA MARINE'), '2025-08-12', -1_050),
  once(card('INTERMARCHE CROZON'), '2025-08-13', -6_745),
  once(card('SKI LES SAISIES'), '2026-02-14', -8_800),
  once(card('GITE LES SAISIES'), '2026-02-15', -16_000),
  once(card('OUIGO'), '2026-06-18', -8_200),
  once(card('CAMPING DES PINS'), '2026-07-22', -41_300),
  once(line('VIR INST DE LIVRET', { type: 'XFER', memo: 'VACANCES' }), '2026-08-03', 50_000),
  once(saved('VIREMENT VERS COMPTE COURANT'), '2026-08-03', -50_000),
  once(card('CARREFOUR DAC BIGANOS'), '2026-08-05', -6_130),
  once(card('VINCI AUTOROUTES'), '2026-08-05', -4_260),
  once(card('RESTAURANT DE LA DUNE'), '2026-08-08', -6_390),
]

const christmas: readonly Event[] = [
  once(card('FNAC LYON PART DIEU'), '2025-12-06', -6_290),
  once(card('NATURE DECOUVERTES'), '2025-12-13', -3_995),
  once(card('GALERIES LAFAYETTE'), '2025-12-13', -8_900),
  once(card('KING JOUET BRON'), '2025-12-19', -4_499),
  once(card('GRAND FRAIS BRON'), '2025-12-23', -9_642),
  once(card('SNCF-VOYAGEURS'), '2025-12-05', -9_600),
  once(line('VIR SALAIRE ATELIERS CONFLUENCE', { type: 'DIRECTDEP', memo: 'PRIME ANNUELLE' }), '2025-12-19', 85_000),
]

const single: readonly Event[] = [
  once(line('CHQ 0001203', { type: 'CHECK', cheque: '0001203' }), '2025-03-21', -8_500),
  once(card('IKEA LYON'), '2025-10-18', -15_490),
  once(card('CABINET DENTAIRE LYON 7'), '2025-11-06', -12_540),
  once(line('VIR CPAM RHONE', { memo: 'REMB SOINS DENTAIRES' }), '2025-11-17', 7_524),
  once(line('VIR HARMONIE MUTUELLE', { memo: 'REMB SANTÉ' }), '2025-11-21', 5_016),
  once(card('KRYS LYON 7'), '2026-03-12', -28_900),
  once(line('VIR HARMONIE MUTUELLE', { memo: 'REMB OPTIQUE' }), '2026-03-25', 20_000),
  once(line('VIR INST DE LIVRET', { type: 'XFER', memo: 'LAVE-LINGE' }), '2026-05-11', 30_000),
  once(saved('VIREMENT VERS COMPTE COURANT'), '2026-05-11', -30_000),
  once(card('DARTY LYON PART DIEU'), '2026-05-12', -39_900),
  once(line('AVOIR CB {date} DECATHLON BRON', { type: 'POS' }), '2026-04-18', 3_999),
  once(card('DECATHLON BRON'), '2026-04-11', -7_998),
  once(line('VIR DGFIP FINANCES PUBLIQUES', { memo: 'RESTITUTION IMPÔT REVENU 2025', type: 'CREDIT' }), '2026-07-24', 18_400),
  once(line('COMMISSION INTERVENTION', { type: 'FEE', memo: '1 OPÉRATION' }), '2026-08-19', -800),
  once(saved('INTERETS ACQUIS 2025', 'INT'), '2025-12-31', 7_213),
  ...['2025-02-22', '2025-05-17', '2025-09-06', '2025-12-12', '2026-03-14', '2026-06-13', '2026-10-10'].map((day) =>
    once(card('COIFFURE JEAN MACE'), day, -3_900),
  ),
]

function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** From January 2025 to 20 November 2026. */
export const camille: Life = {
  name: 'camille',
  from: '2025-01-01',
  to: '2026-11-20',
  standing: standings,
  habits,
  events: [...health, ...holidays, ...christmas, ...single],
}
