/** The page says that a trial attic is erased within 24 hours: the last sweep of its day takes it. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import test from 'node:test'
import { createTestApp } from '#test/app'

test('a trial attic is erased before its day is over, vault, ledger and account', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  let now = Temporal.Instant.from('2026-11-22T08:00:00Z')
  const app = await createTestApp({ now: () => now })
  t.after(() => app.destroy())
  assert.equal((await app.browser().post('/fr/try', { person: 'camille' })).status, 303)
  assert.deepEqual(held(app.dataDir), { account: 1, vault: 1, ledger_head: 1 })
  now = now.add({ minutes: 24 * 60 - 1 })
  t.mock.timers.tick(10 * 60_000)
  for (let tries = 0; tries < 100 && held(app.dataDir).account > 0; tries++) await new Promise((done) => setTimeout(done, 20))
  assert.deepEqual(held(app.dataDir), { account: 0, vault: 0, ledger_head: 0 })
})

/** Rows by table, read beside the platform. */
function held(dataDir: string): { account: number; vault: number; ledger_head: number } {
  const database = new DatabaseSync(join(dataDir, 'grenier.db'), { readOnly: true })
  try {
    const count = (table: string) => Number(database.prepare(`select count(*) as n from ${table}`).get()?.['n'])
    return { account: count('account'), vault: count('vault'), ledger_head: count('ledger_head') }
  } finally {
    database.close()
  }
}
