/** The rules about care and about ending a contract cite what was read and when, and hold their figures in order. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { healthRules, notices } from '#content'
import { isDay } from '#lib/pure/day'

test('every rule about care has its words in both languages, a source with its address and date, and figures newest first', () => {
  assert.equal(new Set(healthRules.map(({ id }) => id)).size, healthRules.length)
  for (const { id, title, text, limits, source, values } of healthRules) {
    for (const words of [title, text, limits]) assert.ok(words.fr.length > 0 && words.en.length > 0 && words.fr !== words.en, id)
    assert.match(source.url, /^https:\/\//)
    assert.ok(source.name.length > 0, id)
    // A page cannot speak for a day after the one it was read on, nor a figure be in force before it was.
    assert.ok(isDay(source.asOf) && isDay(source.readOn) && source.asOf <= source.readOn, id)
    for (const { from } of values) assert.ok(from === '0001-01-01' || (isDay(from) && from <= source.readOn), id)
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

test('every rule about ending a contract says what it gives, leaves out, where it was read and when, and since when it is in force', () => {
  assert.equal(new Set(notices.map(({ id }) => id)).size, notices.length)
  for (const { id, name, says, limits, source, checked, from, frees, days } of notices) {
    for (const words of [name, says, limits]) assert.ok(words.fr.length > 0 && words.en.length > 0 && words.fr !== words.en, id)
    assert.match(source, /^https:\/\//)
    assert.ok(isDay(checked) && isDay(from) && from <= checked, id)
    assert.ok(days === null ? frees === 'never' : days >= 0 && days <= 90, id)
  }
})
