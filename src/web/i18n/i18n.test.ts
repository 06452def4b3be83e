import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { atticFr } from './attic.fr.ts'
import { commonFr } from './common.fr.ts'
import { bytes, count, counted, day, dayOfYear, list, moment, money, month, plural, text } from './index.ts'
import { publicFr } from './public.fr.ts'
import { frenchSpaces, of } from './typography.ts'

/** Every sentence of a catalogue under its path; a function gives its source, which holds its sentences. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, String(value)]]
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`))
}
const fr = new Map(sentences(text('fr'), 'fr'))
const written = sentences({ commonFr, publicFr, atticFr }, 'written')
const en = new Map(sentences(text('en'), 'en'))

test('no catalogue shouts, boasts or types a straight apostrophe', () => {
  for (const [path, sentence] of [...written, ...fr, ...en]) {
    assert.doesNotMatch(sentence, /\p{L}'\p{L}/u, path)
    assert.doesNotMatch(
      sentence,
      /end-to-end|zero-knowledge|unbreakable|bout en bout|inviolable|divulgation nulle|even we cannot|même nous/i,
      path,
    )
    assert.doesNotMatch(sentence, /[\p{L}\s\u202f]!(?:\s|$)/u, path)
    assert.doesNotMatch(sentence, /TODO|lorem/i, path)
  }
})

test('no French sentence keeps a breaking space before a double sign', () => {
  for (const [path, sentence] of fr) {
    if (!sentence.includes('=>')) assert.doesNotMatch(sentence, /\p{L} [;:?!»]/u, path)
  }
})

/** What may read the same in both languages: names, commands, words they share. */
const shared =
  /^(?:name|otherLanguage|commands|id)$|^(?:Grenier|OFX|QIF|CAMT|Menu|Formats|Date|Source|IBAN|Type|Actions?|Import|Total|Solde|Note|Page)$/

test('no English sentence was left in the French catalogue', () => {
  for (const [path, sentence] of fr) {
    const twin = en.get(path.replace(/^fr/, 'en'))
    const key = path.split('.').at(-1) ?? ''
    if (twin !== sentence || sentence.includes('=>') || shared.test(key) || shared.test(sentence)) continue
    assert.ok(!/\p{L}{3,} \p{L}{3,}/u.test(sentence) || /npm |bin\/grenier/.test(sentence), `${path}: ${sentence}`)
  }
})

test('an amount is exact in its currency, whatever its size', () => {
  assert.equal(money(-1250, 'EUR', 'fr'), '−12,50\u00a0€')
  assert.equal(money(5, 'EUR', 'en'), '€0.05')
  assert.equal(money(1234, 'JPY', 'en'), 'JP¥1,234')
  assert.equal(money(231_400, 'EUR', 'fr'), '2\u202f314,00\u00a0€')
  assert.equal(money(100, 'EUR', 'fr', 'always'), '+1,00\u00a0€')
  assert.equal(money(-100, 'EUR', 'en', 'never'), '€1.00')
  fc.assert(
    fc.property(fc.maxSafeInteger(), (minor) => {
      const shown = money(minor, 'EUR', 'en').replaceAll(/[^\d]/g, '')
      assert.equal(BigInt(shown), BigInt(Math.abs(minor)))
    }),
  )
})

test('days and months are written as each language does, in no zone but their own', () => {
  assert.equal(day('2026-11-01', 'fr'), '1er novembre 2026')
  assert.equal(day('2026-11-21', 'fr', 'short'), '21 nov. 2026')
  assert.equal(day('2026-11-21', 'en'), '21 November 2026')
  assert.equal(dayOfYear('2026-11-21', 'fr'), '21 novembre')
  assert.equal(month('2026-10', 'fr'), 'octobre 2026')
  assert.match(moment('2026-11-20T23:30:00Z', 'fr', 'Europe/Paris'), /^21 novembre 2026 à 00:30$/)
})

test('numbers, sizes, plurals and lists follow the language', () => {
  assert.equal(count(18_204, 'fr'), '18\u202f204')
  assert.equal(bytes(48_210, 'fr'), '48\u202fko')
  assert.equal(bytes(1_240_000, 'en'), '1.2 MB')
  assert.equal(bytes(0, 'fr'), '0\u00a0octet')
  const forms = { one: 'ligne', other: 'lignes' }
  assert.equal(counted(0, 'fr', forms), '0\u00a0ligne')
  assert.equal(plural(0, 'en', forms), 'lignes')
  assert.equal(plural(1, 'en', forms), 'ligne')
  assert.equal(list(['OFX', 'QIF', 'CAMT'], 'fr'), 'OFX, QIF et CAMT')
})

test('French spacing changes spaces only, and is done once', () => {
  assert.equal(frenchSpaces('« Oui » : 12 % ?'), '«\u202fOui\u202f»\u00a0: 12\u202f%\u202f?')
  fc.assert(
    fc.property(fc.string(), (sentence) => {
      const once = frenchSpaces(sentence)
      assert.equal(frenchSpaces(once), once)
      assert.equal(once.length, sentence.length)
    }),
  )
  assert.equal(of('Élie'), 'd’Élie')
  assert.equal(of('Camille'), 'de Camille')
})
