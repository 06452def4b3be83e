/** Builders for the vault's own tests: invented people and sums only. */
import assert from 'node:assert/strict'
import type { BankAccount, BankTransaction, Record } from '#model'
import type { Store } from '#store'
import { createVaults, type NewBatch, type OpenVault, type VaultKey, type Vaults } from '#vault'
import type { Result } from '#lib/pure/result'
import { createEpochs, loadHead } from './head.ts'
import { openParts } from './load.ts'
import { listed } from './manifest.ts'
import { createMutex } from './mutex.ts'
import { openHere } from './opener.ts'
import { createRows } from './rows.ts'
import { type VaultTables, vaultTables } from './tables.ts'

export const passphrase = 'trois pommes dans un grenier'
const cheap = { memoryKib: 1_024, passes: 1 }

/** The value of a result that must be one. */
export function value<T>(result: Result<T, unknown>): T {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

export const testVaults = (store: Store, now: () => string = () => '2026-11-22T08:00:00Z'): Vaults =>
  createVaults({ store, now, weakPassphrasesForTests: cheap })

/** A new vault, opened. */
export async function aVault(store: Store): Promise<{ vaults: Vaults; key: VaultKey; vault: OpenVault }> {
  const vaults = testVaults(store)
  const key = value(await vaults.create(passphrase))
  return { vaults, key, vault: value(await vaults.open(key)) }
}

export const anOperation = (over: Partial<BankTransaction> = {}): BankTransaction => ({
  kind: 'bank.transaction',
  schema: 1,
  account: 'FR7630001007941234567890185',
  day: '2026-03-02',
  amount: -450,
  currency: 'EUR',
  label: 'CAFE DU PORT',
  ...over,
})

export const anAccount = (over: Partial<BankAccount> = {}): BankAccount => ({
  kind: 'bank.account',
  schema: 1,
  account: 'FR7630001007941234567890185',
  holder: 'LUCIE VERDIER',
  ...over,
})

/** A batch of one file. */
export function aBatch(name: string, items: readonly NewBatch['records'][number]['item'][], connector = 'ofx'): NewBatch {
  const file = { name, size: 1_000, connector, kinds: {}, problems: [], moreProblems: 0 }
  return { connector, origin: name, files: [file], records: items.map((item, i) => ({ item, file: 0, line: i + 1 })) }
}

export const march = aBatch('mars.ofx', [
  anAccount(),
  anOperation(),
  anOperation(),
  anOperation({ day: '2026-03-31', amount: 210_000, label: 'VIREMENT SALAIRE', reference: 'V31' }),
])
export const marchAndApril = aBatch(
  'mars-avril.qif',
  [
    anOperation({ day: '2026-03-31', amount: 210_000, label: 'SALAIRE' }),
    anOperation({ day: '2026-04-01', amount: -82_000, label: 'LOYER AVRIL' }),
  ],
  'qif',
)

/** What a person sees of her operations, sorted. */
export const seen = (records: readonly Record<'bank.transaction'>[]): string[] =>
  records
    .map(({ id, day, amount, label, source, others }) => [id, day, amount, label, source.origin, others?.length ?? 0].join(' | '))
    .toSorted()

export const operations = async (vault: OpenVault): Promise<string[]> => seen(value(await vault.fold('bank.transaction')))

/** Every row of every table of the vault, bytes in base64. */
export async function dump(store: Store): Promise<{ [table: string]: { [column: string]: string | number }[] }> {
  const tables: { [table: string]: { [column: string]: string | number }[] } = {}
  for (const table of vaultTables) {
    const rows = await store.read<VaultTables>().selectFrom(table).selectAll().execute()
    const texts = rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, portable(cell)])))
    tables[table] = texts.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return tables
}

const portable = (cell: string | number | Uint8Array): string | number =>
  cell instanceof Uint8Array ? Buffer.from(cell).toString('base64') : cell

/** All that the vault's key opens of its segments, whatever the state of their batches. */
export async function openedText(store: Store, key: VaultKey): Promise<string> {
  const deps = {
    rows: createRows(store),
    key,
    opener: openHere,
    mutex: createMutex(),
    random: (n: number) => new Uint8Array(n),
    now: () => '',
  }
  const head = value(await loadHead(deps))
  const loaded = value(await openParts(deps, createEpochs(deps), head, listed(head.manifest)))
  return JSON.stringify(loaded.map(({ part }) => part))
}
