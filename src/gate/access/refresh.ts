/** At each visit of the person: what was read is taken into her ledger, and what leaves is made anew for every grant in force. */
import { createHmac } from 'node:crypto'
import { ok, type Result } from '#lib/pure/result'
import type { Kind } from '#model'
import type { Damaged, OpenVault, VaultKey } from '#vault'
import { type Grant, grantsOf } from '../grants/grant.ts'
import type { Ledger } from '../ledger.ts'
import type { Numbered } from '../need.ts'
import { ownHand, settingsOf } from '../settings.ts'
import { answerKey, type Applying, applyView, type Row } from '../views/apply.ts'
import { namesOf } from '../views/mask.ts'
import { kindsOf, type View } from '../views/view.ts'
import { collect } from './collect.ts'
import { openTold, sealCopy, sealTold } from './copy.ts'
import { grantKeysOf, grantSecret, numberKey, toldKey } from './keys.ts'
import { type AccessRow, type AccessRows, type CopyRow, mostWrong } from './rows.ts'

export interface RefreshDeps {
  readonly rows: AccessRows
  readonly ledger: Ledger
  readonly now: () => Temporal.Instant
}

type Folds = Pick<OpenVault, 'fold' | 'version'>

/** Costs one look-up for a person who shares nothing. One at a time for a vault. */
export async function refresh(deps: RefreshDeps, key: VaultKey, vault: Folds): Promise<Result<void, Damaged>> {
  const accesses = await deps.rows.of(key.vaultId)
  if (accesses.length === 0) return ok(undefined)
  const settings = await vault.fold('setting')
  if (!settings.ok) return settings
  const grants = new Map(grantsOf(settings.value).map((grant) => [grant.id, grant]))
  const copies = new Map((await deps.rows.copies(key.vaultId)).map((copy) => [copy.grant_id, copy]))
  const instant = deps.now()
  const at = {
    today: instant.toZonedDateTimeISO(settingsOf(settings.value).zone).toPlainDate().toString(),
    zone: settingsOf(settings.value).zone,
  }
  const held = holding(vault)
  for (const access of accesses) {
    const grant = grants.get(access.grant_id)
    const holds = await collect(deps.ledger, deps.rows, key, access)
    if (!holds) await tellBroken(deps, key, access.grant_id)
    if (!holds || grant === undefined || grant.state === 'ended' || grant.until <= instant.toString({ smallestUnit: 'millisecond' })) {
      await forget(deps, key, access.grant_id)
    } else if (grant.state !== 'given' || access.wrong >= mostWrong) {
      if (copies.has(grant.id)) await deps.rows.dropCopies(key.vaultId, grant.id)
    } else {
      const copy = copies.get(grant.id)
      if (copy?.version === vault.version() && copy.day === at.today) continue
      const made = await makeCopy(deps, key, { vault, held, grant, access, copy, at })
      if (!made.ok) return made
      if (made.value) continue
      await tellBroken(deps, key, grant.id)
      await forget(deps, key, grant.id)
    }
  }
  return ok(undefined)
}

/** What the platform kept of a grant does not hold: her ledger says so, and the grant is over. */
export const tellBroken = ({ ledger }: Pick<RefreshDeps, 'ledger'>, key: VaultKey, grantId: string) =>
  ledger.append(key, { act: 'refused', actor: ownHand, grant: grantId, detail: 'broken' })

/** Nothing of the grant opens any more: first what leaves, then its ledger, which hers has taken in. */
export async function forget(
  { rows, ledger }: Pick<RefreshDeps, 'rows' | 'ledger'>,
  key: Pick<VaultKey, 'vaultId'>,
  grantId: string,
): Promise<void> {
  await rows.remove(key.vaultId, grantId)
  await ledger.erase(grantId)
}

/** Reads each kind once, whatever the number of grants. */
export type Holding = (
  view: View,
) => Promise<Result<{ readonly records: readonly Numbered[]; readonly names: ReadonlySet<string> }, Damaged>>

export function holding(vault: Pick<OpenVault, 'fold'>): Holding {
  const folds = new Map<Kind, readonly Numbered[]>()
  const fold = async (kind: Kind): Promise<Result<readonly Numbered[], Damaged>> => {
    const known = folds.get(kind)
    if (known !== undefined) return ok(known)
    const folded = await vault.fold(kind)
    if (folded.ok) folds.set(kind, folded.value)
    return folded
  }
  return async (view) => {
    const records: Numbered[] = []
    for (const kind of kindsOf(view)) {
      const folded = await fold(kind)
      if (!folded.ok) return folded
      for (const record of folded.value) records.push(record)
    }
    const contacts = view.mask ? await fold('contact') : ok([])
    if (!contacts.ok) return contacts
    return ok({ records, names: namesOf(contacts.value.filter((one) => one.kind === 'contact')) })
  }
}

/** Records have, for one recipient, numbers that no other recipient knows. */
export function renumberFor(key: VaultKey, grantId: string): Applying['renumber'] {
  const secret = numberKey(key, grantId)
  return (id) => createHmac('sha256', secret).update(id).digest().subarray(0, 16).toString('base64url')
}

interface Making {
  readonly vault: Folds
  readonly held: Holding
  readonly grant: Grant
  readonly access: AccessRow
  readonly copy: Omit<CopyRow, 'sealed'> | undefined
  readonly at: { readonly today: string; readonly zone: string }
}

async function makeCopy(
  { rows, now }: RefreshDeps,
  key: VaultKey,
  { vault, held, grant, access, copy, at }: Making,
): Promise<Result<boolean, Damaged>> {
  const version = vault.version()
  const found = await held(grant.view)
  if (!found.ok) return found
  const own = toldKey(key, grant.id)
  const told = openTold(own, grant.id, access.told)
  // Without what was told before, a total could be told twice.
  if (told === undefined) return ok(false)
  const before = new Map<string, Row>(told.map((row) => [answerKey(row), row]))
  const left = applyView(grant.view, found.value.records, {
    ...at,
    names: found.value.names,
    renumber: renumberFor(key, grant.id),
    told: before,
  })
  for (const row of left) if (row.span !== undefined && !before.has(answerKey(row))) before.set(answerKey(row), row)
  const epoch = (copy?.epoch ?? 0) + 1
  const sealed = sealCopy(grantKeysOf(grant.id, grantSecret(key, grant.id)), epoch, grant, {
    at: now().toString({ smallestUnit: 'millisecond' }),
    rows: left,
  })
  await rows.putCopy(
    { vault_id: key.vaultId, grant_id: grant.id, epoch, version, day: at.today, sealed },
    sealTold(own, grant.id, [...before.values()]),
  )
  return ok(true)
}
