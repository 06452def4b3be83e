/** Backup and restore as processes: beside a platform that works, and cut short at the worst moment. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { openStore } from '#store'
import { createTestApp, passphrase } from '#test/app'
import { address, folder, killAll, run, signUpAt } from '#test/processes'
import { migrations } from '../../src/app/migrations.ts'

const email = 'ariane@example.org'

/** A statement of one operation that no other has. */
const statement = (n: number): string => `!Type:Bank\nD${(n % 28) + 1}/01/2026\nT-${100 + n}.00\nPEssai ${n}\n^\n`

async function bring(url: string, cookie: string, n: number): Promise<void> {
  const form = new FormData()
  form.append('files', new Blob([statement(n)]), `essai-${n}.qif`)
  const answer = await fetch(`${url}/api/v1/imports`, { method: 'POST', body: form, headers: { origin: url, cookie } })
  assert.equal(answer.status, 201)
}

/** Records of the person, once she has signed in on a platform that was restored. */
async function recordsIn(t: TestContext, dataDir: string, secretFile: string): Promise<number> {
  const app = await createTestApp({ dataDir, secretFile })
  t.after(() => app.destroy())
  const browser = app.browser()
  assert.equal((await browser.post('/fr/sign-in', { email, passphrase })).status, 303)
  const answer = await browser.get('/api/v1/records?limit=1000')
  assert.equal(answer.status, 200)
  return ((await answer.json()) as { records: unknown[] }).records.length
}

test('a backup taken while imports run holds whole imports, and nothing that was not acknowledged is missing', async (t) => {
  const place = folder(t)
  const data = join(place, 'data')
  const platform = run(t, ['start', '--port', '0', '--data', data])
  const url = await address(platform)
  const cookie = await signUpAt(url, { email, passphrase })
  await bring(url, cookie, 0)
  let brought = 1
  const stop = new AbortController()
  const imports = (async () => {
    while (!stop.signal.aborted) {
      await bring(url, cookie, brought)
      brought += 1
    }
  })()
  const taken: { file: string; least: number; most: number }[] = []
  for (const name of ['a', 'b', 'c']) {
    const least = brought
    const file = join(place, name)
    const copy = run(t, ['backup', file, '--data', data, '--json'])
    assert.equal(await copy.ended, 0, copy.err())
    assert.equal(JSON.parse(copy.out()).wraps, true)
    taken.push({ file, least, most: brought + 1 })
  }
  stop.abort()
  await imports
  assert.ok(brought > 1)
  for (const { file, least, most } of taken) {
    const target = `${file}-data`
    const back = run(t, ['restore', file, '--data', target, '--secret-file', `${data}.secret`, '--no-erasures-known'])
    assert.equal(await back.ended, 0, back.err())
    const records = await recordsIn(t, target, `${data}.secret`)
    assert.ok(records >= least && records <= most, `${least} ≤ ${records} ≤ ${most}`)
  }
})

test('a restore killed in the middle leaves an empty database, which then takes it whole', async (t) => {
  const place = folder(t)
  const data = join(place, 'data')
  const opened = await openStore({ dataDir: data, migrations })
  assert.ok(opened.ok)
  const segments = Array.from({ length: 400 }, (_, n) => ({
    vault_id: 'v',
    segment: `s${n}`,
    dataset: 'd',
    epoch: 'e',
    sealed: Uint8Array.from(randomBytes(100_000)),
  }))
  for (const segment of segments) {
    await opened.value.write<{ vault_segment: typeof segment }, unknown>((trx) => trx.insertInto('vault_segment').values(segment).execute())
  }
  await opened.value.close()
  const file = join(place, 'grenier.backup')
  const copy = run(t, ['backup', file, '--data', data, '--json'])
  assert.equal(await copy.ended, 0)
  const target = join(place, 'target')
  const args = ['restore', file, '--data', target, '--no-erasures-known', '--json']
  const env = { GRENIER_SECRET: 'ab'.repeat(32) }

  const cut = run(t, args, env)
  const journal = join(target, 'grenier.db-wal')
  while (!existsSync(journal) || statSync(journal).size < 2_000_000) await new Promise((done) => setImmediate(done))
  killAll(cut)
  await cut.ended

  const whole = run(t, args, env)
  assert.equal(await whole.ended, 0, whole.err())
  assert.equal(JSON.parse(whole.out()).rows, JSON.parse(copy.out()).rows)
  const again = run(t, args, env)
  assert.equal(await again.ended, 1)
  assert.match(again.err(), /empty database only/)
})

test('wrong usage of backup and restore: exit 2, nothing on stdout', async (t) => {
  for (const args of [
    ['backup'],
    ['backup', 'a', 'b'],
    ['backup', 'a', '--nothing'],
    ['backup', 'a', '--without-wraps', '--wraps-only'],
    ['restore'],
    ['restore', 'a', 'b'],
    ['restore', 'a', '--wraps', 'b', '--wraps-only'],
  ]) {
    const wrong = run(t, args)
    assert.equal(await wrong.ended, 2, args.join(' '))
    assert.equal(wrong.out(), '')
    assert.notEqual(wrong.err(), '')
  }
})
