/** One passage of records through the gate: check → reserve the entry → open → cut → complete the entry → hand over. */
import { createHash, randomBytes } from 'node:crypto'
import { type Canonical, canonicalJson } from '#lib/pure/canonical'
import { err, ok, type Result } from '#lib/pure/result'
import type { Kind } from '#model'
import type { Damaged, OpenVault, VaultKey } from '#vault'
import type { Act, Ledger } from './ledger.ts'
import { cut, isWellFormed, type Numbered, type Reads } from './need.ts'
import { withheldOf } from './settings.ts'
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

  let opened: Result<Opened<N>, Damaged>
  try {
    opened = await openAndCut(open, key, actor, need)
  } catch (reason) {
    // Should this entry fail too, the reservation stays open and is closed after the next start.
    await end({ act: 'failed', detail: 'error' }).catch(() => undefined)
    throw reason
  }
  if (!opened.ok) {
    const failed = await end({ act: 'failed', detail: 'damaged' })
    return failed.ok ? opened : failed
  }
  const { granted, reads, withheld } = opened.value
  const kept = withheld.length === 0 ? {} : { reads, detail: `without ${withheld.join(' ')}` }
  const completed = await end({ act: 'completed', count: granted.length, ...digestOf(granted), ...kept })
  return completed.ok ? ok(granted) : completed
}

interface Opened<N extends Need> {
  readonly granted: Granted<N>
  readonly reads: Reads
  /** Kinds of the need that the person switched off. */
  readonly withheld: readonly Kind[]
}

/** The person's switches are sealed: they are read first, and nothing is opened of a kind that she switched off. */
async function openAndCut<N extends Need>(
  open: ReleaseDeps['open'],
  key: VaultKey,
  actor: string,
  need: N,
): Promise<Result<Opened<N>, Damaged>> {
  const vault = await open(key)
  if (!vault.ok) return vault
  const settings = await vault.value.fold('setting')
  if (!settings.ok) return settings
  const off = withheldOf(settings.value)
  const asked = Object.keys(need.reads) as Kind[]
  const allowed = asked.filter((kind) => !off.has(`${serviceOf(actor)}.${kind}`))
  const records: Numbered[] = []
  for (const kind of allowed) {
    const folded = await vault.value.fold(kind)
    if (!folded.ok) return folded
    for (const record of folded.value) records.push(record)
  }
  const reads: Reads = Object.fromEntries(allowed.map((kind) => [kind, need.reads[kind] ?? []]))
  return ok({ granted: cut(need, records), reads, withheld: asked.filter((kind) => !allowed.includes(kind)) })
}

/** Actors that are services: `service:budget`. */
const serviceOf = (actor: string): string => actor.replace(/^service:/, '')

/** SHA-256(salt ‖ RFC 8785 JSON of what is handed over): proves it later to whoever has both, and alone says nothing. */
export function digestOf(granted: readonly unknown[]): { digest: string; salt: string } {
  const salt = randomBytes(16)
  const digest = createHash('sha256')
    .update(salt)
    .update(canonicalJson(granted as Canonical))
  return { digest: digest.digest('base64url'), salt: salt.toString('base64url') }
}
