import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { type Options, suppliers } from '#services'
import { heldOf, type Household, variantOf } from '../../../tools/examples/variants.ts'

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'en' }
const compute = (records: readonly object[], more: Partial<Options> = {}) => suppliers.compute(records as never, { ...options, ...more })
const papers = (household: Household): readonly object[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${household}-papers.json`), 'utf8')) as object[]
const held = (household: Household): readonly object[] => [...heldOf(household), ...papers(household)]
const named = (records: readonly object[], name: string, more: Partial<Options> = {}) => {
  const found = compute(records, more).suppliers.find((one) => one.name === name)
  assert.ok(found, `${name} is not a supplier`)
  return found
}
const paid = (id: string, day: string, amount: number, label: string) => ({
  kind: 'bank.transaction',
  id,
  account: 'a',
  day,
  amount,
  currency: 'EUR',
  label,
})

test('nothing held is said', () => {
  assert.deepEqual(compute([]).suppliers, [])
  assert.equal(suppliers.toText(compute([]), { lang: 'fr' }), 'Aucun fournisseur.\n')
})

test('a supplier is one across labels, invoices, contracts and subscriptions', () => {
  const free = named(held('camille'), 'Free')
  assert.deepEqual(Object.keys(free.records).toSorted(), ['contract', 'invoice'])
  assert.ok(free.subscriptions.length > 0)
  const landlord = named(held('camille'), 'Régie des Terreaux SARL')
  assert.deepEqual([landlord.by, landlord.names[0]?.name], ['papers', 'loyer regie terreaux'])
})

test('every cent that went out is in one board or apart; what came back is never lost', () => {
  for (const [household, variant] of [
    ['camille', 1],
    ['camille', 2],
    ['noe', 3],
  ] as const) {
    const records = variantOf(household, variant)
    const result = compute(records)
    for (const { currency, years } of result.totals)
      for (const { year, paid: sum } of years) {
        const boards = result.suppliers.flatMap(({ spent }) => spent).filter((one) => one.currency === currency)
        assert.equal(
          boards
            .flatMap((one) => one.years)
            .filter((one) => one.year === year)
            .reduce((all, one) => all + one.paid, 0),
          sum,
        )
      }
    const ids = result.suppliers.flatMap(({ spent }) => spent.flatMap((one) => one.years.flatMap(({ operations }) => operations)))
    assert.equal(new Set(ids).size, ids.length, 'an operation is in one board')
  }
})

test('the order of files changes nothing', () => {
  const records = held('camille').slice(-400)
  fc.assert(
    fc.property(fc.shuffledSubarray([...records], { minLength: records.length }), (others) => {
      assert.deepEqual(compute(others), compute(records))
    }),
    { numRuns: 4 },
  )
})

test('without operations only papers are told; without papers, only what was paid; without both, nothing', () => {
  const without = (kinds: readonly string[]) =>
    compute(held('camille').filter((record) => !kinds.includes((record as { kind: string }).kind)))
  const noMoney = without(['bank.transaction'])
  assert.ok(noMoney.suppliers.length > 0)
  assert.ok(
    noMoney.suppliers.every(
      ({ subscriptions, spent }) => subscriptions.length === 0 && spent.every(({ years }) => years.every((one) => one.paid === 0)),
    ),
  )
  assert.deepEqual(noMoney.totals, [])
  assert.ok(
    without(['contract', 'invoice', 'contact']).suppliers.every(({ contracts, reach }) => contracts.length === 0 && reach.length === 0),
  )
  assert.deepEqual(without(['bank.transaction', 'contract', 'invoice']).suppliers, [])
})

test('the last day to give notice: by the rule of the country, by what she read in her contract, or not told', () => {
  const contract = (more: object) => ({ kind: 'contract', id: 'c', provider: 'Ligne Inventée', category: 'telecom', ...more })
  const term = (more: object, others: readonly object[] = [], options_: Partial<Options> = {}) =>
    compute([contract(more), ...others], options_).suppliers[0]?.contracts[0]
  assert.equal(term({ day: '2025-12-10', endDay: '2026-12-10' })?.giveBy, '2026-11-30')
  const prolonged = term({ day: '2024-05-01', endDay: '2025-05-01' }, [paid('p', '2026-11-02', -2000, 'PRLV SEPA LIGNE INVENTEE')])
  assert.deepEqual([prolonged?.ended, prolonged?.giveBy, prolonged?.endIfToday], [false, null, '2026-11-30'])
  assert.equal(term({ day: '2024-05-01', endDay: '2025-05-01' })?.ended, true)
  const insured = { category: 'insurance', day: '2026-02-01' }
  assert.deepEqual([term(insured)?.freeFrom, term(insured)?.endIfToday], ['2027-02-01', null])
  assert.equal(term({ ...insured, day: '2024-02-29' })?.freeFrom, '2025-03-01')
  const gym = { category: 'other', endDay: '2027-01-31' }
  assert.deepEqual([term(gym)?.notice, term(gym)?.giveBy], [null, null])
  const said = { kind: 'judgement', id: 'j', by: 'suppliers', about: 'notice/c', verdict: 'days', value: '60' }
  assert.deepEqual([term(gym, [said])?.notice, term(gym, [said])?.giveBy], [{ count: 60, unit: 'days', from: 'said' }, '2026-12-02'])
  const written = { ...gym, notice: 2, noticeUnit: 'months' }
  assert.deepEqual([term(written)?.notice, term(written)?.giveBy], [{ count: 2, unit: 'months', from: 'contract' }, '2026-11-30'])
  assert.equal(term({ ...written, noticeUnit: 'weeks' })?.giveBy, '2027-01-17')
  assert.equal(term({ ...gym, notice: 0 })?.giveBy, '2027-01-31')
  assert.equal(term({ ...gym, notice: 15 })?.giveBy, '2027-01-16', 'a notice without a unit is in days')
  assert.equal(term(written, [said])?.notice?.from, 'said', 'what she said here comes first')
  assert.equal(term({ day: '2025-12-10', endDay: '2026-12-10', notice: 5 })?.giveBy, '2026-12-05', 'her contract comes before the rule')
  assert.equal(term({ ...insured, day: '2024-01-31', notice: 3, noticeUnit: 'months' })?.endIfToday, '2027-02-20')
  const quebec = term({ day: '2026-10-01' }, [], { zone: 'America/Toronto' })
  assert.deepEqual([quebec?.rule, quebec?.endIfToday], ['qc-distance', '2026-11-20'])
  assert.equal(term({ ...gym, state: 'Résilié' })?.ended, true)
})

test('what deserves a look: a rise, an end, a payment made twice, a subscription of which no use is seen', () => {
  const rise = named(held('camille'), 'Free').alerts
  assert.deepEqual(
    rise.filter(({ type }) => type === 'price'),
    [
      {
        type: 'price',
        subscription: rise.flatMap((one) => (one.type === 'price' ? [one.subscription] : []))[0],
        day: '2026-03-06',
        from: 2999,
        to: 3499,
        currency: 'EUR',
      },
    ],
  )
  const months = Array.from({ length: 12 }, (_, place) => `2025-${String(place + 1).padStart(2, '0')}`)
  const rents = months.map((month, place) => paid(`r${place}`, `${month}-05`, -64_000, 'PRLV SEPA BAILLEUR INVENTE'))
  const alerts = (more: readonly object[]) => compute([...rents, ...more], { today: '2025-12-20' }).suppliers[0]?.alerts ?? []
  assert.deepEqual(alerts([]), [])
  const again = paid('x', '2025-09-07', -64_000, 'PRLV SEPA BAILLEUR INVENTE')
  assert.deepEqual(
    alerts([again]).map(({ type }) => type),
    ['twice'],
  )
  assert.deepEqual(alerts([again, paid('y', '2025-09-20', 64_000, 'VIR BAILLEUR INVENTE')]), [], 'it came back')
  const films = months.map((month, place) => paid(`n${place}`, `${month}-14`, -1349, 'CB NETFLIX.COM'))
  const seen = (id: string, provider: string, day: string) => ({ kind: 'media.play', id, provider, day })
  const idle = (plays: readonly object[]) =>
    compute([...films, ...plays], { today: '2025-12-20' }).suppliers.flatMap((one) => one.alerts.map(({ type }) => type))
  assert.deepEqual(idle([]), [], 'nothing is known of its use')
  assert.deepEqual(idle([seen('1', 'Netflix', '2025-06-01')]), [], 'an old export says nothing')
  assert.deepEqual(idle([seen('1', 'Netflix', '2025-06-01'), seen('2', 'Spotify', '2025-12-10')]), ['unused'])
})

test('what she says of a name wins, joins two names, or sets one aside', () => {
  const records = [paid('1', '2026-03-01', -5000, 'CB GARAGE DU LAC'), paid('2', '2026-04-01', -7000, 'PRLV SEPA AUTO SERVICES 33')]
  const said = (about: string, verdict: string, value?: string) => ({
    kind: 'judgement',
    id: about,
    by: 'suppliers',
    about,
    verdict,
    value,
  })
  assert.equal(compute(records).suppliers.length, 2)
  const joined = compute([...records, said('name/auto services', 'supplier', 'Garage du Lac')]).suppliers
  assert.deepEqual(
    joined.map(({ name, spent }) => [name, spent[0]?.years[0]?.paid]),
    [['Garage du Lac', 12_000]],
  )
  const aside = compute([...records, said('name/garage du lac', 'nobody')])
  assert.deepEqual([aside.suppliers.length, aside.totals[0]?.years[0]], [1, { year: '2026', paid: 7000, apart: 5000 }])
  assert.deepEqual(suppliers.tell({ by: 'suppliers', about: 'name/garage', verdict: 'nobody' }, 'en'), {
    about: '“garage”',
    said: 'Is no supplier',
  })
})

test('each figure opens to its records; an address says no name', () => {
  const result = compute(held('noe'), { zone: 'America/Toronto' })
  for (const { id, spent, subscriptions, records } of result.suppliers) {
    for (const { currency, years } of spent)
      for (const { year, operations } of years)
        assert.deepEqual(suppliers.open(result, `spent/${id}/${currency}/${year}`)?.ids ?? [], operations)
    for (const one of subscriptions) assert.deepEqual(suppliers.open(result, `subscription/${one.id}`)?.ids, one.operations)
    for (const [kind, ids] of Object.entries(records)) assert.deepEqual(suppliers.open(result, `records/${id}/${kind}`)?.ids, ids)
  }
  for (const { currency, apart } of result.totals) assert.deepEqual(suppliers.open(result, `apart/${currency}`)?.ids, apart)
  for (const figure of ['', 'spent/x', 'subscription/x', 'twice/x', 'records/x/invoice', 'apart/XXX'])
    assert.equal(suppliers.open(result, figure), undefined)
})

test('what it holds is by its country, with the right to invoke and the steps', () => {
  const free = named(held('camille'), 'Free').holds
  assert.ok(free.some(({ line, count, rights }) => line === 'telecom-bills' && count === 2 && rights.some(({ id }) => id === 'gdpr-15')))
  assert.ok(free.every(({ rights, steps }) => steps.length > 0 && rights.every(({ id }) => !id.startsWith('qc') && id !== 'pipeda')))
})

for (const household of ['camille', 'noe'] as const)
  test(`suppliers answer for ${household} what they answered before`, () => {
    const zone = household === 'noe' ? 'America/Toronto' : 'Europe/Paris'
    const brief = compute(held(household), { zone })
      .suppliers.filter(({ tied }) => tied)
      .map(({ name, by, trade, rule, spent, subscriptions, contracts, alerts, reach, holds }) => ({
        name: [name, by, trade, rule].join(', '),
        spent: spent.flatMap(({ currency, years }) =>
          years.map(({ year, paid: sum, back, invoiced }) => [currency, year, sum, back, invoiced].join(', ')),
        ),
        subscriptions: subscriptions.map(({ every, amount, state, rise, changes }) =>
          [
            `${every.count} ${every.unit}`,
            amount,
            state,
            rise,
            ...changes.map(({ day, from, to, rate }) => `${day} ${from} ${to} ${rate}`),
          ].join(', '),
        ),
        contracts: contracts.map(({ end, giveBy, freeFrom, endIfToday }) => [end, giveBy, freeFrom, endIfToday].join(', ')),
        alerts: alerts.map(({ type }) => type),
        reach: reach.map(({ what, value }) => `${what} ${value}`),
        holds: holds.map(({ line, count }) => `${line} ${count}`),
      }))
    assert.deepEqual(brief, JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${household}.json`), 'utf8')))
  })
