/** What whoever runs the platform counts on: the admin port, the limits, the doctor. */
import assert from 'node:assert/strict'
import { chmodSync, renameSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { address, folder, run, signUpAt } from '#test/processes'

const adminOf = (err: string): string => /http:\/\/127\.0\.0\.1:\d+/.exec(err)?.[0] ?? ''

/** A port that somebody else has. */
async function busyPort(t: TestContext): Promise<string> {
  const server: Server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.after(() => server.close())
  return String((server.address() as AddressInfo).port)
}

test('the admin port answers measures and health on loopback, and tells where on stderr', async (t) => {
  const platform = run(t, ['start', '--port', '0', '--admin-port', '0', '--data', join(folder(t), 'data')])
  const url = await address(platform)
  const admin = adminOf(platform.err())
  await fetch(`${url}/fr`)
  assert.match(await (await fetch(`${admin}/metrics`)).text(), /grenier_http_requests_total\{route="\/:lang\{\(\?:fr\|en\)\}"/)
  assert.equal((await fetch(`${admin}/readyz`)).status, 200)
  assert.equal((await fetch(`${url}/metrics`)).status, 404)
  platform.child.kill('SIGTERM')
  assert.equal(await platform.ended, 0)
  assert.equal(platform.out(), `${url}\n`)
})

test('a taken admin port is refused when it was asked for, and done without when it is the default one', async (t) => {
  const place = folder(t)
  const refused = run(t, ['start', '--port', '0', '--admin-port', await busyPort(t), '--data', join(place, 'a')])
  assert.equal(await refused.ended, 1)
  assert.match(refused.err(), /--admin-port/)
  // Another test may hold the default port already: then this one changes nothing.
  const holder = createServer().on('error', () => undefined)
  holder.listen(8481, '127.0.0.1')
  t.after(() => holder.close())
  const platform = run(t, ['start', '--port', '0', '--data', join(place, 'b')])
  await address(platform)
  assert.match(platform.err(), /port 8481 is taken .*no measures/)
  const without = run(t, ['start', '--port', '0', '--admin-port', 'off', '--data', join(place, 'c')])
  await address(without)
  assert.equal(without.err(), '')
})

test('limits of uploads are those given', async (t) => {
  const data = join(folder(t), 'data')
  const limits = ['--max-file-bytes', '100', '--max-files', '2']
  const platform = run(t, ['start', '--port', '0', '--admin-port', 'off', '--data', data, ...limits], { GRENIER_MAX_UPLOAD_BYTES: '150' })
  const url = await address(platform)
  const passphrase = 'une phrase assez longue'
  const cookie = await signUpAt(url, { email: 'vraie@example.org', passphrase })
  const statement = (label: string) => `!Type:Bank\nD15/01/2026\nT-12.50\nP${label}\n^\n`
  const bring = (...files: string[]) => {
    const form = new FormData()
    for (const [index, file] of files.entries()) form.append('files', new Blob([file]), `${index}.qif`)
    return fetch(`${url}/api/v1/imports`, { method: 'POST', body: form, headers: { origin: url, cookie } })
  }
  const codesOf = async (answer: Response) =>
    ((await answer.json()) as { files: { problems: { code: string }[] }[] }).files.map(({ problems }) => problems[0]?.code)
  assert.equal((await bring(statement('a'), statement('b'), statement('c'))).status, 413)
  assert.equal((await bring(statement('a'.repeat(100)))).status, 422)
  const partly = await bring(statement('a'.repeat(55)), statement('b'.repeat(55)))
  assert.equal(partly.status, 201)
  assert.deepEqual(await codesOf(partly), ['account-missing', 'file-too-large'])
  assert.match(await (await fetch(`${url}/imports`, { headers: { cookie } })).text(), /100\s(?:o|octets)/)
})

test('limits and the admin port that do not read are wrong usage', async (t) => {
  for (const args of [
    ['--admin-port', 'many'],
    ['--admin-port', '70000'],
    ['--max-files', '0'],
    ['--max-file-bytes', '1e9'],
    ['--max-upload-bytes', '-1'],
    ['--trust-proxy', 'proxy.example.org'],
  ]) {
    const wrong = run(t, ['start', ...args])
    assert.equal(await wrong.ended, 2, args.join(' '))
    assert.match(wrong.err(), new RegExp(args[0] ?? ''))
  }
})

test('the doctor tells before a first start, after one, and what to do when something is wrong', async (t) => {
  const data = join(folder(t), 'data')
  const ask = async (...more: string[]) => {
    const asked = run(t, ['doctor', '--data', data, ...more])
    return { code: await asked.ended, out: asked.out() }
  }
  const before = await ask()
  assert.equal(before.code, 0, before.out)
  assert.match(before.out, /✓ database: .* first start/)
  const platform = run(t, ['start', '--port', '0', '--admin-port', 'off', '--data', data])
  await address(platform)
  const beside = await ask('--json')
  assert.equal(beside.code, 0, beside.out)
  platform.child.kill('SIGTERM')
  await platform.ended
  const after = await ask('--json')
  assert.equal(after.code, 0, after.out)
  const { checks } = JSON.parse(after.out) as { checks: { name: string; ok: boolean }[] }
  assert.deepEqual(
    checks.map(({ name }) => name),
    ['node', 'folder', 'disk', 'database', 'migrations', 'secret'],
  )
  renameSync(`${data}.secret`, `${data}.kept`)
  const lost = await ask()
  assert.equal(lost.code, 1)
  assert.match(lost.out, /✗ secret: .* is missing.*Put it back/)
  const other = run(t, ['doctor', '--data', data], { GRENIER_SECRET: 'ab'.repeat(32) })
  assert.equal(await other.ended, 1)
  assert.match(other.out(), /✗ secret: .*not the one of this database/)
  renameSync(`${data}.kept`, `${data}.secret`)
  if (process.platform !== 'win32') {
    chmodSync(data, 0o755)
    assert.match((await ask()).out, /✗ folder: .*chmod 700/)
    chmodSync(data, 0o700)
  }
  const unreachable = await ask('--database-url', 'postgres://grenier:very-secret@127.0.0.1:1/grenier')
  assert.equal(unreachable.code, 1)
  assert.match(unreachable.out, /✗ database: .*does not answer/)
  assert.ok(!unreachable.out.includes('very-secret'))
})
