import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { money } from '../i18n/index.ts'
import { budget, months } from '../attic/invented.ts'
import { MonthTable } from '../attic/month-table.tsx'
import { MonthBars, windowOf } from './month-bars.tsx'
import { PriceSteps } from './price-steps.tsx'
import { RangeChart } from './range-chart.tsx'
import { amountAxis, roundMoney, wholeUnits } from './scale.ts'
import { ShareBar } from './share-bar.tsx'
import { SupplierBars } from './supplier-bars.tsx'
import { TownMap } from './town-map.tsx'

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
  for (const html of [bars({ full: true }), ...others()])
    for (const [name, width] of [...html.matchAll(/for-(\w+)" viewBox="0 0 (\d+)/g)].map(
      ([, a, b]) => [a as keyof typeof font, Number(b)] as const,
    ))
      assert.ok((font[name] * narrowest[name]) / width >= 11.9, `${name} ${width}`)
})

const towns = (places: Parameters<typeof TownMap>[0]['places']) =>
  render(h(TownMap, { id: 'm', places, around: [[45.7, 4.84]], home: 'Lyon', lang: 'fr' }))
const lyon = { town: '1', name: 'Lyon', latitude: 45.76, longitude: 4.84, visits: 260 }
const bron = { town: '2', name: 'Bron', latitude: 45.73, longitude: 4.91, visits: 4 }
const brest = { town: '3', name: 'Brest', latitude: 48.39, longitude: -4.49, visits: 2 }

const others = () => {
  const shared = { id: 'c', title: 'x', currency: 'EUR', lang: 'fr' } as const
  const [first, last] = ['2026-01-05', '2026-09-05']
  return [
    towns([lyon, bron, brest]),
    render(h(PriceSteps, { ...shared, first, last, changes: [{ day: '2026-03-05', from: 1_000, to: 1_200 }] })),
    render(h(RangeChart, { ...shared, floor: null, points: [first, last].map((day) => ({ day, low: 0, middle: 5_000, high: 9_000 })) })),
    render(h(SupplierBars, { ...shared, rows: [{ id: 'a', name: 'Sosh', now: 1_500, before: 1_200 }] })),
  ]
}

test('the name of a town inside the circle of a larger one is written outside it, with a line to it', () => {
  for (const drawing of towns([lyon, bron, brest]).split('<svg').slice(1)) {
    const circle = (place: number): readonly number[] => {
      const [, x, y, r] = [...drawing.matchAll(/class="town" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)][place] ?? []
      return [Number(x), Number(y), Number(r)]
    }
    const [, large = 0, radius = 0] = circle(0)
    const [, , line, top] = /class="leader" x1="([\d.]+)" y1="([\d.]+)"[^>]*y2="([\d.]+)".*?y="([\d.]+)"[^>]*>Bron</.exec(drawing) ?? []
    assert.ok(line !== undefined && Math.abs(Number(top) - large) > radius, drawing)
    assert.doesNotMatch(drawing, /class="leader"[^>]*><\/line><text[^>]*>(Lyon|Brest)</)
    assert.doesNotMatch(drawing, /class="around"/)
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
