import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { openAge, sealAge } from '#lib/age'
import { makeEpoch, makeIdentity, openEpoch, openIdentity, vaultKey } from './keys.ts'
import { openSegment, readRows, type Row, type SegmentAbout, sealSegment } from './segment.ts'
import { anOperation } from './testing.ts'

const key = vaultKey('vault-a', randomBytes(32))
const { identity } = makeIdentity(key, randomBytes)
const { epoch, row } = makeEpoch(key, identity, 'dataset-1', '2026-11', randomBytes)
const rows: readonly Row[] = [
  { item: anOperation(), place: { file: 0, line: 12 } },
  { item: anOperation({ amount: 1 }), place: { file: 1, path: 'Stmt/Ntry[2]' } },
]
const about: SegmentAbout = { kind: 'bank.transaction', month: '2026-03', batch: 'batch-1', count: 2 }
const part = { kind: about.kind, month: about.month, rows }
const sealed = sealSegment(key.vaultId, epoch, identity, about.batch, part, randomBytes)

test('opens what it sealed', () => {
  const body = openSegment(key.vaultId, epoch, about, sealed, identity.publicKey)
  assert.deepEqual(body && readRows(body, 2), rows)
})

test('refuses a segment under any other description', () => {
  assert.equal(openSegment('vault-b', epoch, about, sealed), undefined)
  const others: readonly Partial<SegmentAbout>[] = [
    { kind: 'bank.balance' },
    { month: '2026-04' },
    { month: '' },
    { batch: 'batch-2' },
    { count: 3 },
  ]
  for (const other of others) assert.equal(openSegment(key.vaultId, epoch, { ...about, ...other }, sealed), undefined)
  for (const other of [{ dataset: 'dataset-2' }, { epoch: '2026-12' }]) {
    assert.equal(openSegment(key.vaultId, { ...epoch, ...other }, about, sealed), undefined)
  }
})

test('refuses a batch re-sealed to another dataset, though its content and signature are intact', () => {
  const other = makeEpoch(key, identity, 'dataset-2', '2026-11', randomBytes).epoch
  const opened = openAge(sealed, epoch.identity)
  assert.ok(opened.ok)
  assert.equal(openSegment(key.vaultId, other, about, sealAge(opened.value, other.recipient), identity.publicKey), undefined)
})

test('refuses a forged producer: a recipient is public, so anyone can seal to it', () => {
  const stranger = makeIdentity(vaultKey('vault-b', randomBytes(32)), randomBytes).identity
  const forged = sealSegment(key.vaultId, epoch, stranger, about.batch, part, randomBytes)
  assert.equal(openSegment(key.vaultId, epoch, about, forged, identity.publicKey), undefined)
})

test('refuses any other content sealed to the right recipient', () => {
  const opened = openAge(sealed, epoch.identity)
  assert.ok(opened.ok)
  for (const [at, byte] of opened.value.entries()) {
    for (const mask of [1, 64]) {
      const mutant = Uint8Array.from(opened.value).with(at, byte ^ mask)
      assert.equal(openSegment(key.vaultId, epoch, about, sealAge(mutant, epoch.recipient), identity.publicKey), undefined)
    }
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.equal(openSegment(key.vaultId, epoch, about, sealAge(bytes, epoch.recipient)), undefined)
    }),
  )
})

test('refuses an epoch moved, signed by another, or with another’s recipient', () => {
  assert.deepEqual(openEpoch(key, identity, row), epoch)
  const stranger = makeIdentity(key, randomBytes).identity
  const other = makeEpoch(key, stranger, 'dataset-1', '2026-11', randomBytes).row
  assert.equal(openEpoch(key, identity, other), undefined)
  for (const change of [
    { dataset: 'dataset-2' },
    { epoch: '2026-12' },
    { recipient: other.recipient },
    { recipient: 'age1' },
    { signature: new Uint8Array(0) },
  ]) {
    assert.equal(openEpoch(key, identity, { ...row, ...change }), undefined)
  }
  assert.equal(openEpoch(vaultKey('vault-b', key.secret), identity, row), undefined)
})

test('refuses an identity key of another vault, or under another published half', () => {
  const made = makeIdentity(key, randomBytes)
  assert.ok(openIdentity(key, made.sealed, made.identity.publicKey))
  assert.equal(openIdentity(vaultKey('vault-b', key.secret), made.sealed, made.identity.publicKey), undefined)
  assert.equal(openIdentity(key, made.sealed, identity.publicKey), undefined)
})
