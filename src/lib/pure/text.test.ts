import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeEntities } from '#lib/pure/entities'
import { isIban } from '#lib/pure/iban'
import { linesOf } from '#lib/pure/lines'
import { clean, cleanOrNone, fold } from '#lib/pure/text'

test('clean text has no control character, no wide space, no half character, and fits', () => {
  assert.equal(clean('  a\u0000\u0085b \t\n\u00a0 c\u202f', 50), 'ab c')
  assert.equal(clean('abc def', 4), 'abc')
  assert.equal(clean('ab𝄞', 3), 'ab')
  assert.equal(clean('\ud800x', 5), '\ufffdx')
  assert.equal(cleanOrNone(' \u0007 ', 5), undefined)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, max) => {
      const plain = clean(text, max)
      assert.ok(plain.length <= max && plain.isWellFormed() && plain === plain.trim())
      assert.doesNotMatch(plain, /\p{Cc}/u)
      assert.equal(clean(plain, max), plain)
    }),
  )
})

test('folding ignores case, accents spelled in two ways, and spaces', () => {
  assert.equal(fold(' Cafe\u0301  NOIR '), fold('café noir'))
})

test('decodes entities once or twice and leaves the unknown as written', () => {
  assert.equal(decodeEntities('&amp;lt;b&amp;gt; &eacute;&#233;&#xE9;&euro;'), '<b> ééé€')
  assert.equal(decodeEntities('&amp;amp;', 1), '&amp;')
  assert.equal(decodeEntities('R&D; &nope; &#0; &#xD800; &#99999999; &'), 'R&D; &nope; &#0; &#xD800; &#99999999; &')
})

test('an IBAN is checked by its remainder', () => {
  for (const good of ['FR14 2004 1010 0505 0001 3M02 606', 'gb82west12345698765432', 'NL91ABNA0417164300'])
    assert.equal(isIban(good), true, good)
  for (const wrong of ['', 'FR1420041010050500013M02607', '12345678901234567', 'FR14', 'XX00!']) assert.equal(isIban(wrong), false, wrong)
})

test('lines end by LF, CRLF or CR, wherever the pieces are cut', async () => {
  async function* pieces() {
    yield 'a\r'
    yield '\nb\rc\n'
    yield '\nd'
  }
  assert.deepEqual(await Array.fromAsync(linesOf(pieces())), [
    { text: 'a', number: 1, ended: true },
    { text: 'b', number: 2, ended: true },
    { text: 'c', number: 3, ended: true },
    { text: '', number: 4, ended: true },
    { text: 'd', number: 5, ended: false },
  ])
})

test('an endless line is cut, and the lines after it keep their numbers', async () => {
  async function* pieces() {
    for (let count = 0; count < 20; count += 1) yield 'x'.repeat(10_000)
    yield '\nlast\r'
  }
  const found = await Array.fromAsync(linesOf(pieces()))
  assert.deepEqual([found[0]?.text.length, found[1]?.text, found[1]?.number, found[1]?.ended], [65_536, 'last', 2, true])
})
