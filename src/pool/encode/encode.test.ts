import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEncoder, type EncodingKey, encodingBytes, leakOf, leaks, packEncodings, unpackEncodings } from './index.ts'
import { gramsOf } from './schema.ts'

const key = (fill: number, release = '2026'): EncodingKey => ({ key: new Uint8Array(32).fill(fill), project: 'scènes', release })
const people = [
  ['zoe', 'tremblay', '19810403', 'h2x1y4'],
  ['max', 'gagnon', '19520827', '69003'],
]
const columns = ['given', 'family', 'birth', 'postcode']
const popcount = (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
const common = (a: Uint8Array, b: Uint8Array) => (2 * popcount(a.map((byte, at) => byte & b[at]!))) / (popcount(a) + popcount(b))

test('a file cut short, of another schema or of something else holds no encodings', () => {
  const file = packEncodings({ source: 'a.csv', keyId: '00', columns, encodings: new Uint8Array(2 * encodingBytes) })
  for (const bad of [
    file.subarray(0, -1),
    file.subarray(0, 10),
    new Uint8Array(),
    new TextEncoder().encode('grenier encodings 1\n{}\n'),
    new TextEncoder().encode('grenier encodings 1\n[\n'),
  ])
    assert.deepEqual(unpackEncodings(bad), { ok: false, error: { type: 'NotEncodings' } })
  const read = unpackEncodings(file)
  assert.ok(read.ok && read.value.encodings.length === 2 * encodingBytes && read.value.source === 'a.csv')
})

test('one key gives one encoding; another key, or another release, one that has nothing in common', async () => {
  const encode = async (one: EncodingKey) => (await (await createEncoder(one, columns)).encode(people)).plain
  const first = await encode(key(1))
  assert.deepEqual(await encode(key(1)), first)
  for (const other of [key(2), key(1, '2027')])
    assert.ok(common(first.subarray(0, encodingBytes), (await encode(other)).subarray(0, encodingBytes)) < 0.55)
  const ids = await Promise.all([key(1), key(2), key(1, '2027')].map(async (one) => (await createEncoder(one, columns)).keyId))
  assert.equal(new Set(ids).size, 3)
})

test('a spelling keeps most of an encoding, another person little of it', async () => {
  const { plain } = await (await createEncoder(key(1), columns)).encode([...people, ['zoee', 'tremblai', '19810403', 'h2x1y4']])
  const [zoe, max, again] = [0, 1, 2].map((at) => plain.subarray(at * encodingBytes, (at + 1) * encodingBytes)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  assert.ok(common(zoe, again) > 0.75, `${common(zoe, again)}`)
  assert.ok(common(zoe, max) < 0.55, `${common(zoe, max)}`)
  for (const one of [zoe, max]) assert.ok(Math.abs(popcount(one) / 1_024 - 0.42) < 0.06)
})

test('a value unknown sets no bit, and what is exported is never twice the same', async () => {
  const encoder = await createEncoder(key(1), columns)
  const { plain } = await encoder.encode([['', '', '', '']])
  assert.equal(popcount(plain), 0)
  const [a, b] = [await encoder.encode(people), await encoder.encode(people)]
  assert.deepEqual(a.plain, b.plain)
  assert.notDeepEqual(a.noisy, b.noisy)
  const turned = popcount(a.noisy.map((byte, at) => byte ^ a.plain[at]!)) / (2 * 1_024)
  assert.ok(turned > 0.03 && turned < 0.075, `${turned}`)
})

test('frequent names are found by counting where bits are not turned, and by nothing where they are', async () => {
  const names = ['tremblay', 'gagnon', 'roy', 'cote']
  const records = names.flatMap((name, rank) => Array.from({ length: 2 ** (6 - rank) }, () => [name]))
  const { plain, noisy } = await (await createEncoder(key(1), ['family'])).encode(records)
  const counts = (encodings: Uint8Array) => {
    const found = new Map<string, number>()
    for (let at = 0; at < encodings.length; at += encodingBytes) {
      const one = encodings.subarray(at, at + encodingBytes).toHex()
      found.set(one, (found.get(one) ?? 0) + 1)
    }
    return [...found.values()].toSorted((a, b) => b - a)
  }
  // The attack: the first by frequency is the first name of any list of names, and so on.
  assert.deepEqual(counts(plain), [64, 32, 16, 8])
  assert.equal(counts(noisy)[0], 1)
  assert.deepEqual(leakOf(plain), { shared: 120, most: 64, records: 120 })
  assert.ok(leaks(leakOf(plain)) && !leaks({ shared: 1, most: 2, records: 100 }))
})

test('repeated pairs of letters are told apart, and places of digits are part of them', () => {
  assert.deepEqual(gramsOf('family', 'bigrams', 'anana'), ['_a', 'an', 'na', 'an2', 'na2', 'a_'])
  assert.deepEqual(gramsOf('birth', 'digits', '19810403'), ['08', '11', '20', '34', '40', '53'])
})
