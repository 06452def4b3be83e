import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recogniseColumns } from './columns.ts'
import { birthDate, email, gender, phone } from './contacts.ts'
import { familyName, givenName, soundOf, splitFullName } from './names.ts'
import { city, postalArea, postcode, street } from './places.ts'
import { setAsideReason } from './set-aside.ts'

const table = (read: (text: string) => string, cases: readonly (readonly [string, string])[]): void =>
  assert.deepEqual(
    cases.map(([text]) => [text, read(text)]),
    cases.map(([text, wanted]) => [text, wanted]),
  )

test('what is typed where nothing is known is no value', () => {
  table(givenName, [['Inconnu', ''], ['SNP', ''], ['xxx', ''], ['M.', '']]) // prettier-ignore
  table(familyName, [['CLIENT COMPTOIR', ''], ['Non renseigné', ''], ['', '']]) // prettier-ignore
  table(email, [['pas de courriel', ''], ['noreply@salle.example', ''], ['a@', '']]) // prettier-ignore
  table(phone, [['0000000000', ''], ['12', ''], ['néant', '']]) // prettier-ignore
  table((text) => birthDate(text, 'dmy', 2026), [['0001-01-01', ''], ['jadis', ''], ['11/11/1111', '']]) // prettier-ignore
  table(postcode, [['00000', ''], ['99999', '']]) // prettier-ignore
})

test('French and Québec names lose civility, particles and accents, and keep both halves of a double name', () => {
  table(givenName, [['Mme Marie-Thérèse', 'marie therese'], ['J.-P.', 'j p'], ['Dr. Zoé', 'zoe']]) // prettier-ignore
  table(familyName, [
    ['de La Fontaine', 'fontaine'],
    ["L'Évêque", 'eveque'],
    ['St-Onge', 'saint onge'],
    ['Martin née Durand', 'martin durand'],
    ['Bolduc dit Latour', 'bolduc'],
    ['Le', 'le'],
    ['Tremblay–Gagnon', 'tremblay gagnon'],
  ])
  assert.deepEqual(splitFullName('DUPONT Jean-Paul'), { given: 'jean paul', family: 'dupont' })
  assert.deepEqual(splitFullName('Dupont, Jean'), { given: 'jean', family: 'dupont' })
  assert.deepEqual(splitFullName('M. Jean de la Tour'), { given: 'jean', family: 'tour' })
  assert.equal(soundOf('philippe'), soundOf('filipe'))
  assert.equal(soundOf('renaud'), soundOf('reno'))
})

test('addresses, postal codes, telephones and dates of both countries are written one way', () => {
  table(street, [['12 bis, Bd. de la République', '12 bis boulevard republique'], ['12 BIS BOULEVARD REPUBLIQUE', '12 bis boulevard republique']]) // prettier-ignore
  table(city, [['ST-DENIS CEDEX 2', 'saint denis'], ['Saint Denis', 'saint denis']]) // prettier-ignore
  table(postcode, [['1000', '1000'], ['2A004', '20004'], ['F-69003', '69003'], ['H2X 1Y4', 'h2x1y4'], ['h2x1y4', 'h2x1y4']]) // prettier-ignore
  table(postalArea, [['69003', '69'], ['h2x1y4', 'h2x']]) // prettier-ignore
  table(phone, [['+33 (0)6 12 34 56 78', '612345678'], ['06.12.34.56.78', '612345678'], ['1 514 555-0123', '5145550123']]) // prettier-ignore
  table(email, [['Zoe.Martin+salle@GMAIL.com', 'zoemartin@gmail.com'], [' a.b@poste.example ', 'a.b@poste.example']]) // prettier-ignore
  table((text) => birthDate(text, 'dmy', 2026), [['3/4/1962', '19620403'], ['1962-04-03', '19620403'], ['03/04/62', '19620403'], ['19621304', '19621304'], ['3 avril 1962', '19620403']]) // prettier-ignore
  assert.equal(birthDate('4/3/1962', 'mdy', 2026), '19620403')
  table(gender, [['Madame', 'f'], ['H', 'm'], ['Dr', '']]) // prettier-ignore
})

test('columns named cluster, label or truth are never read, and an id that repeats is none', () => {
  const headers = ['id', 'Nom', 'Prénom', 'cluster', 'Courriel', ' Code postal']
  const rows = [
    ['1', 'Roy', 'Zoé', 'x', 'z@poste.example', '69003'],
    ['1', 'Roy', 'Max', 'y', '', ''],
  ]
  const found = recogniseColumns(headers, rows)
  assert.ok(found.ok)
  assert.deepEqual([...found.value.mapping.keys()].toSorted(), ['email', 'family_name', 'given_name', 'postcode'])
})

test('a column that is not there, a field that is none, and a table of nobody are refused', () => {
  const rows = [['a', 'b']]
  assert.deepEqual(recogniseColumns(['x', 'y'], rows, ['city=z']), { ok: false, error: { type: 'NoSuchColumn', column: 'z' } })
  assert.deepEqual(recogniseColumns(['x', 'y'], rows, ['town=x']), { ok: false, error: { type: 'NoSuchField', field: 'town' } })
  assert.deepEqual(recogniseColumns(['x', 'y'], rows), { ok: false, error: { type: 'NoColumns', headers: ['x', 'y'] } })
})

test('what the person maps is kept, the rest is recognised from headers and content', () => {
  const rows = [['12', 'rue Haute', 'z@poste.example', 'Zoé', '7']]
  const found = recogniseColumns(['no', 'voie', 'x', 'Firstname', 'mutuelle'], rows, [
    'street=no',
    'street=voie',
    'other:mutuelle=mutuelle',
  ])
  assert.ok(found.ok)
  assert.deepEqual(Object.fromEntries(found.value.mapping), { street: [0, 1], 'other:mutuelle': [4], email: [2], given_name: [3] })
})

test('schools, guest lists and empty rows are set aside with the reason; people are not', () => {
  const columns = ['given', 'family', 'email']
  const reason = (given: string, family: string, mail = '') =>
    setAsideReason(given, family, '', columns, [givenName(given), familyName(family), mail])
  assert.equal(reason('', 'École Saint-Exupéry', 'a@ecole.example'), 'organisation')
  assert.equal(reason('', 'Invitation presse'), 'courtesy')
  assert.equal(reason('Inconnu', 'Inconnu'), 'placeholder')
  assert.equal(reason('', 'Roy'), 'empty')
  assert.equal(reason('Zoé', 'Lécole', 'z@poste.example'), undefined)
})
