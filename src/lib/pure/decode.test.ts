import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeBytes, decodeStream, detectEncoding } from '#lib/pure/decode'

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...values: number[]) => Uint8Array.from(values)
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from([...text].flatMap((character) => (little ? [character.charCodeAt(0), 0] : [0, character.charCodeAt(0)])))

test('follows the order BOM, UTF-16 seen, declared, strict UTF-8, windows-1252', () => {
  const cases: readonly [Uint8Array, string | undefined, string, boolean][] = [
    [bytes(0xef, 0xbb, 0xbf, 0x61), 'windows-1252', 'utf-8', false],
    [bytes(0xff, 0xfe, 0x61, 0), undefined, 'utf-16le', false],
    [bytes(0xfe, 0xff, 0, 0x61), 'utf-8', 'utf-16be', false],
    [utf16('!Type:Bank', true), undefined, 'utf-16le', false],
    [utf16('!Type:Bank', false), undefined, 'utf-16be', false],
    [utf8('plain'), 'ISO-8859-1', 'utf-8', false],
    [utf8('café'), undefined, 'utf-8', false],
    [bytes(0x63, 0xe9), undefined, 'windows-1252', false],
    [bytes(0x63, 0xe9), '8859-1', 'windows-1252', false],
    [bytes(0x63, 0xe9), '1252', 'windows-1252', false],
    [bytes(0x63, 0xa4), 'ISO-8859-15', 'iso-8859-15', false],
    // Declarations that lie.
    [bytes(0x63, 0xe9), 'USASCII', 'windows-1252', true],
    [bytes(0x63, 0xe9), 'UTF-8', 'windows-1252', true],
    [bytes(0x63, 0xe9), 'UTF-16', 'windows-1252', true],
    [utf8('café'), 'USASCII', 'utf-8', true],
    [utf8('café'), '1252', 'utf-8', true],
    [bytes(0x63, 0xe9), 'no-such-encoding', 'windows-1252', false],
    [bytes(), 'utf-8', 'utf-8', false],
  ]
  for (const [data, declared, encoding, assumed] of cases) {
    const found = decodeBytes(data, declared)
    assert.deepEqual([found.encoding, found.assumed], [encoding, assumed], `${declared} ${[...data]}`)
  }
})

test('reads the characters that windows-1252 adds to Latin-1', () => {
  assert.equal(decodeBytes(bytes(0x80, 0x92, 0x9c)).text, '€’œ')
})

test('a multi-byte character cut by the end, or between two pieces, stays UTF-8', async () => {
  assert.equal(decodeBytes(utf8('éabcé').subarray(0, 6)).encoding, 'utf-8')
  async function* oneByOne() {
    for (const byte of utf8('é€𝄞')) yield bytes(byte)
  }
  const { encoding } = await detectEncoding(oneByOne())
  assert.equal(encoding, 'utf-8')
  assert.equal((await Array.fromAsync(decodeStream(oneByOne(), encoding))).join(''), 'é€𝄞')
})

test('one 8-bit byte far from the start decides for the whole', async () => {
  async function* late() {
    yield utf8('x'.repeat(100_000))
    yield bytes(0xe9)
  }
  assert.equal((await detectEncoding(late(), 'utf-8')).encoding, 'windows-1252')
})
