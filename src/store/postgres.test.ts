import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { errorOf } from '#store'
import { stores } from '#test/stores'
import { things } from './fixtures/things.ts'

for (const { name, open } of stores.filter((each) => each.name === 'postgres')) {
  test(`fails every write once the connection that holds the database is lost (${name})`, async () => {
    const opened = await open([things])
    try {
      const { store } = opened
      const killed = store.write((trx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx))
      await assert.rejects(killed)
      const refused = store.write((trx) => sql`select 1`.execute(trx))
      await assert.rejects(refused, (error) => errorOf(error)?.type === 'Locked')
      assert.equal((await sql`select 1 as one`.execute(store.read())).rows.length, 1)
    } finally {
      await opened.destroy()
    }
  })

  test(`refuses an integer beyond 2^53 when read (${name})`, async () => {
    const opened = await open([])
    try {
      await assert.rejects(sql`select 9007199254740993::bigint as n`.execute(opened.store.read()), RangeError)
    } finally {
      await opened.destroy()
    }
  })
}
