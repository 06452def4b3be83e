/** Opens what a killed process left, and holds it against what that process had told. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrations } from '../../src/app/migrations.ts'
import type { Attic, Session } from '#gate'
import { openBackup } from '#store'
import { buildBatch, buildOperation } from '#test/people'
import { openPlatform, type Place, type Platform } from './platform.ts'
import type { Expected, Told } from './told.ts'

const now = () => Temporal.Instant.from('2026-06-15T09:00:00Z')

/** Throws on anything lost, half there, or opened by what should not. */
export async function witness(place: Place, told: Told): Promise<void> {
  for (const file of ['whole', 'sealed']) isBackupWhole(join(place.folder, file), told.backups.includes(file))
  const platform = await openPlatform(place, now)
  try {
    for (const person of told.people) {
      const isGone = (await platform.gate.held([person.vaultId])).length === 0
      const isListed = platform.list.vaultIds.includes(person.vaultId)
      assert.equal(isGone, isListed, 'gone and listed, or neither')
      if (person.erased !== 'maybe') assert.equal(isGone, person.erased === 'yes', 'erased only when asked')
      if (isGone) assert.equal((await opening(platform, person)).length, 0)
      else await isWhole(platform, person)
    }
  } finally {
    await platform.close()
  }
}

function isBackupWhole(file: string, isTold: boolean): void {
  assert.ok(!isTold || existsSync(file), `${file} is there`)
  if (!existsSync(file)) return
  const backup = openBackup(file, migrations)
  assert.ok(backup.ok, `${file} is whole`)
  backup.value.close()
}

async function opening({ gate }: Platform, { vaultId, passphrases }: Expected): Promise<readonly Session[]> {
  const unlocked = await Promise.all(passphrases.map((passphrase) => gate.unlock(vaultId, passphrase)))
  return unlocked.flatMap((each) => (each.ok ? [each.value] : []))
}

async function isWhole(platform: Platform, person: Expected): Promise<void> {
  const sessions = await opening(platform, person)
  assert.equal(sessions.length, 1, 'exactly one passphrase opens')
  const session = sessions[0] as Session
  const vault = await platform.vaults.open(session.key)
  assert.ok(vault.ok && (await vault.value.verify()).ok, 'the chain verifies')
  const attic = await platform.gate.open(session)
  assert.ok(attic.ok)
  await isHeld(attic.value, person)
  await areOriginalsWhole(platform, session, attic.value)
  // The life goes on.
  const later = await platform.gate.write(session, buildBatch([[buildOperation({ label: '9 0', amount: -9001 })]]))
  assert.ok(later.ok, 'another import is taken')
  assert.ok((await attic.value.ledger()).ok, 'the ledger reads')
}

/** The originals of an import are there with it, whole, and none without it. */
async function areOriginalsWhole({ store, vaults }: Platform, { key }: Session, attic: Attic): Promise<void> {
  const vault = await vaults.open(key)
  const verified = vault.ok ? await vault.value.verify() : vault
  assert.ok(verified.ok && verified.value.damagedOriginals === undefined, 'the originals verify')
  const kept = attic.batches().filter((batch) => attic.originals(batch.id).length > 0)
  const rows = await store
    .read<{ vault_original: { vault_id: string; batch: string; kept: number } }>()
    .selectFrom('vault_original')
    .selectAll()
    .where('vault_id', '=', key.vaultId)
    .execute()
  assert.deepEqual(new Set(rows.map((row) => row.batch)), new Set(kept.map(({ id }) => id)), 'originals are those of imports')
  assert.ok(rows.every((row) => row.kept === 1))
}

async function isHeld(attic: Attic, { files, emptying, arriving }: Expected): Promise<void> {
  const byFile = await countsOf(attic)
  const batches = new Map(attic.batches().map(({ id, state, files: [first] }) => [Number(first?.name), { id, state }]))
  for (const [file, { records, states }] of files) {
    const state = batches.get(file)?.state ?? 'absent'
    assert.ok(states.includes(state), `file ${file} is ${state}, not ${states.join(' or ')}`)
    const held = byFile.get(file) ?? 0
    assert.ok((state === 'live' ? records : [0]).includes(held), `file ${file}, ${state}: ${held} of ${records.join(' or ')}`)
  }
  const strangers = [...new Set([...byFile.keys(), ...batches.keys()])].filter((file) => !files.has(file))
  assert.deepEqual(strangers, [], 'nothing else')
  if (arriving) assert.ok(batches.size === 0 || batches.size === files.size, 'all that arrived, or nothing')
  const cut = emptying === undefined ? undefined : batches.get(emptying)
  if (cut !== undefined) await goesOn(attic, cut.id, emptying as number)
}

/** What a deletion had left goes when it is asked again. */
async function goesOn(attic: Attic, batch: string, file: number): Promise<void> {
  const removed = await attic.removeFrom({ batch })
  assert.ok(removed.ok && removed.value.left === 0)
  assert.equal((await countsOf(attic)).get(file) ?? 0, 0, `file ${file} is empty`)
}

/** Operations held, by the file that their label names. */
async function countsOf(attic: Attic): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>()
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await attic.page({ kind: 'bank.transaction', limit: 1_000, ...(cursor !== undefined && { cursor }) })
    assert.ok(page.ok)
    for (const { label } of page.value.records) {
      const file = Number(label.split(' ')[0])
      counts.set(file, (counts.get(file) ?? 0) + 1)
    }
    cursor = page.value.next
  }
  return counts
}
