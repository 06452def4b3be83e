/** The platform as a process: what it prints, how it stops, what it refuses at start. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { address, folder, killAll, run, signUpAt } from '#test/processes'

test('prints its address and nothing else on stdout; stops at SIGTERM with 0', async (t) => {
  const platform = run(t, ['start', '--port', '0', '--data', join(folder(t), 'data')])
  const url = await address(platform)
  assert.match(url, /^http:\/\/localhost:\d+$/)
  assert.deepEqual(await (await fetch(`${url}/healthz`)).json(), { status: 'ok' })
  assert.match(await (await fetch(`${url}/`, { headers: { 'accept-language': 'en' } })).text(), /<html lang="en"/)
  platform.child.kill('SIGTERM')
  assert.equal(await platform.ended, 0)
  assert.equal(platform.out(), `${url}\n`)
})

test('refuses a second process on the same data folder, clearly; the first goes on', async (t) => {
  const data = join(folder(t), 'data')
  const first = run(t, ['start', '--port', '0', '--data', data])
  const url = await address(first)
  const second = run(t, ['start', '--port', '0', '--data', data])
  assert.equal(await second.ended, 1)
  assert.equal(second.out(), '')
  assert.match(second.err(), /in use by another process/)
  assert.equal((await fetch(`${url}/readyz`)).status, 200)
})

test('starts again after kill -9 on the same folder', async (t) => {
  const data = join(folder(t), 'data')
  const first = run(t, ['start', '--port', '0', '--data', data])
  const url = await address(first)
  killAll(first)
  await first.ended
  const second = run(t, ['start', '--port', '0', '--data', data])
  assert.notEqual(await address(second), url)
})

test('refuses another secret than the one of the data folder', async (t) => {
  const place = folder(t)
  const data = join(place, 'data')
  const first = run(t, ['start', '--port', '0', '--data', data])
  await address(first)
  first.child.kill('SIGTERM')
  await first.ended
  const second = run(t, ['start', '--port', '0', '--data', data], { GRENIER_SECRET: 'ab'.repeat(32) })
  assert.equal(await second.ended, 1)
  assert.match(second.err(), /secret is not the one/)
})

test('wrong usage: exit 2, nothing on stdout', async (t) => {
  for (const args of [
    ['start', '--port', 'many'],
    ['start', '--nothing'],
    ['start', '--demo', '--host', '0.0.0.0'],
    ['start', '--public-url', 'grenier'],
    ['nothing'],
  ]) {
    const wrong = run(t, args)
    assert.equal(await wrong.ended, 2, args.join(' '))
    assert.equal(wrong.out(), '')
    assert.notEqual(wrong.err(), '')
  }
})

test('a data folder that cannot be one is refused by its name', async (t) => {
  const place = folder(t)
  const data = join(place, 'file')
  writeFileSync(data, '')
  const refused = run(t, ['start', '--port', '0', '--data', data])
  assert.equal(await refused.ended, 1)
  assert.match(refused.err(), /data folder .*file cannot be used/)
})

test('a busy port is refused before anything is opened', async (t) => {
  const place = folder(t)
  const first = run(t, ['start', '--port', '0', '--data', join(place, 'a')])
  const url = await address(first)
  const second = run(t, ['start', '--port', new URL(url).port, '--data', join(place, 'b')])
  assert.equal(await second.ended, 1)
  assert.match(second.err(), /cannot be used/)
})

test('--demo makes its people once, and refuses a folder where real people are', async (t) => {
  const place = folder(t)
  const data = join(place, 'demo')
  for (let time = 0; time < 2; time++) {
    const demo = run(t, ['start', '--demo', '--port', '0', '--data', data])
    const url = await address(demo)
    assert.match(await (await fetch(`${url}/fr/sign-in`)).text(), /Camille/)
    demo.child.kill('SIGTERM')
    assert.equal(await demo.ended, 0)
  }
  const real = join(place, 'real')
  const platform = run(t, ['start', '--port', '0', '--data', real])
  const url = await address(platform)
  const passphrase = 'une phrase assez longue'
  const body = new URLSearchParams({ email: 'vraie@example.org', passphrase, again: passphrase })
  assert.equal((await fetch(`${url}/fr/sign-up`, { method: 'POST', body, redirect: 'manual', headers: { origin: url } })).status, 200)
  platform.child.kill('SIGTERM')
  await platform.ended
  const demo = run(t, ['start', '--demo', '--port', '0', '--data', real])
  assert.equal(await demo.ended, 1)
  assert.match(demo.err(), /real ones/)
})

test('keeps an import that was acknowledged the moment before kill -9', async (t) => {
  const data = join(folder(t), 'data')
  const [email, passphrase, label] = ['tenace@example.org', 'une phrase assez longue', 'LIBRAIRIE DES MARAIS']
  const post = (url: string, path: string, body: BodyInit, cookie = '') =>
    fetch(url + path, { method: 'POST', body, redirect: 'manual', headers: { origin: url, cookie } })
  const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

  const first = run(t, ['start', '--port', '0', '--data', data])
  const url = await address(first)
  const cookie = await signUpAt(url, { email, passphrase })
  const form = new FormData()
  form.append('files', new Blob([`!Type:Bank\nD25/12/2025\nT-12.50\nP${label}\n^\n`]), 'releve.qif')
  assert.equal((await post(url, '/api/v1/imports', form, cookie)).status, 201)
  killAll(first)
  await first.ended

  const again = await address(run(t, ['start', '--port', '0', '--data', data]))
  const back = cookieOf(await post(again, '/fr/sign-in', new URLSearchParams({ email, passphrase })))
  const { records } = (await (await fetch(`${again}/api/v1/records`, { headers: { cookie: back } })).json()) as {
    records: { label: string }[]
  }
  assert.deepEqual(
    records.map((record) => record.label),
    [label],
  )
})
