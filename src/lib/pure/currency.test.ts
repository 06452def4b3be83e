import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { splitCurrency } from '#lib/pure/currency'
import { parseDecimal, surveyNumbers } from '#lib/pure/decimal'
import { parseAmount } from '#lib/pure/money'

test('sets a currency apart, before or after the number', () => {
  const cases: readonly [string, string, string | undefined][] = [
    ['12,50 €', '12,50', 'EUR'],
    ['€12.50', '12.50', 'EUR'],
    ['-€12.50', '-12.50', 'EUR'],
    ['€ -12.50', '-12.50', 'EUR'],
    ['12,50 euros', '12,50', 'EUR'],
    ['EUR 12.50-', '12.50-', 'EUR'],
    ['1 234,56 EUR', '1 234,56', 'EUR'],
    ['12,50\u00a0€', '12,50', 'EUR'],
    ['12,50 $ CA', '12,50', 'CAD'],
    ['12,50 $CA', '12,50', 'CAD'],
    ['CA$12.50', '12.50', 'CAD'],
    ['$12.50 CAD', '12.50', 'CAD'],
    ['US$12.50', '12.50', 'USD'],
    ['£1,234.00', '1,234.00', 'GBP'],
    ['(12.50 CAD)', '(12.50)', 'CAD'],
    ['CHF 12.50', '12.50', 'CHF'],
  ]
  for (const [text, number, currency] of cases) assert.deepEqual(splitCurrency(text), { number, currency }, text)
})

test('a sign that several currencies share names none', () => {
  assert.deepEqual(splitCurrency('($12.50)'), { number: '(12.50)', shared: true })
  assert.deepEqual(splitCurrency('-12,50 $'), { number: '-12,50', shared: true })
})

test('credit and debit are told, not applied', () => {
  assert.deepEqual(splitCurrency('1 234,56 CR'), { number: '1 234,56', direction: 'credit' })
  assert.deepEqual(splitCurrency('$12.50 DR'), { number: '12.50', shared: true, direction: 'debit' })
  assert.deepEqual(splitCurrency('12,50 € Cr.'), { number: '12,50', currency: 'EUR', direction: 'credit' })
})

test('what is no currency stays as it is written', () => {
  for (const text of ['', '12,50', '-12', 'abc', '12 kWh', '12 XYZ', '€', '12 € USD', '€12 USD', 'rue 12', '12 rue', '1e5'])
    assert.deepEqual(splitCurrency(text), { number: text }, text)
})

const value = (text: string, decimal?: '.' | ',') => {
  const result = parseDecimal(text, decimal === undefined ? {} : { decimal })
  return result.ok ? result.value : result.error.type
}

test('reads a quantity into millionths', () => {
  const cases: readonly [string, number][] = [
    ['0,1887', 188_700],
    ['0,1887 €', 188_700],
    ['11.04', 11_040_000],
    ['-1 234,5', -1_234_500_000],
    ['(12.5)', -12_500_000],
    ['218', 218_000_000],
    ['0.100000000', 100_000],
    ['-0', 0],
  ]
  for (const [text, expected] of cases) assert.equal(value(text), expected, text)
  assert.equal(value('1,234', ','), 1_234_000)
  assert.equal(value('1,234', '.'), 1_234_000_000)
})

test('refuses a quantity that it cannot read, never giving zero', () => {
  assert.equal(value(' '), 'quantity-missing')
  for (const text of ['-', 'n/a', '1,234', '1.234', '12 CR', '12 kWh', '1.2.3,4', '1E+05', '#N/A', '12:30'])
    assert.equal(value(text), 'quantity-unreadable', text)
  assert.equal(value('0.1234567'), 'quantity-too-precise')
  assert.equal(value('9999999999'), 'quantity-too-large')
  assert.equal(value('12,5', '.'), 'quantity-unreadable')
})

test('a column says its decimal sign, and whether that is sure', () => {
  const cases: readonly [readonly string[], '.' | ',', boolean][] = [
    [['1,234', '12,5'], ',', true],
    [['1,234', '0,345'], ',', true],
    [['1,234', '1,234.5'], '.', true],
    [['1,234', '45'], '.', false],
    [['12', '45'], '.', true],
    [['12,5', '12.5', '1,25'], ',', false],
    [['12,50 €', '', 'n/a'], ',', true],
    [[], '.', true],
  ]
  for (const [cells, decimal, sure] of cases) {
    const found = surveyNumbers(cells)
    assert.deepEqual([found.decimal, found.sure], [decimal, sure], cells.join(' '))
  }
  assert.equal(surveyNumbers(['1,234'], ',').decimal, ',')
  assert.deepEqual(surveyNumbers(['1', '04 74 49 20 42', '', '2']), { decimal: '.', sure: true, numbers: 2, others: 1 })
})

test('whatever the text, a number or a known error, and money agrees with quantities', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,- ()€$CRDA') }), (text) => {
      const { number, direction } = splitCurrency(text)
      const [quantity, amount] = [parseDecimal(text, { decimal: '.' }), parseAmount(number, 'EUR', { decimal: '.' })]
      if (quantity.ok) assert.ok(Number.isSafeInteger(quantity.value) && direction === undefined)
      if (amount.ok && quantity.ok) assert.equal(quantity.value, amount.value * 10_000)
      assert.equal(splitCurrency(number).number.length <= number.length, true)
    }),
  )
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void [parseDecimal(text), surveyNumbers([text])]))
})

test('a quantity written plainly reads back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('.' as const, ',' as const), (units, decimal) => {
      const digits = String(Math.abs(units)).padStart(7, '0')
      assert.equal(value(`${units < 0 ? '-' : ''}${digits.slice(0, -6)}${decimal}${digits.slice(-6)}`, decimal), units)
    }),
  )
})
