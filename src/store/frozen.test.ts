import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readMigrations } from './migrate.ts'

const source = new URL('../', import.meta.url)
const frozen = JSON.parse(readFileSync(new URL('./frozen.json', import.meta.url), 'utf8')) as { [name: string]: string }
const landed = readdirSync(source)
  .filter((owner) => existsSync(new URL(`${owner}/migrations/`, source)))
  .flatMap((owner) => readMigrations({ owner, folder: new URL(`${owner}/migrations/`, source) }))

test('no migration is edited once landed: write a new one, stamped later', () => {
  const hashes = new Map(landed.map(({ name, sha256 }) => [name, sha256]))
  for (const [name, sha256] of Object.entries(frozen)) assert.equal(hashes.get(name), sha256, `src/store/frozen.json: ${name}`)
})

test('every migration is frozen, after the earlier ones of its owner', () => {
  const missing = landed.filter(({ name }) => frozen[name] === undefined)
  const lines = missing.map(({ name, sha256 }) => `  "${name}": "${sha256}"`).join(',\n')
  assert.equal(missing.length, 0, `add at the end of src/store/frozen.json:\n${lines}\n`)
  const names = Object.keys(frozen)
  for (const owner of new Set(landed.map((migration) => migration.owner))) {
    const own = names.filter((name) => name.startsWith(`${owner}/`))
    assert.deepEqual(own, own.toSorted(), `src/store/frozen.json: a back-dated migration of ${owner}`)
  }
})
