/** Notices, known browsers and their limits, on each database. */
import assert from 'node:assert/strict'
import { forEachStore } from '#test/stores'
import { createIdentity, createNotices, createPlaces, identityMigrations } from '#identity'
import type { Store } from '#store'

const secret = new Uint8Array(32).fill(7)
const now = () => Temporal.Instant.from('2026-04-10T09:00:00Z')

async function accountsOf(store: Store): Promise<readonly string[]> {
  const identity = await createIdentity({ store, secret, now })
  assert.ok(identity.ok)
  const accounts: string[] = []
  for (const name of ['a', 'b']) {
    const signed = await identity.value.signUp({ email: `${name}@example.org`, vaultId: name.repeat(22), lang: 'fr' })
    assert.ok(signed.ok)
    accounts.push(signed.value.accountId)
  }
  return accounts
}

forEachStore(
  'a browser is known to the attic it opened, to no other, and the oldest are forgotten',
  [identityMigrations],
  async ({ store }) => {
    const [a = '', b = ''] = await accountsOf(store)
    const places = createPlaces({ store, secret, now })
    const first = await places.enter(a, undefined)
    assert.equal(first.known, true)
    assert.deepEqual(await places.enter(a, first.cookie), { known: true, cookie: first.cookie })
    for (const forged of ['', 'x', `${first.cookie}x`, '../../etc/passwd']) {
      const entered = await places.enter(a, forged)
      assert.equal(entered.known, false)
      assert.notEqual(entered.cookie, forged)
    }
    assert.equal((await places.enter(b, first.cookie)).known, true)
    const rows = await store.read<{ known_place: { account_id: string; place: string } }>().selectFrom('known_place').selectAll().execute()
    assert.equal(new Set(rows.map(({ place }) => place)).size, rows.length)
    assert.ok(rows.every(({ place }) => !place.includes(first.cookie)))
    for (let n = 0; n < 25; n += 1) await places.enter(a, undefined)
    const kept = await store
      .read<{ known_place: { account_id: string } }>()
      .selectFrom('known_place')
      .selectAll()
      .where('account_id', '=', a)
      .execute()
    assert.equal(kept.length, 20)
  },
)

forEachStore('the same thing is told once; each account has its own; none is silent', [identityMigrations], async ({ store }) => {
  const [a = '', b = ''] = await accountsOf(store)
  const mailed: string[] = []
  const notices = createNotices({
    store,
    now,
    queueMail: async (account, kind) => void mailed.push(`${account === a ? 'a' : 'b'} ${kind}`),
  })
  for (let n = 0; n < 3; n += 1) await notices.notify(a, 'source-stale', { number: 'k', once: 'k/1' })
  await notices.notify(b, 'source-stale', { number: 'k', once: 'k/1' })
  await notices.notify(a, 'export-made')
  await notices.notify(a, 'export-made')
  assert.deepEqual([await notices.unread(a), await notices.unread(b)], [3, 1])
  assert.deepEqual(mailed, ['a export-made', 'a export-made'])
  await notices.choose(a, 'export-made', 'none')
  await notices.notify(a, 'export-made')
  const [one] = await notices.list(a)
  await notices.markRead(b, one?.id)
  assert.equal(await notices.unread(a), 3)
  await notices.markRead(a, one?.id)
  assert.equal(await notices.unread(a), 2)
  await notices.markRead(a)
  assert.equal(await notices.unread(a), 0)
  await notices.expect(a, '2026-05-12')
  assert.deepEqual(await store.read<{ notice_due: { due_on: string } }>().selectFrom('notice_due').selectAll().execute(), [])
})
