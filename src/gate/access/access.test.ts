/** What a recipient reads while the person is away: what she agreed to, as long as she does, and never without an entry. */
import assert from 'node:assert/strict'
import type { Gate, SharedView, ShareOrder } from '#gate'
import { buildOperation, buildPerson, peopleMigrations, type Person } from '#test/people'
import { exported, sourceOf } from '#test/exports'
import { forEachStore } from '#test/stores'
import type { AccessTables } from './rows.ts'

const view: SharedView = {
  parts: { 'bank.transaction': { show: 'records', fields: { day: 'exact', amount: 'exact' } } },
  since: '2026-01-01',
  until: '2026-12-31',
  mask: true,
}
const order: ShareOrder = { name: 'Éloïse', purpose: 'advice', view, days: 30, perDay: 50 }

const clock = (start: string) => {
  let at = Temporal.Instant.from(start)
  return { now: () => at, to: (instant: string) => (at = Temporal.Instant.from(instant)) }
}
const atticOf = async ({ gate, session }: Pick<Person, 'gate' | 'session'>) => {
  const attic = await gate.open(session)
  assert.ok(attic.ok)
  return attic.value
}
const give = async (person: Person, over: Partial<ShareOrder> = {}) => {
  const shared = await (await atticOf(person)).share({ ...order, ...over })
  assert.ok(shared.ok)
  return shared.value
}
const read = async (gate: Gate, token: string, code: string) => {
  const visit = await gate.links.visit(token, code)
  return visit.ok ? visit.value.rows.map(({ values }) => values) : visit.error.type === 'LinkClosed' ? visit.error.why : visit.error.type
}

forEachStore(
  'refuses a link that is none, another code, and what is no code at all, and shows nothing of any',
  peopleMigrations,
  async ({ store }) => {
    const person = await buildPerson(store)
    await person.bring([buildOperation()])
    const { token, code } = await give(person)
    for (const wrong of ['', 'AAAAAAAAAAAAAAAAAAAAAA', `${token}A`, token.slice(1), '../../x']) {
      assert.deepEqual(await person.gate.links.look(wrong), { ok: false, error: { type: 'NoLink' } })
      assert.equal(await read(person.gate, wrong, code), 'NoLink')
    }
    for (const wrong of ['', 'AAAA-AAAA', `${code}A`]) assert.equal(await read(person.gate, token, wrong), 'code')
    assert.deepEqual(await read(person.gate, token, code.toLowerCase().replace('-', ' ')), [{ day: '2026-01-05', amount: -1250 }])
  },
)

forEachStore(
  'five wrong codes end a link, though they come at once; the right one opens nothing then',
  peopleMigrations,
  async ({ store }) => {
    const person = await buildPerson(store)
    await person.bring([buildOperation()])
    const { token, code, grant } = await give(person)
    const answers = await Promise.all(Array.from({ length: 9 }, () => read(person.gate, token, 'AAAA-AAAA')))
    assert.deepEqual(answers.toSorted(), [...Array(5).fill('code'), ...Array(4).fill('locked')])
    assert.equal(await read(person.gate, token, code), 'locked')
    const copies = await store.read<AccessTables>().selectFrom('grant_copy').selectAll().execute()
    assert.equal(copies.length, 0)
    const attic = await atticOf(person)
    const lines = await attic.grants()
    assert.deepEqual(lines.ok && lines.value.map(({ status, wrong }) => [status, wrong]), [['locked', 5]])
    const ledger = await attic.ledger()
    const told = ledger.ok ? ledger.value.filter(({ act }) => act === 'refused') : []
    assert.equal(told.length, 10)
    assert.ok(told.every((entry) => entry.grant === grant.id && entry.actor === 'link:Éloïse'))
  },
)

forEachStore('what is granted at one visit is read three epochs later; what is ended is not', peopleMigrations, async ({ store }) => {
  const time = clock('2026-01-31T09:00:00Z')
  const person = await buildPerson(store, { now: time.now })
  await person.bring([buildOperation()])
  const [kept, ended] = [await give(person, { days: 100 }), await give(person, { days: 100 })]
  assert.equal(((await read(person.gate, kept.token, kept.code)) as unknown[]).length, 1)
  for (const [month, amount] of [
    ['02', -200],
    ['03', -300],
  ] as const) {
    time.to(`2026-${month}-20T09:00:00Z`)
    await person.bring([buildOperation({ day: `2026-${month}-10`, amount })])
    const again = await person.gate.unlock(person.session.key.vaultId, person.passphrase)
    assert.ok(again.ok)
    const attic = await atticOf({ gate: person.gate, session: again.value })
    if (month === '02') assert.ok((await attic.changeGrant(ended.grant.id, { act: 'end' })).ok)
  }
  const rows = await read(person.gate, kept.token, kept.code)
  assert.deepEqual(rows, [
    { day: '2026-03-10', amount: -300 },
    { day: '2026-02-10', amount: -200 },
    { day: '2026-01-05', amount: -1250 },
  ])
  assert.equal(await read(person.gate, ended.token, ended.code), 'NoLink')
  const epochs = await store.read<AccessTables>().selectFrom('grant_copy').select(['grant_id', 'epoch']).execute()
  assert.equal(epochs.length, 1)
  assert.ok((epochs[0]?.epoch ?? 0) >= 3)
})

forEachStore('paused, narrowed, renewed and over: each holds from the act on', peopleMigrations, async ({ store }) => {
  const time = clock('2026-03-01T09:00:00Z')
  const person = await buildPerson(store, { now: time.now })
  await person.bring([buildOperation()])
  const { token, code, grant } = await give(person)
  const attic = await atticOf(person)
  const change = async (given: Parameters<typeof attic.changeGrant>[1]) => {
    const changed = await attic.changeGrant(grant.id, given)
    return changed.ok ? changed.value.state : changed.error.type
  }
  assert.equal(await change({ act: 'pause' }), 'paused')
  assert.equal(await read(person.gate, token, code), 'paused')
  assert.equal(await change({ act: 'pause' }), 'BadShare')
  assert.equal(await change({ act: 'resume' }), 'given')
  const wider = { ...view, parts: { 'bank.transaction': { show: 'records', fields: { label: 'exact' } } } } as const
  assert.equal(await change({ act: 'narrow', view: wider }), 'BadShare')
  const narrow = { ...view, parts: { 'bank.transaction': { show: 'records', fields: { day: 'month' } } } } as const
  assert.equal(await change({ act: 'narrow', view: narrow }), 'given')
  assert.deepEqual(await read(person.gate, token, code), [{ day: '2026-01' }])
  time.to('2026-03-31T08:59:59Z')
  assert.deepEqual(await read(person.gate, token, code), [{ day: '2026-01' }])
  assert.equal(await change({ act: 'renew', days: 10 }), 'given')
  time.to('2026-04-10T08:59:59Z')
  assert.equal(await read(person.gate, token, code), 'expired')
  assert.equal(await change({ act: 'renew', days: 10 }), 'BadShare', 'what is over is asked again, not renewed')
  await person.gate.links.sweep()
  assert.deepEqual(await store.read<AccessTables>().selectFrom('grant_copy').selectAll().execute(), [])
  assert.equal(await change({ act: 'end' }), 'ended')
  assert.equal(await change({ act: 'resume' }), 'BadShare')
})

forEachStore('what she deletes or takes back leaves no more from that act on', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation()])
  const second = await person.bring([buildOperation({ day: '2026-02-01', amount: -7 })])
  const { token, code } = await give(person)
  const attic = await atticOf(person)
  const count = async () => ((await read(person.gate, token, code)) as unknown[]).length
  assert.equal(await count(), 2)
  assert.ok((await attic.remove([{ kind: 'bank.transaction', until: '2026-01-31' }])).ok)
  assert.deepEqual(await read(person.gate, token, code), [{ day: '2026-02-01', amount: -7 }])
  assert.ok((await attic.undo(second.id)).ok)
  assert.equal(await count(), 0)
})

forEachStore('more readings than agreed in one day are refused', peopleMigrations, async ({ store }) => {
  const time = clock('2026-03-01T09:00:00Z')
  const person = await buildPerson(store, { now: time.now })
  await person.bring([buildOperation()])
  const { token, code } = await give(person, { perDay: 2 })
  const days = async () => [
    await read(person.gate, token, code),
    await read(person.gate, token, code),
    await read(person.gate, token, code),
  ]
  assert.deepEqual((await days()).map(Array.isArray), [true, true, false])
  time.to('2026-03-02T09:00:00Z')
  assert.equal(Array.isArray(await read(person.gate, token, code)), true)
})

forEachStore('two recipients have different numbers for one record, and none is hers', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation()])
  const links = [await give(person), await give(person)]
  const attic = await atticOf(person)
  const own = await attic.list({ kind: 'bank.transaction' })
  const ids = await Promise.all(
    links.map(async ({ token, code }) => (await person.gate.links.visit(token, code)).ok && (await person.gate.links.visit(token, code))),
  )
  const numbers = ids.map((visit) => visit !== false && visit.ok && visit.value.rows[0]?.id)
  assert.equal(new Set([...numbers, own.ok && own.value.records[0]?.id]).size, 3)
})

forEachStore(
  'each reading is in her ledger at her next visit, with its own time and its number there, once',
  peopleMigrations,
  async ({ store }) => {
    const time = clock('2026-03-01T09:00:00Z')
    const person = await buildPerson(store, { now: time.now })
    await person.bring([buildOperation()])
    const { token, code, grant } = await give(person)
    time.to('2026-03-02T10:00:00Z')
    await read(person.gate, token, code)
    await read(person.gate, token, 'AAAA-AAAA')
    time.to('2026-03-03T11:00:00Z')
    await Promise.all([atticOf(person), atticOf(person)])
    const ledger = await (await atticOf(person)).ledger()
    assert.ok(ledger.ok)
    const about = ledger.value.filter((entry) => entry.grant === grant.id)
    assert.deepEqual(
      about.map(({ act, at, away, detail, count }) => [act, at.slice(0, 10), away, detail, count]),
      [
        ['grant', '2026-03-01', undefined, 'give', undefined],
        ['reserved', '2026-03-02', 1, undefined, undefined],
        ['completed', '2026-03-02', 2, undefined, 1],
        ['refused', '2026-03-02', 3, 'code', undefined],
      ],
    )
    assert.deepEqual(about[1]?.reads, { 'bank.transaction': ['amount', 'day'] })
    const attic = await atticOf(person)
    await attic.changeGrant(grant.id, { act: 'end' })
    const left = await store.read<{ ledger: { vault_id: string } }>().selectFrom('ledger').select('vault_id').distinct().execute()
    assert.deepEqual(
      left.map(({ vault_id }) => vault_id),
      [person.session.key.vaultId],
      'its own ledger goes once taken in',
    )
  },
)

forEachStore('a ledger that cannot be written stops the release', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation()])
  const { token, code, grant } = await give(person)
  await store.write<{ ledger_head: { vault_id: string } }, unknown>((trx) =>
    trx.deleteFrom('ledger_head').where('vault_id', '=', grant.id).execute(),
  )
  assert.equal(await read(person.gate, token, code), 'Damaged')
  assert.equal(await read(person.gate, token, 'AAAA-AAAA'), 'Damaged', 'not even a refusal goes unwritten')
})

forEachStore('a ledger of a grant that was edited ends the grant, and hers says so', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation()])
  const { token, code, grant } = await give(person)
  await read(person.gate, token, code)
  await store.write<{ ledger: { vault_id: string; n: number } }, unknown>((trx) =>
    trx.deleteFrom('ledger').where('vault_id', '=', grant.id).where('n', '=', 1).execute(),
  )
  const ledger = await (await atticOf(person)).ledger()
  assert.deepEqual(ledger.ok && ledger.value.at(-1)?.detail, 'broken')
  assert.equal(await read(person.gate, token, code), 'NoLink')
})

forEachStore(
  'what is sealed for one recipient does not open elsewhere: another grant’s, an earlier epoch, an edited one',
  peopleMigrations,
  async ({ store }) => {
    const person = await buildPerson(store)
    await person.bring([buildOperation()])
    const [mine, other] = [await give(person), await give(person)]
    const rows = await store.read<AccessTables>().selectFrom('grant_copy').selectAll().execute()
    const [own, theirs] = [rows.find((row) => row.grant_id === mine.grant.id), rows.find((row) => row.grant_id === other.grant.id)]
    assert.ok(own && theirs)
    const edited = Buffer.from(own.sealed)
    edited[edited.length - 40] = (edited[edited.length - 40] ?? 0) ^ 1
    for (const change of [{ sealed: theirs.sealed }, { epoch: own.epoch + 1 }, { sealed: Uint8Array.from(edited) }]) {
      await store.write<AccessTables, unknown>((trx) =>
        trx
          .updateTable('grant_copy')
          .set({ ...own, ...change })
          .where('grant_id', '=', own.grant_id)
          .execute(),
      )
      assert.equal(await read(person.gate, mine.token, mine.code), 'Damaged')
    }
    const ledger = await (await atticOf(person)).ledger()
    assert.equal(ledger.ok && ledger.value.filter(({ act, detail }) => act === 'failed' && detail === 'damaged').length, 3)
  },
)

forEachStore('what was shared before a narrowing, put back in the table, does not open', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation()])
  const { token, code, grant } = await give(person)
  const [wide] = await store.read<AccessTables>().selectFrom('grant_copy').selectAll().execute()
  assert.ok(wide)
  const attic = await atticOf(person)
  const coarser = { ...view, parts: { 'bank.transaction': { show: 'records', fields: { day: 'year', amount: 'exact' } } } } as const
  assert.ok((await attic.changeGrant(grant.id, { act: 'narrow', view: coarser })).ok)
  assert.deepEqual(await read(person.gate, token, code), [{ day: '2026', amount: -1250 }])
  await store.write<AccessTables, unknown>((trx) => trx.updateTable('grant_copy').set(wide).where('grant_id', '=', grant.id).execute())
  assert.equal(await read(person.gate, token, code), 'Damaged')
})

forEachStore('an end put off in the table opens nothing: the card is sealed', peopleMigrations, async ({ store }) => {
  const time = clock('2026-03-01T09:00:00Z')
  const person = await buildPerson(store, { now: time.now })
  await person.bring([buildOperation()])
  const { token, code } = await give(person, { days: 1 })
  await store.write<AccessTables, unknown>((trx) =>
    trx.updateTable('grant_access').set({ expires: '2099-01-01T00:00:00.000Z', paused: 0 }).execute(),
  )
  time.to('2026-03-03T09:00:00Z')
  assert.equal(await read(person.gate, token, code), 'expired')
})

forEachStore('a dump names nothing of what is shared: no key, secret, code, recipient or record', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation()])
  const { token, code } = await give(person, {
    view: { ...view, parts: { 'bank.transaction': { show: 'records', fields: { label: 'exact' } } } },
  })
  assert.deepEqual(await read(person.gate, token, code), [{ label: 'CB BOULANGERIE DU PORT' }])
  const tables = ['grant_access', 'grant_copy', 'ledger', 'ledger_head'] as const
  const rows = await Promise.all(tables.map((table) => store.read<{ [name: string]: object }>().selectFrom(table).selectAll().execute()))
  const dump = rows
    .flat()
    .flatMap((row) => Object.values<unknown>(row))
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
    .join('\n')
  for (const secret of [
    token,
    code,
    code.replace('-', ''),
    'AGE-SECRET-KEY',
    'age1',
    'Éloïse',
    'lo\u00c3',
    'BOULANGERIE',
    'bank.transaction',
    'advice',
  ])
    assert.ok(!dump.includes(secret), secret)
  assert.ok(!dump.includes(Buffer.from(token, 'base64url').toString('latin1')))
})

forEachStore(
  'an attic that leaves takes its grants and what was read of them; the links stay behind',
  peopleMigrations,
  async ({ store }) => {
    const person = await buildPerson(store)
    await person.bring([buildOperation()])
    const { token, code, grant } = await give(person)
    await read(person.gate, token, code)
    const bytes = await exported(await atticOf(person))
    const there = await buildPerson(store)
    const arrived = await there.gate.arrive(there.session, sourceOf(bytes))
    if (!arrived.ok) assert.fail(JSON.stringify(arrived.error))
    const attic = await atticOf(there)
    const lines = await attic.grants()
    assert.deepEqual(lines.ok && lines.value.map((line) => [line.grant.recipient.name, line.status]), [['Éloïse', 'moved']])
    const chapters = await attic.chapters()
    const told = chapters.ok ? chapters.value.flat().filter((entry) => entry.grant === grant.id) : []
    assert.deepEqual(
      told.map(({ act }) => act),
      ['grant', 'reserved', 'completed'],
    )
    assert.equal(Array.isArray(await read(there.gate, token, code)), true, 'here, the link still shows what stays here')
    assert.deepEqual(await attic.changeGrant(grant.id, { act: 'pause' }), { ok: false, error: { type: 'BadShare' } })
    assert.ok((await attic.changeGrant(grant.id, { act: 'end' })).ok)
    assert.equal(Array.isArray(await read(there.gate, token, code)), true, 'ending it there is not ending it here')
  },
)

forEachStore('erasing an attic leaves nothing of what it shared', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation()])
  const { token, code } = await give(person)
  await read(person.gate, token, code)
  await person.gate.erase(person.session.key.vaultId)
  assert.equal(await read(person.gate, token, code), 'NoLink')
  for (const table of ['grant_access', 'grant_copy', 'ledger', 'ledger_head', 'ledger_open'] as const)
    assert.equal((await store.read<{ [name: string]: { vault_id: string } }>().selectFrom(table).selectAll().execute()).length, 0, table)
})
