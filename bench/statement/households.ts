/**
 * Invented households with their statements and papers, and which operation goes with which paper: the labelled set of the matching
 * bench. Seeded: the same number gives the same people. Every name is invented or a well-known brand.
 */
import { addDays } from '#lib/pure/day'
import type { statement } from '#services'

export type Read = Parameters<typeof statement.compute>[0][number]
type Of<K extends Read['kind']> = Extract<Read, { kind: K }>

export interface Household {
  readonly records: readonly Read[]
  /** `operation document`, for every pair that belongs together. */
  readonly truth: ReadonlySet<string>
}

export interface Size {
  readonly seed: number
  readonly operations: number
  readonly documents: number
  /** Days the statements cover. */
  readonly days: number
}

/** `operations` and `documents` are reached to within a few: a care comes with its reimbursements. */
export function household({ seed, operations, documents, days }: Size): Household {
  const random = randomOf(seed)
  const records: Read[] = []
  const truth = new Set<string>()
  const made = { records: 0, papers: 0 }
  const quebec = seed % 3 === 2
  const currency = quebec ? 'CAD' : 'EUR'
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1))
  const dayAt = (at: number): string => addDays('2024-01-01', Math.max(0, Math.min(days - 1, at))) ?? '2024-01-01'
  const someDay = (): number => between(5, days - 40)
  const idOf = (kind: string): string => `${kind}${(made.records += 1)}`
  const operation = (at: number, amount: number, label: string, more: Partial<Of<'bank.transaction'>> = {}): string => {
    const id = idOf('o')
    records.push({ kind: 'bank.transaction', id, day: dayAt(at), amount, currency, account: 'A', label, ...more })
    return id
  }
  const invoice = (at: number, total: number, vendor: string, more: Partial<Of<'invoice'>> = {}): string => {
    const id = idOf('d')
    made.papers += 1
    records.push({ kind: 'invoice', id, vendor, type: total < 0 ? 'credit-note' : 'invoice', day: dayAt(at), currency, total, ...more })
    return id
  }
  const receipt = (at: number, total: number, vendor: string, type: Of<'receipt'>['type'], more: Partial<Of<'receipt'>> = {}): string => {
    const id = idOf('d')
    made.papers += 1
    records.push({ kind: 'receipt', id, vendor, type, day: dayAt(at), currency, total, ...more })
    return id
  }
  const reimbursement = (at: number, amount: number, by: string, more: Partial<Of<'health.reimbursement'>> = {}): string => {
    const id = idOf('d')
    made.papers += 1
    records.push({ kind: 'health.reimbursement', id, by, label: 'Soins', day: dayAt(at), amount, currency, ...more })
    return id
  }
  const join = (one: string, paper: string): Set<string> => truth.add(`${one} ${paper}`)
  const cardLabel = (shop: string, at: number): string =>
    quebec ? `ACHAT ${shop} QC` : `CB ${shop} ${dayAt(at).slice(8, 10)}/${dayAt(at).slice(5, 7)}`
  const debit = (who: string): string => (quebec ? `PAIEMENT FACTURE ${who}` : `PRLV SEPA ${who}`)

  /** The same amount every month; some papers and some payments are missing. */
  const subscription = (): void => {
    const { vendor, label, low, high } = pick(quebec ? quebecSuppliers : frenchSuppliers)
    const amount = between(low, high)
    const first = between(0, 60)
    const varies = random() < 0.4
    for (let month = 0; month < 8; month += 1) {
      const at = first + month * 30
      if (at > days - 30) return
      const total = varies ? amount + between(-800, 800) : amount
      const later = between(1, 16)
      const paid =
        random() < 0.94
          ? operation(at + later, -total, debit(`${label}${random() < 0.3 ? ` ${between(100_000, 999_999)}` : ''}`))
          : undefined
      const due = random() < 0.5 ? { dueDay: dayAt(at + later) } : {}
      const paper = random() < 0.92 ? invoice(at, total, vendor, { number: `F${between(10_000_000, 99_999_999)}`, ...due }) : undefined
      if (paid !== undefined && paper !== undefined) join(paid, paper)
    }
  }
  /** A till receipt; the same shop is visited on other days, sometimes for the same amount. */
  const shopping = (): void => {
    const [vendor, label] = pick(quebec ? quebecShops : frenchShops)
    const at = someDay()
    const total = random() < 0.3 ? between(2, 30) * 100 : between(310, 18_000)
    const paper = receipt(at, total, vendor, 'till')
    if (random() < 0.9) join(operation(at + between(0, 3), -total, cardLabel(label, at)), paper)
    if (random() < 0.25) operation(at + between(-12, 25), -total, cardLabel(label, at + 4))
    if (random() < 0.25) operation(at + between(-10, 20), -total, cardLabel(pick(strangers), at + 2))
  }
  /** Orders of one shop, paid one by one, together, or by parcel. */
  const order = (): void => {
    const at = someDay()
    const label = pick(['AMZN Mktp', 'AMAZON EU SARL', 'AMAZON PAYMENTS'])
    const how = random()
    if (how < 0.55) {
      const total = between(499, 14_999)
      const paper = receipt(at, total, 'Amazon', 'order', { number: `404-${between(1_000_000, 9_999_999)}` })
      const paid = operation(at + between(0, 6), -total, cardLabel(label, at))
      join(paid, paper)
      if (random() < 0.15) {
        const back = invoice(at + 12, -total, 'Amazon', { type: 'credit-note' })
        join(operation(at + 14 + between(0, 5), total, cardLabel('AMAZON AVOIR', at + 13)), back)
        join(paid, back)
      }
    } else if (how < 0.8) {
      const totals = Array.from({ length: between(2, 3) }, () => between(899, 7_999))
      const day = at + between(1, 4)
      const paid = operation(day, -totals.reduce((sum, one) => sum + one, 0), cardLabel(label, day))
      for (const [index, total] of totals.entries())
        join(paid, receipt(at + (index % 2), total, 'Amazon', 'order', { number: `404-${between(1_000_000, 9_999_999)}` }))
    } else {
      const parts = Array.from({ length: between(2, 3) }, () => between(999, 8_999))
      const paper = receipt(
        at,
        parts.reduce((sum, one) => sum + one, 0),
        'Amazon',
        'order',
        { number: `404-${between(1_000_000, 9_999_999)}` },
      )
      for (const [index, part] of parts.entries()) join(operation(at + 1 + index * 2, -part, cardLabel(label, at + 1)), paper)
    }
  }
  /** A craftsman: paid once with the number in the label, in two, or in three equal times. */
  const craft = (): void => {
    const trade = pick(crafts)
    const at = between(5, days - 110)
    const ref = `FA${between(2_000_000, 2_999_999)}`
    const total = between(90, 900) * 300
    const paper = invoice(at, total, trade, { number: ref, dueDay: dayAt(at + 30) })
    const label = `${quebec ? 'VIREMENT INTERAC' : 'VIR SEPA'} ${trade.toUpperCase().replace(' SARL', '')}`
    const how = random()
    if (how < 0.4) join(operation(at + between(2, 33), -total, random() < 0.5 ? `${label} ${ref}` : label), paper)
    else if (how < 0.7) {
      const deposit = Math.round(total * 0.3)
      join(operation(at + 1, -deposit, `${label} ACOMPTE`), paper)
      join(operation(at + between(15, 40), deposit - total, label), paper)
    } else for (let time = 0; time < 3; time += 1) join(operation(at + 2 + time * 30, -total / 3, label), paper)
  }
  /** Bought in dollars; the label says so two times in three. */
  const abroad = (): void => {
    const [vendor, label] = pick(foreigners)
    const at = someDay()
    const foreign = quebec ? 'EUR' : 'USD'
    const total = between(400, 9_900)
    const paper = invoice(at, total, vendor, { currency: foreign })
    const told = `${(total / 100).toFixed(2).replace('.', quebec ? '.' : ',')} ${foreign}`
    join(
      operation(
        at + between(0, 4),
        -Math.round(total * (quebec ? 1.48 : 0.925)),
        cardLabel(`${label}${random() < 0.67 ? ` ${told}` : ''}`, at),
      ),
      paper,
    )
  }
  /** Paid with a fee on the way. */
  const fee = (): void => {
    const [vendor, label] = pick(foreigners)
    const at = someDay()
    const total = between(4_000, 60_000)
    join(operation(at + between(0, 6), -(total + between(50, 250)), `VIR ${label} FRAIS INCLUS`), invoice(at, total, vendor))
  }
  /** A name that the label does not say. */
  const unlike = (): void => {
    const [vendor, label] = pick(renamed)
    const at = someDay()
    const total = between(1_200, 25_000)
    join(operation(at + between(0, 5), -total, cardLabel(label, at)), invoice(at, total, vendor))
  }
  const unpaid = (): void => void invoice(someDay(), between(2_000, 40_000), pick(crafts), { number: `FA${between(3_000_000, 3_999_999)}` })

  /** A care: paid, then reimbursed by the public insurer and the complementary one, alone or in one transfer of several. */
  const care = (): void => {
    const [publicPayer, publicLabel] = quebec ? (['RAMQ', 'RAMQ REMBOURSEMENT'] as const) : (['Ameli', 'VIR CPAM DU RHONE'] as const)
    const [other, otherLabel] = quebec
      ? (['Sun Life', 'SUNLIFE ASSURANCE'] as const)
      : (['Harmonie Mutuelle', 'VIR HARMONIE MUTUELLE'] as const)
    const cares = random() < 0.35 ? between(2, 3) : 1
    const start = someDay()
    const paidBack = Array.from({ length: cares }, (_, index) => {
      const at = start + index * between(0, 3)
      const paid = pick([2_650, 3_000, 5_000, 5_500, 6_000, 7_200, 12_000])
      return { at, paid, low: Math.round(paid * 0.7) - 200, rest: Math.round(paid * 0.3), third: random() < 0.12 }
    })
    const transfer = start + between(6, 11)
    const seen = paidBack.filter(({ third }) => !third)
    const whole = seen.reduce((sum, { low }) => sum + low, 0)
    const told = seen.length > 1 && random() < 0.6
    const into = seen.length === 0 ? undefined : operation(transfer, whole, publicLabel, { category: 'Santé' })
    for (const { at, paid, low, rest, third } of paidBack) {
      const group = told && !third ? { transfer: whole } : {}
      const paper = reimbursement(transfer - 1, low, publicPayer, {
        paid,
        careDay: dayAt(at),
        ...group,
        ...(third ? { thirdParty: true as const } : {}),
      })
      if (third || into === undefined) continue
      join(into, paper)
      const spent = operation(at + between(0, 2), -paid, cardLabel(pick(carers), at), { category: 'Santé' })
      join(spent, paper)
      if (random() < 0.7) {
        const more = reimbursement(transfer + 4, rest, other, { paid, careDay: dayAt(at) })
        join(spent, more)
        if (random() < 0.9) join(operation(transfer + 5 + between(0, 4), rest, otherLabel, { category: 'Santé' }), more)
      }
    }
  }

  const plays = [subscription, shopping, shopping, order, order, craft, abroad, unlike, unpaid, care, care, care, fee] as const
  for (let turn = 0; made.papers < documents; turn += 1) plays[turn % plays.length]?.()
  const amounts = records.flatMap((record) => (record.kind === 'bank.transaction' ? [record.amount] : []))
  while (made.records - made.papers < operations) noise()
  return { records: shuffled(records, random), truth }

  /** What no paper explains: groceries, rent, wages, and amounts met elsewhere. */
  function noise(): void {
    const at = between(0, days - 1)
    const how = random()
    if (how < 0.1) operation(at, pick(amounts), cardLabel(pick(strangers), at))
    else if (how < 0.2) operation(at, -between(200, 9_000), cardLabel(pick(quebec ? quebecShops : frenchShops)[1], at))
    else if (how < 0.25) operation(at, -between(2_000, 9_000), cardLabel(pick(carers), at), { category: 'Santé' })
    else if (how < 0.3) operation(at, between(120_000, 260_000), 'VIR SALAIRE IMPRIMERIE DES BROTTEAUX')
    else operation(at, -between(90, 12_000), cardLabel(pick(strangers), at))
  }
}

/** Mulberry32: enough for invented lives. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

interface Supplier {
  readonly vendor: string
  readonly label: string
  readonly low: number
  readonly high: number
}
/** The name on paper and the name in labels. */
type Shop = readonly [vendor: string, label: string]

const frenchSuppliers: readonly Supplier[] = [
  { vendor: 'EDF', label: 'EDF CLIENTS PARTICULIERS', low: 4_000, high: 14_000 },
  { vendor: 'Free Mobile', label: 'FREE MOBILE', low: 1_999, high: 1_999 },
  { vendor: 'Orange SA', label: 'ORANGE SA-ORANGE', low: 2_999, high: 4_999 },
  { vendor: 'Veolia Eau', label: 'VEOLIA EAU CGE', low: 3_000, high: 9_000 },
  { vendor: 'TotalEnergies Électricité et Gaz France', label: 'DIRECT ENERGIE', low: 5_000, high: 12_000 },
  { vendor: 'MAIF', label: 'MAIF', low: 2_500, high: 7_000 },
  { vendor: 'Netflix International B.V.', label: 'NETFLIX.COM', low: 1_349, high: 1_349 },
  { vendor: 'Keolis Lyon (TCL)', label: 'TCL ABONNEMENT', low: 7_080, high: 7_080 },
  { vendor: 'Salle de sport Les Tilleuls SAS', label: 'LES TILLEULS SPORT', low: 2_999, high: 3_999 },
]
const quebecSuppliers: readonly Supplier[] = [
  { vendor: 'Hydro-Québec', label: 'HYDRO-QUEBEC', low: 5_000, high: 22_000 },
  { vendor: 'Vidéotron ltée', label: 'VIDEOTRON', low: 6_000, high: 11_000 },
  { vendor: 'Bell Canada', label: 'BELL MOBILITE', low: 4_500, high: 8_000 },
  { vendor: 'Énergir, s.e.c.', label: 'ENERGIR', low: 4_000, high: 15_000 },
  { vendor: 'Beneva inc.', label: 'SSQ ASSURANCE', low: 3_000, high: 9_000 },
  { vendor: 'Spotify AB', label: 'SPOTIFY', low: 1_099, high: 1_099 },
]
const frenchShops: readonly Shop[] = [
  ['Carrefour City', 'CARREFOUR CITY'],
  ['Monoprix', 'MONOP LYON 2'],
  ['Boulangerie du Vieux Port', 'BOULANGERIE DU VIEUX PORT'],
  ['Librairie Passages', 'LIBR PASSAGES'],
  ['Decathlon', 'DECATHLON 0123'],
  ['Leroy Merlin France', 'LEROY MERLIN BRON'],
  ['Biocoop Croix-Rousse', 'BIOCOOP CROIX ROUS'],
  ['Fnac', 'FNAC BELLECOUR'],
]
const quebecShops: readonly Shop[] = [
  ['IGA extra Saint-Henri', 'IGA EXTRA 8123 MONTREAL'],
  ['Jean Coutu', 'PJC JEAN COUTU #123 MONTREAL'],
  ['Canadian Tire', 'CANADIAN TIRE #0634'],
  ['Librairie Le Port de Tête', 'LIBRAIRIE LE PORT DE TETE'],
  ['La Maison Simons', 'SIMONS MONTREAL'],
  ['RONA', 'RONA 61234 VERDUN'],
]
const strangers = [
  'TABAC DU PONT',
  'KIOSQUE 12',
  'GARAGE TERNOIS',
  'FLEURS ET CIE',
  'LAVERIE BLEUE',
  'BAR DES ARCADES',
  'SUMUP *MARCHE',
  'PARKING GARE',
  'COIFFURE ELIA',
  'CINE LUMINA',
  'RELAIS H 4412',
  'STATION RELAIS',
]
const crafts = [
  'Plomberie Marchetti SARL',
  'Électricité Bonnaud SARL',
  'Menuiserie Tardivel SARL',
  'Toitures Vauquelin SARL',
  'Peinture Ostrowski SARL',
  'Serrurerie Quintard SARL',
]
const foreigners: readonly Shop[] = [
  ['GitHub, Inc.', 'GITHUB'],
  ['OpenAI LLC', 'OPENAI *CHATGPT'],
  ['Bandcamp Inc', 'BANDCAMP OAKLAND'],
  ['Hetzner Online GmbH', 'HETZNER ONLINE'],
  ['Namecheap, Inc.', 'NAMECHEAP'],
]
const renamed: readonly Shop[] = [
  ['SAS Rivage', 'LE PETIT ZINC'],
  ['EURL Hautefeuille', 'ATELIER BLEU'],
  ['Société d’exploitation des Bains', 'PISCINE VERT CLAIR'],
  ['Dupré et Fils', 'GRAND CAFE CENTRAL'],
]
const carers = [
  'DR LEFEVRE',
  'CABINET DENTAIRE MASSENA',
  'PHARMACIE DES TERREAUX',
  'DR NGUYEN',
  'KINE BELLEVUE',
  'OPHTALMO CENTRE',
  'SELARL IMAGERIE',
]
