import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldHeader, roleOf, shapeOf } from '#lib/pure/shape'
import type { Row } from '#lib/pure/table'

const rowsOf = (text: string): Row[] =>
  text.split('\n').flatMap((line, index) => (line === '' ? [] : [{ line: index + 1, cells: line.split(';') }]))
const keys = (text: string) => shapeOf(rowsOf(text)).columns.map(({ key }) => key)

test('finds a header on the first line, and what its columns hold', () => {
  const shape = shapeOf(rowsOf('Date;Libellé;Montant(EUROS);\n03/01/2025;CB;-12,50;\n04/01/2025;VIR;13,00 €;'))
  assert.equal(shape.header, 1)
  assert.equal(shape.skip, 1)
  assert.deepEqual(shape.columns, [
    { index: 0, name: 'Date', key: 'date', holds: 'date' },
    { index: 1, name: 'Libellé', key: 'libelle', holds: 'text' },
    { index: 2, name: 'Montant(EUROS)', key: 'montant', unit: 'EUROS', holds: 'number' },
    { index: 3, name: '', key: '', holds: 'nothing' },
  ])
})

test('reads the pairs of a preamble, with or without rows after the header', () => {
  const preamble = 'Numéro Compte ;0000000X000\nType;Compte courant\nDate;31/01/2024\nSolde (EUROS);13,99\n\n'
  for (const rows of ['', '03/01/2024;CB;-12,50\n04/01/2024;VIR;10,00\n']) {
    const shape = shapeOf(rowsOf(`${preamble}Date;Libellé;Montant(EUROS)\n${rows}`))
    assert.deepEqual(
      shape.preamble.map(({ key, value }) => [key, value]),
      [
        ['numero compte', '0000000X000'],
        ['type', 'Compte courant'],
        ['date', '31/01/2024'],
        ['solde euros', '13,99'],
      ],
    )
    assert.equal(shape.header, 6)
    assert.equal(shape.skip, 5)
  }
})

test('a table in two storeys: names and values above, then the series', () => {
  const shape = shapeOf(
    rowsOf(
      'Identifiant PRM;Type;Unité;Pas en minutes\n01234567890123;Courbe de charge;W;\nHorodate;Valeur\n2022-01-18T00:30:00+01:00;218;\n2022-01-18T01:00:00+01:00;162\n',
    ),
  )
  assert.equal(shape.header, 3)
  assert.deepEqual(
    shape.preamble.map(({ key, value }) => `${key}=${value}`),
    ['identifiant prm=01234567890123', 'type=Courbe de charge', 'unite=W'],
  )
})

test('passes over warnings, blank columns and titles', () => {
  assert.deepEqual(keys('Attention : ces données sont arrondies.;;\n;;\n;Commune;2019\n0;Lyon;12\n1;Vénissieux;3'), ['', 'commune', '2019'])
  assert.deepEqual(keys('Relevé de compte\nCompte : 123\nPériode : janvier 2025\nDate;Débit;Crédit\n03/01/2025;12,50;\n04/01/2025;;13'), [
    'date',
    'debit',
    'credit',
  ])
})

test('telephones and pairs of coordinates are no numbers', () => {
  const shape = shapeOf(rowsOf('Nom;Téléphone;Lieu\nMusée;04 00 00 00 42;46.219853, 5.555588\nCentre;04 00 00 00 43;46.2, 5.5'))
  assert.deepEqual(
    shape.columns.map(({ holds }) => holds),
    ['text', 'text', 'text'],
  )
  assert.equal(shape.header, 1)
})

test('a file without header has none', () => {
  const shape = shapeOf(rowsOf('Crédit;Crédit;****1234;03/07/2019;;-123 456,78\n05/06/2019;;;ECHEANCE;67,97\n06/06/2019;;;ECHEANCE;67,97'))
  assert.equal(shape.header, undefined)
  assert.equal(shape.skip, 0)
  assert.equal(shapeOf([]).columns.length, 0)
})

test('tells sums, repeated headers and notes from data', () => {
  const rows = rowsOf('Date;Libellé;Montant\n03/01/2025;TOTAL ACCESS;-60,00\n04/01/2025;CB;-1,00')
  const shape = shapeOf(rows)
  const role = (line: string) => roleOf({ line: 9, cells: line.split(';') }, shape)
  assert.equal(role('03/01/2025;TOTAL ACCESS;-60,00'), 'data')
  assert.equal(role('TOTAL;;-61,00'), 'total')
  assert.equal(role(';Total général;-61,00'), 'total')
  assert.equal(role('Solde final;;-61,00'), 'total')
  assert.equal(role('Date;Libellé;Montant'), 'header')
  assert.equal(role(' ;;'), 'blank')
  assert.equal(role('* hors taxes'), 'note')
  assert.equal(role('31/02/2025;CB;1'), 'data')
})

test('folds names', () => {
  assert.deepEqual(foldHeader(' Énergie_consommée (kWh)'), { key: 'energie consommee', unit: 'kWh' })
  assert.deepEqual(foldHeader('Volume consommé [m3]'), { key: 'volume consomme', unit: 'm3' })
  assert.deepEqual(foldHeader('(vide)'), { key: 'vide' })
  assert.deepEqual(foldHeader(''), { key: '' })
})

test('any rows have a shape', () => {
  const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '1,5', '03/01/2025', 'Date', 'Total', '('.repeat(40)))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 80 }), (table) => {
      const rows = table.map((cells, index) => ({ line: index + 1, cells }))
      const shape = shapeOf(rows)
      assert.ok(shape.skip <= rows.length)
      for (const row of rows) assert.ok(roleOf(row, shape))
    }),
  )
})
