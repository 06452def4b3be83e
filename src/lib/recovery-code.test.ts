import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groupsOf, readCode, recoveryBytes } from './recovery-code.ts'

const bytes = fc.uint8Array({ minLength: recoveryBytes, maxLength: recoveryBytes })
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('refuses what is too short or too long, and says so apart from a slip', () => {
  const groups = groupsOf(new Uint8Array(recoveryBytes).fill(7))
  for (const typed of ['', 'A', groups.slice(0, 8).join('-'), `${groups.join('-')}-A`, 'é', '\u0000'.repeat(3)])
    assert.deepEqual(readCode(typed), { ok: false, error: { type: 'CodeLength' } })
  for (const typed of ['U'.repeat(36), '*'.repeat(36), 'É'.repeat(36), '0'.repeat(36)])
    assert.deepEqual(readCode(typed), { ok: false, error: { type: 'CodeTypo' } })
})

test('one wrong letter, or two neighbours exchanged, is a slip', () => {
  const text = groupsOf(Uint8Array.from({ length: recoveryBytes }, (_, n) => (n * 37 + 11) % 256)).join('')
  for (let at = 0; at < text.length; at += 1) {
    for (const letter of letters) {
      if (letter !== text[at]) assert.deepEqual(readCode(text.slice(0, at) + letter + text.slice(at + 1)).ok, false)
    }
    const exchanged = text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
    if (exchanged !== text) assert.equal(readCode(exchanged).ok, false)
  }
})

test('reads back what it wrote, however a person writes it', () => {
  fc.assert(
    fc.property(bytes, (code) => {
      const groups = groupsOf(code)
      assert.equal(groups.length, 9)
      for (const group of groups) assert.match(group, /^[0-9A-HJKMNP-TV-Z]{4}$/)
      const slack = ` ${groups.join(' – ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')}\n`
      for (const typed of [groups.join('-'), groups.join(''), slack]) assert.deepEqual(readCode(typed), { ok: true, value: code })
    }),
  )
})

test('never throws on what is typed, and refuses to write anything but 20 bytes', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void readCode(typed)))
  assert.throws(() => groupsOf(new Uint8Array(19)), RangeError)
})
