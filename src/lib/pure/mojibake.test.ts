import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { unmojibake } from '#lib/pure/mojibake'

test('UTF-8 taken for windows-1252 is put back, and nothing else is touched', () => {
  for (const [damaged, text] of [
    ['LibellÃ©', 'Libellé'],
    ['reÃ§u', 'reçu'],
    ['1 234,56 â‚¬', '1 234,56 €'],
    ['Ã\u00a0', 'à'],
    ['Âme', 'Âme'],
    ['Libellé', 'Libellé'],
    ['日本', '日本'],
    ['', ''],
  ])
    assert.equal(unmojibake(damaged!), text)
})

test('gives back any text that windows-1252 can show', () => {
  const decoder = new TextDecoder('windows-1252')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aé€ç à’œ–Ÿ日') }), (text) => {
      assert.equal(unmojibake(decoder.decode(new TextEncoder().encode(text))), text)
    }),
  )
})
