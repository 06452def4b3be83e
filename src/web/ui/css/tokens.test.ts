import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
)

/** Relative luminance and contrast ratio, WCAG 2.2. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['paper', 'sheet', 'sunk']
const pairs: readonly (readonly [text: string, grounds: readonly string[], least: number])[] = [
  ['ink', [...grounds, 'leaf-soft', 'wheat-soft', 'berry-soft', 'sky-soft'], 7],
  ['ink-soft', [...grounds, 'leaf-soft', 'wheat-soft', 'berry-soft', 'sky-soft'], 4.5],
  ['leaf', [...grounds, 'leaf-soft'], 4.5],
  ['wheat', [...grounds, 'wheat-soft'], 4.5],
  ['berry', [...grounds, 'berry-soft'], 4.5],
  ['sky', [...grounds, 'sky-soft'], 4.5],
  ['leaf-ink', ['leaf', 'leaf-deep'], 4.5],
  // Borders of fields and lines of drawings: WCAG 1.4.11.
  ['edge', grounds, 3],
  ['grain', ['paper', 'sheet'], 3],
]

for (const scheme of ['light', 'dark'] as const) {
  test(`text stands out from its ground, ${scheme}`, () => {
    for (const [text, on, least] of pairs) {
      for (const ground of on) {
        const ratio = contrast(tokens.get(text)?.[scheme] ?? '', tokens.get(ground)?.[scheme] ?? '')
        assert.ok(ratio >= least, `${text} on ${ground}: ${ratio.toFixed(2)} < ${least}`)
      }
    }
  })
}
