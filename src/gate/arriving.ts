/** An attic that left another platform comes into an empty one: all of it, or nothing. */
import { err, ok, type Result } from '#lib/pure/result'
import type { ArchiveSource } from '#lib/pure/archive'
import type { Damaged, NotEmpty, OpenVault, VaultKey } from '#vault'
import { announced } from './attic.ts'
import { headOfChapters } from './chapters.ts'
import type { Ledger } from './ledger.ts'
import { createDigest } from './package/digest.ts'
import { type BadExport, readPackage } from './package/read.ts'
import { ownHand } from './settings.ts'

export interface Arrived {
  readonly records: number
  readonly imports: number
  /** Of what is now held, computed again from what was sealed: that of the file. */
  readonly digest: string
}

/** Checks the file whole, writes the ledger, then keeps everything in one transaction. */
export async function arrive(
  { vault, key, ledger }: { readonly vault: OpenVault; readonly key: VaultKey; readonly ledger: Ledger },
  source: ArchiveSource,
): Promise<Result<Arrived, BadExport | NotEmpty | Damaged>> {
  if (vault.batches().length > 0) return err({ type: 'NotEmpty' })
  const read = await readPackage(source)
  if (!read.ok) return read
  const { manifest, whole } = read.value
  if (whole === undefined) return err({ type: 'BadExport', problems: [{ code: 'part' }] })
  const count = Object.values(manifest.records).reduce((sum, records) => sum + records, 0)
  const act = { act: 'arrive', actor: ownHand, count, digest: whole.digest, detail: headOfChapters(whole.chapters) } as const
  const kept = await announced(ledger, key, act, async (n) => {
    await ledger.keepChapters(key, n, whole.chapters)
    return await vault.replay(whole)
  })
  if (!kept.ok) return kept
  const digest = await digestOf({ vault, key, ledger })
  if (!digest.ok) return digest
  if (digest.value !== whole.digest) throw new Error('arrive: what is held is not what came')
  return ok({ records: count, imports: whole.log.batches.length, digest: digest.value })
}

/** Of what the vault holds and of the chapters that came with it. */
async function digestOf({
  vault,
  key,
  ledger,
}: {
  readonly vault: OpenVault
  readonly key: VaultKey
  readonly ledger: Ledger
}): Promise<Result<string, Damaged>> {
  const digest = createDigest()
  const snapshot = vault.snapshot()
  for (const [kind, groups] of snapshot.months) {
    for (const months of groups) {
      const held = await snapshot.records(kind, months)
      if (!held.ok) return held
      for (const record of held.value) digest.record(record)
    }
  }
  const chapters = await ledger.chapters(key)
  if (!chapters.ok) return chapters
  for (const [i, entries] of chapters.value.entries()) for (const entry of entries) digest.entry(i + 1, entry)
  return ok(digest.value())
}
