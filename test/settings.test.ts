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

test('a list is the same by the flag given again, or between commas', () => {
  const again = readSettings({ 'trust-proxy': ['127.0.0.1', '10.0.0.0/8'] }, {})
  assert.equal(again['trust-proxy'], readSettings({}, { GRENIER_TRUST_PROXY: '127.0.0.1,10.0.0.0/8' })['trust-proxy'])
})
