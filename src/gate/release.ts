/** One passage of records through the gate: check → reserve the entry → open → cut → complete the entry → hand over. */
import { createHash, randomBytes } from 'node:crypto'
import { type Canonical, canonicalJson } from '#lib/pure/canonical'
import { err, ok, type Result } from '#lib/pure/result'
import type { Kind } from '#model'
import type { Damaged, OpenVault, VaultKey } from '#vault'
import type { Act, Ledger } from './ledger.ts'
import { cut, isWellFormed, type Numbered } from './need.ts'
import type { Granted, Need, Refused } from './types.ts'

export interface ReleaseDeps {
  readonly open: (key: VaultKey) => Promise<Result<OpenVault, Damaged>>
  readonly ledger: Ledger
}

/**
 * Reads for a built-in service. Nothing is opened before the reservation is on the disk, nothing handed over before its end is;
 * a ledger that cannot be written (rejects) or does not hold (`Damaged`) stops the release.
 */
export async function release<N extends Need>(
  { open, ledger }: ReleaseDeps,
  key: VaultKey,
  actor: string,
  need: N,
): Promise<Result<Granted<N>, Refused | Damaged>> {
  if (!isWellFormed(need)) return err({ type: 'Refused', purpose: need.purpose })
  const about = { actor, purpose: need.purpose }
  const reserved = await ledger.append(key, { act: 'reserved', ...about, reads: need.reads })
  if (!reserved.ok) return reserved
  const end = (act: Omit<Act, 'of' | 'actor'>) => ledger.append(key, { ...about, of: reserved.value, ...act })

  let granted: Result<Granted<N>, Damaged>
  try {
    granted = await openAndCut(open, key, need)
  } catch (reason) {
    // Should this entry fail too, the reservation stays open and is closed after the next start.
    await end({ act: 'failed', detail: 'error' }).catch(() => undefined)
    throw reason
  }
  if (!granted.ok) {
    const failed = await end({ act: 'failed', detail: 'damaged' })
    return failed.ok ? granted : failed
  }
  const completed = await end({ act: 'completed', count: granted.value.length, ...digestOf(granted.value) })
  return completed.ok ? granted : completed
}

async function openAndCut<N extends Need>(open: ReleaseDeps['open'], key: VaultKey, need: N): Promise<Result<Granted<N>, Damaged>> {
  const vault = await open(key)
  if (!vault.ok) return vault
  const records: Numbered[] = []
  for (const kind of Object.keys(need.reads) as Kind[]) {
    const folded = await vault.value.fold(kind)
    if (!folded.ok) return folded
    for (const record of folded.value) records.push(record)
  }
  return ok(cut(need, records))
}

/** SHA-256(salt ‖ RFC 8785 JSON of what is handed over): proves it later to whoever has both, and alone says nothing. */
function digestOf(granted: readonly unknown[]): { digest: string; salt: string } {
  const salt = randomBytes(16)
  const digest = createHash('sha256')
    .update(salt)
    .update(canonicalJson(granted as Canonical))
  return { digest: digest.digest('base64url'), salt: salt.toString('base64url') }
}
