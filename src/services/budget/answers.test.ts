/** What a person teaches the budget, plans, shares and asks "what if" of. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  aboutHousehold,
  aboutMerchant,
  aboutOperation,
  aboutPlan,
  aboutShared,
  aboutSplit,
  budget,
  type BudgetResult,
  buyHome,
  type CurrencyBudget,
  merchantOf,
  type Options,
  peopleText,
  splitText,
  withExpense,
} from '#services'
import { partsOf } from './parts.ts'
import { scheduleOf } from './loan.ts'

const options: Options = { today: '2026-05-10', zone: 'Europe/Paris', lang: 'fr' }
const compute = (records: readonly object[], more: Partial<Options> = {}): BudgetResult =>
  budget.compute(records as never, { ...options, ...more })
const own = (records: readonly object[]): CurrencyBudget => compute(records).currencies[0] as CurrencyBudget

let last = 0
const operation = (day: string, amount: number, label: string) => ({
  kind: 'bank.transaction',
  id: `op${(last += 1)}`,
  day,
  amount,
  label,
  currency: 'EUR',
  account: 'A',
})
const said = (about: string, verdict: string, value?: string, by = 'budget') => ({
  kind: 'judgement',
  id: about,
  by,
  about,
  verdict,
  value,
})
const year = ['2026-01', '2026-02', '2026-03', '2026-04']
const life = () => [
  ...year.flatMap((month) => [
    operation(`${month}-02`, 200000, 'VIR SALAIRE ATELIER'),
    operation(`${month}-05`, -65000, 'LOYER DUPONT'),
    operation(`${month}-12`, -8000, 'CB BIOCOOP LYON 7'),
    operation(`${month}-20`, -2000, 'CB BIOCOOP PARIS'),
    operation(`${month}-28`, -1000, 'CB ZZXQ'),
  ]),
  operation('2026-05-05', -65000, 'LOYER DUPONT'),
  operation('2026-05-09', -3000, 'CB BIOCOOP LYON 7'),
]
const amountOf = (found: CurrencyBudget, month: string, category: string) =>
  found.months.find((one) => one.month === month)?.posts.find((post) => post.category === category)?.amount

test('a correction for one operation touches it alone, one for a name touches all of that name', () => {
  const records = life()
  const one = records.find(({ day }) => day === '2026-01-12')
  const alone = own([...records, said(aboutOperation(one?.id ?? ''), 'category', 'home')])
  assert.deepEqual([amountOf(alone, '2026-01', 'home'), amountOf(alone, '2026-02', 'home')], [8000, undefined])
  const all = own([...records, said(aboutMerchant(['biocoop', 'lyon']), 'category', 'home')])
  assert.deepEqual([amountOf(all, '2026-01', 'home'), amountOf(all, '2026-01', 'groceries')], [8000, 2000])
  const wider = compute([...records, said('merchant/biocoop', 'category', 'home')])
  assert.equal(amountOf(wider.currencies[0] as CurrencyBudget, '2026-01', 'home'), 10000)
  assert.equal(wider.reasons['taught/biocoop'], 'vous l’avez dit de « biocoop »')
})

test('of two corrections the nearer wins; what is no category, or said to another service, teaches nothing', () => {
  const records = life()
  const one = records.find(({ day }) => day === '2026-01-12')
  const both = [said('merchant/biocoop', 'category', 'home'), said('merchant/biocoop paris', 'category', 'health')]
  const found = own([...records, ...both, said(aboutOperation(one?.id ?? ''), 'category', 'transfer')])
  assert.deepEqual([amountOf(found, '2026-01', 'home'), amountOf(found, '2026-01', 'health')], [undefined, 2000])
  assert.equal(found.months[0]?.transfers.out, 8000)
  const nothing = [said('merchant/biocoop', 'category', 'toString'), said('merchant/biocoop', 'category', 'home', 'carbon')]
  assert.equal(amountOf(own([...records, ...nothing]), '2026-01', 'home'), undefined)
  assert.deepEqual(merchantOf(['CB 04/01 BIOCOOP LYON 7']), ['biocoop', 'lyon'])
})

test('a month under way: planned by the person or by habit, what is there, what is still expected, where it would end', () => {
  const found = own([...life(), said(aboutPlan('EUR', 'groceries'), 'plan', '12000')])
  assert.deepEqual([found.plan.month, found.plan.asOf], ['2026-05', '2026-05-09'])
  const post = (category: string) => found.plan.posts.find((one) => one.category === category)
  assert.deepEqual(
    [post('housing')?.planned, post('housing')?.actual, post('housing')?.expected, post('housing')?.forecast],
    [65000, 65000, 0, 65000],
  )
  assert.deepEqual([post('groceries')?.planned, post('groceries')?.source, post('groceries')?.actual], [12000, 'said', 3000])
  assert.deepEqual([post('salary')?.planned, post('salary')?.source, post('salary')?.direction], [200000, 'usual', 'in'])
  assert.equal(post('groceries')?.history.length, 4)
})

test('years are compared over the months that both have whole', () => {
  const records = ['2025-03', '2025-04', '2026-02', '2026-03', '2026-04'].flatMap((month) =>
    ['02', '09', '16', '23', '28'].map((day) => operation(`${month}-${day}`, month < '2026' ? -1000 : -1500, 'CB LIDL')),
  )
  const { compared, years } = own(records)
  assert.deepEqual(compared?.months, ['03', '04'])
  assert.deepEqual(compared?.out, [10000, 15000])
  assert.deepEqual(
    years.map(({ year: name, months, out }) => [name, months, out]),
    [
      ['2025', 2, 10000],
      ['2026', 3, 22500],
    ],
  )
})

test('shares sum to what was spent, to the cent', () => {
  const people = peopleText([
    { name: 'Moi', share: 67 },
    { name: 'Léo', share: 33 },
  ])
  const judged = [said(aboutHousehold, 'shares', people), said(aboutShared('groceries'), 'shared'), said(aboutShared('health'), 'shared')]
  const { household } = own([...life(), operation('2026-01-03', -1, 'PHARMACIE'), ...judged])
  assert.deepEqual(household?.months[0]?.total, 10001)
  for (const { total, parts, operations } of household?.months ?? []) {
    assert.equal(
      parts.reduce((sum, part) => sum + part, 0),
      total,
    )
    assert.ok(operations.length > 0)
  }
  assert.equal(own(life()).household, null)
  for (const wrong of [
    [{ name: 'Moi', share: 100 }],
    [
      { name: 'Moi', share: 50 },
      { name: 'Léo', share: 49 },
    ],
    [
      { name: '', share: 50 },
      { name: 'Léo', share: 50 },
    ],
  ])
    assert.equal(peopleText(wrong), undefined)
})

test('an expense more lowers what is left by itself, and says which post', () => {
  const found = withExpense(own(life()), { amount: 12000, every: 'year', category: 'insurance' })
  assert.deepEqual([found.yearly, found.after - found.before], [12000, -1000])
  assert.deepEqual(found.moved, [{ category: 'insurance', before: 0, after: -1000 }])
})

test('a home: fees by bracket, the loan to the cent, the rent that stops, each post moved', () => {
  const rent = own(life()).recurrences.find(({ category }) => category === 'housing') ?? null
  const fees = [
    { id: 'duties', brackets: [[0, 58_067]] },
    {
      id: 'notary',
      brackets: [
        [0, 46_440],
        [650_000, 19_152],
        [1_700_000, 12_768],
        [6_000_000, 9_588],
      ],
    },
  ] as const
  const found = buyHome(
    own(life()),
    {
      price: 20_000_000,
      deposit: 3_000_000,
      rate: 35_000,
      years: 20,
      compounding: 'monthly',
      insurance: 3_000,
      propertyTax: 120_000,
      charges: 10_000,
      rent,
    },
    fees,
  )
  // 5.8067 % of 200,000 €; and 301.86 + 201.10 + 549.02 + 1,342.32 €.
  assert.deepEqual(
    found.fees.map(({ amount }) => amount),
    [1_161_340, 239_430],
  )
  assert.equal(found.loan, 20_000_000 + 1_400_770 - 3_000_000)
  // The annuity of 184,007.70 € at 3.5 % over 20 years.
  assert.equal(found.schedule.payment, 106_717)
  assert.deepEqual(
    found.moved.map(({ category, before, after }) => [category, after - before]),
    [
      ['loans', -106_717],
      ['insurance', -4_600],
      ['taxes', -10_000],
      ['housing', 55_000],
    ],
  )
  assert.equal(found.after - found.before, -66_317)
})

test('a fixed rate in Canada is compounded twice a year', () => {
  // 300,000 $ at 5 % over 25 years: 1,744.81 $ a month, as lenders' tables have it.
  assert.equal(scheduleOf({ amount: 30_000_000, rate: 50_000, months: 300, compounding: 'semester' }).payment, 174_481)
})

test('a loan gives back exactly what was lent, whatever the rate', () => {
  const loan = fc.record({
    amount: fc.integer({ min: 1, max: 1e9 }),
    rate: fc.integer({ min: 0, max: 200_000 }),
    months: fc.integer({ min: 1, max: 480 }),
    compounding: fc.constantFrom('monthly' as const, 'semester' as const),
  })
  fc.assert(
    fc.property(loan, (one) => {
      const { payment, lastPayment, interest, years } = scheduleOf(one)
      assert.equal(
        years.reduce((sum, { capital }) => sum + capital, 0),
        one.amount,
      )
      assert.equal(
        years.reduce((sum, year_) => sum + year_.interest, 0),
        interest,
      )
      assert.ok(Number.isSafeInteger(payment) && Number.isSafeInteger(lastPayment))
    }),
  )
})

test('parts of any amount sum to it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 }),
      (total, shares) => {
        const parts = partsOf(total, shares)
        const whole = shares.some((share) => share > 0)
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          whole ? total : 0,
        )
      },
    ),
  )
})

test('every figure opens to its operations, and a figure that is not there opens nothing', () => {
  const result = compute([...life(), said(aboutHousehold, 'shares', '[["Moi",50],["Léo",50]]'), said(aboutShared('groceries'), 'shared')])
  const [recurrence] = result.currencies[0]?.recurrences ?? []
  for (const figure of [
    'month/EUR/2026-01',
    'month/EUR/2026-01/out',
    'post/EUR/2026-01/groceries/out',
    'year/EUR/2026/groceries',
    'shared/EUR/2026-01',
    `recurrence/${recurrence?.id}`,
  ]) {
    const opened = budget.open(result, figure)
    assert.ok(opened !== undefined && opened.ids.length > 0 && opened.title !== '', figure)
  }
  for (const figure of [
    '',
    'month',
    'month/CAD/2026-01',
    'post/EUR/2026-01/savings',
    'year/EUR/20/groceries',
    'compared/EUR/2019/groceries',
    'total/EUR/2026/sideways',
    'total/EUR/2019/out',
    'shared/EUR/2020-01',
    'recurrence/x',
    '__proto__',
  ])
    assert.equal(budget.open(result, figure), undefined, figure)
})

test('an operation shared alone is cut into parts that sum to it, and leaves the shared posts; nothing else moves', () => {
  const records = life()
  const bread = records.find(({ label }) => label === 'CB BIOCOOP PARIS')
  const people = [said(aboutHousehold, 'shares', '[["Moi",50],["Léo",50]]'), said(aboutShared('groceries'), 'shared')]
  const sums = (judged: readonly object[]) => {
    const { household, splits, months } = own([...records, ...judged])
    return {
      months,
      splits,
      all: (household?.months ?? []).reduce((sum, { total }) => sum + total, 0) + splits.reduce((sum, { total }) => sum + total, 0),
    }
  }
  const before = sums(people)
  fc.assert(
    fc.property(
      fc.oneof(fc.record({ people: fc.integer({ min: 2, max: 20 }) }), fc.record({ percent: fc.integer({ min: 0, max: 99 }) })),
      (how) => {
        const value = splitText(how)
        assert.ok(value !== undefined)
        const after = sums([...people, said(aboutSplit(bread?.id ?? ''), 'split', value)])
        const [one] = after.splits
        assert.ok(one !== undefined && after.splits.length === 1)
        assert.equal(one.own + one.others, one.total)
        assert.ok(one.own >= 0 && one.others >= 0 && Number.isSafeInteger(one.own))
        assert.deepEqual([after.all, after.months], [before.all, before.months])
      },
    ),
  )
  for (const value of ['people 1', 'people 21', 'percent 100', 'people 2.5', '', 'x 3', 'people -2'])
    assert.deepEqual(sums([...people, said(aboutSplit(bread?.id ?? ''), 'split', value)]), before, value)
  assert.deepEqual(splitText({ people: 1 }), undefined)
})
