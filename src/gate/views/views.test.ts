/** What a view lets through, and all that it does not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Item } from '#model'
import type { Numbered } from '../need.ts'
import { type Applying, answerKey, applyView, type Row } from './apply.ts'
import { hidden, namesOf } from './mask.ts'
import { isNarrower } from './narrower.ts'
import { generalise, isCoarser, type Precision, precisions } from './precision.ts'
import { previewOf } from './preview.ts'
import { fieldsOf, type Part, type View, viewSchema } from './view.ts'

const at: Applying = { today: '2026-03-10', zone: 'Europe/Paris', names: new Set(), renumber: (id) => `r-${id}`, told: new Map() }
const operation = (id: string, over: Partial<Extract<Item, { kind: 'bank.transaction' }>> = {}): Numbered => ({
  kind: 'bank.transaction',
  schema: 1,
  id,
  account: 'FR7699999999999999999991234',
  day: '2026-01-05',
  amount: -1250,
  currency: 'EUR',
  label: 'CB BOULANGERIE DU PORT',
  raw: { secret: 'inconnu' },
  ...over,
})
const records = (fields: { readonly [field: string]: Precision }, more: Partial<View> = {}): View => ({
  parts: { 'bank.transaction': { show: 'records', fields } },
  mask: true,
  ...more,
})

test('refuses views that name what does not exist, what is never shared, or nothing', () => {
  const refused: unknown[] = [
    { parts: {}, mask: true },
    { ...records({ amount: 'exact' }), more: 1 },
    records({ raw: 'exact' }),
    records({ schema: 'exact' }),
    records({ secret: 'exact' }),
    records({ __proto__x: 'exact' }),
    records({}),
    records({ amount: 'exact' }, { since: '2026-02-30' }),
    records({ amount: 'exact' }, { since: '2026-03-01', until: '2026-02-01' }),
    { parts: { setting: { show: 'records', fields: { value: 'exact' } } }, mask: true },
    { parts: { judgement: { show: 'records', fields: { value: 'exact' } } }, mask: true },
    { parts: { 'bank.transaction': { show: 'totals', by: 'month', of: ['label'] } }, mask: true },
    { parts: { 'bank.transaction': { show: 'totals', by: 'total', of: ['amount'] } }, mask: true, since: '2026-01-01' },
    { parts: { 'bank.account': { show: 'totals', by: 'month', of: [] } }, mask: true },
    { parts: { 'bank.transaction': { show: 'answer', by: 'month', of: 'amount', atLeast: 1.5 } }, mask: true },
  ]
  for (const view of refused) assert.equal(viewSchema.safeParse(view).success, false, JSON.stringify(view))
  assert.ok(viewSchema.safeParse(records({ amount: 'exact', day: 'month' }, { since: '2026-01-01', until: '2026-01-31' })).success)
})

test('only the fields named leave, with the precision named, in the days named', () => {
  const view = records({ day: 'month', amount: 'exact' }, { since: '2026-01-01', until: '2026-01-31' })
  const rows = applyView(view, [operation('a'), operation('b', { day: '2026-02-01' })], at)
  assert.deepEqual(rows, [{ kind: 'bank.transaction', id: 'r-a', values: { day: '2026-01', amount: -1250 } }])
})

test('the order of rows tells nothing that they do not: a day that leaves as its month, or not at all, orders nothing', () => {
  const first = [operation('a', { day: '2026-01-05' }), operation('b', { day: '2026-01-25' })]
  const exchanged = [operation('a', { day: '2026-01-25' }), operation('b', { day: '2026-01-05' })]
  for (const fields of [{ day: 'month' }, { amount: 'exact' }] as const)
    assert.deepEqual(applyView(records(fields), first, at), applyView(records(fields), exchanged, at))
  assert.deepEqual(
    applyView(records({ day: 'exact' }), first, at).map(({ id }) => id),
    ['r-b', 'r-a'],
    'the newest first',
  )
})

test('each precision makes less of a value, or nothing', () => {
  const of = (value: unknown, precision: Precision) => generalise(value, precision, at)
  assert.deepEqual(
    [of('2026-01-05', 'month'), of('2026-01-05', 'year'), of('2026-01-05', 'dayPart'), of(12, 'month'), of('paris', 'year')],
    ['2026-01', '2026', undefined, undefined, undefined],
  )
  assert.deepEqual(
    ['2008-03-10', '2008-03-11', '1996-03-11', '1930-01-01', '2030-01-01', '2007-01-01'].map((day) => of(day, 'ageBand')),
    ['18-19', '0-17', '20-29', '90+', undefined, '18-19'],
  )
  assert.deepEqual(
    ['2026-01-05T04:30:00Z', '2026-01-05T08:00:00Z', '2026-07-05T16:30:00Z'].map((instant) => of(instant, 'dayPart')),
    ['night', 'morning', 'evening'],
  )
  assert.deepEqual(
    ['44000', '20 190', '20600', '97411', 'h2x 1y4', '1234', { postcode: '69003', city: 'Ville' }, { city: 'Ville' }].map((value) =>
      of(value, 'area'),
    ),
    ['44', '2A', '2B', '974', 'H2X', undefined, '69', undefined],
  )
})

test('other people are hidden: contacts, transfers, titles, numbers and addresses', () => {
  const contact: Numbered = { kind: 'contact', schema: 1, id: 'c', name: 'Éloïse Tartempion', emails: ['eloise@exemple.test'] }
  const names = namesOf([contact])
  const view = records({ label: 'exact', counterparty: 'exact', account: 'exact' }, { parts: undefined as never })
  const full: View = {
    ...view,
    parts: {
      'bank.transaction': { show: 'records', fields: { label: 'exact', counterparty: 'exact', account: 'exact' } },
      contact: { show: 'records', fields: { name: 'exact', emails: 'exact' } },
    },
  }
  const held = [
    operation('1', { label: 'VIR SEPA RECU DE M JEAN BIDULE', counterparty: 'JEAN BIDULE' }),
    operation('2', { label: 'CHEQUE MME BIDULE LOYER' }),
    operation('3', { label: 'remboursement eloise tartempion' }),
    operation('4', { label: 'CB BOULANGERIE DU PORT 06 12 34 56 78' }),
    operation('5', { label: 'PRLV ASSO contact@asso.test' }),
    contact,
  ]
  const rows = applyView(full, held, { ...at, names })
  const text = JSON.stringify(rows)
  for (const secret of ['BIDULE', 'tartempion', 'Tartempion', 'exemple', '34 56', 'contact@', 'FR76'])
    assert.ok(!text.includes(secret), secret)
  assert.ok(text.includes('BOULANGERIE DU PORT'))
  assert.deepEqual(rows.at(-1)?.values, { name: hidden, emails: hidden })
  const shown = applyView({ ...full, mask: false }, held, { ...at, names })
  assert.ok(JSON.stringify(shown).includes('JEAN BIDULE'))
})

test('totals leave for spans that are over, once each', () => {
  const view: View = { parts: { 'bank.transaction': { show: 'totals', by: 'month', of: ['amount'] } }, since: '2026-01-10', mask: true }
  const held = [operation('a', { day: '2026-01-15' }), operation('b', { day: '2026-02-01' }), operation('c', { day: '2026-03-01' })]
  const rows = applyView(view, held, at)
  assert.deepEqual(rows, [{ kind: 'bank.transaction', span: '2026-02', values: { count: 1, 'amount EUR': -1250 } }])
  const told = new Map(rows.map((row) => [answerKey(row), row]))
  const changed = [...held, operation('d', { day: '2026-02-02', amount: -1 })]
  assert.deepEqual(applyView(view, changed, { ...at, told }), rows, 'what left stays what it was')
  const later = applyView(view, changed, { ...at, told, today: '2026-04-01' })
  assert.deepEqual(
    later.map(({ span, values }) => [span, values['count']]),
    [
      ['2026-03', 1],
      ['2026-02', 1],
    ],
  )
  const less: View = { ...view, parts: { 'bank.transaction': { show: 'totals', by: 'month', of: [] } } }
  assert.deepEqual(applyView(less, held, { ...at, told })[0]?.values, { count: 1 })
})

test('a question is answered by yes or no, with the number it was agreed with', () => {
  const ask = (atLeast: number): View => ({
    parts: { 'bank.transaction': { show: 'answer', by: 'total', of: 'amount', atLeast } },
    since: '2026-01-01',
    until: '2026-01-31',
    mask: true,
  })
  const held = [operation('a', { amount: 150_000 }), operation('b', { amount: 1_000, day: '2026-02-01' })]
  const answers = [150_000, 150_001].map((atLeast) => applyView(ask(atLeast), held, at).map(({ values }) => values))
  assert.deepEqual(answers, [[{ answer: true }], [{ answer: false }]])
  assert.equal(isNarrower(ask(1), ask(2)), false, 'another number is another question')
})

test('the preview shows what leaves, and strikes out what was taken out and what lies outside the days', () => {
  const asked = records({ day: 'exact', label: 'exact', amount: 'exact' })
  const view = records({ day: 'exact', amount: 'exact' }, { since: '2026-02-01' })
  const [part] = previewOf(view, asked, [operation('old'), operation('new', { day: '2026-02-03' })], at)
  assert.deepEqual(part && { leaving: part.leaving, staying: part.staying, rows: part.rows }, {
    leaving: 1,
    staying: 1,
    rows: [
      {
        leaves: true,
        cells: [
          { field: 'day', held: '2026-02-03', leaves: '2026-02-03' },
          { field: 'amount', held: -1250, leaves: -1250 },
          { field: 'label', held: 'CB BOULANGERIE DU PORT' },
        ],
      },
      {
        leaves: false,
        cells: [
          { field: 'day', held: '2026-01-05' },
          { field: 'amount', held: -1250 },
          { field: 'label', held: 'CB BOULANGERIE DU PORT' },
        ],
      },
    ],
  })
})

const field = fc.constantFrom('day', 'valueDay', 'amount', 'label', 'counterparty', 'account')
const day = fc.integer({ min: 0, max: 80 }).map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString())
const part = fc.oneof(
  fc
    .dictionary(field, fc.constantFrom(...precisions), { minKeys: 1, maxKeys: 5 })
    .map((fields) => ({ show: 'records' as const, fields: { ...fields } })),
  fc.record({
    show: fc.constant('totals' as const),
    by: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    of: fc.uniqueArray(fc.constantFrom('amount', 'reimbursed'), { maxLength: 2 }),
  }),
)
const view: fc.Arbitrary<View> = fc
  .record({
    parts: fc.record(
      { 'bank.transaction': part, 'bank.balance': fc.constant({ show: 'records' as const, fields: { amount: 'exact' as const } }) },
      { requiredKeys: ['bank.transaction'] },
    ),
    days: fc.tuple(fc.option(day), fc.option(day)),
    mask: fc.boolean(),
  })
  .map(({ parts, days: [a, b], mask }) => {
    const [since, until] = a !== null && b !== null && a > b ? [b, a] : [a, b]
    return { parts, mask, ...(since !== null && { since }), ...(until !== null && { until }) }
  })
const held = fc.array(fc.tuple(day, fc.integer({ min: -9999, max: 9999 }), fc.constantFrom('VIR DE M BIDULE', 'CB PORT')), {
  maxLength: 12,
})
const toHeld = (drawn: readonly (readonly [string, number, string])[]): Numbered[] =>
  drawn.map(([on, amount, label], n) => operation(String(n), { day: on, amount, label, counterparty: label }))

test('a view never yields a kind, a field, a day or a precision that it does not name', () => {
  fc.assert(
    fc.property(view, held, (given, drawn) => {
      assert.ok(viewSchema.safeParse(given).success)
      const own = new Map(toHeld(drawn).map((record) => [`r-${record.id}`, record as unknown as Row['values']]))
      for (const row of applyView(given, toHeld(drawn), at)) {
        const named = given.parts[row.kind]
        assert.ok(named)
        if (named.show !== 'records') {
          assert.ok(Object.keys(row.values).every((name) => name === 'count' || fieldsOf(named).includes(name.split(' ')[0] ?? '')))
          continue
        }
        const record = own.get(row.id ?? '')
        assert.ok(record && (given.since ?? '') <= String(record['day']) && String(record['day']) <= (given.until ?? 'z'))
        for (const [name, value] of Object.entries(row.values)) {
          const precision: Precision | undefined = named.fields[name]
          assert.ok(precision)
          const expected = generalise(record[name], precision, at)
          assert.ok(value === expected || (given.mask && String(value).includes(hidden)), `${name}: ${String(value)}`)
        }
      }
    }),
  )
})

/** Something is taken out of a view: fields, precision, days, other people. */
const cut = fc.record({
  take: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  coarse: fc.constantFrom(...precisions),
  days: fc.tuple(day, day),
  mask: fc.boolean(),
})
function cutOf(wide: View, { take, coarse, days, mask }: typeof cut extends fc.Arbitrary<infer T> ? T : never): View {
  const parts = Object.entries(wide.parts).flatMap(([kind, one]): [string, Part][] => {
    if (one.show !== 'records') return [[kind, one.show === 'totals' ? { ...one, of: one.of.filter((_, i) => take[i]) } : one]]
    const fields = Object.entries(one.fields).filter((_, i) => take[i])
    return fields.length === 0
      ? []
      : [[kind, { ...one, fields: Object.fromEntries(fields.map(([name, now]) => [name, isCoarser(coarse, now) ? coarse : now])) }]]
  })
  const [since, until] = days.toSorted()
  return {
    parts: Object.fromEntries(parts) as View['parts'],
    since: (wide.since ?? '') > (since ?? '') ? wide.since : since,
    until: (wide.until ?? 'z') < (until ?? '') ? wide.until : until,
    mask: wide.mask || mask,
  }
}

test('whatever is narrowed yields rows that the wider view yields, with no more in them', () => {
  fc.assert(
    fc.property(view, cut, held, (wide, taken, drawn) => {
      const narrow = cutOf(wide, taken)
      assert.ok(isNarrower(narrow, wide))
      const rows = new Map(applyView(wide, toHeld(drawn), at).map((row) => [row.id ?? answerKey(row), row]))
      for (const row of applyView(narrow, toHeld(drawn), at)) {
        const wider = rows.get(row.id ?? answerKey(row))
        assert.ok(wider, 'a row that the wider view does not have')
        for (const [name, value] of Object.entries(row.values)) {
          const before = wider.values[name]
          const makeable = precisions.some((precision) => generalise(before, precision, at) === value)
          assert.ok(makeable || (narrow.mask && String(value).includes(hidden)), `${name} says more`)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('what says more than the wider view is not narrower', () => {
  const base = records({ day: 'month', amount: 'exact' }, { since: '2026-01-01', until: '2026-06-30' })
  const more: View[] = [
    records({ day: 'exact' }, base.since === undefined ? {} : { since: base.since, until: base.until }),
    records({ day: 'month', label: 'exact' }, { since: '2026-01-01', until: '2026-06-30' }),
    { ...base, since: '2025-12-31' },
    { ...base, until: '2026-07-01' },
    { ...base, until: undefined },
    { ...base, mask: false },
    { ...base, parts: { ...base.parts, 'bank.balance': { show: 'records', fields: { amount: 'exact' } } } },
    { ...base, parts: { 'bank.transaction': { show: 'totals', by: 'day', of: ['amount'] } } },
  ]
  for (const one of more) assert.equal(isNarrower(one, base), false, JSON.stringify(one))
})

test('coarser is a partial order, of which exact is the finest', () => {
  for (const a of precisions) {
    assert.ok(isCoarser(a, a) && isCoarser(a, 'exact'))
    for (const b of precisions) if (a !== b && isCoarser(a, b)) assert.equal(isCoarser(b, a), false)
  }
})
