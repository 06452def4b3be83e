import { readSearch } from './search.ts'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import type { Attic, ListQuery, Need } from '#gate'
import { buildOperation, buildPerson, peopleMigrations, type Person } from '#test/people'
import { forEachStore } from '#test/stores'
import type { Vaults } from '#vault'

async function atticOf({ gate, session }: Person): Promise<Attic> {
  const attic = await gate.open(session)
  assert.ok(attic.ok)
  return attic.value
}
const actsOf = async (attic: Attic) => {
  const entries = await attic.ledger()
  assert.ok(entries.ok)
  return entries.value.map(({ act }) => act)
}

forEachStore('refuses to undo or redo what is no import, and writes nothing of it', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const attic = await atticOf(person)
  await attic.change({ zone: 'America/Toronto' })
  const vault = await person.vaults.open(person.session.key)
  const own = vault.ok ? vault.value.batches()[0]?.id : undefined
  assert.ok(own !== undefined)
  for (const batch of ['', 'nobody', own]) {
    assert.deepEqual(await attic.undo(batch), { ok: false, error: { type: 'Unknown' } })
    assert.deepEqual(await attic.redo(batch), { ok: false, error: { type: 'Unknown' } })
  }
  assert.deepEqual(await actsOf(attic), ['setting'])
})

forEachStore('refuses a zone or a currency that does not exist, and changes neither', peopleMigrations, async ({ store }) => {
  const attic = await atticOf(await buildPerson(store))
  assert.deepEqual(await attic.change({ zone: 'Europe/Atlantis' }), { ok: false, error: { type: 'BadSetting', name: 'zone' } })
  assert.deepEqual(await attic.change({ zone: '+02:00' }), { ok: false, error: { type: 'BadSetting', name: 'zone' } })
  assert.deepEqual(await attic.change({ zone: 'America/Toronto', currency: 'XXZ' }), {
    ok: false,
    error: { type: 'BadSetting', name: 'currency' },
  })
  assert.deepEqual(await attic.settings(), { ok: true, value: { zone: 'Europe/Paris', currency: 'EUR' } })
  assert.deepEqual(await actsOf(attic), [])
})

forEachStore('settings: the newest wins, the ledger names what changed and not to what', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const attic = await atticOf(person)
  await attic.change({ zone: 'America/Toronto', currency: 'CAD' })
  await attic.change({ zone: 'UTC' })
  await attic.change({ zone: 'UTC', currency: 'CAD' })
  for (const seen of [attic, await atticOf(person)]) {
    assert.deepEqual(await seen.settings(), { ok: true, value: { zone: 'UTC', currency: 'CAD' } })
    assert.deepEqual(seen.batches(), [])
    assert.deepEqual(await seen.overview(), { ok: true, value: { records: 0, byKind: {}, accounts: [], batches: [] } })
  }
  const entries = await attic.ledger()
  assert.deepEqual(entries.ok && entries.value.map(({ act, actor, detail }) => [act, actor, detail]), [
    ['setting', 'person', 'zone currency'],
    ['setting', 'person', 'zone'],
  ])
})

forEachStore('overview, page and find say the same; looking makes no entry', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const account = 'FR7699999999999999999991234'
  const first = await person.bring([
    buildOperation(),
    buildOperation({ day: '2026-02-03', amount: 200_000, label: 'VIREMENT' }),
    { kind: 'bank.account', schema: 1, account, iban: account, bank: 'Banque du Port' },
    { kind: 'bank.balance', schema: 1, account, day: '2026-02-28', amount: 198_750, currency: 'EUR', type: 'closing' },
  ])
  const second = await person.bring([buildOperation()])
  const attic = await atticOf(person)
  const overview = await attic.overview()
  assert.ok(overview.ok)
  assert.deepEqual(overview.value.byKind, { 'bank.account': 1, 'bank.transaction': 2, 'bank.balance': 1 })
  assert.deepEqual(overview.value.accounts, [
    {
      account,
      name: 'Banque du Port ··1234',
      currency: 'EUR',
      operations: 2,
      from: '2026-01-05',
      to: '2026-02-03',
      balance: { amount: 198_750, day: '2026-02-28' },
    },
  ])
  assert.deepEqual(overview.value.batches, [first, second])
  const page = await attic.page({ kind: 'bank.transaction', text: 'boulangerie 12,5' })
  assert.ok(page.ok && page.value.total === 1)
  const [record] = page.value.records
  assert.deepEqual([record?.source.batch, record?.others?.map(({ batch }) => batch)], [second.id, [first.id]])
  assert.deepEqual(await attic.find('bank.transaction', record?.id ?? ''), { ok: true, value: record })
  assert.deepEqual(await attic.find('bank.transaction', 'nobody'), { ok: true, value: undefined })
  assert.deepEqual(await actsOf(attic), ['import', 'import'])
})

forEachStore('opens the months asked alone', peopleMigrations, async ({ store }) => {
  const folded: (readonly string[] | undefined)[] = []
  const around = (vaults: Vaults): Vaults => ({
    ...vaults,
    async open(key) {
      const vault = await vaults.open(key)
      if (!vault.ok) return vault
      return {
        ok: true,
        value: { ...vault.value, fold: (kind, months, pick) => (folded.push(months), vault.value.fold(kind, months, pick)) },
      }
    },
  })
  const person = await buildPerson(store, { around })
  await person.bring(['2025-12-31', '2026-01-05', '2026-02-01'].map((day) => buildOperation({ day })))
  const attic = await atticOf(person)
  const page = await attic.page({ kind: 'bank.transaction', since: '2026-01-01', until: '2026-01-31' })
  assert.deepEqual(page.ok && page.value.records.map(({ day }) => day), ['2026-01-05'])
  await attic.find('bank.transaction', page.ok ? (page.value.records[0]?.id ?? '') : '')
  assert.deepEqual(folded, [['2026-01'], ['2026-02'], ['2026-01']])
})

forEachStore(
  'who lists the same at the same moment shares one reading, and never one from before a change',
  peopleMigrations,
  async ({ store }) => {
    let folds = 0
    const around = (vaults: Vaults): Vaults => ({
      ...vaults,
      async open(key) {
        const vault = await vaults.open(key)
        if (!vault.ok) return vault
        return { ok: true, value: { ...vault.value, fold: (...asked) => ((folds += 1), vault.value.fold(...asked)) } }
      },
    })
    const person = await buildPerson(store, { around })
    await person.bring([buildOperation({ day: '2026-01-05' })])
    const [one, two] = [await atticOf(person), await atticOf(person)]
    const lists = await Promise.all([one, two, one].map((attic) => attic.list({ kind: 'bank.transaction' })))
    assert.equal(folds, 1)
    for (const list of lists) assert.deepEqual(list.ok && list.value.records.length, 1)
    const before = one.list({ kind: 'bank.transaction' })
    await person.bring([buildOperation({ day: '2026-01-06' })])
    const early = one.list({ kind: 'bank.transaction' })
    const after = await (await atticOf(person)).list({ kind: 'bank.transaction' })
    assert.deepEqual(after.ok && after.value.records.map(({ day }) => day), ['2026-01-06', '2026-01-05'])
    assert.ok((await before).ok && (await early).ok)
    // Another page, or another order, is another reading.
    folds = 0
    await Promise.all([one.list({ kind: 'bank.transaction', limit: 1 }), one.list({ kind: 'bank.transaction', limit: 2 })])
    assert.equal(folds, 2)
  },
)

forEachStore('what was done to a record is looked for in its own month', peopleMigrations, async ({ store }) => {
  const opened: (readonly string[] | undefined)[] = []
  const around = (vaults: Vaults): Vaults => ({
    ...vaults,
    async open(key) {
      const vault = await vaults.open(key)
      if (!vault.ok) return vault
      return { ok: true, value: { ...vault.value, held: (kind, months) => (opened.push(months), vault.value.held(kind, months)) } }
    },
  })
  const person = await buildPerson(store, { around })
  await person.bring(['2025-12-31', '2026-01-05', '2026-02-01'].map((day) => buildOperation({ day })))
  const attic = await atticOf(person)
  const page = await attic.page({ kind: 'bank.transaction' })
  const [, middle] = page.ok ? page.value.records : []
  assert.ok(middle)
  assert.deepEqual(await attic.history('bank.transaction', middle.id, '2026-01-05'), { ok: true, value: [] })
  assert.deepEqual(opened.splice(0), [['2026-01']])
  assert.deepEqual(await attic.history('bank.transaction', middle.id), { ok: true, value: [] })
  assert.deepEqual(opened, [['2026-02'], ['2026-01']])
})

interface Import {
  readonly operations: readonly { day: string; amount: number }[]
  live: boolean
  readonly id: string
}
type Step = { act: 'import'; operations: Import['operations'] } | { act: 'undo' | 'redo'; nth: number } | { act: 'read' }

const operations = fc.array(fc.record({ day: fc.constantFrom('2026-01-30', '2026-02-01'), amount: fc.constantFrom(-100, 250) }), {
  maxLength: 4,
})
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constant('import' as const), operations }),
  fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const), nth: fc.nat(3) }),
  fc.record({ act: fc.constant('read' as const) }),
)

const keyOf = ({ day, amount }: { day: string; amount: number }): string => `${day} ${amount}`

/** What is held: of equal operations, as many as the file that has most. */
function heldIn(imports: readonly Import[]): string[] {
  const most = new Map<string, number>()
  for (const { operations: given } of imports.filter(({ live }) => live)) {
    for (const [key, same] of Map.groupBy(given, keyOf)) most.set(key, Math.max(most.get(key) ?? 0, same.length))
  }
  return [...most].flatMap(([key, count]) => Array.from({ length: count }, () => key)).toSorted()
}

forEachStore(
  'after any sequence of imports, undos, redos and readings, ledger and pages agree with a model',
  peopleMigrations,
  async ({ store }) => {
    const need = { purpose: 'budget', reads: { 'bank.transaction': ['day', 'amount'] } } as const satisfies Need
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), fc.integer({ min: 1, max: 5 }), async (steps, limit) => {
        const person = await buildPerson(store)
        const imports: Import[] = []
        const acts: string[] = []
        for (const one of steps) {
          if (one.act === 'import') {
            const { id } = await person.bring(one.operations.map((over) => buildOperation(over)))
            imports.push({ operations: one.operations, live: true, id })
            acts.push('import')
          } else if (one.act === 'read') {
            const granted = await person.gate.read(person.session, 'budget', need)
            assert.deepEqual(granted.ok && granted.value.map(keyOf).toSorted(), heldIn(imports))
            acts.push('reserved', 'completed')
          } else {
            const batch = imports[one.nth]
            const done = await (await atticOf(person))[one.act](batch?.id ?? 'nobody')
            assert.equal(done.ok, batch !== undefined)
            const live = one.act === 'redo'
            if (batch !== undefined && batch.live !== live) acts.push(one.act)
            if (batch !== undefined) batch.live = live
          }
        }
        const attic = await atticOf(person)
        assert.deepEqual(await actsOf(attic), acts)
        assert.deepEqual(
          attic.batches().map(({ id, state }) => [id, state === 'live']),
          imports.map(({ id, live }) => [id, live]),
        )
        assert.deepEqual(await pagedThrough(attic, limit), heldIn(imports))
      }),
      { numRuns: 12 },
    )
  },
)

async function pagedThrough(attic: Attic, limit: number): Promise<string[]> {
  const seen: string[] = []
  const ids = new Set<string>()
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof attic.page<'bank.transaction'>>> = await attic.page({
      kind: 'bank.transaction',
      limit,
      ...(cursor === null ? {} : { cursor }),
    })
    assert.ok(page.ok)
    for (const record of page.value.records) {
      seen.push(keyOf(record))
      ids.add(record.id)
    }
    cursor = page.value.next
    assert.ok(page.value.total === undefined || cursor !== null || page.value.total === seen.length)
  } while (cursor !== null)
  assert.equal(ids.size, seen.length)
  return seen.toSorted()
}

forEachStore('a list gives what the pages give, and opens no month it does not show', peopleMigrations, async ({ store }) => {
  const months: (readonly string[] | undefined)[] = []
  const around = (vaults: Vaults): Vaults => ({
    ...vaults,
    async open(key) {
      const vault = await vaults.open(key)
      if (!vault.ok) return vault
      return { ok: true, value: { ...vault.value, fold: (kind, asked, pick) => (months.push(asked), vault.value.fold(kind, asked, pick)) } }
    },
  })
  const person = await buildPerson(store, { around })
  const days = ['2026-01-05', '2026-01-05', '2026-01-20', '2026-02-01', '2026-04-30', '2026-05-01', '2026-05-02']
  await person.bring(days.map((day, i) => buildOperation({ day, amount: -i })))
  const attic = await atticOf(person)
  for (const period of [{}, { since: '2026-01-06' }, { until: '2026-04-30' }, { since: '2026-03-01', until: '2026-03-31' }]) {
    for (const limit of [1, 2, 3, 7, 8]) {
      let cursor: string | null = ''
      while (cursor !== null) {
        const query: ListQuery<'bank.transaction'> = { kind: 'bank.transaction', limit, ...period, ...(cursor === '' ? {} : { cursor }) }
        const [list, page] = [await attic.list(query), await attic.page(query)]
        assert.ok(list.ok && page.ok)
        assert.deepEqual(list.value, { records: page.value.records, next: page.value.next })
        cursor = page.value.next
      }
    }
  }
  months.length = 0
  const newest = await attic.list({ kind: 'bank.transaction', limit: 2 })
  assert.deepEqual(months, [['2026-05'], ['2026-04']], 'one more than it shows, to know that there is more')
  months.length = 0
  assert.ok(newest.ok)
  await attic.list({ kind: 'bank.transaction', limit: 1, cursor: newest.value.next ?? '' })
  assert.deepEqual(months, [['2026-05'], ['2026-04'], ['2026-02']])
  assert.deepEqual(await attic.list({ kind: 'bank.transaction', cursor: 'AAAA' }), { ok: false, error: { type: 'BadCursor' } })
})

const trip = { kind: 'mobility.trip', schema: 1, day: '2026-03-02', mode: 'train', from: 'Lyon', to: 'Grenoble' } as const

forEachStore(
  'refuses what is typed against its schema, a setting, nothing at all; writes nothing of it',
  peopleMigrations,
  async ({ store }) => {
    const attic = await atticOf(await buildPerson(store))
    const bad = { ...trip, day: '2026-02-31' }
    const setting = { kind: 'setting', schema: 1, name: 'zone', value: 'UTC' } as const
    const judgement = { kind: 'judgement', schema: 1, by: 'budget', about: 'merchant/port', verdict: 'category' } as const
    for (const items of [[], [bad], [trip, bad], [setting], [judgement], [{ ...trip, mode: 'fusée' } as unknown as typeof trip]])
      assert.deepEqual(await attic.add(items), { ok: false, error: { type: 'BadItem' } })
    assert.deepEqual(attic.batches(), [])
    assert.deepEqual(await actsOf(attic), [])
  },
)

forEachStore('what is typed is one batch of her own hand, in the ledger, undone and brought back', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const attic = await atticOf(person)
  const added = await attic.add([trip])
  assert.ok(added.ok)
  assert.deepEqual(added.value.added, { 'mobility.trip': 1 })
  const held = async () => {
    const page = await (await atticOf(person)).page({ kind: 'mobility.trip' })
    return page.ok ? page.value.records.map(({ source }) => [source.connector, source.origin]) : undefined
  }
  assert.deepEqual(await held(), [['hand', '']])
  assert.deepEqual((await attic.add([trip])).ok, true)
  assert.equal((await held())?.length, 1, 'the same thing typed twice is one')
  for (const { id } of (await atticOf(person)).batches()) assert.ok((await (await atticOf(person)).undo(id)).ok)
  assert.deepEqual(await held(), [])
  const entries = await attic.ledger()
  assert.deepEqual(entries.ok && entries.value.map(({ act, detail, count }) => [act, act === 'import' ? detail : '', count]), [
    ['import', 'hand', 1],
    ['import', 'hand', 1],
    ['undo', '', undefined],
    ['undo', '', undefined],
  ])
})

forEachStore('a line put aside is a sealed setting, one a line; what is no line is refused', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const attic = await atticOf(person)
  for (const line of ['', 'A', 'a b', 'x'.repeat(49)])
    assert.deepEqual(await attic.putAside(line, true), { ok: false, error: { type: 'BadLine' } })
  assert.ok((await attic.putAside('bank-loans', false)).ok)
  assert.deepEqual(await actsOf(attic), [])
  await attic.putAside('bank-loans', true)
  await attic.putAside('web-posts', true)
  await attic.putAside('bank-loans', false)
  const seen = await (await atticOf(person)).notForMe()
  assert.deepEqual(seen.ok && [...seen.value], ['web-posts'])
  assert.deepEqual(await actsOf(attic), ['setting', 'setting', 'setting'])
  assert.deepEqual(await attic.settings(), { ok: true, value: { zone: 'Europe/Paris', currency: 'EUR' } })
})

forEachStore('a search that scans finds what one that parses all finds, with the same numbers', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const labels = ['CAFÉ DU PORT', 'Cafe "du" port', 'PRIMEUR', 'CŒUR']
  const operations = Array.from({ length: 120 }, (_, i) =>
    buildOperation({ day: `2026-0${1 + (i % 3)}-0${1 + (i % 2)}`, amount: -100 * (i % 5), label: labels[i % labels.length] ?? '' }),
  )
  await person.bring(operations)
  await person.bring(operations.slice(0, 60).map((one) => ({ ...one, label: `${'label' in one ? one.label : ''} BIS` })))
  const attic = await atticOf(person)
  const all = await attic.page({ kind: 'bank.transaction', limit: 1_000 })
  assert.ok(all.ok)
  for (const text of ['cafe', 'coeur', '"du"', 'bis', '3', 'primeur 2026-02', 'rien', 'bis 4,00']) {
    const found = await attic.search({ kinds: ['bank.account', 'bank.transaction'], text, limit: 1_000 })
    assert.ok(found.ok)
    const { holds } = readSearch(text)
    assert.deepEqual(found.value.records, all.value.records.filter(holds), text)
  }
})

forEachStore('what is held is told by its summary, and follows an undo', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const first = await person.bring([buildOperation(), buildOperation({ day: '2026-02-03' })])
  await person.bring([buildOperation()])
  const attic = await atticOf(person)
  const held = await attic.holdings()
  const accounts = [{ account: 'FR7699999999999999999991234', name: '··1234' }]
  assert.deepEqual(held, { ok: true, value: { byKind: { 'bank.transaction': 2 }, accounts, organisations: [] } })
  assert.deepEqual(
    [...attic.months(['bank.transaction'])],
    [
      ['2026-01', 2],
      ['2026-02', 1],
    ],
  )
  await attic.undo(first.id)
  assert.deepEqual(await attic.holdings(), { ok: true, value: { byKind: { 'bank.transaction': 1 }, accounts, organisations: [] } })
})

forEachStore('numbering only the first days loses and doubles nothing, however many share a day', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring(
    Array.from({ length: 60 }, (_, i) =>
      buildOperation({ day: i < 40 ? '2026-03-15' : `2026-0${1 + (i % 3)}-0${1 + (i % 7)}`, amount: -i }),
    ),
  )
  const attic = await atticOf(person)
  const all = await attic.page({ kind: 'bank.transaction', limit: 1_000 })
  assert.ok(all.ok)
  const expected = all.value.records.map(({ id }) => id)
  for (const limit of [1, 3, 7, 39, 41]) {
    const seen: string[] = []
    let cursor: string | null = ''
    let last: string | null = null
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof attic.list<'bank.transaction'>>> = await attic.list({
        kind: 'bank.transaction',
        limit,
        ...(cursor === '' ? {} : { cursor }),
      })
      assert.ok(page.ok)
      seen.push(...page.value.records.map(({ id }) => id))
      last = cursor === '' ? null : cursor
      cursor = page.value.next
    }
    assert.deepEqual(seen, expected)
    if (last === null) continue
    const back = await attic.page({ kind: 'bank.transaction', limit, cursor: last, back: true })
    const at = expected.length - 1 - ((expected.length - 1) % limit)
    assert.deepEqual(back.ok && back.value.records.map(({ id }) => id), expected.slice(Math.max(0, at - 1 - limit), at - 1))
  }
})

forEachStore('all of some days of some kinds, whatever their number; days too far apart are a bug', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const days = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-27', '2026-03-02']
  const positions = days.map((day) => ({
    kind: 'mobility.position' as const,
    schema: 1 as const,
    day,
    at: `${day}T08:00:00Z`,
    latitude: 457_640_000,
    longitude: 48_357_000,
  }))
  await person.bring([...positions, buildOperation({ day: '2026-02-01' })])
  const attic = await atticOf(person)
  const between = async (since: string, until: string) => {
    const found = await attic.between(['mobility.position', 'mobility.trip'], since, until)
    assert.ok(found.ok)
    return found.value.map(({ day }) => day).toSorted()
  }
  assert.deepEqual(await between('2026-01-31', '2026-02-28'), ['2026-01-31', '2026-02-01', '2026-02-27'])
  assert.deepEqual(await between('2025-01-01', '2025-01-31'), [])
  await assert.rejects(between('2026-01-01', '2026-03-31'), RangeError)
  assert.deepEqual(await actsOf(attic), ['import'])
})
