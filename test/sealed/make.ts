/** Seals a small vault of invented data with this version's real parameters. How to use it: README.md. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Result } from '#lib/pure/result'
import type { Item } from '#model'
import { openStore } from '#store'
import { createVaults, type NewBatch, vaultMigrations } from '#vault'
import { holding, type SealedVault } from './held.ts'
import { readTables } from './rows.ts'

const tables = ['vault', 'vault_wrap', 'vault_dataset_epoch', 'vault_segment', 'vault_manifest', 'vault_chain']
const passphrase = 'les pommes reinettes de Saint-Élix'
const account = 'FR7630001007941234567890185'

const operation = (day: string, amount: number, label: string, more: object = {}): Item => ({
  kind: 'bank.transaction',
  schema: 1,
  account,
  day,
  amount,
  currency: 'EUR',
  label,
  ...more,
})

const imports: readonly { readonly at: string; readonly batch: NewBatch }[] = [
  {
    at: '2026-10-05T07:30:00Z',
    batch: batchOf('septembre.ofx', 'ofx', [
      { kind: 'bank.account', schema: 1, account, iban: account, bank: 'Banque des Coteaux', holder: 'Lucie Verdier', type: 'checking' },
      operation('2026-09-01', -62_000, 'LOYER SEPTEMBRE', { reference: 'L-09', valueDay: '2026-09-02' }),
      operation('2026-09-04', -450, 'CAFÉ DU PORT', { reference: 'C-1' }),
      operation('2026-09-04', -450, 'CAFÉ DU PORT', { reference: 'C-2' }),
      operation('2026-09-30', 184_512, 'VIREMENT SALAIRE', { counterparty: 'Pépinières du Midi', raw: { TRNTYPE: 'XFER' } }),
      { kind: 'bank.balance', schema: 1, account, day: '2026-09-30', amount: 231_077, currency: 'EUR', type: 'closing' },
    ]),
  },
  {
    at: '2026-11-02T18:12:44.250Z',
    batch: batchOf('automne.qif', 'qif', [
      operation('2026-09-30', 184_512, 'Salaire'),
      operation('2026-10-01', -62_000, 'Loyer octobre', { memo: 'quittance à demander' }),
      operation('2026-10-17', -3_990, 'Abonnement téléphone'),
    ]),
  },
  { at: '2026-11-03T06:00:00Z', batch: batchOf('erreur.qif', 'qif', [operation('2026-10-17', -100_000, 'Fichier d’un autre compte')]) },
  {
    at: '2026-11-03T06:05:00Z',
    batch: {
      connector: 'form',
      origin: '',
      files: [],
      records: [{ item: { kind: 'setting', schema: 1, name: 'zone', value: 'America/Toronto' }, file: 0 }],
    },
  },
]

function batchOf(name: string, connector: string, items: readonly Item[]): NewBatch {
  const problem = { code: 'field-unknown', line: 3, message: 'a field is not known' } as const
  const file = { name, size: 2_048, connector, kinds: {}, from: '2026-09-01', to: '2026-10-31', problems: [problem], moreProblems: 0 }
  return { connector, origin: name, files: [file], records: items.map((item, i) => ({ item, file: 0, line: 10 + i })) }
}

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function seal(version: string, dataDir: string): Promise<SealedVault> {
  const store = value(await openStore({ dataDir, migrations: [vaultMigrations] }))
  let now = '2026-10-05T07:00:00Z'
  const vaults = createVaults({ store, now: () => now })
  const key = value(await vaults.create(passphrase))
  const vault = value(await vaults.open(key))
  for (const { at, batch } of imports) {
    now = at
    value(await vault.add(batch))
  }
  const [, autumn, mistake] = vault.batches()
  for (const [batch, state] of [
    [autumn, 'undone'],
    [mistake, 'undone'],
    [autumn, 'live'],
  ] as const)
    value(await vault.setState(batch?.id ?? '', state))
  const sealed = { version, vaultId: key.vaultId, passphrase, expected: await holding(vault), tables: await readTables(store, tables) }
  await store.close()
  return sealed
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
const folder = mkdtempSync(join(tmpdir(), 'grenier-sealed-'))
try {
  const sealed = await seal(version, folder)
  mkdirSync(new URL(`${version}/`, import.meta.url), { recursive: true })
  writeFileSync(new URL(`${version}/vault.json`, import.meta.url), `${JSON.stringify(sealed, undefined, 1)}\n`, { flag: 'wx' })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
