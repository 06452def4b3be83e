/**
 * Invented people with other habits than the two households, for backtests: irregular income, few operations, a trend, rare large spending,
 * two currencies, seasons. Each number draws another life. Nothing of them is known to what is tested.
 */
import { dayIn, months } from './days.ts'
import { createRandom, type Random } from './random.ts'
import type { Lived } from './variants.ts'

const from = '2024-07'
/** Last day that these lives are known whole. */
const to = '2026-11-15'

interface Pen {
  /** Months since the first, from 0. */
  readonly place: number
  readonly month: string
  /** On a day of the month, an amount of minor units; the same account and currency unless said. */
  readonly write: (day: number, label: string, amount: number, more?: Partial<Lived>) => void
  /** Around an amount, by a share in a hundred on each side. */
  readonly near: (amount: number, share: number) => number
  /** So many times in the month, at random days. */
  readonly often: (low: number, high: number, labels: readonly string[], amount: number, share: number, more?: Partial<Lived>) => void
  readonly chance: (percent: number) => boolean
}

type Habits = (pen: Pen, own: Random) => void

const shops = ['CB MARCHE FICTIF', 'CB EPICERIE DU COIN', 'CB SUPER INVENTE', 'CB BOULANGERIE LILAS']
const outings = ['CB BISTROT IMAGINAIRE', 'CB CINEMA FICTIF', 'CB LIBRAIRIE INVENTEE', 'CB CAFE DU PORT']

const rent = (pen: Pen, amount: number): void => pen.write(3, 'PRLV LOYER AGENCE FICTIVE', -amount)
const phone = (pen: Pen): void => pen.write(12, 'PRLV MOBILE INVENTE', -1_999)
const wages = (pen: Pen, amount: number): void => pen.write(27, 'VIR SALAIRE ATELIER FICTIF', amount)

/** Each name says what is not usual in that life. */
export const habits = {
  employee: (pen) => {
    wages(pen, 214_000)
    rent(pen, 72_000)
    phone(pen)
    pen.often(7, 11, shops, -4_200, 70)
    pen.often(3, 7, outings, -2_600, 60)
  },
  freelance: (pen) => {
    pen.often(0, 4, ['VIR CLIENT ALPHA', 'VIR CLIENT BETA', 'VIR CLIENT GAMMA', 'VIR CLIENT DELTA'], 140_000, 70)
    rent(pen, 65_000)
    phone(pen)
    if (pen.place % 3 === 1) pen.write(5, 'PRLV COTISATIONS SOCIALES', pen.near(-78_000, 30))
    pen.often(6, 10, shops, -3_900, 70)
    pen.often(1, 6, outings, -3_100, 60)
  },
  student: (pen) => {
    pen.write(5, 'VIR BOURSE FICTIVE', 46_000)
    pen.often(0, 2, ['VIR FAMILLE'], 12_000, 60)
    pen.often(4, 8, [...shops, ...outings], -6_400, 60)
  },
  trend: (pen) => {
    const more = 100 + pen.place * 2
    wages(pen, 236_000)
    rent(pen, 81_000)
    pen.often(7, 11, shops, -Math.round((4_000 * more) / 100), 60)
    pen.often(3, 6, outings, -Math.round((3_000 * more) / 100), 60)
  },
  rare: (pen) => {
    wages(pen, 252_000)
    rent(pen, 70_000)
    phone(pen)
    pen.often(6, 10, shops, -4_000, 60)
    if (pen.chance(22)) pen.often(1, 1, ['CB GARAGE FICTIF', 'VIR ARTISAN INVENTE', 'CB VOYAGES IMAGINAIRES', 'CHEQUE'], -210_000, 70)
  },
  border: (pen) => {
    pen.write(25, 'SALAIRE FABRIK FIKTIV', 410_000, { currency: 'CHF', account: 'franken' })
    pen.often(2, 6, ['KARTE LADEN FIKTIV', 'KARTE KANTINE'], -3_100, 70, { currency: 'CHF', account: 'franken' })
    pen.write(26, 'CHANGE FICTIF', pen.near(-250_000, 20), { currency: 'CHF', account: 'franken' })
    pen.write(28, 'VIR CHANGE FICTIF', pen.near(255_000, 20))
    rent(pen, 94_000)
    pen.often(7, 12, shops, -5_200, 70)
    pen.often(3, 6, outings, -3_400, 60)
  },
  retired: (pen) => {
    pen.write(9, 'VIR RETRAITE FICTIVE', 158_000)
    rent(pen, 52_000)
    phone(pen)
    pen.often(8, 10, shops, -3_300, 40)
    pen.often(1, 3, ['CB PHARMACIE INVENTEE', ...outings], -2_400, 60)
  },
  seasonal: (pen) => {
    const month = Number(pen.month.slice(5))
    if ([12, 1, 2, 3, 6, 7, 8].includes(month)) pen.write(30, 'VIR SALAIRE STATION FICTIVE', pen.near(205_000, 15))
    else pen.often(1, 1, ['VIR ALLOCATION FICTIVE'], 92_000, 25)
    rent(pen, 58_000)
    pen.often(6, 10, shops, -3_800, 60)
    pen.often(2, 5, outings, -2_900, 60)
  },
  moved: (pen, own) => {
    const at = own.between(8, 20)
    wages(pen, pen.place < at ? 189_000 : 231_000)
    if (pen.place < at) rent(pen, 61_000)
    else pen.write(5, 'PRLV LOYER REGIE IMAGINAIRE', -84_000)
    phone(pen)
    pen.often(6, 10, shops, -4_000, 60)
    pen.often(2, 6, outings, -2_800, 60)
  },
  family: (pen) => {
    wages(pen, 243_000)
    pen.write(29, 'VIR SALAIRE MAISON INVENTEE', pen.near(176_000, 8))
    pen.write(7, 'PRLV ECHEANCE PRET FICTIF', -118_000)
    pen.write(10, 'PRLV CANTINE INVENTEE', pen.near(-16_000, 40))
    pen.often(16, 24, shops, -6_800, 80)
    pen.often(6, 12, outings, -4_400, 70)
    if (['07', '08'].includes(pen.month.slice(5))) pen.often(1, 2, ['CB LOCATION DE VACANCES'], -120_000, 40)
    if (pen.month.endsWith('-12')) pen.often(4, 7, ['CB JOUETS FICTIFS'], -6_500, 60)
  },
  weekly: (pen) => {
    for (const day of [2, 9, 16, 23]) pen.write(day, 'VIR PAYE RESTAURANT FICTIF', pen.near(41_000, 45))
    rent(pen, 56_000)
    phone(pen)
    pen.often(5, 9, shops, -3_600, 60)
    pen.often(3, 8, outings, -2_300, 70)
  },
  newcomer: (pen) => {
    if (pen.place < 18) return
    wages(pen, 198_000)
    rent(pen, 60_000)
    pen.often(6, 10, shops, -4_100, 70)
    pen.often(2, 6, outings, -2_700, 60)
  },
} as const satisfies { readonly [name: string]: Habits }

/** Written after the method was chosen: nothing of it was set on these. */
export const fresh = {
  landlord: (pen) => {
    pen.write(9, 'VIR PENSION FICTIVE', 121_000)
    for (const tenant of ['VIR LOCATAIRE UN', 'VIR LOCATAIRE DEUX', 'VIR LOCATAIRE TROIS'])
      if (pen.chance(90)) pen.often(1, 1, [tenant], 54_000, 6)
    if (pen.place % 3 === 0) pen.write(15, 'PRLV CHARGES SYNDIC FICTIF', pen.near(-64_000, 25))
    if (pen.chance(15)) pen.often(1, 1, ['VIR ENTREPRISE DE TRAVAUX', 'CHEQUE'], -145_000, 60)
    pen.often(7, 12, shops, -4_500, 70)
    pen.often(2, 5, outings, -3_800, 60)
  },
  gig: (pen) => {
    pen.often(14, 26, ['VIR PLATEFORME COURSES', 'VIR PLATEFORME REPAS'], 7_800, 80)
    rent(pen, 48_000)
    pen.often(8, 16, shops, -2_100, 70)
    pen.often(3, 9, ['CB STATION ESSENCE FICTIVE', ...outings], -2_700, 70)
    if (pen.chance(12)) pen.often(1, 1, ['CB REPARATION VELO'], -32_000, 60)
  },
  separated: (pen) => {
    wages(pen, 201_000)
    rent(pen, 69_000)
    pen.write(8, 'VIR PENSION ALIMENTAIRE', -32_000)
    if (pen.place % 2 === 0) pen.often(3, 6, ['CB PARC DE JEUX', 'CB PIZZERIA INVENTEE'], -4_800, 50)
    pen.often(5, 12, shops, -3_900, 80)
    pen.often(0, 5, outings, -3_600, 80)
    if (['02', '07', '10'].includes(pen.month.slice(5))) pen.often(1, 2, ['CB TRAINS FICTIFS'], -14_000, 50)
  },
  abroad: (pen) => {
    pen.often(1, 2, ['WIRE CONTRACT FICTIONAL'], 260_000, 40, { currency: 'USD', account: 'dollars' })
    pen.often(4, 10, ['CARD STORE FICTIONAL', 'CARD DINER FICTIONAL'], -4_200, 80, { currency: 'USD', account: 'dollars' })
    pen.write(2, 'RENT FICTIONAL', -135_000, { currency: 'USD', account: 'dollars' })
    pen.often(0, 2, ['VIR PARENTS'], 30_000, 70)
    pen.often(1, 4, ['CB LIBRAIRIE INVENTEE', 'PRLV MUTUELLE FICTIVE'], -4_000, 60)
  },
  cash: (pen) => {
    pen.write(6, 'VIR ALLOCATION FICTIVE', 97_000)
    pen.often(3, 5, ['RETRAIT DAB'], -14_000, 60)
    rent(pen, 31_000)
    if (pen.chance(30)) pen.often(1, 2, ['VIR PETITS TRAVAUX'], 18_000, 70)
  },
} as const satisfies { readonly [name: string]: Habits }

export type Habit = keyof typeof habits | keyof typeof fresh

const every: { readonly [name in Habit]: Habits } = { ...habits, ...fresh }

/** The operations of one life of these habits, oldest first. */
export function livedBy(habit: Habit, life: number): readonly Lived[] {
  const found: Lived[] = []
  for (const [place, month] of months(from, to.slice(0, 7)).entries()) {
    const random = createRandom(`${habit} ${life} ${month}`)
    const near: Pen['near'] = (amount, share) => Math.round((amount * (100 + random.between(-share, share))) / 100)
    const write: Pen['write'] = (day, label, amount, more = {}) => {
      const id = `${habit}-${life}-${found.length}`
      const operation = {
        kind: 'bank.transaction',
        id,
        account: 'courant',
        day: dayIn(month, day),
        amount,
        currency: 'EUR',
        label,
      } as const
      found.push({ ...operation, ...more })
    }
    const often: Pen['often'] = (low, high, labels, amount, share, more) => {
      for (let left = random.between(low, high); left > 0; left -= 1)
        write(random.between(1, 28), random.pick(labels), near(amount, share), more)
    }
    every[habit](
      { place, month, write, near, often, chance: (percent) => random.between(1, 100) <= percent },
      createRandom(`${habit} ${life}`),
    )
  }
  return found.filter(({ day }) => day <= to).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
