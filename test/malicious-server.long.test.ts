/**
 * The platform against a store that lies: whatever one to three of its answers become (rows dropped, doubled, moved, swapped
 * with another vault's, another dataset's, another month's or an older moment's, values altered), each call gives the truth, a
 * truth of an earlier moment (a whole older answer cannot be told from here: `docs/promises.md`), or a typed refusal; and what
 * was well stored still is. Numbers that nothing seals (how many rows an erasure will delete) are what the database says.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Need, Session } from '#gate'
import { errorOf, type Store } from '#store'
import type { Result } from '#lib/pure/result'
import { createLyingStore, type LyingStore, toldAt } from '#test/lying-store'
import { buildBatch, buildOperation, buildPerson, peopleMigrations, type Person } from '#test/people'
import { forEachStore, type TestStore } from '#test/stores'

const refusals = new Set(['Damaged', 'WrongPassphrase', 'WrongCode', 'Unknown'])
const need = { purpose: 'budget', reads: { 'bank.transaction': ['day', 'amount', 'label'] } } as const satisfies Need
const passphrase = 'une phrase de passe inventée'
type Call = (world: World) => Promise<Result<unknown, { readonly type: string }>>

interface World extends Person {
  readonly lying: LyingStore
  readonly code: Uint8Array
  readonly batch: string
  readonly record: string
}

const keyOf = (session: Result<Session, { readonly type: string }>): Result<unknown, { readonly type: string }> =>
  session.ok ? { ok: true, value: [session.value.key.vaultId, Buffer.from(session.value.key.secret).toString('hex')] } : session
const inAttic =
  (work: (attic: Extract<Awaited<ReturnType<Person['gate']['open']>>, { ok: true }>['value'], world: World) => ReturnType<Call>): Call =>
  async (world) => {
    const attic = await world.gate.open(world.session)
    return attic.ok ? await work(attic.value, world) : attic
  }
const page = (query: object): Call => inAttic((attic) => attic.page({ kind: 'bank.transaction', ...query }))

/** What reads: its answer is compared. */
const reads: { readonly [name: string]: Call } = {
  unlock: async ({ gate, session }) => keyOf(await gate.unlock(session.key.vaultId, passphrase)),
  unlockWithRecovery: async ({ gate, session, code }) => keyOf(await gate.unlockWithRecovery(session.key.vaultId, code)),
  overview: inAttic((attic) => attic.overview()),
  page: page({}),
  pageOfMonths: page({ since: '2026-02-01', until: '2026-02-28' }),
  search: page({ text: 'loyer' }),
  accounts: inAttic((attic) => attic.page({ kind: 'bank.account' })),
  find: inAttic((attic, { record }) => attic.find('bank.transaction', record)),
  settings: inAttic((attic) => attic.settings()),
  service: ({ gate, session }) => gate.read(session, 'budget', need),
  verify: async ({ vaults, session }) => {
    const vault = await vaults.open(session.key)
    return vault.ok ? await vault.value.verify() : vault
  },
}

/** What writes: its answer says little, what is stored afterwards says all. */
const writes: { readonly [name: string]: Call } = {
  write: ({ gate, session }) => gate.write(session, buildBatch([[buildOperation({ day: '2026-02-11', label: 'PRIMEUR' })]])),
  undo: inAttic((attic, { batch }) => attic.undo(batch)),
  redo: inAttic((attic, { batch }) => attic.redo(batch)),
  change: inAttic(async (attic) => {
    const held = await attic.settings()
    return held.ok ? await attic.change({ zone: held.value.zone === 'Europe/Paris' ? 'America/Toronto' : 'Europe/Paris' }) : held
  }),
  announce: inAttic((attic) => attic.announce('keep')),
  changePassphrase: ({ gate, session }) => gate.changePassphrase(session, passphrase),
  replaceRecovery: ({ gate, session, code }) => gate.replaceRecovery(session, code),
}

/** Every answer that was ever true, by call. */
type Truths = Map<string, Set<string>>
const said = (value: unknown): string => JSON.stringify(value) ?? ''

/** Everything that the person holds, told truly. */
async function remember(world: World, truths: Truths, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const answer = await reads[name]?.(world)
    assert.ok(answer?.ok, `${name} no longer opens: ${said(answer)}`)
    truths.set(name, (truths.get(name) ?? new Set()).add(said(answer.value)))
  }
}

/** Two attics under the same passphrase and code, with months, kinds and older moments of each, all of them remembered. */
async function createWorld({ store }: TestStore, now: () => Temporal.Instant) {
  const lying = createLyingStore(store)
  const [person, other] = [await buildPerson(lying.store, { passphrase, now }), await buildPerson(lying.store, { passphrase, now })]
  const { code } = person.gate.offerRecovery(person.session)
  const world = { ...person, lying, code, batch: '', record: '' }
  const truths: Truths = new Map()
  for (const one of [other, person]) {
    const moment = async (work: () => Promise<unknown>) => {
      if (one === person) await remember(world, truths, Object.keys(reads))
      await work()
      if (one === person) await remember(world, truths, Object.keys(reads))
    }
    assert.ok((await one.gate.replaceRecovery(one.session, code)).ok)
    await moment(() => one.bring([buildOperation(), buildOperation({ day: '2026-02-10', label: 'LOYER FEVRIER', amount: -82_000 })]))
    await moment(() => one.bring([{ kind: 'bank.account', schema: 1, account: 'FR7699999999999999999991234', holder: 'ANOUK LEROI' }]))
    await moment(async () => (world.batch = (await one.bring([buildOperation({ day: '2026-02-12', label: 'CB LIBRAIRIE' })])).id))
  }
  await sayLost(store, person)
  await remember(world, truths, ['overview'])
  await store.write<LedgerOpen, unknown>((trx) => trx.deleteFrom('ledger_open').where('lost', '=', 1).execute())
  const found = /"id":"([\w-]{22})"/.exec([...(truths.get('page') ?? [])].at(-1) ?? '')
  world.record = found?.[1] ?? ''
  assert.equal(world.record.length, 22)
  await remember(world, truths, Object.keys(reads))
  return { world, other, truths }
}

type LedgerOpen = { ledger_open: { vault_id: string; n: number; lost: number } }
/** Rows that name entries of the ledger as left open by a crash: seen once, they are then told again at any time. */
async function sayLost(store: Store, { session }: Person): Promise<void> {
  const rows = [1, 3, 99].map((n) => ({ vault_id: session.key.vaultId, n, lost: 1 }))
  await store.write<LedgerOpen, unknown>((trx) => trx.insertInto('ledger_open').values(rows).execute())
}

async function ledgerOf(world: World) {
  const attic = await world.gate.open(world.session)
  return attic.ok ? await attic.value.ledger() : attic
}

/** The answer, or the error thrown by a write that the database itself refused. */
async function answerOf(call: Call, world: World): ReturnType<Call> {
  try {
    return await call(world)
  } catch (error) {
    if (errorOf(error)?.type === 'Duplicate' || (error instanceof Error && /manifest keeps moving/.test(error.message))) {
      return { ok: false, error: { type: 'Unknown' } }
    }
    throw error
  }
}

forEachStore('a store that lies gets the truth told or a typed refusal, by every reading', peopleMigrations, async (opened) => {
  const { world, truths } = await createWorld(opened, () => Temporal.Instant.from('2026-03-01T09:00:00Z'))
  let refused = 0
  let told = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(reads)), toldAt, async (name, chosen) => {
      world.lying.tell(chosen)
      const answer = await answerOf(reads[name] as Call, world)
      told += world.lying.told()
      world.lying.honest()
      if (answer.ok) assert.ok(truths.get(name)?.has(said(answer.value)), `${name} told ${said(answer.value)}`)
      else assert.ok(refusals.has(answer.error.type), answer.error.type)
      if (!answer.ok) refused += 1
    }),
    { numRuns: 200 },
  )
  assert.ok(told > 60 && refused > 20, `${told} lies, ${refused} refusals`)
  await remember(world, truths, Object.keys(reads))
})

forEachStore('a store that lies gets nothing overwritten, by any writing', peopleMigrations, async (opened) => {
  let seconds = 0
  const now = () => Temporal.Instant.from('2026-03-01T09:00:00Z').add({ seconds: (seconds += 1) })
  const { world, other, truths } = await createWorld(opened, now)
  const before = await ledgerOf(world)
  assert.ok(before.ok)
  let written = before.value
  const theirs = said(await ledgerOf({ ...world, ...other }))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(writes)), toldAt, async (name, chosen) => {
      world.lying.tell(chosen)
      const answer = await answerOf(writes[name] as Call, world)
      world.lying.honest()
      if (!answer.ok) assert.ok(refusals.has(answer.error.type), answer.error.type)
      const ledger = await ledgerOf(world)
      assert.ok(ledger.ok, `the ledger no longer holds after ${name}: ${said(ledger)}`)
      assert.deepEqual(ledger.value.slice(0, written.length), written)
      written = ledger.value
      await remember(world, truths, ['unlock', 'unlockWithRecovery', 'verify', 'page'])
    }),
    { numRuns: 40 },
  )
  assert.deepEqual(said(await ledgerOf({ ...world, ...other })), theirs)
})
