/** A token made in the settings, the command as a process, a real platform: what it brings is there at the next visit. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { address, folder, run, signUpAt } from '#test/processes'

const person = { email: 'programme@example.org', passphrase: 'trois pommes dans un grenier frais' }
const qif = (rows: number): string =>
  `!Type:Bank\n${Array.from({ length: rows }, (_, i) => `D${1 + (i % 28)}/03/2026\nT-${i + 1}.10\nPBOULANGERIE ${i}\n^\n`).join('')}`

test('the command sends files; they wait for the person; nothing it holds is in a log', async (t) => {
  const path = folder(t)
  const platform = run(t, ['start', '--port', '0', '--admin-port', 'off', '--data', join(path, 'data')])
  const url = await address(platform)
  const cookie = await signUpAt(url, person)
  const made = await fetch(`${url}/settings/import-tokens`, {
    method: 'POST',
    headers: { cookie, origin: url },
    body: new URLSearchParams({ name: 'Le programme du soir', days: '30', current: person.passphrase }),
  })
  const token = /grenier_import_[\w-]{64}/.exec(await made.text())?.[0] ?? ''
  assert.notEqual(token, '')
  writeFileSync(join(path, 'token'), token, { mode: 0o600 })
  writeFileSync(join(path, 'mars.qif'), qif(4_000))
  writeFileSync(join(path, 'photo.jpg'), 'rien de lisible')

  const command = ['import', join(path, 'mars.qif'), '--server', url]
  const bare = run(t, command, { GRENIER_TOKEN: `${token.slice(0, -4)}AAAA` })
  assert.equal(await bare.ended, 1)
  assert.match(bare.err(), /refused: This import token/)

  const sent = run(t, [...command, join(path, 'photo.jpg'), '--token-file', join(path, 'token'), '--json'])
  assert.equal(await sent.ended, 1, sent.err())
  const { files } = JSON.parse(sent.out()) as { files: { file: string; connector: string | null; kinds: object; problems: object[] }[] }
  assert.deepEqual(
    files.map(({ file, connector, kinds }) => [file, connector, kinds]),
    [
      [join(path, 'mars.qif'), 'qif', { 'bank.transaction': 4_000 }],
      [join(path, 'photo.jpg'), null, {}],
    ],
  )
  const again = run(t, command, { GRENIER_TOKEN: token })
  assert.equal(await again.ended, 0, again.err())
  assert.match(again.out(), /mars\.qif\s+qif\s+bank\.transaction 4000\s+2026-03-01 – 2026-03-28/)

  const records = await fetch(`${url}/api/v1/records?limit=1000`, { headers: { cookie } })
  assert.equal(((await records.json()) as { records: object[] }).records.length, 1_000)
  const imports = await (await fetch(`${url}/imports`, { headers: { cookie } })).text()
  assert.equal(imports.match(/mars\.qif/g)?.length, 2)
  for (const log of [platform.err(), sent.err(), bare.err(), again.err()]) assert.ok(!log.includes(token.slice(20)))
})
