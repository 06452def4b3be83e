import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { currencies, formatDecimal, minorDigits, parseAmount } from '#lib/pure/money'
import { decimalEvidence, type DecimalSign } from '#lib/pure/number'

const outcome = (text: string, currency = 'EUR', decimal: DecimalSign = 'auto') => {
  const result = parseAmount(text, currency, { decimal })
  return result.ok ? result.value : result.error.type
}

test('refuses what it cannot read, never giving zero', () => {
  for (const text of [
    '',
    ' ',
    '-',
    '.',
    ',',
    '€',
    '$12',
    '12 €',
    '1e5',
    '0x10',
    'NaN',
    'Infinity',
    '1.2.3,4',
    '1,23,4',
    '12 34',
    '--1',
    '(1',
    '1)',
    '(-1)',
    '-1-',
    '+-1',
    '١٢',
  ]) {
    assert.equal(outcome(text), 'amount-unreadable', text)
  }
  assert.equal(outcome('1,234'), 'amount-unreadable')
  assert.equal(outcome('1.234'), 'amount-unreadable')
  assert.equal(outcome('1.005', 'EUR', '.'), 'amount-too-precise')
  assert.equal(outcome('1.5', 'JPY', '.'), 'amount-too-precise')
  assert.equal(outcome('90071992547409.92'), 'amount-too-large')
  assert.equal(outcome('9'.repeat(70)), 'amount-too-large')
  assert.equal(outcome('9'.repeat(100)), 'amount-unreadable')
  assert.equal(outcome('1', 'ZZZ'), 'currency-unknown')
  assert.equal(outcome('1', 'eur'), 'currency-unknown')
  assert.equal(outcome('12,5', 'EUR', '.'), 'amount-unreadable')
})

test('reads what banks write', () => {
  const cases: readonly [string, number][] = [
    ['0', 0],
    ['-0.00', 0],
    ['12,', 1200],
    [',5', 50],
    ['.5', 50],
    ['-12.5', -1250],
    ['12.50-', -1250],
    ['+ 12,50', 1250],
    ['(12.50)', -1250],
    ['\u221212.50', -1250],
    ['1 234,56', 123_456],
    ['1\u00a0234,56', 123_456],
    ['1\u202f234\u202f567,8', 123_456_780],
    ["1'234.56", 123_456],
    ['1’234.56', 123_456],
    ['1,234.56', 123_456],
    ['1.234,56', 123_456],
    ['1.234.567', 123_456_700],
    ['12,34,567.89', 123_456_789],
    ['-00000000001500.0000', -150_000],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ]
  for (const [text, minor] of cases) assert.equal(outcome(text), minor, text)
  assert.equal(outcome('1,234', 'EUR', '.'), 123_400)
  assert.equal(outcome('1,234', 'TND'), 1234)
  assert.equal(outcome('1500', 'JPY'), 1500)
})

test('knows the digits of every currency', () => {
  assert.deepEqual(['EUR', 'CAD', 'JPY', 'XPF', 'TND', 'CLF', 'FRF', 'ZZZ'].map(minorDigits), [2, 2, 0, 0, 3, 4, 2, undefined])
  assert.ok(currencies.length > 150)
  assert.equal(new Set(currencies).size, currencies.length)
  for (const code of currencies) assert.match(code, /^[A-Z]{3}$/)
})

test('an amount written plainly reads back the same, whatever its currency and its sign', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom(...currencies), fc.constantFrom<DecimalSign>('.', ','), (minor, currency, decimal) => {
      const text = formatDecimal(minor, currency)
      assert.equal(outcome(decimal === ',' ? text.replace('.', ',') : text, currency, decimal), minor === 0 ? 0 : minor)
    }),
  )
})

test('an amount is never read through a float', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,- +()\u00a0'"), maxLength: 24 }), (text) => {
      const result = parseAmount(text, 'EUR')
      if (result.ok) assert.ok(Number.isSafeInteger(result.value))
    }),
  )
})

test('says what a number proves of the decimal sign of its file', () => {
  assert.deepEqual(['1,234.56', '1.234,56', '12.5', '12,5', '1,234', '1.234', '1,234,567', '0,123', '12', 'abc'].map(decimalEvidence), [
    '.',
    ',',
    '.',
    ',',
    'ambiguous-comma',
    'ambiguous-point',
    '.',
    ',',
    undefined,
    undefined,
  ])
})
