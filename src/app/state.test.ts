import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import { forEachStore } from '#test/stores'
import type { Store } from '#store'
import { migrations } from './migrations.ts'
import { createRecentErrors, readState } from './state.ts'

const now = () => Temporal.Instant.from('2026-03-02T10:00:00Z')

/** The same store, which shows each row that is read. */
function watched(store: Store, see: (row: object) => void): Store {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult({ result }) {
      for (const row of result.rows) see(row)
      return Promise.resolve(result)
    },
  }
  return { ...store, read: <T>() => store.read<T>().withPlugin(plugin) }
}

forEachStore('every value that the state reads is a number', migrations, async ({ store }) => {
  const bytes = new Uint8Array(70).fill(1)
  await store.write<{ vault_segment: object; account: object }, void>(async (trx) => {
    await trx.insertInto('vault_segment').values({ vault_id: 'v', segment: 's', dataset: 'd', epoch: 'e', sealed: bytes }).execute()
    const account = { lang: 'fr', name_sealed: null, email_lookup: 'l', email_sealed: bytes, created_at: '2026-03-01T00:00:00.000Z' }
    await trx
      .insertInto('account')
      .values({ ...account, account_id: 'a', vault_id: 'v', trial: 0 })
      .execute()
    await trx
      .insertInto('account')
      .values({ ...account, account_id: 'b', email_lookup: 'm', vault_id: null, trial: 0 })
      .execute()
  })
  const values: unknown[] = []
  const state = await readState({
    store: watched(store, (row) => void values.push(...Object.values(row))),
    now,
    openSessions: () => Promise.resolve(3),
    argon2: () => ({ running: 0, waiting: 0 }),
    imports: () => ({ imports: 0, records: 0 }),
    errors: () => [],
    freeBytes: () => Promise.resolve(null),
  })
  assert.ok(values.length >= 10)
  for (const value of values) assert.ok(value === null || Number.isSafeInteger(Number(value)), String(value))
  assert.deepEqual(state.people, { accounts: 2, attics: 1, trials: 0, sessions: 3 })
  assert.deepEqual(state.sealed, { segments: 1, bytes: 70 })
})

test('keeps the last errors, by pattern of route and place, and no other line', () => {
  const errors = createRecentErrors(now)
  const line = { request: 'r', method: 'GET', route: '/imports/:batch', status: 500, milliseconds: 1 }
  errors.record(line)
  assert.deepEqual(errors.list(), [])
  for (let i = 0; i < 30; i += 1) errors.record({ ...line, error: `TypeError at src/x.ts:${i}` })
  assert.equal(errors.list().length, 20)
  assert.deepEqual(errors.list()[0], {
    at: '2026-03-02T10:00:00Z',
    method: 'GET',
    route: '/imports/:batch',
    place: 'TypeError at src/x.ts:29',
  })
})
