import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readCsvText } from '../linkage/files.ts'
import { recogniseColumns } from '../reading/columns.ts'
import { generateNetwork } from './generate.ts'

test('a seed gives the same network again, another seed another; the truth is never read', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-generate-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const draw = (name: string, seed: number) => {
    const { files, people, records } = generateNetwork({ persons: 2_000, members: 3, seed, folder: join(folder, name) })
    return { records, lists: files.map((file) => readFileSync(file, 'utf8')), people: readFileSync(people, 'utf8') }
  }
  const first = draw('a', 7)
  assert.deepEqual(draw('b', 7), first)
  assert.notDeepEqual(draw('c', 8).lists, first.lists)
  const [headers = [], ...rows] = readCsvText(first.lists[0]!)
  const found = recogniseColumns(headers, rows.slice(0, 500))
  assert.ok(found.ok)
  assert.deepEqual([...found.value.mapping.keys()].toSorted(), [
    'birth_date',
    'city',
    'email',
    'family_name',
    'given_name',
    'id',
    'phone',
    'postcode',
    'street',
  ])
  const members = Map.groupBy(
    first.lists.flatMap((list, member) => readCsvText(list).slice(1).map((row) => ({ person: row.at(-1)!, member }))), // prettier-ignore
    ({ person }) => person,
  )
  const several = [...members.values()].filter((visits) => new Set(visits.map(({ member }) => member)).size > 1).length / members.size
  assert.ok(first.records > 2_000 && several > 0.05 && several < 0.2, `${several}`)
})
