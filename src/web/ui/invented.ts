/** Invented people and figures for every page: what `tools/preview.ts` shows and the tests render. Nothing here is anybody's. */
import type { Record } from '#model'
import { type Lang, links } from '#routes'
import type * as props from '../props.ts'

const limits = { fileBytes: 20_000_000, uploadBytes: 100_000_000, files: 50 }

const frame = (lang: Lang, assets: props.Assets): props.Frame => ({
  lang,
  assets,
  person: null,
  today: '2026-11-21',
  publicUrl: 'http://localhost:8480',
})

/** The frame of a public page, nobody signed in. */
export const outside = (
  lang: Lang,
  assets: props.Assets,
  place: 'landing' | 'signUp' | 'signIn' | 'recover' | 'try' | 'promises' | 'formats' | 'run',
) => ({
  ...frame(lang, assets),
  other: links[place](lang === 'fr' ? 'en' : 'fr'),
})

/** The frame of Camille's trial attic. */
export const inside = (lang: Lang, assets: props.Assets): props.Frame => ({
  ...frame(lang, assets),
  person: { name: 'Camille', trial: true },
})

const people = {
  fr: [
    'Salariée à Lyon, un compte courant et un livret, deux ans de relevés.',
    'Étudiant à Montréal, un compte en dollars, des petits boulots.',
  ],
  en: [
    'Employee in Lyon, a current account and a savings account, two years of statements.',
    'Student in Montréal, an account in dollars, odd jobs.',
  ],
}

export const signUp: props.SignUpProps = { email: '' }
export const signUpRefused: props.SignUpProps = { email: 'camille@exemple.test', refusal: { type: 'ShortPassphrase' } }
export const signIn: props.SignInProps = {
  email: '',
  demo: [
    { name: 'Camille Roux', email: 'camille@demo.invalid', passphrase: 'quatre seaux de pluie' },
    { name: 'Élie Tremblay', email: 'elie@demo.invalid', passphrase: 'trois hivers au chaud' },
  ],
}
export const signInRefused: props.SignInProps = { email: 'camille@exemple.test', refusal: { type: 'TooMany', seconds: 40 }, demo: [] }
export const recover: props.RecoverProps = { email: '', code: '' }
export const recoverRefused: props.RecoverProps = {
  email: 'camille@exemple.test',
  code: 'K7QF-2M4X-9RTB-HN3W-V8ZC-5JDP-0GSE-6YA1-TTTT',
  refusal: { type: 'CodeTypo' },
}
const groups = ['K7QF', '2M4X', '9RTB', 'HN3W', 'V8ZC', '5JDP', '0GSE', '6YA1', 'T3XM']
export const kit: props.KitProps = { groups, offer: 'AQ', asked: [3, 7], after: 'signUp' }
export const kitRefused: props.KitProps = { ...kit, after: 'recovery', refusal: { type: 'GroupsDiffer' } }
export const kitAsk: props.KitAskProps = { held: true }
export const kitAskRefused: props.KitAskProps = { held: false, refusal: { type: 'WrongCurrent' } }
export const newPassphrase: props.PassphraseProps = {
  refusal: { type: 'WeakPassphrase', weakness: 'keyboard' },
}
export const tryOut = (lang: Lang): props.TryProps => ({
  people: [
    {
      id: 'camille',
      name: 'Camille',
      about: people[lang][0] ?? '',
      files: [
        { file: 'camille-courant-2025.ofx', about: 'OFX', size: 48_210 },
        { file: 'camille-livret.qif', about: 'QIF', size: 3_120 },
        { file: 'camille-courant-2026.xml', about: 'CAMT.053', size: 182_400 },
      ],
    },
    { id: 'elie', name: 'Élie', about: people[lang][1] ?? '', files: [{ file: 'elie-2026.qfx', about: 'QFX', size: 22_800 }] },
  ],
})
export const formats: props.FormatsProps = { limits }
export const error = (status: props.ErrorProps['status']): props.ErrorProps => ({ status, request: 'k3v9-02f1' })

const account = 'FR7612345000010000000000197'
const source = { connector: 'ofx', origin: 'camille-courant-2026.ofx', batch: 'b2', line: 214 }
const operation = (id: string, day: string, amount: number, label: string, category?: string): Record<'bank.transaction'> => ({
  kind: 'bank.transaction',
  schema: 1,
  id,
  account,
  day,
  amount,
  currency: 'EUR',
  label,
  ...(category ? { category } : {}),
  source,
})

const budget: props.BudgetProps = {
  currency: 'EUR',
  currencies: ['EUR', 'CAD'],
  month: '2026-10',
  months: [
    { month: '2026-05', in: 231_400, out: 198_240, partial: false, operations: 61 },
    { month: '2026-06', in: 231_400, out: 204_990, partial: false, operations: 58 },
    { month: '2026-07', in: 231_400, out: 268_120, partial: false, operations: 74 },
    { month: '2026-08', in: 231_400, out: 190_015, partial: false, operations: 49 },
    { month: '2026-09', in: 239_050, out: 211_730, partial: false, operations: 63 },
    { month: '2026-10', in: 231_400, out: 203_905, partial: false, operations: 60 },
    { month: '2026-11', in: 0, out: 121_310, partial: true, operations: 37 },
  ],
  posts: [
    {
      category: 'salary',
      label: 'Salaire',
      direction: 'in',
      amount: 231_400,
      operations: 1,
      usual: 231_400,
      rules: [{ rule: 'virement SALAIRE', operations: 1 }],
    },
    {
      category: 'housing',
      label: 'Logement',
      direction: 'out',
      amount: 78_000,
      operations: 2,
      usual: 78_000,
      rules: [{ rule: 'LOYER', operations: 1 }],
    },
    {
      category: 'food',
      label: 'Courses',
      direction: 'out',
      amount: 48_215,
      operations: 19,
      usual: 41_300,
      rules: [
        { rule: 'MARCHE', operations: 12 },
        { rule: 'EPICERIE', operations: 7 },
      ],
    },
    {
      category: 'transport',
      label: 'Transports',
      direction: 'out',
      amount: 16_350,
      operations: 6,
      usual: 14_900,
      rules: [{ rule: 'RAIL', operations: 6 }],
    },
    { category: 'other', label: 'Autres', direction: 'out', amount: 61_340, operations: 32, usual: null, rules: [] },
  ],
  transfers: { amount: 20_000, operations: 1 },
}

const batches: readonly props.BatchLine[] = [
  {
    id: 'b2',
    at: '2026-11-20T18:04:00Z',
    files: ['camille-courant-2026.ofx', 'camille-livret.qif'],
    added: { 'bank.transaction': 412, 'bank.account': 2, 'bank.balance': 2 },
    already: { 'bank.transaction': 37 },
    problems: 3,
    state: 'live',
  },
  {
    id: 'b1',
    at: '2026-11-03T08:30:00Z',
    files: ['camille-courant-2025.ofx'],
    added: { 'bank.transaction': 702, 'bank.account': 1 },
    already: {},
    problems: 0,
    state: 'undone',
  },
]

export { home, homeEmpty } from '../attic/invented.ts'
export const imports: props.ImportsProps = { batches, running: [], setAside: [], limits }
export const importsRunning: props.ImportsProps = {
  ...imports,
  running: [{ id: 'j1', files: ['releves.zip.ofx', 'livret.qif'], records: 12_000 }],
  setAside: [{ id: 'd1', at: '2026-11-20T18:04:00Z' }],
}
export const importJob: props.ImportJobProps = {
  id: 'j1',
  state: 'running',
  files: [
    { name: 'compte-2019.ofx', state: 'done', records: 1 },
    { name: 'photo.jpg', state: 'refused', records: 0 },
    { name: 'compte-2020-2025.ofx', state: 'reading', records: 12_000 },
    { name: 'livret.qif', state: 'waiting', records: 0 },
  ],
}
export const importsRefused: props.ImportsProps = { batches: [], running: [], setAside: [], limits, refusal: { type: 'NoFile' } }
export const batch: props.BatchProps = {
  batch: {
    id: 'b2',
    at: '2026-11-20T18:04:00Z',
    state: 'live',
    added: { 'bank.transaction': 412, 'bank.account': 2 },
    already: { 'bank.transaction': 37 },
  },
  files: [
    {
      name: 'camille-courant-2026.ofx',
      size: 48_210,
      connector: 'ofx',
      kinds: { 'bank.transaction': 414, 'bank.account': 1 },
      from: '2026-01-02',
      to: '2026-11-19',
      problems: [{ code: 'amount-unreadable', line: 214, text: '12,3O', message: 'an amount cannot be read; the operation was left out' }],
      moreProblems: 2,
    },
    {
      name: 'vacances.pdf',
      size: 9_800,
      connector: null,
      kinds: {},
      problems: [{ code: 'unknown-format', message: 'the format was not recognised', fatal: true }],
      moreProblems: 0,
    },
  ],
}
export const batchRefused: props.BatchProps = { batch: null, files: batch.files.slice(1) }

const operations = [
  operation('AAAAAAAAAAAAAAAAAAAAA1', '2026-11-19', -4_235, 'CARTE MARCHE DES LICES', 'food'),
  operation('AAAAAAAAAAAAAAAAAAAAA2', '2026-11-18', -1_990, 'PRLV SEPA BIBLIOPHONE ABONNEMENT TELEPHONE MOBILE'),
  operation('AAAAAAAAAAAAAAAAAAAAA3', '2026-11-02', 231_400, 'VIR SEPA ATELIER DES BROTTEAUX SALAIRE', 'salary'),
]
export const records: props.RecordsProps = {
  kind: 'bank.transaction',
  kinds: [
    { kind: 'bank.transaction', count: 1114 },
    { kind: 'bank.account', count: 2 },
    { kind: 'bank.balance', count: 4 },
  ],
  accounts: [
    { account, name: 'Compte courant' },
    { account: 'L1', name: 'Livret' },
  ],
  query: { since: '2026-11-01' },
  records: operations,
  total: 1114,
  sums: [{ currency: 'EUR', amount: 225_175 }],
  next: 'c1',
  previous: null,
  organisations: ['Librairie des Lilas', 'Régie du Port'],
  connectors: ['ofx', 'qif'],
  imports: [],
  acted: { correct: 0, mark: 0, remove: 0 },
  months: [
    { month: '2026-10', rows: 620 },
    { month: '2026-11', rows: 616 },
  ],
  views: [{ id: 'v1', name: 'Loyers' }],
}
export const record: props.RecordProps = {
  record: operations[0] ?? operation('A', '2026-11-19', -1, 'X'),
  sources: [
    { ...source, at: '2026-11-20T18:04:00Z' },
    { ...source, connector: 'qif', origin: 'camille.qif', batch: 'b1', at: '2026-11-03T08:30:00Z' },
  ],
  before: null,
  after: '/records/bank.transaction/o2?month=2026-11',
  readers: [{ actor: 'service:budget', purpose: 'budget', times: 3, last: '2026-11-20T08:00:00Z', fields: ['day', 'amount'] }],
  accountName: 'Compte courant',
}
export { budget }
export const ledger: props.LedgerProps = {
  entries: [
    { n: 5, at: '2026-11-21T09:12:04Z', act: 'completed', of: 4, actor: 'service:budget', purpose: 'budget', count: 1079 },
    {
      n: 4,
      at: '2026-11-21T09:12:03Z',
      act: 'reserved',
      actor: 'service:budget',
      purpose: 'budget',
      reads: { 'bank.transaction': ['day', 'amount', 'label'] },
    },
    { n: 3, at: '2026-11-20T18:05:00Z', act: 'setting', actor: 'person', detail: 'zone' },
    { n: 2, at: '2026-11-20T18:04:00Z', act: 'import', actor: 'person', count: 416 },
    { n: 1, at: '2026-11-03T08:31:00Z', act: 'undo', actor: 'person', count: 703 },
  ],
}
export const settings: props.SettingsProps = {
  email: 'camille@demo.invalid',
  lang: 'fr',
  zone: 'Europe/Paris',
  currency: 'EUR',
  zones: ['Europe/Paris', 'America/Toronto', 'Europe/Zurich'],
  currencies: ['EUR', 'CAD', 'CHF'],
  saved: true,
  keys: { kit: 'confirmed' },
}

const number = 'AbCdEfGhIjKlMnOpQrStUv'
export const sessions: props.SessionsProps = {
  sessions: [
    { id: 'a', current: true, openedAt: '2026-11-21T08:00:00Z', seenAt: '2026-11-21T09:10:00Z', device: 'Firefox, Linux' },
    { id: 'b', current: false, openedAt: '2026-11-21T06:00:00Z', seenAt: '2026-11-21T08:40:00Z', device: 'Safari, iPhone' },
    { id: 'c', current: false, openedAt: '2026-11-21T05:00:00Z', seenAt: '2026-11-21T08:20:00Z', device: null },
  ],
  ended: true,
}
const passkey: props.PasskeyLine = {
  credential: 'q7pB0n3cYw2k5m8r1t4v6x9z0a2d4f6h8j1l3n5p7r9',
  name: 'Téléphone',
  createdAt: '2026-11-21T08:00:00Z',
  usedAt: '2026-11-21T09:10:00Z',
}
export const passkeys: props.PasskeysProps = {
  passkeys: [passkey, { ...passkey, credential: 'b'.repeat(43), name: 'Clé de sécurité du tiroir', usedAt: null }],
  done: 'added',
}
const token: props.ImportTokenLine = {
  id: number,
  name: 'Relevés de la banque du port',
  madeAt: '2026-11-21T08:00:00Z',
  usedAt: '2026-11-21T09:10:00Z',
  expiresAt: '2027-02-19T08:00:00Z',
  state: 'live',
}
export const importTokens: props.ImportTokensProps = {
  tokens: [
    token,
    { ...token, id: 'b', name: 'Vieil ordinateur', usedAt: null, state: 'ended', endedAt: '2026-11-21T10:00:00Z' },
    { ...token, id: 'c', name: 'Essai', usedAt: null, expiresAt: '2026-11-20T08:00:00Z', state: 'expired' },
  ],
}
export const importTokenMade: props.ImportTokensProps = {
  ...importTokens,
  made: { name: token.name, token: `grenier_import_${'Ab1-_'.repeat(13).slice(1)}` },
}
export const importTokenRefused: props.ImportTokensProps = {
  tokens: [],
  refusal: { type: 'WrongCurrent' },
  typed: { name: token.name, days: '365' },
}
const kept: props.OriginalProps = { batch: number, file: 0, name: 'releve-mars-2026.ofx', size: 48_213 }
export const original: props.OriginalProps = { ...kept, refusal: { type: 'WrongCurrent' } }
export const originalGone: props.OriginalProps = { ...kept, deletedAt: '2026-11-21T10:00:00Z' }
export const passkeyRefused: props.PasskeyProps = { passkey, refusal: { type: 'WrongCurrent' } }
const digest = '8f3a'.repeat(16)
export const leave: props.LeaveProps = {
  counts: { 'bank.transaction': 812, 'bank.account': 2, contact: 14 },
  imports: [{ id: number, at: '2026-11-03T08:30:00Z', name: 'releve-mars-2026.ofx' }],
  originals: { count: 2, bytes: 96_000 },
  size: 290_000,
  formats: ['ofx', 'vcf'],
  taken: [{ at: '2026-11-21T10:00:00Z', digest, count: 828 }],
  arrival: { at: '2026-10-01T10:00:00Z', digest, count: 700 },
}
export const leaveEmpty: props.LeaveProps = {
  counts: {},
  imports: [],
  originals: { count: 0, bytes: 0 },
  size: 60_000,
  formats: [],
  taken: [],
}
export const leaveRefused: props.LeaveProps = { ...leave, refusal: { type: 'WrongCurrent' }, cannot: 'busy' }
export const arrive: props.ArriveProps = { empty: true, maxBytes: 2 ** 31 }
export const arriveRefused: props.ArriveProps = {
  ...arrive,
  refusal: { type: 'BadExport', problems: [{ code: 'altered', path: 'data/bank.transaction.csv' }, { code: 'cut' }] },
}
export const arriveDone: props.ArriveProps = { ...arrive, empty: false, arrival: { at: '2026-10-01T10:00:00Z', digest, count: 700 } }
export const erase: props.EraseProps = { goes: { records: 812, imports: 3, lines: 41, sessions: 2 }, asked: null, kept: true }
export const eraseRefused: props.EraseProps = { ...erase, kept: false, refusal: { type: 'WrongCurrent' } }
export const eraseWaiting: props.EraseProps = { goes: { sessions: 1 }, asked: { number, dueAt: '2026-11-28T09:00:00Z' }, kept: false }
export const certificate: props.CertificateProps = {
  signed: {
    certificate: {
      number,
      platform: 'http://localhost:8480',
      askedAt: '2026-11-14T09:00:00.000Z',
      erasedAt: '2026-11-21T09:00:00.000Z',
      erased: { accounts: 1, sessions: 2, wraps: 1, segments: 12, ledgerEntries: 41 },
    },
    key: 'q7pB0n3cYw2k5m8r1t4v6x9z0a2d4f6h8j1l3n5p7r9',
    signature: 'x'.repeat(86),
  },
}
