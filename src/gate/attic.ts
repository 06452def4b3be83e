/** The person's own door to her vault. Looking at her own things makes no entry in her ledger; changing them does. */
import { randomBytes } from 'node:crypto'
import { addDays, dayNumber, monthOf } from '#lib/pure/day'
import { err, ok, type Result } from '#lib/pure/result'
import type { Kind, Record } from '#model'
import type { Batch, Damaged, OpenVault, SetAside, Unknown, VaultKey } from '#vault'
import { createConflicts } from './conflicts/conflicts.ts'
import { createCorrections } from './corrections.ts'
import { cursorOf } from './cursor.ts'
import { isSaid, judgementBatch } from './judging.ts'
import type { Act, Ledger } from './ledger.ts'
import { leave, leaveAs } from './leaving.ts'
import { mappingBatch, mappingsOf } from './mappings.ts'
import { itemAsked, monthsAsked, placeIn } from './query.ts'
import type { GrantDoor } from './grants/types.ts'
import { createRemoving } from './removing.ts'
import {
  asideBatch,
  asideOf,
  changedNames,
  isLine,
  isService,
  ownHand,
  permissionBatch,
  settingsBatch,
  settingsOf,
  whyRefused,
  withheldOf,
} from './settings.ts'
import { saidOf, settingOf } from './sources/said.ts'
import { sourceOn } from './sources/board.ts'
import type { Sharing } from './sharing.ts'
import type { Summaries } from './summary.ts'
import { typedBatch } from './typing.ts'
import { isView, maxViews, viewBatch, viewsOf } from './views.ts'
import { walk } from './walk.ts'
import type { Attic, Beside, Remembered, Settings, View } from './types.ts'

export interface AtticDeps {
  readonly vault: OpenVault
  readonly key: VaultKey
  readonly ledger: Ledger
  readonly summaries: Summaries
  readonly sharing: Sharing
  readonly setAside: readonly SetAside[]
  readonly forget: (delivery: string) => Promise<boolean>
  /** Instant, ISO 8601 UTC, to the millisecond. */
  readonly now: () => string
  readonly grants: GrantDoor
}

const viewAct: Act = { act: 'setting', actor: ownHand, detail: 'view' }

/** Opens the attic of one request. */
export function createAttic({ vault, key, ledger, summaries, sharing, setAside, forget, now, grants }: AtticDeps): Attic {
  const imports = (): readonly Batch[] => vault.batches().filter(({ connector }) => connector !== ownHand)
  /** What her sealed settings say of one matter. */
  const chosen = async <T>(matter: (held: readonly Record<'setting'>[]) => T): Promise<Result<T, Damaged>> => {
    const held = await vault.fold('setting')
    return held.ok ? ok(matter(held.value)) : held
  }
  const settings = (): Promise<Result<Settings, Damaged>> => chosen(settingsOf)
  const mappings = (): Promise<Result<readonly Remembered[], Damaged>> => chosen(mappingsOf)
  const views = (): Promise<Result<readonly View[], Damaged>> => chosen(viewsOf)
  const notForMe = (): Promise<Result<ReadonlySet<string>, Damaged>> => chosen(asideOf)

  const setState = async (batch: string, state: Batch['state']): Promise<Result<Batch, Damaged | Unknown>> => {
    const found = vault.batches().find(({ id, connector, act }) => id === batch && (connector !== ownHand || act !== undefined))
    if (found === undefined) return err({ type: 'Unknown' })
    if (found.state === state) return ok(found)
    const act: Act = { act: state === 'live' ? 'redo' : 'undo', actor: ownHand, detail: found.act ?? batch }
    return await announced(ledger, key, act, () => vault.setState(batch, state))
  }

  const summary = () => summaries.of(key, vault, imports())

  const attic: Omit<Attic, keyof ReturnType<typeof createConflicts>> = {
    async overview() {
      const held = await summary()
      if (!held.ok) return held
      const { byKind, accounts } = held.value
      const records = Object.values(byKind).reduce((sum, count) => sum + count, 0)
      return ok({ records, byKind, accounts, batches: imports() })
    },
    async sources(today) {
      const [held, said] = [await summary(), await chosen(saidOf)]
      if (!held.ok) return held
      if (!said.ok) return said
      return ok(held.value.sources.map((facts) => sourceOn(facts, said.value.get(facts.key) ?? {}, today)))
    },
    async sayOfSource(source, word) {
      const held = await summary()
      if (!held.ok) return held
      const chosenWord = settingOf(source, word)
      if (chosenWord === undefined || !held.value.sources.some((facts) => facts.key === source)) return err({ type: 'Unknown' })
      const act: Act = { act: 'setting', actor: ownHand, detail: 'source' }
      const added = await announced(ledger, key, act, () => vault.add(settingsBatch([chosenWord])))
      return added.ok ? ok(undefined) : added
    },
    async list({ kind, ...query }) {
      // As the vault stands: what was written since, by whomever, is another version.
      const name = JSON.stringify([vault.vaultId, vault.version(), kind, Object.entries(query).toSorted()])
      const page = await sharing.of(name, () => walk(vault, { kinds: [kind], ...query }, { single: true }))
      return page.ok ? ok({ records: page.value.records, next: page.value.next }) : page
    },
    page: ({ kind, ...query }) => walk(vault, { kinds: [kind], ...query }),
    search: (query) => walk(vault, query),
    between: (kinds, since, until) => between(vault, kinds, since, until),
    async holdings() {
      const held = await summary()
      if (!held.ok) return held
      const { byKind, accounts, organisations } = held.value
      return ok({ byKind, organisations, accounts: accounts.map(({ account, name }) => ({ account, name })) })
    },
    months: (kinds) => monthsRead(vault, kinds),
    find: (kind, id, month) => find(vault, kind, id, month),
    beside: (record) => beside(vault, record),
    batches: imports,
    setAside: () => setAside,
    forget: async (delivery) => ((await forget(delivery)) ? ok(undefined) : err({ type: 'Unknown' })),
    tokens: () => vault.tokens(),
    originals: (batch) => vault.originals(batch),
    original: (batch, file) => vault.original(batch, file),
    async forgetOriginal(batch, file) {
      const found = vault.originals(batch).find((original) => original.file === file)
      if (found === undefined) return err({ type: 'Unknown' })
      if (found.deletedAt !== undefined) return ok(undefined)
      const act: Act = { act: 'forget', actor: ownHand, detail: batch }
      const dropped = await announced(ledger, key, act, () => vault.dropOriginal(batch, file))
      return dropped.ok ? ok(undefined) : dropped
    },
    undo: (batch) => setState(batch, 'undone'),
    redo: (batch) => setState(batch, 'live'),
    async add(items) {
      const typed = typedBatch(items)
      if (!typed.ok) return typed
      const act: Act = { act: 'import', actor: ownHand, count: items.length, detail: 'hand' }
      return await announced(ledger, key, act, () => vault.add(typed.value))
    },
    ...createCorrections(vault, (act, work) => announced(ledger, key, { ...act, actor: ownHand }, work)),
    ...createRemoving(vault, (act, work) => announced(ledger, key, { ...act, actor: ownHand }, work)),
    notForMe,
    async putAside(line, aside) {
      if (!isLine(line)) return err({ type: 'BadLine' })
      const held = await notForMe()
      if (!held.ok) return held
      if (held.value.has(line) === aside) return ok(undefined)
      const act: Act = { act: 'setting', actor: ownHand, detail: 'where' }
      const added = await announced(ledger, key, act, () => vault.add(asideBatch(line, aside)))
      return added.ok ? ok(undefined) : added
    },
    withheld: () => chosen(withheldOf),
    async permit(service, kind, allowed) {
      if (!isService(service)) return err({ type: 'BadService' })
      const held = await chosen(withheldOf)
      if (!held.ok) return held
      if (held.value.has(`${service}.${kind}`) === !allowed) return ok(undefined)
      const act: Act = { act: 'setting', actor: ownHand, detail: 'reads' }
      const added = await announced(ledger, key, act, () => vault.add(permissionBatch(service, kind, allowed)))
      return added.ok ? ok(undefined) : added
    },
    settings,
    async change(given) {
      const refused = whyRefused(given)
      if (refused !== undefined) return err(refused)
      const held = await settings()
      if (!held.ok) return held
      const names = changedNames(held.value, given)
      if (names.length === 0) return held
      const act: Act = { act: 'setting', actor: ownHand, detail: names.join(' ') }
      const added = await announced(ledger, key, act, () => vault.add(settingsBatch(names.map((name) => [name, given[name] ?? '']))))
      return added.ok ? await settings() : added
    },
    mappings,
    async remember(fingerprint, mapping) {
      const held = await mappings()
      if (!held.ok) return held
      const known = held.value.find((one) => one.fingerprint === fingerprint)?.mapping ?? null
      if (JSON.stringify(known) === JSON.stringify(mapping)) return ok(undefined)
      const act: Act = { act: 'setting', actor: ownHand, detail: 'mapping' }
      const added = await announced(ledger, key, act, () => vault.add(mappingBatch(fingerprint, mapping)))
      return added.ok ? ok(undefined) : added
    },
    views,
    async keepView(view, id) {
      const held = await views()
      if (!held.ok) return held
      if (id !== undefined && !held.value.some((one) => one.id === id)) return err({ type: 'Unknown' })
      if (!isView(view) || (id === undefined && held.value.length >= maxViews)) return err({ type: 'BadView' })
      const number = id ?? randomBytes(9).toString('base64url')
      const added = await announced(ledger, key, viewAct, () => vault.add(viewBatch(number, view)))
      return added.ok ? ok(number) : added
    },
    async removeView(id) {
      const held = await views()
      if (!held.ok) return held
      if (!held.value.some((one) => one.id === id)) return err({ type: 'Unknown' })
      const added = await announced(ledger, key, viewAct, () => vault.add(viewBatch(id, null)))
      return added.ok ? ok(undefined) : added
    },
    async judge(said) {
      const held = await vault.fold('judgement')
      if (!held.ok) return held
      const batch = judgementBatch(held.value, said)
      if (!batch.ok) return batch
      const fresh = batch.value
      if (fresh === undefined) return ok(undefined)
      const act: Act = { act: 'setting', actor: ownHand, detail: 'judgement' }
      const added = await announced(ledger, key, act, () => vault.add(fresh))
      return added.ok ? ok(undefined) : added
    },
    async judgements(by) {
      const held = await vault.fold('judgement')
      return held.ok ? ok(held.value.filter((one) => isSaid(one) && (by === undefined || one.by === by))) : held
    },
    ...grants,
    ledger: () => ledger.entries(key),
    chapters: () => ledger.chapters(key),
    export: (readable, choice) => leave({ vault, key, ledger, now }, readable, choice),
    exportAs: (format, choice) => leaveAs({ vault, key, ledger, now }, format, choice),
    async announce(act) {
      const entry = await ledger.append(key, { act, actor: ownHand })
      return entry.ok ? ok(undefined) : entry
    },
  }
  return { ...attic, ...createConflicts(vault, summary, attic) }
}

/** Writes the entry, then acts; an act that fails is told by a second entry that names the first. */
export async function announced<T, E>(
  ledger: Ledger,
  key: VaultKey,
  act: Act,
  work: (entry: number) => Promise<Result<T, E>>,
): Promise<Result<T, E | Damaged>> {
  const entry = await ledger.append(key, act)
  if (!entry.ok) return entry
  const failed = (detail: string) => ledger.append(key, { act: 'failed', of: entry.value, actor: act.actor, detail })
  let done: Result<T, E>
  try {
    done = await work(entry.value)
  } catch (reason) {
    // The reason of the failure is worth more than that of a second one.
    await failed('error').catch(() => undefined)
    throw reason
  }
  if (!done.ok) await failed('damaged')
  return done
}

async function beside(vault: OpenVault, record: Record): Promise<Result<{ before: Beside | null; after: Beside | null }, Damaged>> {
  const query = { kinds: [record.kind], cursor: cursorOf(placeIn(record)), limit: 1 }
  const one = async (back: boolean): Promise<Result<Beside | null, Damaged>> => {
    const page = await walk(vault, { ...query, back }, { single: true })
    if (!page.ok) return page.error.type === 'Damaged' ? err(page.error) : ok(null)
    const [found] = page.value.records
    return ok(found === undefined ? null : { kind: found.kind, id: found.id, month: monthOf(placeIn(found).day) })
  }
  const [before, after] = [await one(true), await one(false)]
  if (!before.ok) return before
  return after.ok ? ok({ before: before.value, after: after.value }) : after
}

/** Throws on days further apart than a page draws: the edge has checked them. */
async function between<K extends Kind>(
  vault: OpenVault,
  kinds: readonly K[],
  since: string,
  until: string,
): Promise<Result<readonly Record<K>[], Damaged>> {
  const count = dayNumber(until) - dayNumber(since) + 1
  if (count > 41) throw new RangeError('between: at most 40 days apart')
  const days = Array.from({ length: Math.max(0, count) }, (_, index) => addDays(since, index) ?? since)
  const found: Record<K>[] = []
  for (const kind of kinds) {
    const keep = itemAsked({ kinds: [kind], since, until })
    for (const month of monthsAsked({ since, until }, vault.months(kind))) {
      const some = days.filter((day) => monthOf(day) === month)
      // Of the months beside, a day or two are wanted: the rest is not parsed.
      const scan = some.length > fewDays ? {} : { scan: [some.map((day) => `"${day}"`)] }
      const folded = await vault.fold(kind, [month], { keep, ...scan })
      if (!folded.ok) return folded
      // A month of positions is more than a call may take as arguments.
      for (const record of folded.value) found.push(record)
    }
  }
  return ok(found)
}

const fewDays = 5

function monthsRead(vault: OpenVault, kinds: readonly Kind[]): ReadonlyMap<string, number> {
  const months = new Map<string, number>()
  for (const kind of kinds) for (const [month, rows] of vault.rows(kind)) months.set(month, (months.get(month) ?? 0) + rows)
  return months
}

/** A number does not say its month: without it the newest are opened first. */
async function find(vault: OpenVault, kind: Kind, id: string, month?: string): Promise<Result<Record | undefined, Damaged>> {
  const months = vault.months(kind).toReversed()
  const first = months.filter((one) => one === month)
  for (const one of [...first, ...months.filter((other) => other !== month)]) {
    const folded = await vault.fold(kind, [one])
    if (!folded.ok) return folded
    const found = folded.value.find((record) => record.id === id)
    if (found !== undefined) return ok(found)
  }
  return ok(undefined)
}
