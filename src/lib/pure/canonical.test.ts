import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Canonical, canonicalJson } from '#lib/pure/canonical'

test('refuses what has no canonical form', () => {
  assert.throws(() => canonicalJson(Number.NaN), TypeError)
  assert.throws(() => canonicalJson({ a: Number.POSITIVE_INFINITY }), TypeError)
  assert.throws(() => canonicalJson('\ud800'), TypeError)
})

test('writes the example of RFC 8785 §3.2.4', () => {
  const text = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`
  assert.equal(
    canonicalJson(JSON.parse(text) as Canonical),
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})

test('sorts members by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
  const value = {
    '\u20ac': 'Euro',
    '\r': 'CR',
    '\ufb33': 'Dalet',
    '1': 'One',
    '\ud83d\ude00': 'Smiley',
    '\u0080': 'Control',
    '\u00f6': 'o',
  }
  assert.deepEqual(Object.values(JSON.parse(canonicalJson(value)) as object), ['One', 'CR', 'Control', 'o', 'Euro', 'Smiley', 'Dalet'])
})

test('leaves out undefined members and writes minus zero as zero', () => {
  assert.equal(canonicalJson({ b: undefined, a: -0 }), '{"a":0}')
})

test('reads back as the same value, whatever the order of its members', () => {
  const wellFormed = fc.string({ unit: 'binary' })
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      wellFormed,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(wellFormed, tie('tree'), { maxKeys: 4 }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      const written = canonicalJson(value as Canonical)
      assert.equal(canonicalJson(reversed(JSON.parse(written) as Canonical)), written)
    }),
  )
})

function reversed(value: Canonical): Canonical {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reversed(member as Canonical)]),
  )
}
