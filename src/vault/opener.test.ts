import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sha256 } from './chain.ts'
import { makeEpoch, makeIdentity, vaultKey } from './keys.ts'
import { createOpener, openHere, type ToOpen } from './opener.ts'
import { sealSegment } from './segment.ts'
import { anOperation } from './testing.ts'

const key = vaultKey('vault-a', randomBytes(32))
const { identity } = makeIdentity(key, randomBytes)
const epochs = ['2026-10', '2026-11'].map((month) => makeEpoch(key, identity, 'dataset-1', month, randomBytes).epoch)

const segments: readonly ToOpen[] = Array.from({ length: 70 }, (_, i) => {
  const epoch = epochs[i % 2] as (typeof epochs)[number]
  const rows = Array.from({ length: (i % 3) + 1 }, (__, n) => ({
    item: anOperation({ amount: i, label: `CAFÉ ${n}` }),
    place: { file: 0 },
  }))
  const sealed = sealSegment(key.vaultId, epoch, identity, 'batch-1', { kind: 'bank.transaction', month: '2026-03', rows }, randomBytes)
  const about = { kind: 'bank.transaction', month: '2026-03', batch: 'batch-1', count: rows.length } as const
  return { number: `s${i}`, sealed, sha256: sha256(sealed), epoch, about }
})
/** As PostgreSQL gives rows: all in one piece of memory. */
const together = (all: readonly ToOpen[]): ToOpen[] => {
  const memory = Uint8Array.from(Buffer.concat(all.map(({ sealed }) => sealed)))
  let at = 0
  return all.map((one) => ({ ...one, sealed: memory.subarray(at, (at += one.sealed.length)) }))
}

test('threads refuse what this thread refuses, and name the first', async () => {
  const opener = createOpener()
  const wrong = (at: number, edit: Partial<ToOpen>) => segments.with(at, { ...(segments[at] as ToOpen), ...edit })
  const stranger = makeIdentity(key, randomBytes).identity.publicKey
  const other = segments[0] as ToOpen
  for (const [all, producer, number] of [
    [wrong(69, { sha256: other.sha256 }), undefined, 's69'],
    [wrong(40, { sealed: other.sealed, sha256: other.sha256 }), identity.publicKey, 's40'],
    [wrong(33, { epoch: epochs[0] as (typeof epochs)[number] }), undefined, 's33'],
    [wrong(8, { sealed: new Uint8Array(0), sha256: sha256('') }).with(50, other), undefined, 's8'],
    [segments, stranger, 's0'],
  ] as const) {
    const refused = { ok: false, error: { type: 'Damaged', what: `segment ${number}` } }
    assert.deepEqual(await opener.open(key.vaultId, all, { ...(producer && { producer }) }), refused)
    assert.deepEqual(await openHere(key.vaultId, all, { ...(producer && { producer }) }), refused)
  }
  assert.equal(opener.threads(), 2)
  await opener.close()
})

test('threads open what this thread opens, in the order asked, and leave what they were given whole', async () => {
  const opener = createOpener()
  const given = together(segments)
  const opened = await openHere(key.vaultId, segments, { producer: identity.publicKey })
  assert.ok(opened.ok && opened.value.length === 70)
  for (const producer of [undefined, identity.publicKey])
    assert.deepEqual(await opener.open(key.vaultId, given, { ...(producer && { producer }) }), opened)
  assert.deepEqual(
    given.map(({ sealed }) => Buffer.from(sealed)),
    segments.map(({ sealed }) => Buffer.from(sealed)),
  )
  await opener.close()
})

test('a few segments start no thread; threads end once idle', async () => {
  const opener = createOpener({ idleMilliseconds: 1 })
  assert.ok((await opener.open(key.vaultId, segments.slice(0, 32))).ok)
  assert.equal(opener.threads(), 0)
  const all = opener.open(key.vaultId, segments)
  assert.equal(opener.threads(), 2)
  assert.ok((await all).ok)
  while (opener.threads() > 0) await setTimeout(1)
  await opener.close()
})
