/**
 * A person who gives, narrows, pauses, renews, ends, imports and deletes, recipients who read, a clock that jumps and a server that stops
 * between two entries, in any order: no recipient ever gets what the model forbids, and every reading has its entries.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { createGate, type Gate, type Session, type SharedView } from '#gate'
import { buildBatch, buildOperation, buildPerson, peopleMigrations } from '#test/people'
import { runs } from '#test/runs'
import { forEachStore } from '#test/stores'
import type { Store } from '#store'
import { createVaults } from '#vault'

type Field = 'day' | 'amount' | 'label'
interface ModelLink {
  readonly id: string
  readonly token: string
  readonly code: string
  fields: readonly Field[]
  since: string
  state: 'given' | 'paused' | 'gone'
  until: number
  wrong: number
  /** What she last let leave; undefined while nothing does. */
  rows: readonly object[] | undefined
}
interface Operation {
  readonly day: string
  readonly amount: number
  readonly label: string
}
type Step =
  | { readonly do: 'give'; readonly fields: readonly Field[]; readonly since: string; readonly days: number }
  | { readonly do: 'narrow'; readonly at: number; readonly fields: readonly Field[]; readonly since: string }
  | { readonly do: 'pause' | 'resume' | 'end' | 'read' | 'wrong' | 'crash'; readonly at: number }
  | { readonly do: 'renew'; readonly at: number; readonly days: number }
  | { readonly do: 'import'; readonly operation: Operation }
  | { readonly do: 'remove'; readonly day: string }
  | { readonly do: 'open' | 'restart' }
  | { readonly do: 'jump'; readonly hours: number }

const days = ['2026-01-05', '2026-01-20', '2026-02-10']
const day = fc.constantFrom(...days)
const fields = fc.subarray<Field>(['day', 'amount', 'label'], { minLength: 1 })
const at = fc.nat({ max: 3 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('give' as const), fields, since: day, days: fc.constantFrom(1, 3, 30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('narrow' as const), at, fields, since: day }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('pause' as const, 'resume' as const, 'end' as const, 'wrong' as const, 'crash' as const),
      at,
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('read' as const), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('renew' as const), at, days: fc.constantFrom(1, 10) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      operation: fc.record({ day, amount: fc.integer({ min: 1, max: 9 }), label: fc.constant('CB PORT') }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('open' as const, 'restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('jump' as const), hours: fc.constantFrom(1, 23, 50, -30) }) },
)

/** A store that fails from its `left`th writing on: the process that stops there. */
function stopping(store: Store) {
  let left = Infinity
  const write: Store['write'] = async (work) => {
    if (left <= 0) throw new Error('stopped')
    left -= 1
    return await store.write(work)
  }
  return { store: { ...store, write }, after: (writes: number) => (left = writes) }
}

async function play(real: Store, steps: readonly Step[]): Promise<void> {
  let now = Temporal.Instant.from('2026-03-01T09:00:00Z')
  const clock = () => now
  const { store, after } = stopping(real)
  const person = await buildPerson(store, { now: clock })
  const session: Session = person.session
  let gate: Gate = person.gate
  const [links, held] = [[] as ModelLink[], [] as Operation[]]
  const gone = new Set<string>()
  const told = { reads: 0, crashes: 0, refusals: 0 }

  const rowsOf = ({ fields: named, since }: ModelLink) =>
    held
      .filter((one) => one.day >= since)
      .map((one) => JSON.stringify(Object.fromEntries(named.toSorted().map((field) => [field, one[field]]))))
      .toSorted()
      .map((json) => JSON.parse(json) as object)
  /** What any visit of the person does to every link. */
  const visited = () => {
    for (const link of links) {
      if (link.until <= now.epochMilliseconds) link.state = 'gone'
      link.rows = link.state === 'given' && link.wrong < 5 ? rowsOf(link) : undefined
    }
  }
  const open = async () => {
    const attic = await gate.open(session)
    assert.ok(attic.ok)
    visited()
    return attic.value
  }
  const expected = (link: ModelLink, code: 'right' | 'wrong'): string => {
    if (link.state === 'gone') return 'NoLink'
    if (link.wrong >= 5) return 'locked'
    if (link.until <= now.epochMilliseconds) return 'expired'
    if (link.state === 'paused') return 'paused'
    if (code === 'wrong') return 'code'
    return link.rows === undefined ? 'waiting' : 'read'
  }
  const restart = async () => {
    gate = createGate({
      store,
      vaults: createVaults({ store, now: clock, weakPassphrasesForTests: { memoryKib: 1_024, passes: 1 } }),
      now: clock,
    })
    await gate.recover()
  }
  const read = async (link: ModelLink, code: 'right' | 'wrong') => {
    const should = expected(link, code)
    const visit = await gate.links.visit(link.token, code === 'right' ? link.code : 'AAAA-AAAA')
    const did = visit.ok ? 'read' : visit.error.type === 'LinkClosed' ? visit.error.why : visit.error.type
    assert.equal(did, should)
    if (should === 'code') link.wrong += 1
    if (link.wrong === 5) link.rows = undefined
    if (visit.ok) {
      told.reads += 1
      const got = visit.value.rows.map(({ values }) => JSON.stringify(Object.fromEntries(Object.entries(values).toSorted()))).toSorted()
      assert.deepEqual(
        got,
        (link.rows ?? []).map((row) => JSON.stringify(row)),
      )
    } else if (should !== 'NoLink') told.refusals += 1
  }

  for (const one of steps) {
    const link = 'at' in one ? links[one.at % Math.max(links.length, 1)] : undefined
    if ('at' in one && link === undefined) continue
    if (one.do === 'give') {
      const view: SharedView = {
        parts: { 'bank.transaction': { show: 'records', fields: Object.fromEntries(one.fields.map((field) => [field, 'exact'])) } },
        since: one.since,
        mask: false,
      }
      const shared = await (await open()).share({ name: 'Éloïse', purpose: 'advice', view, days: one.days, perDay: 100 })
      if (!shared.ok) assert.fail(shared.error.type)
      const { grant, token, code } = shared.value
      const until = Temporal.Instant.from(grant.until).epochMilliseconds
      links.push({ id: grant.id, token, code, fields: one.fields, since: one.since, state: 'given', until, wrong: 0, rows: undefined })
      visited()
    } else if (one.do === 'import') {
      await gate.write(session, buildBatch([[buildOperation(one.operation)]]))
      // Held already on that day, with that amount, it is the same operation.
      if (!gone.has(keyOf(one.operation)) && !held.some((other) => keyOf(other) === keyOf(one.operation))) held.push(one.operation)
    } else if (one.do === 'remove') {
      await (await open()).remove([{ kind: 'bank.transaction', since: one.day, until: one.day }])
      for (const other of held.filter((operation) => operation.day === one.day)) gone.add(keyOf(other))
      held.splice(0, held.length, ...held.filter((operation) => operation.day !== one.day))
      visited()
    } else if (one.do === 'jump') now = now.add({ hours: one.hours })
    else if (one.do === 'open') await open()
    else if (one.do === 'restart') await restart()
    else if (link === undefined) continue
    else if (one.do === 'read') await read(link, 'right')
    else if (one.do === 'wrong') await read(link, 'wrong')
    else if (one.do === 'crash') {
      const should = expected(link, 'right')
      // Counted, tried, taken back, reserved; then nothing more is written.
      after(4)
      const visit = await gate.links.visit(link.token, link.code).then(
        (answer) => answer,
        () => undefined,
      )
      after(Infinity)
      assert.equal(visit?.ok ?? false, false, 'a release whose end is not written hands nothing over')
      if (should === 'read') told.crashes += 1
      else if (should !== 'NoLink') told.refusals += 1
      await restart()
    } else {
      const attic = await open()
      const isOver = link.state === 'gone' || link.until <= now.epochMilliseconds
      const changed = await attic.changeGrant(
        link.id,
        one.do === 'narrow'
          ? {
              act: 'narrow',
              view: {
                parts: { 'bank.transaction': { show: 'records', fields: Object.fromEntries(one.fields.map((field) => [field, 'exact'])) } },
                since: one.since,
                mask: false,
              },
            }
          : one.do === 'renew'
            ? { act: 'renew', days: one.days }
            : { act: one.do },
      )
      if (one.do === 'end') {
        assert.ok(changed.ok)
        link.state = 'gone'
      } else if (changed.ok && !isOver) {
        if (one.do === 'narrow') {
          assert.ok(one.since >= link.since && one.fields.every((field) => link.fields.includes(field)), 'never wider')
          ;[link.fields, link.since] = [one.fields, one.since]
        } else if (one.do === 'renew') link.until = Temporal.Instant.from(changed.value.until).epochMilliseconds
        else link.state = one.do === 'pause' ? 'paused' : 'given'
      }
      visited()
    }
  }

  await restart()
  const ledger = await (await open()).ledger()
  assert.ok(ledger.ok)
  const own = new Set(links.map(({ id }) => id))
  const about = ledger.value.filter(({ grant }) => grant !== undefined && own.has(grant))
  const reserved = about.filter(({ act }) => act === 'reserved')
  const ends = ledger.value.filter(({ of }) => reserved.some(({ n }) => n === of))
  assert.equal(reserved.length, told.reads + told.crashes, 'every reading has its entry')
  assert.equal(ends.length, reserved.length, 'and its end')
  assert.equal(ends.filter(({ act }) => act === 'completed').length, told.reads)
  assert.equal(about.filter(({ act }) => act === 'refused').length, told.refusals)
}

const keyOf = ({ day: on, amount }: Operation): string => `${on} ${amount}`

forEachStore(
  'in any order of acts, readings, jumps and stops, no recipient gets what the model forbids',
  peopleMigrations,
  async ({ store }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => play(store, steps)),
      { numRuns: runs(15) },
    )
  },
)
