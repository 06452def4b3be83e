/** The person's own door to her vault. Looking at her own things makes no entry in her ledger; changing them does. */
import { err, ok, type Result } from '#lib/pure/result'
import { type Kind, kindNames, type Record } from '#model'
import type { Batch, Damaged, OpenVault, SetAside, Unknown, VaultKey } from '#vault'
import { accountsOf } from './accounts.ts'
import type { Act, Ledger } from './ledger.ts'
import { mappingBatch, mappingsOf } from './mappings.ts'
import { itemAsked, monthsAsked, monthsListed, pageOf } from './query.ts'
import { asideBatch, asideOf, changedNames, isLine, ownHand, settingsBatch, settingsOf, whyRefused } from './settings.ts'
import { typedBatch } from './typing.ts'
import type { Attic, BadCursor, ListQuery, Overview, RecordList, RecordQuery, Remembered, Settings } from './types.ts'

export interface AtticDeps {
  readonly vault: OpenVault
  readonly key: VaultKey
  readonly ledger: Ledger
  readonly setAside: readonly SetAside[]
  readonly forget: (delivery: string) => Promise<boolean>
}

/** Opens the attic of one request. */
export function createAttic({ vault, key, ledger, setAside, forget }: AtticDeps): Attic {
  const imports = (): readonly Batch[] => vault.batches().filter(({ connector }) => connector !== ownHand)
  /** What her sealed settings say of one matter. */
  const chosen = async <T>(matter: (held: readonly Record<'setting'>[]) => T): Promise<Result<T, Damaged>> => {
    const held = await vault.fold('setting')
    return held.ok ? ok(matter(held.value)) : held
  }
  const settings = (): Promise<Result<Settings, Damaged>> => chosen(settingsOf)
  const mappings = (): Promise<Result<readonly Remembered[], Damaged>> => chosen(mappingsOf)
  const notForMe = (): Promise<Result<ReadonlySet<string>, Damaged>> => chosen(asideOf)

  const setState = async (batch: string, state: Batch['state']): Promise<Result<Batch, Damaged | Unknown>> => {
    const found = imports().find(({ id }) => id === batch)
    if (found === undefined) return err({ type: 'Unknown' })
    if (found.state === state) return ok(found)
    const act: Act = { act: state === 'live' ? 'redo' : 'undo', actor: ownHand, detail: batch }
    return await announced(ledger, key, act, () => vault.setState(batch, state))
  }

  return {
    overview: () => overview(vault, imports()),
    list: (query) => list(vault, query),
    async page(query) {
      const asked = query as RecordQuery
      const folded = await vault.fold(query.kind, monthsAsked(asked, vault.months(query.kind)), itemAsked(asked))
      return folded.ok ? pageOf(query, folded.value) : folded
    },
    find: (kind, id) => find(vault, kind, id),
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
    ledger: () => ledger.entries(key),
    async announce(act) {
      const entry = await ledger.append(key, { act, actor: ownHand })
      return entry.ok ? ok(undefined) : entry
    },
  }
}

/** Writes the entry, then acts; an act that fails is told by a second entry that names the first. */
export async function announced<T, E>(
  ledger: Ledger,
  key: VaultKey,
  act: Act,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | Damaged>> {
  const entry = await ledger.append(key, act)
  if (!entry.ok) return entry
  const failed = (detail: string) => ledger.append(key, { act: 'failed', of: entry.value, actor: act.actor, detail })
  let done: Result<T, E>
  try {
    done = await work()
  } catch (reason) {
    // The reason of the failure is worth more than that of a second one.
    await failed('error').catch(() => undefined)
    throw reason
  }
  if (!done.ok) await failed('damaged')
  return done
}

/** Month by month, until one more record than the page takes is known. */
async function list<K extends Kind>(vault: OpenVault, query: ListQuery<K>): Promise<Result<RecordList<K>, Damaged | BadCursor>> {
  let found: readonly Record<K>[] = []
  let page = pageOf(query, found)
  for (const month of monthsListed(query, vault.months(query.kind))) {
    if (!page.ok || page.value.next !== null) break
    const folded = await vault.fold(query.kind, [month])
    if (!folded.ok) return folded
    found = [...found, ...folded.value]
    page = pageOf(query, found)
  }
  return page.ok ? ok({ records: page.value.records, next: page.value.next }) : page
}

async function overview(vault: OpenVault, batches: readonly Batch[]): Promise<Result<Overview, Damaged>> {
  const accounts = await vault.fold('bank.account')
  const operations = await vault.fold('bank.transaction')
  const balances = await vault.fold('bank.balance')
  if (!accounts.ok) return accounts
  if (!operations.ok) return operations
  if (!balances.ok) return balances
  const counts = vault.counts()
  const byKind: Partial<{ [K in Kind]: number }> = {}
  for (const kind of kindNames) {
    if (kind === 'setting') continue
    const held = counts === undefined ? await vault.fold(kind) : ok({ length: counts[kind] ?? 0 })
    if (!held.ok) return held
    if (held.value.length > 0) byKind[kind] = held.value.length
  }
  const records = Object.values(byKind).reduce((sum, count) => sum + count, 0)
  const held = { accounts: accounts.value, operations: operations.value, balances: balances.value }
  return ok({ records, byKind, accounts: accountsOf(held), batches })
}

/** A number does not say its month: the newest are opened first. */
async function find(vault: OpenVault, kind: Kind, id: string): Promise<Result<Record | undefined, Damaged>> {
  for (const month of vault.months(kind).toReversed()) {
    const folded = await vault.fold(kind, [month])
    if (!folded.ok) return folded
    const found = folded.value.find((record) => record.id === id)
    if (found !== undefined) return ok(found)
  }
  return ok(undefined)
}
