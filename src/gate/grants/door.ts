/** The person's own acts on what she shares: each is an entry of her ledger, and stops what must stop before it is written. */
import { randomBytes } from 'node:crypto'
import { generateIdentity, recipientOf } from '#lib/age'
import { err, ok, type Result } from '#lib/pure/result'
import type { Damaged, OpenVault, VaultKey } from '#vault'
import { announced } from '../attic.ts'
import { sealCard, sealTold, mostRows } from '../access/copy.ts'
import { grantKeysOf, grantSecret, makeLink, toldKey } from '../access/keys.ts'
import { collect } from '../access/collect.ts'
import { forget, type Holding, holding, renumberFor, tellBroken } from '../access/refresh.ts'
import { type AccessRow, type AccessRows, mostWrong } from '../access/rows.ts'
import { readsOf } from '../access/visit.ts'
import type { Act, Ledger } from '../ledger.ts'
import { isPurpose } from '../purposes.ts'
import { ownHand, settingsOf } from '../settings.ts'
import { applyView, type Applying } from '../views/apply.ts'
import { isNarrower } from '../views/narrower.ts'
import { previewOf } from '../views/preview.ts'
import { type View, viewSchema } from '../views/view.ts'
import { type Grant, type GrantAct, grantBatch, grantsOf, longestDays, mostPerDay, stateAfter } from './grant.ts'
import type { BadShare, GrantChange, GrantDoor, GrantLine, GrantStatus, ShareOrder } from './types.ts'

export interface GrantDoorDeps {
  readonly vault: OpenVault
  readonly key: VaultKey
  readonly ledger: Ledger
  readonly rows: AccessRows
  /** Makes anew what leaves. */
  readonly refresh: () => Promise<Result<void, Damaged>>
  /** One at a time for a vault: two acts on what leaves never cross. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
  readonly now: () => Temporal.Instant
}

/** In force at once. */
const mostGrants = 20
const bad = err<BadShare>({ type: 'BadShare' })

export function createGrantDoor({ vault, key, ledger, rows, refresh, alone, now }: GrantDoorDeps): GrantDoor {
  const instant = (after = 0): string =>
    now()
      .add({ hours: 24 * after })
      .toString({ smallestUnit: 'millisecond' })
  const held = async (): Promise<Result<readonly Grant[], Damaged>> => {
    const settings = await vault.fold('setting')
    return settings.ok ? ok(grantsOf(settings.value)) : settings
  }
  const applying = async (
    view: View,
    hold: Holding,
  ): Promise<Result<{ applying: Applying; records: Parameters<typeof applyView>[1] }, Damaged>> => {
    const [settings, found] = [await vault.fold('setting'), await hold(view)]
    if (!settings.ok) return settings
    if (!found.ok) return found
    const { zone } = settingsOf(settings.value)
    const today = now().toZonedDateTimeISO(zone).toPlainDate().toString()
    const { records, names } = found.value
    return ok({ records, applying: { today, zone, names, renumber: renumberFor(key, ''), told: new Map() } })
  }
  const actOf = (grant: Grant, detail: GrantAct): Act => ({
    act: 'grant',
    actor: ownHand,
    purpose: grant.purpose,
    reads: readsOf(grant.view),
    grant: grant.id,
    detail,
  })
  /** Writes the entry, does `before`, keeps the grant, makes anew what leaves. */
  const keep = async (grant: Grant, act: GrantAct, before: () => Promise<unknown>): Promise<Result<Grant, Damaged | BadShare>> => {
    const batch = grantBatch(grant)
    if (batch === undefined) return bad
    const kept = await announced<unknown, Damaged>(ledger, key, actOf(grant, act), async () => {
      await before()
      return await vault.add(batch)
    })
    if (!kept.ok) return kept
    const made = await refresh()
    return made.ok ? ok(grant) : made
  }

  const lines = async (): Promise<Result<readonly GrantLine[], Damaged>> => {
    const [grants, accesses] = [await held(), await rows.of(key.vaultId)]
    if (!grants.ok) return grants
    const byId = new Map(accesses.map((row) => [row.grant_id, row]))
    return ok(grants.value.map((grant) => lineOf(grant, byId.get(grant.id), instant())))
  }

  return {
    grants: lines,

    async previewShare(view, asked = view) {
      if (!viewSchema.safeParse(view).success || !viewSchema.safeParse(asked).success) return bad
      const both: View = { parts: { ...asked.parts, ...view.parts }, mask: true }
      const found = await applying(both, holding(vault))
      return found.ok ? ok(previewOf(view, asked, found.value.records, found.value.applying)) : found
    },

    share: (order) => alone(() => share(order)),
    changeGrant: (id, change) => alone(() => changeGrant(id, change)),
  }

  async function share(order: ShareOrder): ReturnType<GrantDoor['share']> {
    if (!isOrder(order)) return bad
    const grants = await lines()
    if (!grants.ok) return grants
    if (grants.value.filter(({ status }) => status === 'given' || status === 'paused').length >= mostGrants)
      return err({ type: 'TooManyShares' })
    const found = await applying(order.view, holding(vault))
    if (!found.ok) return found
    if (applyView(order.view, found.value.records, found.value.applying).length > mostRows) return err({ type: 'TooLarge' })
    const id = randomBytes(16).toString('base64url')
    const [secret, identity] = [grantSecret(key, id), generateIdentity()]
    const { token, code, ...link } = makeLink(id, secret, identity)
    const keys = grantKeysOf(id, secret)
    const { name, purpose, view, asked = view, days, perDay } = order
    const grant: Grant = {
      id,
      recipient: { type: 'link', name },
      purpose,
      asked,
      view,
      state: 'given',
      made: instant(),
      until: instant(days),
      perDay,
      terms: 'look',
      readers: 'recipient+gate',
      key: recipientOf(identity),
    }
    const kept = await keep(grant, 'give', async () => {
      await ledger.begin(keys.ledger)
      await rows.add({
        vault_id: key.vaultId,
        grant_id: id,
        ...link,
        card: sealCard(keys, grant),
        told: sealTold(toldKey(key, id), id, []),
        expires: grant.until,
        paused: 0,
        wrong: 0,
        day: '',
        reads: 0,
        collected: 0,
      })
    })
    return kept.ok ? ok({ grant, token, code }) : kept
  }

  async function changeGrant(id: string, change: GrantChange): ReturnType<GrantDoor['changeGrant']> {
    const grants = await held()
    if (!grants.ok) return grants
    const grant = grants.value.find((one) => one.id === id)
    if (grant === undefined) return err({ type: 'Unknown' })
    const state = stateAfter(grant.state, change.act)
    if (state === undefined) return grant.state === 'ended' && change.act === 'end' ? ok(grant) : bad
    // Once over, there is nothing left to open: it can be put away, and no more.
    if (grant.until <= instant() && change.act !== 'end') return bad
    // Its link stayed elsewhere: there is nothing here to pause or narrow.
    const isHere = (await rows.of(key.vaultId)).some(({ grant_id }) => grant_id === id)
    if (!isHere && change.act !== 'end') return bad
    const changed = changedBy(grant, change, instant)
    if (changed === undefined) return bad
    const next: Grant = { ...changed, state }
    return await keep(next, change.act, async () => {
      // What leaves goes first: cut here, nothing leaves until her next visit.
      await rows.dropCopies(key.vaultId, id)
      if (state === 'ended') return await end(id)
      const card = sealCard(grantKeysOf(id, grantSecret(key, id)), next)
      return await rows.change(key.vaultId, id, { card, expires: next.until, paused: state === 'paused' ? 1 : 0 })
    })
  }

  async function end(id: string): Promise<void> {
    const access = (await rows.of(key.vaultId)).find(({ grant_id }) => grant_id === id)
    if (access === undefined) return
    // Its own ledger is taken in before it goes.
    const holds = await collect(ledger, rows, key, access)
    if (!holds) await tellBroken({ ledger }, key, id)
    await forget({ rows, ledger }, key, id)
  }
}

const isOrder = ({ name, purpose, view, asked = view, days, perDay }: ShareOrder): boolean =>
  /^[^\p{Cc}\p{Cf}]{1,60}$/u.test(name) &&
  name.isWellFormed() &&
  isPurpose(purpose) &&
  viewSchema.safeParse(view).success &&
  viewSchema.safeParse(asked).success &&
  isDays(days) &&
  Number.isInteger(perDay) &&
  perDay >= 1 &&
  perDay <= mostPerDay

const isDays = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= longestDays

/** The grant as the change asks, or undefined when it may not be so. */
function changedBy(grant: Grant, change: GrantChange, instant: (days: number) => string): Grant | undefined {
  if (change.act === 'renew') return isDays(change.days) ? { ...grant, until: instant(change.days) } : undefined
  if (change.act !== 'narrow') return grant
  const view = viewSchema.safeParse(change.view)
  return view.success && isNarrower(view.data, grant.view) ? { ...grant, view: view.data } : undefined
}

function lineOf(grant: Grant, access: AccessRow | undefined, now: string): GrantLine {
  const status: GrantStatus =
    grant.state === 'ended'
      ? 'ended'
      : grant.until <= now
        ? 'expired'
        : access === undefined
          ? 'moved'
          : access.wrong >= mostWrong
            ? 'locked'
            : grant.state === 'paused'
              ? 'paused'
              : 'given'
  return { grant, status, wrong: access?.wrong ?? 0 }
}
