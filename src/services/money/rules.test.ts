import assert from 'node:assert/strict'
import test from 'node:test'
import { categories } from './categories.ts'
import { createMatcher } from './phrases.ts'
import { reasonIn } from './reasons.ts'
import { rules } from './rules/all.ts'
import { sourceCategories } from './rules/source.ts'
import { grammarLength, wordsOf } from './words.ts'

test('every rule has its own id, and words in both languages', () => {
  const ids = rules.map(({ id }) => id)
  assert.deepEqual(
    ids.filter((id, place) => ids.indexOf(id) !== place),
    [],
  )
  for (const { id } of rules) for (const lang of ['fr', 'en'] as const) assert.notEqual(reasonIn(lang, id), id)
})

test('no phrase is given twice for one direction at the same rank', () => {
  const seen = new Map<string, string>()
  const twice: string[] = []
  for (const { id, tier, only, any } of rules) {
    for (const phrase of any) {
      for (const direction of only === undefined ? ['in', 'out'] : [only]) {
        const key = `${tier} ${direction} ${phrase.startsWith('^') ? '^' : ''}${wordsOf(phrase).join(' ')}`
        const known = seen.get(key)
        if (known !== undefined) twice.push(`${phrase}: ${known}, ${id}`)
        seen.set(key, id)
      }
    }
  }
  assert.deepEqual(twice, [])
})

test('a category of other software means one of ours only', () => {
  const names = Object.values(sourceCategories).flat()
  assert.deepEqual(
    names.filter((name, place) => names.indexOf(name) !== place),
    [],
  )
  assert.deepEqual(
    names.filter((name) => wordsOf(name).join(' ') !== name),
    [],
  )
})

test('categories keep one label each, in both languages', () => {
  for (const lang of ['fr', 'en'] as const) {
    const labels = Object.values(categories).map((category) => category[lang])
    assert.equal(new Set(labels).size, labels.length)
  }
})

test('words ignore accents, case, ligatures and signs', () => {
  assert.deepEqual(wordsOf('PRLV SEPA Énergir, s.e.c. n°12 — Cœur'), ['prlv', 'sepa', 'energir', 's', 'e', 'c', 'n', '12', 'coeur'])
  assert.deepEqual(wordsOf('  '), [])
  assert.equal(grammarLength(wordsOf('CB 12/03 X1234 ORANGE')), 4)
})

test('a phrase matches whole words only, the longest first, and an anchored one only where the name begins', () => {
  const rule = (id: string, any: readonly string[]) => ({ id, category: 'telecom', tier: 'brand', when: { fr: id, en: id }, any }) as const
  const matcher = createMatcher([rule('free', ['^free']), rule('sfr', ['sfr']), rule('long', ['sfr red mobile'])])
  const find = (label: string) => matcher.find([wordsOf(label)], 'out').brand?.id
  assert.equal(find('PRLV SEPA FREE MOBILE'), 'free')
  assert.equal(find('CB DUTY FREE ROISSY'), undefined)
  assert.equal(find('SFRX'), undefined)
  assert.equal(find('PRLV SFR RED MOBILE'), 'long')
  assert.throws(() => createMatcher([rule('none', ['--'])]))
})
