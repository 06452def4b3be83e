/** Operators, by the command line: beside a running platform, on a stopped one, and on one that was never started. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { address, folder, killAll, run, signUpAt } from '#test/processes'

const passphrase = 'quatre mots vraiment sans lien'
const email = 'odile@example.org'
const isUnix = process.platform !== 'win32'

async function operator(t: TestContext, ...args: string[]) {
  const asked = run(t, ['operator', ...args])
  return { code: await asked.ended, out: asked.out(), err: asked.err() }
}

test('beside a running platform: a link on stdout, once; listed; removed', { skip: !isUnix }, async (t) => {
  const data = join(folder(t), 'data')
  const platform = run(t, ['start', '--port', '0', '--admin-port', '0', '--data', data])
  await address(platform)
  const socket = join(data, 'admin.sock')
  assert.equal(statSync(socket).mode & 0o777, 0o600)
  const added = await operator(t, 'add', email, '--data', data)
  assert.equal(added.code, 0, added.err)
  assert.match(added.out, /^http:\/\/127\.0\.0\.1:\d+\/operator\/join\/[\w-]{22}\n$/)
  assert.match(added.err, /^Open this link on this machine.*ssh -L/)
  const link = added.out.trim()
  const { origin } = new URL(link)
  const join_ = (body: Record<string, string>) =>
    fetch(link, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual', headers: { origin } })
  const joined = await join_({ passphrase, again: passphrase })
  assert.equal(joined.status, 303)
  const cookie = joined.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.equal((await fetch(`${origin}/operator`, { headers: { cookie } })).status, 200)
  assert.equal((await join_({ passphrase, again: passphrase })).status, 404)
  const listed = await operator(t, 'list', '--data', data, '--json')
  assert.equal((JSON.parse(listed.out) as { operators: { email: string }[] }).operators[0]?.email, email)
  assert.equal((await operator(t, 'remove', email, '--data', data)).code, 0)
  assert.equal((await operator(t, 'remove', email, '--data', data)).code, 1)
  assert.equal((await fetch(`${origin}/operator`, { headers: { cookie }, redirect: 'manual' })).status, 303)
  assert.ok(!platform.err().includes(link.split('/').at(-1) ?? ''))
  platform.child.kill('SIGTERM')
  assert.equal(await platform.ended, 0)
  assert.ok(!existsSync(socket))
  assert.ok(!readdirSync(data).some((name) => name.startsWith('.s-')))
})

test('on a stopped platform, past a socket that a crash left; the next start replaces it', { skip: !isUnix }, async (t) => {
  const data = join(folder(t), 'data')
  const never = await operator(t, 'add', email, '--data', data)
  assert.equal(never.code, 1)
  assert.match(never.err, /never started here/)
  assert.ok(!existsSync(data))
  const crashed = run(t, ['start', '--port', '0', '--admin-port', 'off', '--data', data])
  await address(crashed)
  const off = await operator(t, 'add', email, '--data', data)
  assert.equal(off.code, 1)
  assert.match(off.err, /admin port is off/)
  killAll(crashed)
  await crashed.ended
  assert.ok(existsSync(join(data, 'admin.sock')))
  const added = await operator(t, 'add', email, '--data', data, '--admin-port', '9000', '--json')
  assert.equal(added.code, 0, added.err)
  const { link } = JSON.parse(added.out) as { link: string }
  assert.match(link, /^http:\/\/127\.0\.0\.1:9000\/operator\/join\//)
  assert.match(added.err, /^Start the platform, then open this link/)
  const again = run(t, ['start', '--port', '0', '--admin-port', '0', '--data', data])
  await address(again)
  const admin = /http:\/\/127\.0\.0\.1:\d+/.exec(again.err())?.[0] ?? ''
  assert.equal((await fetch(admin + new URL(link).pathname)).status, 200)
})

test('wrong usage, and an address that is none', async (t) => {
  for (const args of [
    [],
    ['add'],
    ['list', email],
    ['drop', email],
    ['add', email, 'more'],
    ['add', email, '--admin-port', 'many'],
    ['add', email, '--public'],
  ]) {
    assert.equal((await operator(t, ...args)).code, 2, args.join(' '))
  }
  const data = join(folder(t), 'data')
  writeFileSync(`${data}.secret`, `${'ab'.repeat(32)}\n`, { mode: 0o600 })
  const refused = await operator(t, 'add', 'not an address', '--data', data)
  assert.deepEqual([refused.code, refused.out], [1, ''])
})

test('attempts are counted by the address that a trusted proxy tells, and a stranger’s header changes nothing', async (t) => {
  const place = folder(t)
  const start = async (name: string, ...more: string[]) => {
    const url = await address(run(t, ['start', '--port', '0', '--admin-port', 'off', '--data', join(place, name), ...more]))
    await signUpAt(url, { email, passphrase })
    return async (client: number) => {
      const body = new URLSearchParams({ email: `x${client}@example.org`, passphrase: 'non' })
      const headers = { origin: url, 'x-forwarded-for': `203.0.113.${client}` }
      return (await fetch(`${url}/fr/sign-in`, { method: 'POST', body, headers })).status
    }
  }
  const trusting = await start('a', '--trust-proxy', '127.0.0.1', '--trust-proxy', '::1')
  const wary = await start('b')
  const statuses = { trusting: new Set<number>(), wary: [] as number[] }
  for (let client = 1; client <= 11; client += 1) {
    statuses.trusting.add(await trusting(client))
    statuses.wary.push(await wary(client))
  }
  assert.deepEqual(statuses.trusting, new Set([422]))
  assert.equal(statuses.wary.at(-1), 429)
})
