/** Invented attics for the tests of these pages: nobody's accounts, with what is awkward (long labels, two currencies, 24 months). */
import type { Problem, Record } from '#model'
import type * as props from '../props.ts'

export const frameOf = (lang: 'fr' | 'en', name: string | null = 'Camille Exemple'): props.Frame => ({
  lang,
  person: { name, trial: false },
  today: '2026-11-22',
  zone: 'Europe/Paris',
  publicUrl: 'http://localhost:8480',
  assets: { css: '/assets/look.css', js: '/assets/grenier.js', fonts: [], icon: '/assets/icon.svg' },
})

const monthAt = (index: number): string => new Date(Date.UTC(2024, 11 + index, 1)).toISOString().slice(0, 7)

/** 24 months to November 2026, the last one partial; August 2026 is a heavy month. */
export const months: props.BudgetProps['months'] = Array.from({ length: 24 }, (_, index) => ({
  month: monthAt(index),
  in: index === 23 ? 31_250 : 231_400 + ((index * 7919) % 23) * 1_000,
  out: index === 20 ? 402_377 : index === 23 ? 88_417 : 174_000 + ((index * 104_729) % 61) * 1_500,
  partial: index === 23,
  operations: 40 + ((index * 13) % 29),
}))

const post = (category: string, label: string, direction: 'in' | 'out', amount: number, usual: number | null, operations: number) => ({
  category,
  label,
  direction,
  amount,
  usual,
  operations,
  rules: [{ rule: `le libellé nomme ${label}`, operations }],
})

export const budget: props.BudgetProps = {
  currency: 'EUR',
  currencies: ['EUR', 'CAD'],
  months,
  month: '2026-10',
  posts: [
    post('housing', 'Logement', 'out', 78_000, 78_000, 1),
    post('groceries', 'Courses', 'out', 41_239, 36_120, 14),
    post('children-education', 'Enfants, études, cantine, garderie et activités du mercredi', 'out', 18_450, 0, 3),
    post('other-out', 'Autres sorties', 'out', 9_990, null, 5),
    post('bank-fees', 'Frais bancaires', 'out', 250, 1_190, 1),
    post('salary', 'Salaire', 'in', 228_000, 226_500, 1),
    post('health-refunds', 'Remboursements de santé', 'in', 3_400, 9_100, 2),
  ],
  transfers: { amount: 50_000, operations: 2 },
}

export const noBudget: props.BudgetProps = {
  currency: 'EUR',
  currencies: [],
  months: [],
  month: '2026-11',
  posts: [],
  transfers: { amount: 0, operations: 0 },
}

const iban = 'FR7600000000000000000000197'
const accounts = [
  { account: iban, name: 'Compte courant' },
  { account: 'LIVRET-0007', name: 'LIVRET-0007' },
  { account: '', name: '' },
]

const line: props.SourceLine = {
  key: 'abcdefghijklmnopqrstu0',
  type: 'account',
  name: 'Compte courant ··0197',
  named: false,
  counts: { 'bank.transaction': 1_204, 'bank.account': 1 },
  from: '2024-12-02',
  to: '2026-10-14',
  pace: 'day',
  freshness: 'due',
  dueAfter: '2026-11-14',
  gaps: 2,
  line: 'bank-operations',
  months: [
    { month: '2026-04', state: 'held' },
    { month: '2026-05', state: 'part', days: 3 },
    { month: '2026-06', state: 'missing', days: 30 },
    { month: '2026-07', state: 'quiet' },
    { month: '2026-08', state: 'none' },
    { month: '2026-09', state: 'held' },
    { month: '2026-10', state: 'awaited' },
  ],
}
const { pace: _pace, dueAfter: _due, line: _line, ...bare } = line
export const sources: readonly props.SourceLine[] = [
  line,
  { ...line, key: 'abcdefghijklmnopqrstu1', type: 'meter', name: '··9012', fluid: 'gas', freshness: 'fresh' },
  { ...line, key: 'abcdefghijklmnopqrstu2', type: 'supplier', name: 'Eau de Lys', freshness: 'stale', counts: { invoice: 12 } },
  { ...line, key: 'abcdefghijklmnopqrstu3', type: 'supplier', name: 'Gaz', named: true, freshness: 'stopped' },
  { ...line, key: 'abcdefghijklmnopqrstu4', type: 'account', name: '', freshness: 'closed' },
  {
    ...bare,
    key: 'abcdefghijklmnopqrstu5',
    type: 'files',
    name: 'vcard',
    freshness: 'free',
    from: '',
    to: '',
    months: [],
    gaps: 0,
    counts: { contact: 8 },
  },
  { ...bare, key: 'abcdefghijklmnopqrstu6', type: 'hand', name: 'hand', freshness: 'free', gaps: 0, counts: { 'mobility.trip': 1 } },
]
export const fed: props.SourceProps['source']['files'] = Array.from({ length: 12 }, (_, n) => ({
  batch: `b${n}`,
  name: n === 0 ? '' : `releve-${n}.ofx`,
  connector: n === 0 ? null : 'ofx',
  ...(n > 1 && { from: '2026-01-02', to: '2026-01-31' }),
}))
const nothing: props.Waiting = { kit: false, tables: [], setAside: 0, conflicts: 0, late: [], gaps: [] }
export const homeEmpty: props.HomeProps = { records: 0, kinds: [], sources: [], waiting: nothing, recent: [], running: [], families: [] }

export const batches: readonly props.BatchLine[] = [
  {
    id: 'batch-2',
    at: '2026-11-20T18:04:00Z',
    files: ['releve-2026.ofx', 'livret.qif', 'notes.pdf'],
    added: { 'bank.transaction': 128, 'bank.account': 1 },
    already: { 'bank.transaction': 37 },
    problems: 4,
    state: 'live',
  },
  {
    id: 'batch-1',
    at: '2026-10-02T07:30:00Z',
    files: ['un-nom-de-fichier-vraiment-tres-tres-long-donne-par-la-banque-2025-01-01-2025-12-31.xml'],
    added: {},
    already: { 'bank.transaction': 1 },
    problems: 0,
    state: 'live',
  },
  {
    id: 'batch-0',
    at: '2026-09-02T07:30:00Z',
    files: ['essai.qif'],
    added: { 'bank.transaction': 1 },
    already: {},
    problems: 1,
    state: 'undone',
  },
]

export const home: props.HomeProps = {
  records: 1_236,
  kinds: [
    { kind: 'bank.transaction', count: 1_204 },
    { kind: 'invoice', count: 32 },
  ],
  sources,
  waiting: {
    kit: true,
    tables: [{ job: 'j', file: 0, name: 'table.csv' }],
    setAside: 1,
    conflicts: 2,
    late: sources.slice(0, 2),
    gaps: sources.slice(0, 3),
  },
  recent: batches,
  running: [],
  families: [{ id: 'bank', lines: [{ id: 'bank-loans', state: 'some' }] }],
}

export const limits = { fileBytes: 20_000_000, uploadBytes: 100_000_000, files: 50 }

const unread = (line: number, text: string): Problem => ({ code: 'amount-unreadable', line, text, message: 'an amount cannot be read' })
export const files: readonly props.FileLine[] = [
  {
    name: 'releve-2026.ofx',
    size: 48_210,
    connector: 'ofx',
    kinds: { 'bank.transaction': 165, 'bank.account': 1, 'bank.balance': 1 },
    added: { 'bank.transaction': 128, 'bank.account': 1, 'bank.balance': 1 },
    already: { 'bank.transaction': 37 },
    from: '2026-01-02',
    to: '2026-11-14',
    problems: [
      unread(120, '12,3,4'),
      unread(131, '--'),
      unread(1_402, 'douze'),
      unread(1_409, 'treize'),
      { code: 'currency-assumed', message: 'the file names no currency' },
      { code: 'day-unreadable', path: 'OFX/BANKMSGSRSV1/STMTTRN[7]/DTPOSTED', text: '20261345', message: 'a date cannot be read' },
    ],
    moreProblems: 12,
  },
  {
    name: 'livret.qif',
    size: 912,
    connector: 'qif',
    kinds: { 'bank.transaction': 3 },
    from: '2026-08-31',
    to: '2026-08-31',
    problems: [],
    moreProblems: 0,
  },
  {
    name: 'notes.pdf',
    size: 1_240_000,
    connector: null,
    kinds: {},
    problems: [{ code: 'unknown-format', message: 'the format was not recognised', fatal: true }],
    moreProblems: 0,
  },
]
export const batch: props.BatchProps = {
  batch: {
    id: 'batch-2',
    at: '2026-11-20T18:04:00Z',
    state: 'live',
    added: { 'bank.transaction': 128, 'bank.account': 1, 'bank.balance': 1 },
    already: { 'bank.transaction': 40 },
  },
  files,
}
export const batchRefused: props.BatchProps = {
  batch: null,
  files: [
    files[2] as props.FileLine,
    {
      name: 'coupe.ofx',
      size: 18,
      connector: 'ofx',
      kinds: {},
      problems: [{ code: 'truncated', line: 3, message: 'the file stops before its end', fatal: true }],
      moreProblems: 0,
    },
  ],
}

const source = { connector: 'ofx', origin: 'releve-2026.ofx', batch: 'batch-2', line: 214 }
const operation = (
  id: string,
  day: string,
  amount: number,
  label: string,
  more: { counterparty?: string; currency?: string } = {},
): Record<'bank.transaction'> => ({
  kind: 'bank.transaction',
  schema: 1,
  id,
  account: iban,
  day,
  amount,
  currency: 'EUR',
  label,
  source,
  ...more,
})
export const operations: readonly Record<'bank.transaction'>[] = [
  operation('o1', '2026-11-14', -4_215, 'CB EPICERIE DU PONT 13/11'),
  operation('o2', '2026-11-01', 228_000, 'VIREMENT SALAIRE', { counterparty: 'Atelier Inventé' }),
  operation(
    'o3',
    '2026-10-31',
    -123_456_789,
    'PRLV SEPA UNE SOCIETE AU NOM TRES LONG QUI N’EXISTE PAS REFERENCE-SANS-AUCUNE-ESPACE-0123456789-0123456789',
  ),
  operation('o4', '2026-10-02', -990, '', { currency: 'CAD' }),
]
export const records: props.RecordsProps = {
  kind: 'bank.transaction',
  kinds: [
    { kind: 'bank.transaction', count: 1_236 },
    { kind: 'bank.account', count: 2 },
    { kind: 'bank.balance', count: 24 },
    { kind: 'setting', count: 1 },
  ],
  accounts,
  query: {},
  records: operations,
  total: 1_236,
  sums: [
    { currency: 'EUR', amount: 18_240 },
    { currency: 'CAD', amount: -990 },
  ],
  next: 'next-cursor',
  previous: null,
  organisations: ['Librairie des Lilas', 'Régie du Port'],
  connectors: ['ofx', 'qif'],
  imports: [
    { id: 'b', at: '2026-03-04T10:00:00.000Z', name: 'mars.ofx' },
    { id: 'c', at: '2026-03-05T10:00:00.000Z', name: '' },
  ],
  acted: { correct: 2, mark: 1, remove: 0 },
  months: [
    { month: '2026-10', rows: 620 },
    { month: '2026-11', rows: 616 },
  ],
  views: [{ id: 'v1', name: 'Loyers' }],
}
export const otherRecords: readonly Record[] = [
  {
    kind: 'bank.account',
    schema: 1,
    id: 'a1',
    account: iban,
    iban,
    bank: '00000',
    name: 'Compte courant',
    holder: 'Camille Exemple',
    currency: 'EUR',
    type: 'checking',
    source,
  },
  {
    kind: 'bank.balance',
    schema: 1,
    id: 's1',
    account: iban,
    day: '2026-11-14',
    amount: 142_310,
    currency: 'EUR',
    type: 'closing',
    source,
  },
  {
    kind: 'setting',
    schema: 1,
    id: 'r1',
    name: 'zone',
    value: 'America/Toronto',
    source: { connector: 'person', origin: '', batch: 'hand' },
  },
]
export const record: props.RecordProps = {
  record: {
    ...(operations[1] as Record<'bank.transaction'>),
    valueDay: '2026-11-03',
    memo: 'Paie d’octobre',
    reference: 'REF-0001',
    reversal: true,
    raw: { FITID: '0001', SIC: '1234' },
  },
  sources: [
    { ...source, at: '2026-11-20T18:04:00Z' },
    {
      connector: 'camt',
      origin: 'novembre.xml',
      batch: 'batch-1',
      path: 'Document/BkToCstmrStmt/Stmt[1]/Ntry[3]',
      at: '2026-10-02T07:30:00Z',
    },
  ],
  before: null,
  after: '/records/bank.transaction/o2?month=2026-11',
  readers: [{ actor: 'service:budget', purpose: 'budget', times: 3, last: '2026-11-20T08:00:00Z', fields: ['day', 'amount'] }],
  accountName: 'Compte courant',
}

const reads = { 'bank.transaction': ['day', 'amount', 'label'] }
export const entries: props.LedgerProps['entries'] = [
  { n: 1, at: '2026-11-20T18:04:00Z', act: 'import', actor: 'person', count: 130 },
  { n: 2, at: '2026-11-20T18:05:00Z', act: 'reserved', actor: 'service:budget', purpose: 'budget', reads },
  { n: 3, at: '2026-11-20T18:05:00Z', act: 'completed', of: 2, actor: 'service:budget', purpose: 'budget', count: 812 },
  { n: 4, at: '2026-11-20T18:06:00Z', act: 'undo', actor: 'person', detail: 'batch-0' },
  { n: 5, at: '2026-11-20T18:07:00Z', act: 'setting', actor: 'person', detail: 'zone currency' },
  { n: 6, at: '2026-11-20T18:08:00Z', act: 'reserved', actor: 'service:budget', purpose: 'budget', reads },
  { n: 7, at: '2026-11-20T18:08:00Z', act: 'failed', of: 6, actor: 'service:budget', detail: 'damaged' },
  {
    n: 8,
    at: '2026-11-20T18:09:00Z',
    act: 'reserved',
    actor: 'service:budget',
    purpose: 'budget',
    reads: { ...reads, 'bank.account': ['name'] },
  },
  { n: 9, at: '2026-11-21T06:00:00Z', act: 'failed', of: 8, actor: 'grenier', detail: 'unknown: assume read' },
  { n: 10, at: '2026-11-21T06:01:00Z', act: 'reserved', actor: 'service:unheard-of', purpose: 'unheard of', reads },
]

export const settings: props.SettingsProps = {
  email: 'camille@exemple.invalid',
  lang: 'fr',
  zone: 'Europe/Paris',
  currency: 'EUR',
  zones: ['America/Argentina/Buenos_Aires', 'America/Toronto', 'Europe/Paris', 'UTC'],
  currencies: ['CAD', 'CHF', 'EUR', 'GBP', 'USD'],
  saved: true,
}

const whole: props.RemoveAllProps = {
  action: '/imports/b/remove',
  from: { type: 'batch', batch: 'b', name: 'releve-mars.ofx' },
  kinds: [
    { kind: 'bank.transaction', goes: 12_345, stays: 3 },
    { kind: 'contact', goes: 0, stays: 1 },
  ],
  left: 12_349,
  days: { from: '2026-01-02', to: '2026-03-31' },
  keepers: [
    { batch: 'c', name: 'ailleurs.qif', records: 3 },
    { batch: 'd', name: '', records: 1 },
  ],
  originals: [{ batch: 'b', file: 0, size: 12_000, name: 'releve-mars.ofx' }],
  deleted: 0,
  isLetBack: false,
  isOn: false,
}
export const removals: { readonly [name: string]: props.RemoveAllProps } = {
  whole,
  refused: { ...whole, refusal: { type: 'WrongCurrent' } },
  on: { ...whole, isOn: true, deleted: 5_000 },
  done: { ...whole, from: { type: 'source' }, left: 0, originals: [], kinds: [], deleted: 1 },
  back: { ...whole, left: 0, originals: [], kinds: [], isLetBack: true },
  empty: { ...whole, from: { type: 'batch', batch: 'b', name: '' }, left: 0, originals: [], kinds: [] },
}
