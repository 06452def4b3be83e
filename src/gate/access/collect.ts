/** What recipients read while the person was away is in a ledger for each grant: at her next visit it goes into her own. */
import type { VaultKey } from '#vault'
import type { Act, Ledger } from '../ledger.ts'
import type { LedgerEntry } from '../types.ts'
import { grantKeysOf, grantSecret } from './keys.ts'
import type { AccessRow, AccessRows } from './rows.ts'

/**
 * Appends the entries that hers does not have yet, in their order and with their own times; each names its number there, so that a crash in
 * between doubles nothing. A reservation whose end is still to come waits. False when that ledger does not hold: what it
 * hides cannot be known, and the grant must end.
 */
export async function collect(ledger: Ledger, rows: AccessRows, key: VaultKey, row: AccessRow): Promise<boolean> {
  const { ledger: theirs } = grantKeysOf(row.grant_id, grantSecret(key, row.grant_id))
  if ((await ledger.count(theirs.vaultId)) <= row.collected) return true
  // What a crash left open there is closed first.
  if (!(await ledger.settle(theirs)).ok) return false
  const [away, own] = [await ledger.entries(theirs), await ledger.entries(key)]
  if (!away.ok) return false
  if (!own.ok) return true
  const taken = new Map(own.value.flatMap(({ n, grant, away: from }) => (grant === row.grant_id && from !== undefined ? [[from, n]] : [])))
  const ended = new Set(own.value.flatMap(({ of }) => (of === undefined ? [] : [of])))
  const whole = wholeOf(away.value)
  for (const { n, of, ...entry } of whole) {
    if (taken.has(n)) continue
    const begun = of === undefined ? undefined : taken.get(of)
    // Hers closed it already, after a crash: "assume read" stands.
    if (of !== undefined && (begun === undefined || ended.has(begun))) continue
    const act: Act = { ...entry, grant: row.grant_id, away: n, ...(begun !== undefined && { of: begun }) }
    const appended = await ledger.append(key, act)
    if (!appended.ok) return true
    taken.set(n, appended.value)
  }
  await rows.change(key.vaultId, row.grant_id, { collected: whole.length })
  return true
}

/** The entries before the first reservation that has no end yet. */
function wholeOf(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const ended = new Set(entries.flatMap(({ of }) => (of === undefined ? [] : [of])))
  const open = entries.findIndex(({ act, n }) => act === 'reserved' && !ended.has(n))
  return open === -1 ? entries : entries.slice(0, open)
}
