import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { money } from '../i18n/index.ts'
import { budget, months } from '../attic/invented.ts'
import { MonthTable } from '../attic/month-table.tsx'
import { MonthBars, windowOf } from './month-bars.tsx'
import { amountAxis, roundMoney, wholeUnits } from './scale.ts'
import { ShareBar } from './share-bar.tsx'

const bars = (given: Partial<Parameters<typeof MonthBars>[0]> = {}) =>
  render(h(MonthBars, { id: 'c', months, chosen: '2026-10', currency: 'EUR', lang: 'fr', ...given }))

test('draws nothing without a month', () => {
  assert.equal(bars({ months: [] }), '')
})

test('each drawing says in its title and description what it shows, and carries no style', () => {
  const html = bars({ full: true })
  assert.equal(html.match(/role="img"/g)?.length, 4)
  assert.equal(html.match(/<title /g)?.length, 4)
  assert.equal(html.match(/<desc /g)?.length, 4)
  assert.doesNotMatch(html, / style=/)
})

test('no text of a drawing is under 12 px at the narrowest place where it is shown', () => {
  // The style sheet shows a drawing from the width of the one before it; a phone of 320 px leaves 243 px to a card.
  const narrowest = { narrow: 243, middle: 27 * 16, wide: 40 * 16, large: 58 * 16 }
  const font = { narrow: 14, middle: 13.5, wide: 13, large: 13 }
  for (const [name, width] of [...bars({ full: true }).matchAll(/months for-(\w+)" viewBox="0 0 (\d+)/g)].map(
    ([, a, b]) => [a as keyof typeof font, Number(b)] as const,
  )) {
    assert.ok((font[name] * narrowest[name]) / width >= 11.9, name)
  }
})

test('an incomplete month is hatched, not only paler', () => {
  assert.match(bars(), /fill="url\(#c-wide-hatch\)"/)
  assert.doesNotMatch(bars({ months: months.slice(0, 12) }), /fill="url/)
})

test('a narrow drawing keeps the chosen month in sight', () => {
  assert.deepEqual(
    windowOf(months, '2026-11', 6)
      .map(({ month }) => month)
      .at(-1),
    '2026-11',
  )
  assert.ok(windowOf(months, '2025-01', 6).some(({ month }) => month === '2025-01'))
  fc.assert(
    fc.property(fc.nat(23), fc.integer({ min: 1, max: 30 }), (at, room) => {
      const chosen = months[at]?.month ?? ''
      const shown = windowOf(months, chosen, room)
      assert.equal(shown.length, Math.min(room, months.length))
      assert.ok(shown.some(({ month }) => month === chosen))
    }),
  )
})

test('the table beside the chart holds every figure of every month', () => {
  const html = render(h(MonthTable, { budget, lang: 'fr' }))
  const rows = html.split('<tr').slice(2)
  assert.equal(rows.length, months.length)
  for (const [index, entry] of months.toReversed().entries()) {
    assert.ok(rows[index]?.includes(`month=${entry.month}`))
    assert.ok(rows[index]?.includes(`>${money(entry.in, 'EUR', 'fr')}<`))
    assert.ok(rows[index]?.includes(`>${money(entry.out, 'EUR', 'fr')}<`))
    assert.ok(rows[index]?.includes(`>${money(entry.in - entry.out, 'EUR', 'fr', 'always')}<`))
  }
})

test('heights follow amounts, and never leave the drawing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 1, maxLength: 20 }), (amounts) => {
      const axis = amountAxis(Math.max(...amounts), 'EUR', 'fr', { bottom: 200, top: 20, marks: 3 })
      for (const amount of amounts) assert.ok(axis.y(amount) >= 19.99 && axis.y(amount) <= 200)
      for (const mark of axis.marks) assert.ok(mark.y >= 19.99 && mark.y <= 200)
      assert.equal(new Set(axis.marks.map(({ words }) => words)).size, axis.marks.length)
    }),
  )
})

test('amounts are rounded to whole units of their own currency', () => {
  assert.equal(wholeUnits(-1_250, 'EUR'), -13)
  assert.equal(wholeUnits(1_250, 'JPY'), 1_250)
  assert.match(roundMoney(231_249, 'EUR', 'fr'), /^2.312.€$/)
})

test('a share is drawn inside its track, whatever the amounts', () => {
  fc.assert(
    fc.property(fc.integer(), fc.option(fc.integer()), (amount, usual) => {
      const html = render(h(ShareBar, { amount, usual, most: Math.max(0, amount, usual ?? 0), way: 'out' }))
      for (const [, width] of html.matchAll(/(?:width|x1)="([\d.e+-]+)"/g)) assert.ok(Number(width) >= 0 && Number(width) <= 100)
    }),
  )
})
