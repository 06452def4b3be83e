import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { foldEmail, isEmail } from '#identity'

const refused = [
  '',
  '@',
  'marie',
  'marie@',
  '@exemple.fr',
  'marie@exemple',
  'marie@@exemple.fr',
  'ma rie@exemple.fr',
  'marie@exem ple.fr',
  '.marie@exemple.fr',
  'marie.@exemple.fr',
  'ma..rie@exemple.fr',
  'marie@exemple..fr',
  'marie@.fr',
  'marie@exemple.fr.',
  'marie@-exemple.fr',
  'marie@exemple-.fr',
  'marie@192.0.2.1',
  'marie@[192.0.2.1]',
  '"marie dupuis"@exemple.fr',
  'marie@exem_ple.fr',
  'marie@exemple.fr\r\nBcc: tous@exemple.fr',
  'marie@exem%70le.fr',
  'Marie <marie@exemple.fr>',
  'a@exemple.fr, b@exemple.fr',
  'marie\u0000@exemple.fr',
  'marie\u202e@exemple.fr',
  `${'m'.repeat(65)}@exemple.fr`,
  `marie@${'e'.repeat(64)}.fr`,
  `marie@${'e.'.repeat(130)}fr`,
  `${'m'.repeat(60)}@${'abcdefgh.'.repeat(22)}fr`,
]
const taken = [
  'marie@exemple.fr',
  ' marie.dupuis+grenier@mail.exemple.fr\n',
  "o'neil@exemple.ie",
  'hélène@exemple.fr',
  'marie@été.exemple',
  'm@1and1.fr',
]

test('refuses what mail cannot reach, or could be hidden in a header', () => {
  for (const text of refused) assert.equal(isEmail(text), false, JSON.stringify(text))
})

test('takes the addresses that people have', () => {
  for (const text of taken) assert.equal(isEmail(text), true, text)
})

test('folds two writings of one address into one', () => {
  assert.equal(foldEmail(' Marie.Dupuis@Exemple.FR '), 'marie.dupuis@exemple.fr')
  assert.equal(foldEmail('He\u0301le\u0300ne@e\u0301te\u0301.exemple'), foldEmail('hélène@XN--t-9fab.EXEMPLE'))
  assert.equal(foldEmail('marie'), undefined)
})

test('never throws, and folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.emailAddress()), (text) => {
      const folded = foldEmail(text)
      assert.equal(folded !== undefined, isEmail(text))
      if (folded !== undefined) assert.equal(foldEmail(folded), folded)
    }),
  )
})
