import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isSigned, signedContent } from './cms.ts'

const oid = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]
const data = [...oid.slice(0, -1), 0x01]
const element = (tag: number, ...content: readonly number[]): number[] => [
  tag,
  0x82,
  content.length >> 8,
  content.length & 0xff,
  ...content,
]
const endless = (tag: number, ...content: readonly number[]): number[] => [tag, 0x80, ...content, 0, 0]
type Make = typeof element

const signed = (make: Make, content: readonly number[]): Uint8Array =>
  Uint8Array.from(
    make(0x30, ...oid, ...make(0xa0, ...make(0x30, 0x02, 1, 1, ...make(0x31), ...make(0x30, ...data, ...make(0xa0, ...content))))),
  )
const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes)
const [a, b] = [
  [0x04, 3, 97, 98, 99],
  [0x04, 2, 100, 101],
]

test('what is no signed content is none: a bare sequence, another object, XML, nothing', () => {
  for (const bytes of [[], [0x30], [0x30, 0x80], element(0x30, ...data), [...new TextEncoder().encode('<a/>')], element(0x31, ...oid)]) {
    assert.equal(signedContent(Uint8Array.from(bytes)), undefined)
    assert.equal(isSigned(Uint8Array.from(bytes)), false)
  }
})

test('the content comes whole, whatever the lengths and the pieces', () => {
  assert.equal(text(signedContent(signed(element, a))), 'abc')
  assert.equal(text(signedContent(signed(endless, [0x24, 0x80, ...a, ...b, 0, 0]))), 'abcde')
  assert.equal(text(signedContent(signed(element, element(0x24, ...a, ...b)))), 'abcde')
  const twice = signed(element, element(0x04, ...signed(endless, a)))
  assert.equal(text(signedContent(twice)), 'abc')
  const base64 = `-----BEGIN PKCS7-----\n${twice.toBase64().replaceAll(/.{20}/g, '$&\n')}\n-----END PKCS7-----\n`
  assert.equal(text(signedContent(new TextEncoder().encode(base64))), 'abc')
})

test('what is cut or damaged gives what is there, or nothing', () => {
  const whole = signed(endless, [0x24, 0x80, ...a, ...b, 0, 0])
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (cut, at, byte) => {
      const bytes = whole.slice(0, cut)
      if (at < cut) bytes[at] = byte
      assert.ok((signedContent(bytes)?.length ?? 0) <= whole.length)
    }),
  )
})
