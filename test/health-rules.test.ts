/** The rules about care cite where they were read, and hold their figures in order. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { healthRules } from '#content'

test('every rule about care has its words in both languages, a source with its address and date, and figures newest first', () => {
  assert.equal(new Set(healthRules.map(({ id }) => id)).size, healthRules.length)
  for (const { id, title, text, limits, source, values } of healthRules) {
    for (const words of [title, text, limits]) assert.ok(words.fr.length > 0 && words.en.length > 0 && words.fr !== words.en, id)
    assert.match(source.url, /^https:\/\//)
    assert.match(source.asOf, /^\d{4}-\d{2}-\d{2}$/)
    assert.ok(values.length > 0, id)
    assert.deepEqual(
      values.map(({ from }) => from),
      values
        .map(({ from }) => from)
        .toSorted()
        .toReversed(),
    )
  }
})
