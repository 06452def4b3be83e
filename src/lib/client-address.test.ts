import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ClientAddress, createClientAddress } from './client-address.ts'

const behind = (...trusted: string[]): ClientAddress => {
  const made = createClientAddress(trusted)
  assert.ok(made.ok)
  return made.value
}
const told = (forwardedFor: string) => new Headers({ 'x-forwarded-for': forwardedFor })

test('a stranger’s header changes nothing', () => {
  const claims = new Headers({ 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1' })
  assert.equal(behind()('203.0.113.9', claims), '203.0.113.9')
  assert.equal(behind('127.0.0.1')('203.0.113.9', claims), '203.0.113.9')
  assert.equal(behind('127.0.0.1')('', claims), '')
})

test('the right-most hop that is not trusted is the client, whatever she wrote before it', () => {
  const address = behind('127.0.0.1', '10.1.0.0/16')
  assert.equal(address('127.0.0.1', told('203.0.113.9')), '203.0.113.9')
  assert.equal(address('127.0.0.1', told('192.0.2.1, 203.0.113.9, 10.1.2.3')), '203.0.113.9')
  assert.equal(address('127.0.0.1', told('192.0.2.1, 10.2.0.1')), '10.2.0.1')
  assert.equal(address('127.0.0.1', told('10.1.2.3')), '10.1.2.3')
  assert.equal(address('127.0.0.1', new Headers()), '127.0.0.1')
})

test('what does not read ends the chain at the proxy that said it', () => {
  const address = behind('127.0.0.1', '10.1.0.0/16')
  for (const hop of ['unknown', '_hidden', '', '999.1.1.1', '1.2.3', 'localhost', '10.1.2.3.4']) {
    assert.equal(address('127.0.0.1', told(`203.0.113.9, ${hop}`)), '127.0.0.1', hop)
    assert.equal(address('127.0.0.1', told(`203.0.113.9, ${hop}, 10.1.2.3`)), '10.1.2.3', hop)
  }
  assert.equal(address('127.0.0.1', told(`${'198.51.100.1,'.repeat(5_000)}203.0.113.9`)), '203.0.113.9')
})

test('reads Forwarded as RFC 7239 writes it, and ports', () => {
  const address = behind('127.0.0.1', '2001:db8:1::/48')
  const forwarded = (text: string) => address('127.0.0.1', new Headers({ forwarded: text }))
  assert.equal(forwarded('for=192.0.2.43, For="[2001:db8:1::17]:4711";proto=https;by=203.0.113.43'), '192.0.2.43')
  assert.equal(forwarded('proto=https;for="203.0.113.9:80"'), '203.0.113.9')
  assert.equal(forwarded('for=203.0.113.9, proto=https'), '127.0.0.1')
  assert.equal(address('127.0.0.1', told('203.0.113.9:4711')), '203.0.113.9')
})

test('two headers that disagree are not believed', () => {
  const headers = (forwarded: string) => new Headers({ 'x-forwarded-for': '203.0.113.9', forwarded })
  assert.equal(behind('127.0.0.1')('127.0.0.1', headers('for=192.0.2.1')), '127.0.0.1')
  assert.equal(behind('127.0.0.1')('127.0.0.1', headers('for=203.0.113.9')), '203.0.113.9')
})

test('an IPv4 address that IPv6 maps is that address, of the proxy and of the client', () => {
  assert.equal(behind('127.0.0.1')('::ffff:127.0.0.1', told('::ffff:203.0.113.9')), '203.0.113.9')
  assert.equal(behind('::ffff:127.0.0.1')('127.0.0.1', told('203.0.113.9')), '203.0.113.9')
  assert.equal(behind('::1')('::1', told('2001:db8::7')), '2001:db8::7')
})

test('refuses what is no address and no network', () => {
  for (const text of ['', 'proxy', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::1/129', 'fe80::1%eth0', '::ffff:10.0.0.0/104', '1.2.3']) {
    assert.deepEqual(createClientAddress([text]), { ok: false, error: { type: 'BadAddress', text } })
  }
})
