import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { createTestApp, signedUp, type TestApp, upload } from '#test/app'
import { stores } from '#test/stores'

const ask = (app: TestApp, path: string, init: RequestInit = {}, host = '127.0.0.1:8481') =>
  app.admin(new Request(`http://${host}${path}`, init))

const statement = '!Type:Bank\nD15/01/2026\nT-12.50\nPBoulangerie du Port\n^\nD16/01/2026\nT-3.20\nPKiosque\n^\n'

async function started(t: TestContext, kind: (typeof stores)[number]): Promise<TestApp> {
  const opened = await kind.open([])
  t.after(() => opened.destroy())
  await opened.store.write((trx) => sql`drop table migration`.execute(trx))
  await opened.store.close()
  const { databaseUrl } = opened.options
  const app = await createTestApp(databaseUrl === undefined ? {} : { databaseUrl })
  t.after(() => app.destroy())
  return app
}

for (const kind of stores) {
  test(`measures count requests, imports and sessions, and hold nothing of anybody (${kind.name})`, async (t) => {
    const app = await started(t, kind)
    const browser = await signedUp(app)
    const imported = await browser.post('/imports', upload({ 'releve-ariane.qif': statement }))
    const batch = imported.headers.get('location')?.split('/').at(-1) ?? ''
    assert.equal((await browser.get(`/imports/${batch}`)).status, 200)
    assert.equal((await browser.get('/ariane/nowhere')).status, 404)
    const answer = await ask(app, '/metrics')
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/)
    const text = await answer.text()
    for (const line of [
      'grenier_http_requests_total{route="/imports/:batch",method="GET",status="2xx"} 1',
      'grenier_http_request_duration_seconds_count{route="/imports"} 1',
      'grenier_imports_total 1',
      'grenier_records_added_total 2',
      'grenier_sessions_open 1',
      'grenier_argon2_running 0',
      'grenier_argon2_waiting 0',
    ]) {
      assert.ok(text.split('\n').includes(line), `${line}\n${text}`)
    }
    assert.match(text, new RegExp(`grenier_info\\{version="[^"]+",database="${kind.name}"\\} 1`))
    for (const name of ['grenier_event_loop_delay_seconds', 'process_resident_memory_bytes']) assert.ok(text.includes(name))
    for (const personal of ['ariane', batch, 'Boulangerie', 'example.org']) assert.ok(!text.includes(personal), personal)
  })

  test(`ready says in detail what is (${kind.name})`, async (t) => {
    const app = await started(t, kind)
    const answer = await ask(app, '/readyz')
    assert.equal(answer.status, 200)
    const body = (await answer.json()) as { version: string; disk: { freeBytes: number } }
    assert.ok(body.disk.freeBytes > 0 && body.version !== '')
    assert.deepEqual(
      { ...body, version: '', disk: {} },
      { status: 'ready', version: '', database: { kind: kind.name, answers: true }, spool: { writable: true }, disk: {} },
    )
  })
}

test('refuses another name than loopback, another method, another address', async (t) => {
  const app = await createTestApp()
  t.after(() => app.destroy())
  assert.equal((await ask(app, '/metrics', {}, 'grenier.example.org')).status, 403)
  assert.equal((await ask(app, '/metrics', { method: 'POST' })).status, 405)
  assert.equal((await ask(app, '/constructor')).status, 404)
  assert.equal((await ask(app, '/healthz')).status, 200)
})

test('is not ready when the spool cannot be written', async (t) => {
  const app = await createTestApp()
  t.after(() => app.destroy())
  const spool = join(app.dataDir, 'spool')
  rmSync(spool, { recursive: true, force: true })
  writeFileSync(spool, 'a file in its place')
  const answer = await ask(app, '/readyz')
  assert.equal(answer.status, 503)
  assert.deepEqual(((await answer.json()) as { spool: unknown }).spool, { writable: false })
})

test('the public port gives neither measures nor details', async (t) => {
  const app = await createTestApp()
  t.after(() => app.destroy())
  const browser = app.browser()
  assert.equal((await browser.get('/metrics')).status, 404)
  assert.deepEqual(await (await browser.get('/readyz')).json(), { status: 'ready' })
})
