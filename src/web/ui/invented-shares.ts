/** Invented shares, for looking at their pages in each state. */
import type * as props from '../props.ts'

const id = 'q7pB0n3cYw2k5m8r1t4v6x'
const line: props.ShareLine = {
  id,
  name: 'Éloïse, conseillère',
  purpose: 'advice',
  kinds: ['bank.transaction'],
  status: 'given',
  until: '2026-12-21T09:00:00Z',
  reads: 2,
  lastRead: '2026-11-21T09:00:00Z',
}
const view: props.ShareViewShown = {
  parts: [
    {
      kind: 'bank.transaction',
      show: 'records',
      fields: [
        { field: 'day', precision: 'month' },
        { field: 'amount', precision: 'exact' },
        { field: 'currency', precision: 'exact' },
      ],
    },
    { kind: 'invoice', show: 'totals', by: 'month', fields: [{ field: 'total', precision: 'exact' }] },
  ],
  since: '2026-01-01',
  until: '2026-12-31',
  mask: true,
}
const asked: props.ShareViewShown = {
  ...view,
  parts: view.parts.map((part) => ({ ...part, fields: [...part.fields, { field: 'label', precision: 'exact' }] })),
}
const rows: readonly props.SharedRow[] = [
  { kind: 'bank.transaction', values: { day: '2026-10', amount: -1250, currency: 'EUR' } },
  { kind: 'invoice', span: '2026-10', values: { count: 2, 'total EUR': 8990 } },
]

export const shares: props.SharesProps = {
  lines: [
    line,
    { ...line, id: 'b', name: 'Banque du port', status: 'paused', reads: 0 },
    { ...line, id: 'c', name: 'Un proche', status: 'locked' },
    { ...line, id: 'd', name: 'Vieux dossier', status: 'expired' },
  ],
  services: [{ service: 'Budget', kinds: 4, off: 1 }],
  done: 'pause',
}
export const sharesNone: props.SharesProps = { lines: [], services: [] }
const typed = { name: '', purpose: 'advice', since: '2026-01-01', until: '', mask: true, days: '30' } as const
export const newShare: props.NewShareProps = { held: { 'bank.transaction': 812, invoice: 14 }, kinds: [], typed }
export const newSharePreviewed: props.NewShareProps = {
  ...newShare,
  kinds: [
    {
      kind: 'bank.transaction',
      show: 'records',
      isDated: true,
      fields: [
        { field: 'day', precisions: ['exact', 'month', 'year'], chosen: 'month', isNumber: false },
        { field: 'amount', precisions: ['exact'], chosen: 'exact', isNumber: true },
        { field: 'label', precisions: ['exact'], chosen: '', isNumber: false },
      ],
    },
  ],
  preview: [
    {
      kind: 'bank.transaction',
      leaving: 1,
      staying: 1,
      rows: [
        {
          leaves: true,
          cells: [
            { field: 'day', held: '2026-10-05', leaves: '2026-10' },
            { field: 'amount', held: -1250, leaves: -1250 },
            { field: 'currency', held: 'EUR', leaves: 'EUR' },
            { field: 'label', held: 'CB BOULANGERIE DU PORT' },
          ],
        },
      ],
      spans: [],
    },
    { kind: 'invoice', leaving: 1, staying: 0, rows: [], spans: rows.slice(1) },
  ],
  view,
  refusal: 'name',
}
export const shareMade: props.ShareMadeProps = {
  id,
  name: line.name,
  url: 'http://localhost:8480/fr/shared/q7pB0n3cYw2k5m8r1t4v6x',
  code: 'ABCD-2345',
  until: line.until,
}
export const share: props.ShareProps = {
  line,
  view,
  asked,
  made: '2026-11-21T09:00:00Z',
  perDay: 20,
  wrong: 1,
  visits: [
    { at: '2026-11-21T09:00:00Z', state: 'read', count: 12 },
    { at: '2026-11-21T08:00:00Z', state: 'refused', why: 'code' },
    { at: '2026-11-21T07:00:00Z', state: 'unknown' },
  ],
  coarser: { 'bank.transaction:day': ['year'] },
  acts: ['narrow', 'pause', 'renew', 'end'],
  done: 'narrow',
}
export const shareOver: props.ShareProps = { ...share, line: { ...line, status: 'ended' }, acts: [], visits: [], wrong: 0, refused: true }
export const sharedCode: props.SharedProps = { token: id, refusal: 'code' }
export const sharedOver: props.SharedProps = { token: id, refusal: 'expired' }
export const shared: props.SharedProps = {
  token: id,
  shown: { purpose: 'advice', view, until: line.until, at: '2026-11-21T09:00:00Z', rows },
}
