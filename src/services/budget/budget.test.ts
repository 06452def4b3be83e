import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import type { Granted } from '#gate'
import { budget, type BudgetResult, budgetOf, type BudgetView, operationsOf, type Options, services } from '#services'
import type { BudgetProps } from '../../web/props.ts'

type Read = Granted<typeof budget.need>[number]
type Operation = Extract<Read, { kind: 'bank.transaction' }>

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'fr' }
const grant = (records: readonly Read[]) => records as Granted<typeof budget.need>
const compute = (records: readonly Read[], more: Partial<Options> = {}): BudgetResult =>
  budget.compute(grant(records), { ...options, ...more })

let last = 0
const operation = (day: string, amount: number, label: string, more: Partial<Operation> = {}): Operation => ({
  kind: 'bank.transaction',
  id: `op${(last += 1)}`,
  day,
  amount,
  label,
  currency: 'EUR',
  account: 'FR7600000',
  ...more,
})

/** An operation each day of the months, so that they are complete. */
const filled = (months: readonly string[]): readonly Operation[] =>
  months.flatMap((month) => ['02', '09', '16', '23', '27'].map((day) => operation(`${month}-${day}`, -100, 'CB LIDL')))
const postOf = (result: BudgetResult, month: string, category: string) =>
  result.currencies[0]?.months.find((one) => one.month === month)?.posts.find((post) => post.category === category)

test('nothing held is said, not shown as zeros', () => {
  const result = compute([])
  assert.deepEqual(result.currencies, [])
  assert.equal(budgetOf(result), null)
  assert.equal(operationsOf(result, { currency: 'EUR', month: '2026-01' }), undefined)
  assert.equal(budget.toText(result, { lang: 'fr' }), 'Aucune opération.\n')
  assert.equal(budget.toText(result, { lang: 'en' }), 'No operation.\n')
})

test('a figure that is not in the result opens nothing', () => {
  const result = compute([operation('2026-01-05', -4200, 'PRLV SEPA EDF')])
  assert.equal(operationsOf(result, { currency: 'CAD', month: '2026-01' }), undefined)
  assert.equal(operationsOf(result, { currency: 'EUR', month: '2026-02' }), undefined)
  assert.equal(operationsOf(result, { currency: 'EUR', month: '2026-01', category: 'salary' }), undefined)
  assert.equal(operationsOf(result, { currency: 'EUR', month: '2026-01', category: 'energy-water', direction: 'in' }), undefined)
})

for (const country of ['french', 'quebec']) {
  const table = JSON.parse(readFileSync(join(import.meta.dirname, '../money/fixtures', `labels-of-${country}-banks.json`), 'utf8')) as [
    string,
    number,
    string,
  ][]
  test(`labels of ${country} banks go where a person would put them`, () => {
    const found = table.map(([label, amount]) => [
      label,
      amount,
      compute([operation('2026-01-05', amount, label)]).currencies[0]?.months[0]?.posts[0]?.category,
    ])
    assert.deepEqual(found, table)
  })
}

test('what is not recognised is called other, with the reason', () => {
  const result = compute([
    operation('2026-01-05', -1000, 'CB ZZXQ'),
    operation('2026-01-06', 500, 'VIR M INVENTE'),
    operation('2026-01-07', -300, ''),
  ])
  assert.deepEqual(
    postOf(result, '2026-01', 'other-out')?.reasons.map(({ reason }) => reason),
    ['none.card', 'none.label'],
  )
  assert.equal(postOf(result, '2026-01', 'other-in')?.reasons[0]?.reason, 'none.transfer')
  assert.equal(result.reasons['none.card'], 'carte : commerce non reconnu')
})

test('the category of the file is used when it means one of ours, and never against the sign', () => {
  const category = (amount: number, given: string, label = 'XQZ') =>
    compute([operation('2026-01-05', amount, label, { category: given })]).currencies[0]?.months[0]?.posts[0]?.category
  assert.equal(category(-1000, 'Alimentation:Épicerie'), 'groceries')
  assert.equal(category(-1000, 'Divers:Inconnu'), 'other-out')
  assert.equal(category(-1000, 'Salaire'), 'other-out')
  assert.equal(category(-1000, 'Restaurants', 'CB DECATHLON'), 'leisure-culture')
  assert.equal(category(-1000, 'Restaurants', 'CB BOULANGERIE'), 'restaurants')
})

test('the bank’s type says what a shop’s name does not', () => {
  const category = (type: string, amount = -2000) =>
    compute([operation('2026-01-05', amount, 'CARREFOUR LYON', { type })]).currencies[0]?.months[0]?.posts[0]?.category
  assert.deepEqual(
    [category('ATM'), category('FEE'), category('POS'), category('PMNT-CCRD-CWDL'), category('INT', 12)],
    ['cash', 'bank-fees', 'groceries', 'cash', 'interest'],
  )
})

test('a refund reduces its category; when it exceeds the spending, the post goes the other way', () => {
  const result = compute([
    operation('2026-01-05', -5000, 'CB DECATHLON'),
    operation('2026-01-09', 2000, 'AVOIR CB DECATHLON'),
    operation('2026-02-09', 1500, 'AVOIR CB DECATHLON'),
  ])
  assert.deepEqual(
    [postOf(result, '2026-01', 'leisure-culture')?.direction, postOf(result, '2026-01', 'leisure-culture')?.amount],
    ['out', 3000],
  )
  assert.deepEqual(
    [postOf(result, '2026-02', 'leisure-culture')?.direction, postOf(result, '2026-02', 'leisure-culture')?.amount],
    ['in', 1500],
  )
})

test('money that comes in from a shop is a refund on a card, and is not called one elsewhere', () => {
  const bought = operation('2026-01-09', 2000, 'SIMONS MONTREAL QC')
  assert.equal(compute([bought]).currencies[0]?.months[0]?.posts[0]?.category, 'other-in')
  const card: Read = { kind: 'bank.account', id: 'a', account: 'FR7600000', type: 'card' }
  assert.equal(compute([bought, card]).currencies[0]?.months[0]?.posts[0]?.category, 'clothing')
})

const other = { account: 'FR7600001' }

test('a transfer between two accounts held is neither in nor out', () => {
  const result = compute([operation('2026-01-31', -20000, 'VIR VERS LIVRET'), operation('2026-02-02', 20000, 'VIREMENT RECU', other)])
  const [january, february] = result.currencies[0]?.months ?? []
  assert.deepEqual([january?.out, january?.transfers.out, february?.in, february?.transfers.in], [0, 20000, 0, 20000])
  assert.equal(january?.transfers.reasons[0]?.reason, 'transfer.pair')
  assert.equal(operationsOf(result, { currency: 'EUR', month: '2026-01', category: 'transfers' })?.ids.length, 1)
})

test('with one account, or more than three days apart, or another currency, no transfer is guessed', () => {
  const out = (records: readonly Operation[]) => compute(records).currencies.map(({ months }) => months[0]?.transfers.out)
  assert.deepEqual(out([operation('2026-01-05', -20000, 'VIR VERS LIVRET'), operation('2026-01-05', 20000, 'VIREMENT RECU')]), [0])
  assert.deepEqual(out([operation('2026-01-05', -20000, 'VIR VERS LIVRET'), operation('2026-01-09', 20000, 'VIREMENT RECU', other)]), [0])
  assert.deepEqual(
    out([operation('2026-01-05', -20000, 'VIR'), operation('2026-01-05', 20000, 'VIR', { ...other, currency: 'CAD' })]),
    [0, 0],
  )
})

test('a purchase and a wage of the same amount on two accounts are not a transfer', () => {
  const result = compute([operation('2026-01-05', -20000, 'CB IKEA'), operation('2026-01-05', 20000, 'VIR SALAIRE', other)])
  assert.deepEqual([result.currencies[0]?.months[0]?.in, result.currencies[0]?.months[0]?.out], [20000, 20000])
})

test('a label that gives the number of another account held is a transfer, even when its other side is not there', () => {
  const result = compute([
    operation('2026-01-05', -20000, 'VIR SEPA', { memo: 'POUR FR76 000 01' }),
    operation('2026-03-05', -100, 'CB LIDL', other),
  ])
  assert.equal(result.currencies[0]?.months[0]?.transfers.reasons[0]?.reason, 'transfer.account')
})

test('of two candidates the same day is preferred, whatever their order', () => {
  const records = [
    operation('2026-01-05', -700, 'VIR A'),
    operation('2026-01-06', -700, 'VIR B'),
    operation('2026-01-06', 700, 'VIR C', other),
  ]
  const result = compute(records)
  assert.deepEqual(
    operationsOf(result, { currency: 'EUR', month: '2026-01', category: 'transfers' })?.ids.toSorted(),
    [records[1], records[2]].map((one) => one?.id ?? '').toSorted(),
  )
})

const partials = (result: BudgetResult) => result.currencies[0]?.months.filter(({ partial }) => partial).map(({ month }) => month)

test('a month is partial when statements begin after its start, end before its end, or are missing', () => {
  const months = ['2026-01', '2026-02', '2026-03']
  assert.deepEqual(partials(compute(filled(months))), [])
  assert.deepEqual(partials(compute([operation('2025-12-20', -100, 'CB LIDL'), ...filled(months)])), ['2025-12'])
  assert.deepEqual(partials(compute([...filled(months), operation('2026-04-04', -100, 'CB LIDL')])), ['2026-04'])
  assert.deepEqual(partials(compute([...filled(['2026-01']), ...filled(['2026-03'])])), ['2026-02'])
})

test('the month of today is partial in the person’s own day, and a balance at the edge shows that a month is whole', () => {
  const early = ['02', '04', '06', '08', '10'].map((day) => operation(`2026-10-${day}`, -100, 'CB LIDL'))
  assert.deepEqual(partials(compute(filled(['2026-09', '2026-10', '2026-11']))), ['2026-11'])
  assert.deepEqual(partials(compute(early)), ['2026-10'])
  assert.deepEqual(partials(compute([...early, { kind: 'bank.balance', id: 'b', account: 'FR7600000', day: '2026-10-31' }])), [])
})

test('usual is the mean of the other complete months, rounded to the nearest, halves up', () => {
  const rent = (month: string, cents: number) => operation(`${month}-05`, -cents, 'LOYER')
  const months = filled(['2026-01', '2026-02', '2026-03'])
  const result = compute([...months, rent('2026-01', 1000), rent('2026-02', 1001), rent('2026-03', 5000)])
  assert.equal(postOf(result, '2026-03', 'housing')?.usual, 1001)
  assert.equal(postOf(result, '2026-01', 'housing')?.usual, 3001)
  assert.equal(postOf(compute([rent('2026-01', 1000)]), '2026-01', 'housing')?.usual, null)
})

test('the last complete month is shown unless another is asked; what is not held falls back', () => {
  const result = compute([...filled(['2026-09', '2026-10', '2026-11']), operation('2026-10-03', -500, 'CB IGA', { currency: 'CAD' })])
  assert.equal(budgetOf(result)?.month, '2026-10')
  assert.equal(budgetOf(result, { month: '2026-09' })?.month, '2026-09')
  assert.equal(budgetOf(result, { month: '1999-01' })?.month, '2026-10')
  assert.deepEqual(budgetOf(result, { currency: 'CAD' })?.currencies, ['EUR', 'CAD'])
  assert.equal(budgetOf(result, { currency: 'XXX' })?.currency, 'EUR')
})

test('a figure opens to its operations, with a title and the reasons', () => {
  const records = [
    operation('2026-01-05', -4200, 'PRLV SEPA EDF'),
    operation('2026-01-15', -3000, 'PRLV SEPA ENGIE'),
    operation('2026-01-20', -800, 'CB LIDL'),
  ]
  const opened = operationsOf(compute(records), { currency: 'EUR', month: '2026-01', category: 'energy-water', direction: 'out' })
  assert.deepEqual(opened?.ids.toSorted(), [records[0], records[1]].map((one) => one?.id ?? '').toSorted())
  assert.equal(opened?.title.replaceAll(/\s/gu, ' '), 'Énergie et eau · janvier 2026 · 72,00 €')
  assert.equal(opened?.rule, 'le libellé nomme EDF (1) ; le libellé nomme Engie (1)')
  const english = operationsOf(compute(records, { lang: 'en' }), { currency: 'EUR', month: '2026-01', direction: 'out' })
  assert.equal(english?.title, 'Money out · January 2026 · €80.00')
  assert.equal(english?.ids.length, 3)
})

test('what a page is given is what the service answers', () => {
  const view: BudgetView | null = budgetOf(compute(filled(['2026-01'])))
  const props: BudgetProps | null = view
  assert.equal(props?.posts[0]?.label, 'Courses')
})

test('the terminal shows every month and the posts of the last complete one', () => {
  const result = compute([
    ...filled(['2026-09', '2026-10']),
    operation('2026-10-28', 198540, 'VIR SALAIRE'),
    operation('2026-11-02', -100, 'CB LIDL'),
  ])
  const text = budget.toText(result, { lang: 'fr' }).replaceAll(/[\u00a0\u202f]/gu, ' ')
  assert.match(
    text,
    /^Budget · EUR\n\nMois +Entrées +Sorties +Solde +Op\.\n2026-09 +0,00 +5,00 +-5,00 +5\n2026-10 +1 985,40 +5,00 +1 980,40 +6\n2026-11 \* /,
  )
  assert.match(
    text,
    /\nOctobre 2026 +Habituel +Op\.\nEntrées +1 985,40\n {2}Salaire +1 985,40 +0,00 +1\nSorties +5,00\n {2}Courses +5,00 +5,00 +5\n$/,
  )
  assert.match(budget.toText({ ...result, lang: 'en', locale: 'en-GB' }, { lang: 'en' }), /In +1,985\.40\n {2}Salary/)
})

test('currencies without minor digits, or unknown, are shown exactly', () => {
  const text = (currency: string) =>
    budget.toText(compute([operation('2026-01-05', -1500, 'CB LIDL', { currency })], { lang: 'en' }), { lang: 'en' })
  assert.match(text('JPY'), /Out +1,500\n/)
  assert.match(text('QQQ'), /Out +1500\n/)
})

const labels = [
  'CB LIDL',
  'VIR SALAIRE',
  'VIR INST X',
  'VIREMENT RECU',
  'AVOIR CB FNAC',
  'LOYER',
  'RETRAIT DAB',
  'VIR VERS LIVRET',
  'CHQ 12',
  'PAIEMENT MERCI',
  'ZZ',
  '',
]
const anyDay = fc.integer({ min: 0, max: 200 }).map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
const anyOperations = fc
  .array(
    fc.record({
      day: anyDay,
      amount: fc.oneof(fc.constantFrom(-5000, 5000, -700, 700, 0), fc.integer({ min: -1e12, max: 1e12 })),
      label: fc.oneof(fc.constantFrom(...labels), fc.string()),
      currency: fc.constantFrom('EUR', 'CAD'),
      account: fc.constantFrom('', 'FR7600000', 'FR7600001'),
    }),
    { maxLength: 60 },
  )
  .map((found) => found.map((one, index): Operation => ({ kind: 'bank.transaction', id: `r${index}`, ...one })))

test('posts and transfers add up to the operations, each of which is in exactly one of them', () => {
  fc.assert(
    fc.property(anyOperations, (operations) => {
      const seen: string[] = []
      for (const { currency, months } of compute(operations).currencies) {
        for (const { month, posts, transfers, in: into, out, operations: count } of months) {
          const own = operations.filter((one) => one.currency === currency && one.day.startsWith(month))
          const ids = [...posts.flatMap(({ reasons }) => reasons), ...transfers.reasons].flatMap((reason) => reason.operations)
          assert.equal(
            into - out + transfers.in - transfers.out,
            own.reduce((sum, { amount }) => sum + amount, 0),
          )
          assert.deepEqual([ids.length, count], [own.length, own.length])
          assert.ok(
            posts.every(
              ({ amount, usual }) => amount >= 0 && Number.isSafeInteger(amount) && (usual === null || Number.isSafeInteger(usual)),
            ),
          )
          for (const direction of ['in', 'out'] as const)
            assert.equal(
              posts.filter((post) => post.direction === direction).reduce((sum, { amount }) => sum + amount, 0),
              direction === 'in' ? into : out,
            )
          seen.push(...ids)
        }
      }
      assert.deepEqual(seen.toSorted(), operations.map(({ id }) => id).toSorted())
    }),
  )
})

test('the order of the records changes nothing', () => {
  const shuffled = anyOperations.chain((operations) =>
    fc.tuple(fc.constant(operations), fc.shuffledSubarray(operations, { minLength: operations.length })),
  )
  fc.assert(fc.property(shuffled, ([operations, others]) => assert.deepEqual(compute(others), compute(operations))))
})

test('every service has its words in both languages, a README and fixtures, and answers for nothing', () => {
  for (const service of services) {
    for (const lang of ['fr', 'en'] as const) {
      for (const words of Object.values(service.text[lang])) assert.ok(words.length > 0)
      assert.ok(
        service.toText(service.compute([] as unknown as Granted<typeof service.need>, { ...options, lang }), { lang }).endsWith('\n'),
      )
    }
    for (const file of ['README.md', 'fixtures']) assert.ok(readsLike(service.name, file))
  }
})

const readsLike = (name: string, file: string): boolean => {
  try {
    return readFileSync(join(import.meta.dirname, '..', name, file)).length > 0
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR'
  }
}
