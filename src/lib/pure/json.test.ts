import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { JsonNumber, type JsonValue, jsonAt, jsonText, parseJson, readJson } from './json.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Streams a text in pieces of `step` bytes. */
async function* pieces(bytes: Uint8Array, step: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}

const read = (text: string, take: (names: readonly string[]) => boolean = () => true, step = 65_536) =>
  Array.fromAsync(readJson(() => pieces(bytesOf(text), step), { take }))

/** As `JSON.parse` would give it. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text)
  if (Array.isArray(value)) return value.map(plain)
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]))
    : value
}

const parsed = (text: string) => {
  const result = parseJson(bytesOf(text))
  return result.ok ? plain(result.value) : result.error
}

test('any document comes back as JSON.parse gives it, however it is cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.integer({ min: 1, max: 7 }), async (text, step) => {
      if (text.includes('__proto__')) return
      const [event, ...more] = await read(text, undefined, step)
      assert.ok(event?.type === 'value')
      assert.deepEqual(plain(event.value), JSON.parse(text))
      assert.deepEqual(more, [])
    }),
    { numRuns: 300 },
  )
})

test('what JSON.parse refuses is refused, and nothing else: no damage throws', () => {
  const text = JSON.stringify({ a: [1, -2.5e3, 'é"\\\n', null, true], b: { c: [] }, d: '' })
  const change = fc.record({ at: fc.nat(text.length - 1), with: fc.constantFrom('', ',', '"', '}', ']', '{', '0', '\\', ' ', 'e', '-') })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      let damaged = text
      for (const { at, with: by } of changes) damaged = damaged.slice(0, at) + by + damaged.slice(at + 1)
      let expected: unknown
      try {
        expected = JSON.parse(damaged)
      } catch {
        assert.equal(parseJson(bytesOf(damaged)).ok, false, damaged)
        return
      }
      assert.deepEqual(parsed(damaged), expected)
    }),
    { numRuns: 1_000 },
  )
})

test('numbers keep their spelling', () => {
  const result = parseJson(bytesOf('{"big":12345678901234567890,"price":0.10,"far":1e400,"text":" 12,50 ","list":[{"id":7}]}'))
  assert.ok(result.ok)
  assert.deepEqual(
    ['big', 'price', 'far', 'text', 'list/0/id', 'list/1/id', 'none'].map((path) => jsonText(result.value, path)),
    ['12345678901234567890', '0.10', '1e400', '12,50', '7', undefined, undefined],
  )
  assert.equal(jsonText(result.value, 'none', 'price'), '0.10')
  assert.equal(jsonAt(result.value, 'big/text'), undefined)
  assert.equal(jsonAt(result.value, 'toString'), undefined)
})

test('a prototype is dropped, however it is spelt, and no object has one', () => {
  for (const key of ['__proto__', '\\u005f_proto__', '__\\u0070roto__']) {
    const result = parseJson(bytesOf(`{"${key}":{"admin":true},"a":{"${key}":1}}`))
    assert.ok(result.ok)
    assert.deepEqual(Object.keys(result.value as object), ['a'])
    assert.equal(Object.getPrototypeOf(result.value), null)
  }
})

test('the elements asked for come one by one, with their path and line', async () => {
  const text = '{"accounts":[\n {"id":1,"operations":[\n  {"amount":1.10},\n  {"amount":2}]},\n {"id":2,"operations":[{"amount":3}]}]}'
  const events = await read(text, (names) => names.join('/') === 'accounts/*/operations/*', 3)
  assert.deepEqual(
    events.map((event) => (event.type === 'value' ? `${event.path} ${event.line} ${jsonText(event.value, 'amount')}` : event.error)),
    ['accounts[1]/operations[1] 3 1.10', 'accounts[1]/operations[2] 4 2', 'accounts[2]/operations[1] 5 3'],
  )
})

test('documents a line each, or end to end, are read one after the other', async () => {
  const seen = async (text: string) =>
    (await read(text)).map((event) => (event.type === 'value' ? [event.document, event.line, plain(event.value)] : event.error))
  assert.deepEqual(await seen('{"a":1}\n{"a":2}\r\n\n[3]\n'), [
    [1, 1, { a: 1 }],
    [2, 2, { a: 2 }],
    [3, 4, [3]],
  ])
  assert.deepEqual(await seen('\uFEFF{"a":1}{"a":2}'), [
    [1, 1, { a: 1 }],
    [2, 1, { a: 2 }],
  ])
  assert.deepEqual(parsed('{"a":1}{"a":2}'), { type: 'malformed', line: 1 })
  assert.deepEqual(parsed(''), { type: 'malformed', line: 1 })
})

test('what is not JSON says where, after the values before it', async () => {
  const events = await read('[\n{"a":1},\n{"a":2,}\n]', (names) => names.length === 1)
  assert.deepEqual(
    events.map((event) => (event.type === 'value' ? plain(event.value) : event.error)),
    [{ a: 1 }, { type: 'malformed', line: 3 }],
  )
  const refused: readonly [string, object][] = [
    ['{"a":1', { type: 'truncated', line: 1 }],
    ['["a\n"]', { type: 'malformed', line: 1 }],
    ['[1 2]', { type: 'malformed', line: 1 }],
    ['{"a" 1}', { type: 'malformed', line: 1 }],
    ['[01]', { type: 'malformed', line: 1 }],
    ['[NaN]', { type: 'malformed', line: 1 }],
    ['["\\u12g4"]', { type: 'malformed', line: 1 }],
    ['{]', { type: 'malformed', line: 1 }],
    ['[}', { type: 'malformed', line: 1 }],
    ['"half', { type: 'truncated', line: 1 }],
  ]
  for (const [text, error] of refused) assert.deepEqual(parsed(text), error, text)
})

test('nesting and sizes are bounded, what is not asked for is passed over', async () => {
  assert.deepEqual(parsed('['.repeat(129)), { type: 'too-deep', line: 1 })
  assert.deepEqual(parsed(`[${'0,'.repeat(200_001)}0]`), { type: 'too-large', line: 1 })
  assert.deepEqual(parsed(`["${'x'.repeat(9 * 2 ** 20)}"]`), { type: 'too-large', line: 1 })
  const events = await read(`{"skip":[${'[0],'.repeat(300_000)}1],"keep":1}`, (names) => names[0] === 'keep')
  assert.deepEqual(
    events.map((event) => (event.type === 'value' ? plain(event.value) : event.error)),
    [1],
  )
})

test('a file in another encoding is read in it', async () => {
  const latin = Uint8Array.from([0x5b, 0x22, 0xe9, 0x22, 0x5d])
  assert.deepEqual(parseJson(latin), { ok: true, value: ['é'] })
})
