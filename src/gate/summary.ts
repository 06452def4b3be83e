/**
 * What an overview says of an attic, kept sealed beside it so that a visit opens no month. It names the imports it was made of: when
 * they differ, or when it does not open, it is made again from the records. Nothing rests on it alone.
 */
import { createHash, hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '#lib/pure/canonical'
import { ok, type Result } from '#lib/pure/result'
import { openWith, sealWith } from '#lib/seal'
import { decidedKinds, type Kind, kindNames, namesOrganisation, type Record } from '#model'
import type { Store } from '#store'
import type { Batch, Damaged, OpenVault, VaultKey } from '#vault'
import { accountsOf } from './accounts.ts'
import { createGathering, mostConflicts, twins } from './conflicts/conflicts.ts'
import type { Conflict } from './conflicts/types.ts'
import { createTally } from './from.ts'
import { ownHand } from './settings.ts'
import { factsOf, isTold, type Left, leftName } from './sources/facts.ts'
import type { SourceFacts } from './sources/types.ts'
import type { AccountSummary, Overview } from './types.ts'

export interface Summary {
  readonly byKind: Overview['byKind']
  readonly accounts: readonly AccountSummary[]
  readonly sources: readonly SourceFacts[]
  /** Named by records, those that most name first. */
  readonly organisations: readonly string[]
  /** What two sources tell otherwise, settled or not. */
  readonly conflicts: readonly Conflict[]
}

export interface Summaries {
  /** The summary that fits these imports, read or made. */
  of(key: VaultKey, vault: OpenVault, batches: readonly Batch[]): Promise<Result<Summary, Damaged>>
  erase(vaultId: string): Promise<void>
}

interface SummaryTables {
  attic_summary: { vault_id: string; sealed: Uint8Array }
}

export function createSummaries(store: Store): Summaries {
  const db = store.read<SummaryTables>()
  return {
    async of(key, vault, batches) {
      // What she corrected or deleted changes what is held as an import does.
      const of = digestOf(vault.batches().filter(({ connector, act }) => connector !== ownHand || act !== undefined))
      const row = await db.selectFrom('attic_summary').select('sealed').where('vault_id', '=', key.vaultId).executeTakeFirst()
      const held = row && unseal(key, row.sealed)
      if (held?.of === of) return ok(held.summary)
      const made = await summaryOf(vault, batches)
      if (!made.ok) return made
      const sealed = seal(key, of, made.value)
      await store.write<SummaryTables, unknown>((trx) =>
        trx
          .insertInto('attic_summary')
          .values({ vault_id: key.vaultId, sealed })
          .onConflict((conflict) => conflict.column('vault_id').doUpdateSet({ sealed }))
          .execute(),
      )
      return made
    },
    async erase(vaultId) {
      await store.write<SummaryTables, unknown>((trx) => trx.deleteFrom('attic_summary').where('vault_id', '=', vaultId).execute())
    },
  }
}

/** Goes up with what is computed, so that an older program's is made again. */
const version = 3

/** Of what changes the fold, and whether each is in the fold: what is held follows from them. */
const digestOf = (batches: readonly Batch[]): string =>
  createHash('sha256')
    .update(canonicalJson([version, ...batches.map(({ id, state }) => [id, state])]))
    .digest('base64url')

/** A summary numbers no record but those of which sources disagree. */
const bare = { bare: true } as const

async function summaryOf(vault: OpenVault, batches: readonly Batch[]): Promise<Result<Summary, Damaged>> {
  const gathering = createGathering()
  const told = { ...bare, several: gathering.several }
  const accounts = await vault.fold('bank.account', undefined, bare)
  if (!accounts.ok) return accounts
  const operations = await vault.fold('bank.transaction', undefined, told)
  if (!operations.ok) return operations
  const balances = await vault.fold('bank.balance', undefined, told)
  if (!balances.ok) return balances
  const readings = await vault.fold('energy.reading', undefined, bare)
  if (!readings.ok) return readings
  const invoices = await vault.fold('invoice', undefined, told)
  if (!invoices.ok) return invoices
  const receipts = await vault.fold('receipt', undefined, told)
  if (!receipts.ok) return receipts
  const bank = { accounts: accounts.value, operations: operations.value, balances: balances.value }
  const live = batches.filter(({ state }) => state === 'live')
  const held = { ...bank, readings: readings.value, invoices: invoices.value, receipts: receipts.value, batches: live }
  const byKind = await countsOf(vault, {
    'bank.account': held.accounts.length,
    'bank.transaction': held.operations.length,
    'bank.balance': held.balances.length,
    'energy.reading': held.readings.length,
    invoice: held.invoices.length,
    receipt: held.receipts.length,
  })
  if (!byKind.ok) return byKind
  const organisations = await organisationsOf(vault, gathering, bank.accounts, bank.operations, held.invoices, held.receipts)
  if (!organisations.ok) return organisations
  const conflicts: Conflict[] = [...gathering.found()]
  for (const [kind, records] of [
    ['bank.transaction', held.operations],
    ['invoice', held.invoices],
    ['receipt', held.receipts],
  ] as const) {
    const twice = await twins(vault, kind, records, live)
    if (!twice.ok) return twice
    conflicts.push(...twice.value)
  }
  const left = await leftOf(vault)
  if (!left.ok) return left
  const others = left.value && { left: left.value }
  return ok({
    byKind: byKind.value,
    organisations: organisations.value,
    conflicts: conflicts.slice(0, mostConflicts),
    accounts: accountsOf(bank),
    sources: factsOf({ ...held, ...others }, vault.nameOf),
  })
}

/** What a list of suggestions has room for. */
const suggested = 200

/** Of the records given, and of every other kind that names one. */
async function organisationsOf(
  vault: OpenVault,
  { several }: ReturnType<typeof createGathering>,
  ...given: readonly (readonly Record[])[]
): Promise<Result<readonly string[], Damaged>> {
  const tally = createTally()
  for (const records of given) tally.add(records)
  const known = new Set<Kind>(['bank.account', 'bank.transaction', 'invoice', 'receipt'])
  for (const kind of kindNames) {
    if (known.has(kind) || !namesOrganisation(kind) || vault.months(kind).length === 0) continue
    const held = await vault.fold(kind, undefined, { ...bare, several })
    if (!held.ok) return held
    tally.add(held.value)
  }
  return ok(tally.names(suggested))
}

/** Records of each kind by import and format, where deletions made the tables of contents of files say too much. */
async function leftOf(vault: OpenVault): Promise<Result<Left | undefined, Damaged>> {
  if (!vault.batches().some(({ act }) => act === 'remove')) return ok(undefined)
  const left = new Map<string, number>()
  for (const kind of kindNames) {
    if (isTold(kind) || decidedKinds.has(kind)) continue
    const held = await vault.fold(kind)
    if (!held.ok) return held
    for (const { source, others = [] } of held.value)
      for (const { batch, connector } of [source, ...others]) {
        const name = leftName(batch, connector, kind)
        left.set(name, (left.get(name) ?? 0) + 1)
      }
  }
  return ok(left)
}

/** How many of each kind, those already folded given. */
async function countsOf(vault: OpenVault, folded: Overview['byKind']): Promise<Result<Overview['byKind'], Damaged>> {
  const counts = vault.counts()
  const byKind: Partial<{ [K in Kind]: number }> = {}
  for (const kind of kindNames) {
    if (decidedKinds.has(kind)) continue
    const known = folded[kind] ?? (counts && (counts[kind] ?? 0))
    const held = known === undefined ? await vault.fold(kind, undefined, bare) : ok({ length: known })
    if (!held.ok) return held
    if (held.value.length > 0) byKind[kind] = held.value.length
  }
  return ok(byKind)
}

const keyOf = (key: VaultKey): Uint8Array => new Uint8Array(hkdfSync('sha256', key.secret, key.vaultId, 'grenier/summary/1', 32))
const contextOf = (key: VaultKey): string => `summary/${key.vaultId}`

/** The length tells little: spaces fill the text to the next 16 KiB. */
function seal(key: VaultKey, of: string, summary: Summary): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify({ of, summary }))
  const filled = new Uint8Array(Math.ceil(bytes.length / 16_384) * 16_384).fill(0x20)
  filled.set(bytes)
  return sealWith(keyOf(key), contextOf(key), filled)
}

function unseal(key: VaultKey, sealed: unknown): { readonly of: string; readonly summary: Summary } | undefined {
  const opened = sealed instanceof Uint8Array ? openWith(keyOf(key), contextOf(key), sealed) : undefined
  if (!opened?.ok) return undefined
  const read = shape.safeParse(JSON.parse(new TextDecoder().decode(opened.value)))
  // Sealed by this program under this key for this version: its inside is ours.
  return read.data && { of: read.data.of, summary: read.data.summary as unknown as Summary }
}

const shape = z.object({
  of: z.string(),
  summary: z.object({
    byKind: z.record(z.string(), z.number()),
    accounts: z.array(z.unknown()),
    sources: z.array(z.unknown()),
    organisations: z.array(z.string()),
    conflicts: z.array(z.unknown()),
  }),
})
