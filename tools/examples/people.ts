/** The two invented people, their accounts and the files that each of them would have downloaded. */
import { camille } from './camille.ts'
import { addDays, bankDay, months } from './days.ts'
import { live, type Operation } from './life.ts'
import { cardPayment, noe } from './noe.ts'
import { type Account, camt, number, ofx, type Period, qif } from './write.ts'

interface Said {
  readonly fr: string
  readonly en: string
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly about: Said
  readonly lang: 'fr' | 'en'
  readonly zone: string
  readonly currency: string
  readonly email: string
  readonly passphrase: string
  readonly files: readonly { readonly file: string; readonly about: Said; readonly bytes: Uint8Array }[]
}

/** ISO 13616 check digits; letters count from A = 10. */
export function iban(country: string, rest: string): string {
  let remainder = 0
  for (const character of `${rest}${country}00`)
    for (const digit of String(Number.parseInt(character, 36))) remainder = (remainder * 10 + Number(digit)) % 97
  return `${country}${String(98 - remainder).padStart(2, '0')}${rest}`
}

/** The key of a French account number: 97 less (89 × bank + 15 × branch + 3 × number) modulo 97. */
const frenchKey = (bank: number, branch: number, account: number): string =>
  String(97 - ((89 * bank + 15 * branch + 3 * account) % 97)).padStart(2, '0')

/** Bank code 00000 belongs to no bank. */
function french(key: string, name: string, account: string, openingCents: number): Account {
  const own = `0000000001${account}${frenchKey(0, 1, Number(account))}`
  return {
    key,
    name,
    holder: 'CAMILLE FONTANEL',
    currency: 'EUR',
    openingCents,
    kind: 'bank',
    bank: '00000',
    branch: '00001',
    number: account,
    iban: iban('FR', own),
  }
}

const current = french('courant', 'Compte courant', '00012045701', 118_462)
const savings = french('livret', 'Livret', '00098045719', 421_500)
const caisse: Account = {
  key: 'caisse',
  name: 'Compte Plateau 00000-0451',
  holder: 'NOÉ BEAULIEU',
  currency: 'CAD',
  openingCents: 214_355,
  kind: 'bank',
  bank: '',
  branch: '',
  number: '',
  iban: '',
}
const credit: Account = {
  key: 'carte',
  name: 'Visa du Plateau',
  holder: 'NOÉ BEAULIEU',
  currency: 'CAD',
  openingCents: 0,
  kind: 'card',
  bank: '',
  branch: '',
  number: '0000000000000451',
  iban: '',
}

export const people = (): readonly Person[] => [createCamille(), createNoe()]

const quarters = ['01', '04', '07', '10']

/** Quarterly files that each begin ten days before their quarter: the operations of those days are in two files. */
function quarterly(from: string, to: string): readonly (Period & { readonly name: string })[] {
  const starts = months(from.slice(0, 7), to.slice(0, 7)).filter((month) => quarters.includes(month.slice(5)))
  return starts.map((month, place) => {
    const next = starts[place + 1]
    const start = `${month}-01`
    return {
      name: `${month.slice(0, 4)}-t${quarters.indexOf(month.slice(5)) + 1}`,
      from: place === 0 ? start : addDays(start, -10),
      to: next === undefined ? to : addDays(`${next}-01`, -1),
    }
  })
}

function createCamille(): Person {
  const operations = live(camille)
  const own = number(operations, current)
  const saved = number(operations, savings)
  const slip = {
    reference: own.find(({ day, label }) => day > '2025-11-08' && label.includes('CAFE DE LA CLOCHE'))?.reference ?? '',
    text: '-12,5O',
  }
  return {
    id: 'camille',
    name: 'Camille Fontanel',
    about: {
      fr: 'Salariée, locataire à Lyon : un compte courant et un livret. Ses relevés se recouvrent de dix jours, et un montant y est illisible.',
      en: 'An employee who rents in Lyon: a current account and a savings account. Her statements overlap by ten days, and one amount cannot be read.',
    },
    lang: 'fr',
    zone: 'Europe/Paris',
    currency: 'EUR',
    email: 'camille@example.org',
    passphrase: 'sept paniers de noix au grenier',
    files: [
      ...quarterly(camille.from, camille.to).map((period) => ({
        file: `camille-banque-du-rhone-${period.name}.ofx`,
        about: {
          fr: `Compte courant, du ${frenchDay(period.from)} au ${frenchDay(period.to)} (OFX)`,
          en: `Current account, ${englishDay(period.from)} to ${englishDay(period.to)} (OFX)`,
        },
        bytes: ofx(current, own, period, slip),
      })),
      ...[
        { from: '2025-01-01', to: '2025-12-31' },
        { from: '2026-01-01', to: camille.to },
      ].map((period) => ({
        file: `camille-banque-du-rhone-livret-${period.from.slice(0, 4)}.xml`,
        about: {
          fr: `Livret, du ${frenchDay(period.from)} au ${frenchDay(period.to)} (CAMT.053)`,
          en: `Savings account, ${englishDay(period.from)} to ${englishDay(period.to)} (CAMT.053)`,
        },
        bytes: camt(savings, current, saved, period),
      })),
    ],
  }
}

const english = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const englishDay = (day: string): string => english.format(new Date(`${day}T00:00:00Z`))
const frenchDay = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

function createNoe(): Person {
  const operations = withCardPayments(live(noe))
  const own = number(operations, caisse)
  const carried = number(operations, credit)
  const slip = {
    reference: own.find(({ day, label }) => day > '2026-02-10' && label.startsWith('Retrait'))?.reference ?? '',
    text: '02/30/2026',
  }
  return {
    id: 'noe',
    name: 'Noé Beaulieu',
    about: {
      fr: 'Musicien à son compte à Montréal : un compte de caisse, une carte de crédit, des cachets qui varient, des bourses, des acomptes d’impôt.',
      en: 'A self-employed musician in Montréal: a caisse account, a credit card, uneven fees, grants, tax instalments.',
    },
    lang: 'fr',
    zone: 'America/Toronto',
    currency: 'CAD',
    email: 'noe@example.org',
    passphrase: 'trois accords sous la neige bleue',
    files: [
      ...[
        { from: '2025-01-01', to: '2025-12-31' },
        { from: '2026-01-01', to: noe.to },
      ].map((period) => ({
        file: `noe-caisse-du-plateau-${period.from.slice(0, 4)}.qif`,
        about: {
          fr: `Compte de caisse, du ${frenchDay(period.from)} au ${frenchDay(period.to)} (QIF)`,
          en: `Caisse account, ${englishDay(period.from)} to ${englishDay(period.to)} (QIF)`,
        },
        bytes: qif(caisse, own, period, slip),
      })),
      ...[
        { from: '2025-01-01', to: '2025-12-31' },
        { from: '2026-01-01', to: noe.to },
      ].map((period) => ({
        file: `noe-visa-du-plateau-${period.from.slice(0, 4)}.ofx`,
        about: {
          fr: `Carte de crédit, du ${frenchDay(period.from)} au ${frenchDay(period.to)} (OFX)`,
          en: `Credit card, ${englishDay(period.from)} to ${englishDay(period.to)} (OFX)`,
        },
        bytes: ofx(credit, carried, period),
      })),
    ],
  }
}

/** On the 8th the balance of the last month is paid; the card books it a day later. */
function withCardPayments(operations: readonly Operation[]): readonly Operation[] {
  const payments = months('2025-02', noe.to.slice(0, 7)).flatMap((month): readonly Operation[] => {
    const spent = spentBefore(operations, month)
    const day = bankDay(`${month}-08`)
    return spent <= 0
      ? []
      : [
          { ...cardPayment.from, day, amountCents: -spent },
          { ...cardPayment.to, day: bankDay(addDays(day, 1)), amountCents: spent },
        ]
  })
  return [...operations, ...payments].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function spentBefore(operations: readonly Operation[], month: string): number {
  const last = addDays(`${month}-01`, -1).slice(0, 7)
  return -operations
    .filter(({ account, day }) => account === 'carte' && day.startsWith(last))
    .reduce((sum, { amountCents }) => sum + amountCents, 0)
}
