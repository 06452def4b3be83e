import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placesInSets } from './archive-set.ts'

const missing = (...names: readonly string[]) => placesInSets(names).map((place) => place?.missing.join(' '))
const pieces = (...names: readonly string[]) => placesInSets(names).map((place) => place?.pieces?.files.join(' '))

test('a name alone is no part: a year, a month, a second download', () => {
  for (const name of [
    'relevés-2024.zip',
    'mars-03.zip',
    'export (1).zip',
    'export.zip',
    'a.zip.01',
    'facture-512.zip',
    'x-000.zip',
    '.zip',
  ])
    assert.deepEqual(placesInSets([name]), [undefined], name)
  assert.deepEqual(missing('export.zip', 'export (1).zip', 'export (2).zip'), [undefined, undefined, undefined])
})

test('the parts that names announce and that are not there are named as they would be', () => {
  assert.deepEqual(missing('takeout-20260101T120000Z-002.zip', 'takeout-20260101T120000Z-004.zip'), [
    'takeout-20260101T120000Z-001.zip takeout-20260101T120000Z-003.zip',
    undefined,
  ])
  assert.deepEqual(missing('export-1-of-3.zip'), ['export-2-of-3.zip export-3-of-3.zip'])
  assert.deepEqual(missing('export (2 sur 2).zip', 'Export (1 sur 2).zip'), [undefined, ''])
  assert.deepEqual(missing('b_part_2.zip', 'a.part1.zip'), ['b_part_1.zip', ''])
  assert.deepEqual(missing('takeout-001.zip', 'takeout-001 (1).zip', 'takeout-002.zip'), ['', undefined, undefined])
  assert.deepEqual(missing('export-1-of-3.zip', 'export-2-of-2.zip'), ['export-2-of-3.zip export-3-of-3.zip', 'export-1-of-2.zip'])
})

test('numbers with too many holes are no parts', () => {
  assert.deepEqual(missing('facture-001.zip', 'facture-145.zip'), [undefined, undefined])
})

test('pieces of one archive are put in their order, the last of a spanned one being .zip', () => {
  assert.deepEqual(pieces('a.zip.002', 'b', 'a.zip.001'), ['2 0', undefined, '2 0'])
  assert.deepEqual(pieces('a.zip', 'a.z02', 'A.Z01'), ['2 1 0', '2 1 0', '2 1 0'])
  assert.deepEqual(missing('a.zip', 'a.z02'), ['a.z01', 'a.z01'])
  assert.deepEqual(missing('a.z01', 'a.z02'), ['a.zip', 'a.zip'])
  assert.deepEqual(missing('a.zip.002', 'a.zip.002', 'a.zip.001'), ['', 'a.zip.001', ''])
})
