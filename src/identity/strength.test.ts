import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFindWeakness } from '#identity'

const weaknessOf = createFindWeakness()

test('refuses what is guessed first, and says by what', async () => {
  const weak = {
    aaaaaaaaaaaaaa: 'repeat',
    motdepassemotdepasse: 'repeat',
    bonjourbonjour1: 'repeat',
    azertyuiopqs: 'keyboard',
    abcdefghijklmnop: 'sequence',
    qwertyuiop123: 'common',
  }
  for (const [passphrase, weakness] of Object.entries(weak)) assert.equal(await weaknessOf(passphrase, []), weakness, passphrase)
})

test('refuses what others know of the person, which alone would do', async () => {
  const known = ['eleonore.vaugirard@exemple-familial.fr']
  for (const passphrase of ['eleonorevaugirard', 'eleonore.vaugirard', 'eleonore.vaugirard@exemple-familial.fr'])
    assert.ok(await weaknessOf(passphrase, known), passphrase)
  assert.equal(await weaknessOf('eleonorevaugirard', known), 'personal')
})

test('takes words without a link between them, in French and in English', async () => {
  for (const passphrase of ['quatre mots choisis au hasard', 'une longue phrase pour les essais', 'correct horse battery staple'])
    assert.equal(await weaknessOf(passphrase, ['ariane@example.org']), undefined, passphrase)
})

test('reads the beginning of what is very long, and never throws', async () => {
  assert.equal(await weaknessOf('a'.repeat(1024), []), 'repeat')
  for (const passphrase of ['', '\u0000', '🦊'.repeat(40), '\ud800'.repeat(20)]) await weaknessOf(passphrase, ['', '@'])
})
