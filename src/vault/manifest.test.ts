import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { vaultKey } from './keys.ts'
import { emptyManifest, type Manifest, openManifest, sealManifest, type SegmentEntry } from './manifest.ts'

const key = vaultKey('vault-a', randomBytes(32))
const segment: SegmentEntry = {
  number: 's',
  n: 1,
  dataset: 'd',
  epoch: '2026-11',
  kind: 'bank.balance',
  month: '2026-03',
  count: 1,
  sha256: '0'.repeat(64),
  location: 'here',
}
const batch = {
  id: 'b',
  at: '2026-11-22T08:00:00.000Z',
  connector: 'ofx',
  origin: 'a.ofx',
  files: [],
  state: 'live',
  added: {},
  already: {},
} as const
const manifest: Manifest = { ...emptyManifest(key.vaultId, randomBytes), batches: [{ batch, n: 0, segments: [segment], states: [] }] }

test('refuses another key, another vault, another version', () => {
  const sealed = sealManifest(key, 3, manifest)
  assert.equal(openManifest(vaultKey('vault-a', randomBytes(32)), 3, sealed), undefined)
  assert.equal(openManifest(vaultKey('vault-b', key.secret), 3, sealed), undefined)
  assert.equal(openManifest(key, 4, sealed), undefined)
  assert.deepEqual(openManifest(key, 3, sealed), manifest)
})

test('refuses a segment that lies anywhere but here, and a kind it does not know', () => {
  const other = (change: object) => ({ ...manifest, batches: [{ batch, n: 0, segments: [{ ...segment, ...change }], states: [] }] })
  for (const change of [
    { location: 'https://elsewhere.example' },
    { location: undefined },
    { kind: 'bank.unknown' },
    { sha256: 'short' },
    { n: -1 },
  ]) {
    assert.equal(openManifest(key, 0, sealManifest(key, 0, other(change) as Manifest)), undefined)
  }
})
