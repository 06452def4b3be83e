/** Invented people with an attic, for the tests of the gate: a real vault, on the store given, behind a cheap passphrase. */
import { createGate, type Gate, gateMigrations, type Session } from '#gate'
import type { Item } from '#model'
import type { Migrations, Store } from '#store'
import { type Batch, createVaults, type NewBatch, vaultMigrations, type Vaults } from '#vault'

export const peopleMigrations: readonly Migrations[] = [vaultMigrations, gateMigrations]

export interface Person {
  readonly gate: Gate
  readonly vaults: Vaults
  readonly session: Session
  readonly passphrase: string
  /** Imports one file a list of items, in one batch; answers the batch. */
  bring(...files: readonly (readonly Item[])[]): Promise<Batch>
}

export interface PersonOverrides {
  readonly passphrase?: string
  readonly now?: () => Temporal.Instant
  /** Stands between the gate and the vaults. */
  readonly around?: (vaults: Vaults) => Vaults
}

/** Opens an attic. */
export async function buildPerson(store: Store, overrides: PersonOverrides = {}): Promise<Person> {
  const { passphrase = 'une phrase de passe inventée', now = () => Temporal.Instant.from('2026-03-01T09:00:00Z') } = overrides
  const real = createVaults({ store, now, weakPassphrasesForTests: { memoryKib: 1_024, passes: 1 } })
  const vaults = overrides.around?.(real) ?? real
  const gate = createGate({ store, vaults, now })
  const created = await gate.create(passphrase)
  if (!created.ok) throw new Error('the attic does not open')
  const session = created.value
  return {
    gate,
    vaults,
    session,
    passphrase,
    async bring(...files) {
      const written = await gate.write(session, buildBatch(files))
      if (!written.ok) throw new Error('the import is refused')
      return written.value.batch
    },
  }
}

/** A batch of one file a list of items. */
export const buildBatch = (files: readonly (readonly Item[])[]): NewBatch => ({
  connector: 'ofx',
  origin: 'upload',
  files: files.map((items, index) => ({
    name: `releve-${index}.ofx`,
    size: 1000,
    connector: 'ofx',
    kinds: Object.fromEntries(
      Map.groupBy(items, ({ kind }) => kind)
        .entries()
        .map(([kind, found]) => [kind, found.length]),
    ),
    problems: [],
    moreProblems: 0,
  })),
  records: files.flatMap((items, file) => items.map((item, index) => ({ item, file, line: index + 1 }))),
})

/** An operation of an invented account. */
export const buildOperation = (over: Partial<Extract<Item, { kind: 'bank.transaction' }>> = {}): Item => ({
  kind: 'bank.transaction',
  schema: 1,
  account: 'FR7699999999999999999991234',
  day: '2026-01-05',
  amount: -1250,
  currency: 'EUR',
  label: 'CB BOULANGERIE DU PORT',
  ...over,
})
