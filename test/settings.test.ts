/** Settings: flags, then the environment, then nothing. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { readSettings } from '../src/cli/settings.ts'

test('a switch is off when the environment says so, however it says it', () => {
  for (const value of ['', '0', 'false', 'no', 'off', 'OFF']) assert.equal(readSettings({}, { GRENIER_DEMO: value }).demo, undefined, value)
  for (const value of ['1', 'true', 'on']) assert.equal(readSettings({}, { GRENIER_DEMO: value }).demo, value)
})

test('a flag wins over the environment, and zero is a port', () => {
  const read = readSettings({ port: '0', demo: true }, { GRENIER_PORT: '9000', GRENIER_DEMO: 'off', GRENIER_HOST: '::1' })
  assert.deepEqual([read.port, read.demo, read.host, read.data], ['0', 'true', '::1', undefined])
})
