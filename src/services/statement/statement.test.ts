import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { type Options, statement, type StatementResult } from '#services'
import type { Read } from '../matching/read.ts'
import { thresholds } from '../matching/rules.ts'

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'fr' }
const compute = (records: readonly Read[], more: Partial<Options> = {}): StatementResult =>
  statement.compute(records as Parameters<typeof statement.compute>[0], { ...options, ...more })

type Of<K extends Read['kind']> = Extract<Read, { kind: K }>
const operation = (id: string, day: string, amount: number, label: string, more: Partial<Of<'bank.transaction'>> = {}): Read => ({
  kind: 'bank.transaction',
  id,
  day,
  amount,
  label,
  currency: 'EUR',
  account: 'A',
  ...more,
})
const invoice = (id: string, day: string, total: number, vendor: string, more: Partial<Of<'invoice'>> = {}): Read => ({
  kind: 'invoice',
  id,
  vendor,
  type: total < 0 ? 'credit-note' : 'invoice',
  day,
  currency: 'EUR',
  total,
  ...more,
})
const reimbursement = (id: string, day: string, amount: number, by: string, more: Partial<Of<'health.reimbursement'>> = {}): Read => ({
  kind: 'health.reimbursement',
  id,
  by,
  label: 'Soins',
  day,
  amount,
  currency: 'EUR',
  ...more,
})
const judged = (about: string, verdict: string): Read => ({ kind: 'judgement', id: `j ${about}`, by: 'statement', about, verdict })
/** `shape: documents = operations`, in no order. */
const links = (list: StatementResult['links']): readonly string[] =>
  list.map(({ role, shape, documents, operations }) => `${role} ${shape}: ${documents.join('+')} = ${operations.join('+')}`).toSorted()

test('nothing held is said, not shown as zeros', () => {
  const result = compute([])
  assert.deepEqual([result.links, result.toCheck, result.totals], [[], [], []])
  assert.equal(statement.toText(result, { lang: 'fr' }), 'Aucune opération ni document.\n')
})

for (const place of ['lyon', 'montreal']) {
  test(`the household of ${place} is joined as its papers say`, (t) => {
    const records = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${place}.json`), 'utf8')) as readonly Read[]
    const result = compute(records, place === 'lyon' ? {} : { zone: 'America/Toronto' })
    const golden = {
      links: links(result.links),
      toCheck: links(result.toCheck),
      documentsLeft: result.documentsLeft.map(({ document, role, why }) => `${document} ${role}: ${why}`),
      operationsLeft: result.operationsLeft.map(({ why, operations }) => `${why}: ${operations.join(' ')}`),
      totals: result.totals,
    }
    t.assert.fileSnapshot(golden, join(import.meta.dirname, 'fixtures', `${place}.golden.json`))
  })
}

test('a name is never made a pattern', () => {
  const wild = compute([operation('o', '2026-10-02', -1000, 'CB N’IMPORTE QUI'), invoice('d', '2026-10-02', 1000, '.*|(((a+)+)+)$')])
  assert.deepEqual(links(wild.links), [])
})

test('another name, another amount, another time: no link is made', () => {
  const paper = invoice('d', '2026-10-02', 3000, 'SFR')
  for (const other of [
    operation('o', '2026-10-02', -3000, 'PRLV SEPA ORANGE SA'),
    operation('o', '2026-10-02', -3300, 'PRLV SEPA SFR'),
    operation('o', '2026-10-02', 3000, 'PRLV SEPA SFR'),
    operation('o', '2026-11-15', -3000, 'PRLV SEPA SFR'),
    operation('o', '2026-09-10', -3000, 'PRLV SEPA SFR'),
    operation('o', '2026-10-02', -3000, 'PRLV SEPA SFR', { currency: 'CHF' }),
  ])
    assert.deepEqual(links(compute([paper, other]).links), [])
  assert.deepEqual(links(compute([paper, operation('o', '2026-10-02', -3000, 'PRLV SEPA SFR')]).links), ['payment one: d = o'])
})

test('the best links all together, not first come', () => {
  const result = compute([
    invoice('january', '2026-01-03', 1999, 'Free Mobile'),
    invoice('february', '2026-02-03', 1999, 'Free Mobile'),
    operation('o1', '2026-01-25', -1999, 'PRLV SEPA FREE MOBILE'),
    operation('o2', '2026-02-05', -1999, 'PRLV SEPA FREE MOBILE'),
  ])
  assert.deepEqual(links([...result.links, ...result.toCheck]), ['payment one: february = o2', 'payment one: january = o1'])
})

test('two that cannot be told apart are asked, not guessed', () => {
  const records = [
    invoice('d', '2026-01-03', 1999, 'Free Mobile'),
    operation('o1', '2026-01-05', -1999, 'PRLV SEPA FREE MOBILE 1'),
    operation('o2', '2026-01-06', -1999, 'PRLV SEPA FREE MOBILE 2'),
  ]
  assert.deepEqual([compute(records).links.length, compute(records).toCheck.length], [0, 1])
  assert.deepEqual(links(compute([...records, judged('o2 d', 'sure')]).links), ['payment one: d = o2'])
  assert.deepEqual(links(compute([...records, judged('o1 d', 'never')]).links), ['payment one: d = o2'])
})

test('an amount in another currency is told by the label, else asked at the rate of other operations', () => {
  const told = [invoice('a', '2026-10-02', 1000, 'GitHub', { currency: 'USD' }), operation('o1', '2026-10-02', -926, 'CB GITHUB 10,00 USD')]
  const silent = [invoice('b', '2026-10-12', 2000, 'Namecheap', { currency: 'USD' }), operation('o2', '2026-10-12', -1850, 'CB NAMECHEAP')]
  assert.deepEqual(links(compute(told).links), ['payment currency: a = o1'])
  assert.deepEqual(links([...compute(silent).links, ...compute(silent).toCheck]), [])
  assert.deepEqual(links(compute([...told, ...silent]).toCheck), ['payment currency: b = o2'])
  assert.equal(compute([...told, ...silent]).toCheck[0]?.difference, null)
})

test('what was paid straight to the carer is looked for nowhere', () => {
  const result = compute([
    reimbursement('d', '2026-10-02', 1750, 'Ameli', { paid: 2500, thirdParty: true }),
    operation('o', '2026-10-03', 1750, 'VIR CPAM'),
    operation('p', '2026-10-01', -2500, 'CB DR LEFEVRE'),
  ])
  assert.deepEqual([links(result.links), result.documentsLeft], [[], [{ document: 'd', role: 'reimbursement', why: 'third-party' }]])
})

test('a care is given back no more than it cost', () => {
  const care = operation('p', '2026-10-01', -2500, 'CB DR LEFEVRE')
  const back = (id: string, amount: number) => reimbursement(id, '2026-10-05', amount, 'Ameli', { paid: 2500, careDay: '2026-10-01' })
  assert.equal(links(compute([care, back('a', 1750), back('b', 750)]).links).length, 2)
  assert.equal(links(compute([care, back('a', 1750), back('b', 751)]).links).length, 1)
  assert.equal(links(compute([{ ...care, reimbursed: 2500 } as Read, back('a', 1750)]).links).length, 0)
})

test('what a document says of its payment is followed', () => {
  const paper = (matching: Of<'invoice'>['matching']) => invoice('d', '2026-10-02', 3000, 'Tillandsia', { matching })
  const paid = (day: string, amount: number, label: string) => operation('o', day, amount, label)
  assert.equal(compute([paper({ labels: ['carte zen'] }), paid('2026-10-03', -3000, 'CB CARTE ZEN')]).links.length, 1)
  assert.equal(compute([paper({ after: 60 }), paid('2026-11-20', -3000, 'CB TILLANDSIA')]).links.length, 1)
  assert.equal(compute([paper({ before: 0, after: 2 }), paid('2026-10-05', -3000, 'CB TILLANDSIA')]).links.length, 0)
  assert.equal(compute([paper({ below: 500, above: 0 }), paid('2026-10-05', -3500, 'CB TILLANDSIA')]).links.length, 1)
  assert.equal(compute([paper({ below: 500, above: 0 }), paid('2026-10-05', -3501, 'CB TILLANDSIA')]).links.length, 0)
})

const record = fc.record({
  kind: fc.constantFrom('operation', 'invoice', 'reimbursement'),
  day: fc.integer({ min: 1, max: 28 }),
  amount: fc.constantFrom(1000, 1999, 2000, 3000, 5000, -2000, 2650),
  name: fc.constantFrom('Free Mobile', 'EDF', 'Ameli', 'Amazon', 'Marchetti'),
})
const household = fc.array(record, { maxLength: 24 }).map((list) =>
  list.map(({ kind, day, amount, name }, index): Read => {
    const on = `2026-10-${String(day).padStart(2, '0')}`
    if (kind === 'invoice') return invoice(`d${index}`, on, amount, name)
    if (kind === 'reimbursement') return reimbursement(`d${index}`, on, Math.abs(amount), 'Ameli', { paid: 5000, careDay: on })
    return operation(
      `o${index}`,
      on,
      name === 'Ameli' ? Math.abs(amount) : -amount,
      name === 'Ameli' ? 'VIR CPAM' : `CB ${name.toUpperCase()}${index % 3 === 0 ? ' DR' : ''}`,
    )
  }),
)

test('property: every operation is counted once, and money is conserved', () => {
  fc.assert(
    fc.property(household, (records) => {
      const { totals, operationsLeft, links } = compute(records)
      const bank = records.filter((one) => one.kind === 'bank.transaction')
      const counted = totals.reduce((sum, { linked, toCheck, left }) => sum + linked.operations + toCheck.operations + left.operations, 0)
      const net = totals.reduce(
        (sum, { linked, toCheck, left }) => sum + [linked, toCheck, left].reduce((all, one) => all + one.in - one.out, 0),
        0,
      )
      assert.equal(counted, bank.length)
      assert.equal(
        net,
        bank.reduce((sum, { amount }) => sum + amount, 0),
      )
      assert.equal(
        operationsLeft.reduce((sum, { amount }) => sum + amount, 0),
        totals.reduce((sum, { left }) => sum + left.in - left.out, 0),
      )
      for (const link of links.filter(({ difference }) => difference !== null)) {
        const moved = link.operations.reduce((sum, id) => sum + (bank.find((one) => one.id === id)?.amount ?? 0), 0)
        assert.ok(Math.abs(link.difference ?? 0) <= Math.abs(moved))
      }
    }),
  )
})

test('property: the order of files does not matter', () => {
  fc.assert(
    fc.property(
      household.chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray([...records], { minLength: records.length }))),
      ([records, other]) => assert.deepEqual(compute(other), compute(records)),
    ),
  )
})

test('property: a document is settled once at most, an operation settles once at most, and a care is never given back more than it cost', () => {
  fc.assert(
    fc.property(household, (records) => {
      const { links, toCheck } = compute(records)
      const settling = [...links, ...toCheck].filter(({ role }) => role !== 'origin')
      for (const side of ['documents', 'operations'] as const) {
        const all = settling.flatMap((link) => link[side])
        assert.equal(new Set(all).size, all.length)
      }
      const origins = Map.groupBy(
        links.filter(({ role }) => role === 'origin'),
        ({ operations: [id = ''] }) => id,
      )
      const of = (id: string) => records.find((one) => one.id === id)
      for (const [id, own] of origins) {
        const care = of(id)
        const back = own
          .flatMap((link) => link.documents)
          .reduce((sum, paper) => {
            const one = of(paper)
            return sum + (one?.kind === 'health.reimbursement' ? one.amount : one?.kind === 'invoice' ? Math.abs(one.total) : 0)
          }, 0)
        assert.ok(care?.kind === 'bank.transaction' && back <= -care.amount)
      }
      for (const { score } of links) assert.ok(score >= thresholds.sure)
    }),
  )
})

test('property: what is said never to belong together is never joined, what is said to belong is', () => {
  fc.assert(
    fc.property(household, fc.nat(), (records, chosen) => {
      const { links, toCheck } = compute(records)
      const pairs = [...links, ...toCheck].flatMap(({ operations, documents }) =>
        operations.flatMap((one) => documents.map((paper) => `${one} ${paper}`)),
      )
      const pair = pairs[chosen % Math.max(1, pairs.length)]
      if (pair === undefined) return
      const pairsWith = (verdict: string): readonly string[] => {
        const again = compute([...records, judged(pair, verdict)])
        const list = verdict === 'never' ? [...again.links, ...again.toCheck] : again.links
        return list.flatMap(({ operations, documents }) => operations.flatMap((one) => documents.map((paper) => `${one} ${paper}`)))
      }
      assert.ok(!pairsWith('never').includes(pair))
      assert.ok(pairsWith('sure').includes(pair))
    }),
  )
})
