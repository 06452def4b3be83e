import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { kindNames, kinds, type Record } from '#model'
import { text } from '../i18n/index.ts'
import { factsOf } from './facts.ts'
import { tell } from './tell.ts'

const languages = ['fr', 'en'] as const

test('every field of every kind has its words in both languages', () => {
  for (const kind of kindNames) {
    const { schema } = kinds[kind]
    assert.ok(schema instanceof z.ZodObject)
    for (const field of Object.keys(schema.shape).filter((name) => !['kind', 'schema', 'raw', 'digest'].includes(name)))
      for (const lang of languages) assert.ok(text(lang).attic.fields[field], `${lang} ${kind} ${field}`)
  }
})

const place = { id: 'AAAAAAAAAAAAAAAAAAAAAA', source: { connector: 'x', origin: 'x', batch: 'x' } }
const bill = {
  ...place,
  kind: 'invoice',
  schema: 1,
  vendor: 'Épicerie Durand',
  number: 'F-12',
  type: 'credit-note',
  day: '2026-03-02',
  currency: 'EUR',
  total: -1250,
  taxes: [{ rate: 200_000, base: -1042, amount: -208 }],
  lines: [{ label: 'Sac de riz', quantity: 1_500_000, total: -1250 }],
} as const satisfies Record<'invoice'>

test('an invoice is told in a line, and its fields one by one', () => {
  assert.deepEqual(tell(bill, 'en'), { title: 'Épicerie Durand', about: ['F-12', 'credit note'], end: '−€12.50', day: '2026-03-02' })
  const facts = Object.fromEntries(factsOf(bill, 'en', null).map(({ field, words }) => [field, words]))
  assert.deepEqual(facts['lines'], ['Sac de riz · 1.5 · −€12.50'])
  assert.deepEqual(facts['taxes'], ['20\u00a0% · −€10.42 · −€2.08'])
  assert.ok(!('total' in facts) && !('raw' in facts) && !('source' in facts))
})

test('a reading of half an hour is told in the clock of its source', () => {
  const reading = {
    ...place,
    kind: 'energy.reading',
    schema: 1,
    fluid: 'electricity',
    direction: 'consumed',
    measure: 'energy',
    meter: '01234567890123',
    day: '2026-03-29',
    start: '2026-03-29T01:00:00Z',
    end: '2026-03-29T01:30:00Z',
    zone: 'Europe/Paris',
    quantity: 115_000,
    unit: 'kWh',
  } as const satisfies Record<'energy.reading'>
  const { title, about, end } = tell(reading, 'fr')
  assert.equal(title, 'Électricité')
  assert.match(about[0] ?? '', /03:00–03:30$/)
  assert.equal(end, '0,115\u00a0kWh')
})
