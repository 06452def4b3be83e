/**
 * A platform's life in short, as a process to be killed: `node test/crash/life.ts '{"point":57,…}'`. Each act is told on stdout
 * before it begins and once it is acknowledged. A point is a statement of the database about to be sent, a commit that came back,
 * a row copied by a backup, a line of the list of erasures: the process kills itself at the one it is given, or runs to the end.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { ReadableStream } from 'node:stream/web'
import type { KyselyPlugin } from 'kysely'
import { migrations } from '../../src/app/migrations.ts'
import { backUp, type Store } from '#store'
import { exported, sourceOf } from '#test/exports'
import { buildBatch, buildOperation } from '#test/people'
import { openPlatform, type Place, type Platform } from './platform.ts'
import type { Act } from './told.ts'

const { point: killAt, ...place } = JSON.parse(process.argv[2] ?? '') as Place & { readonly point: number }
let points = 0
const point = (): void => {
  points += 1
  if (points === killAt) process.kill(process.pid, 'SIGKILL')
}
const tell = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`)

const counting: KyselyPlugin = {
  transformQuery({ node }) {
    point()
    return node
  },
  transformResult: async ({ result }) => result,
}
const pointed = (store: Store): Store => ({
  ...store,
  read: <Tables>() => store.read<Tables>().withPlugin(counting),
  async write(work) {
    const done = await store.write<never, never>(async (trx) => {
      const answer = await (work as (trx: unknown) => Promise<never>)(trx.withPlugin(counting))
      point()
      return answer
    })
    point()
    return done
  },
  async purge() {
    point()
    await store.purge()
    point()
  },
})

const began = performance.now()
tell({ ready: true })
let clock = Temporal.Instant.from('2026-01-15T09:00:00Z')
const platform = await openPlatform(place, () => clock, {
  store: pointed,
  list: (list) => ({
    ...list,
    async add(vaultId, at) {
      point()
      await list.add(vaultId, at)
      point()
    },
  }),
})
const people = new Map<string, Awaited<ReturnType<Platform['signUp']>>>()
const batches = new Map<string, string>()

const must = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: object }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const sessionOf = (who: string) => {
  const found = people.get(who)
  if (found === undefined) throw new Error(who)
  return found
}
const atticOf = async (who: string) => must(await platform.gate.open(sessionOf(who)))

function batchOf(file: number, records: number) {
  const items = Array.from({ length: records }, (_, i) => buildOperation({ label: `${file} ${i}`, amount: -(file * 1000 + i + 1) }))
  const batch = buildBatch([items])
  return { ...batch, files: batch.files.map((each) => ({ ...each, name: String(file) })) }
}

/** What each act does. */
const does: { readonly [A in Act['act']]: (act: Extract<Act, { act: A }>) => Promise<unknown> } = {
  async signUp({ who, passphrase }) {
    const session = await platform.signUp(`${who}@example.org`, passphrase)
    people.set(who, session)
    return session.key.vaultId
  },
  async bring({ who, file, records }) {
    batches.set(String(file), must(await platform.gate.write(sessionOf(who), batchOf(file, records))).batch.id)
  },
  /** As an import that outlives its request does: taken in at the next opening. */
  async deliver({ who, file, records }) {
    const capability = must(await platform.gate.capability(sessionOf(who)))
    batches.set(String(file), capability.batch)
    must(await platform.gate.deliver(capability, batchOf(file, records)))
  },
  /** The same, its file kept as it was given. */
  async keep({ who, file, records }) {
    const capability = must(await platform.gate.capability(sessionOf(who)))
    batches.set(String(file), capability.batch)
    const bytes = [new Uint8Array(5 * 1024 * 1024).fill(file)]
    const original = { file: 0, size: 5 * 1024 * 1024, bytes: ReadableStream.from(bytes) }
    const originals = [await platform.gate.storeOriginal(capability, original)]
    must(await platform.gate.deliver(capability, { ...batchOf(file, records), originals }))
  },
  undo: async ({ who, file }) => void must(await (await atticOf(who)).undo(batches.get(String(file)) ?? '')),
  redo: async ({ who, file }) => void must(await (await atticOf(who)).redo(batches.get(String(file)) ?? '')),
  passphrase: async ({ who, passphrase }) => must(await platform.gate.changePassphrase(sessionOf(who), passphrase)),
  async backUp({ file, withoutWraps }) {
    // Asked at each row, as a signal is.
    const signal = Object.assign(new AbortController().signal, { throwIfAborted: point })
    const at = clock.toString({ smallestUnit: 'millisecond' })
    must(await backUp({ ...place, file: join(place.folder, file), migrations, withoutWraps, version: '0', at, signal }))
  },
  erase: ({ who }) => platform.erasures.now(sessionOf(who).key.vaultId),
  async read({ who }) {
    const need = { purpose: 'budget', reads: { 'bank.transaction': ['day', 'amount'] } } as const
    must(await platform.gate.read(sessionOf(who), 'budget', need))
  },
  /** Acts of 1,000, as the page goes on. */
  async empty({ who, file }) {
    const attic = await atticOf(who)
    while (must(await attic.removeFrom({ batch: batches.get(String(file)) ?? '' })).left > 0);
  },
  async arrive({ who, from }) {
    const file = await exported(await atticOf(from))
    must(await platform.gate.arrive(sessionOf(who), sourceOf(file)))
  },
  tidy: async ({ who }) => must(await platform.gate.tidy(sessionOf(who))),
  /** New epochs come with the month of sealing. */
  nextMonth: async () => void (clock = clock.add({ hours: 24 * 31 })),
}

const life: readonly Act[] = [
  { act: 'signUp', who: 'kept', passphrase: 'une première phrase' },
  { act: 'signUp', who: 'gone', passphrase: 'une phrase à effacer' },
  { act: 'bring', who: 'kept', file: 1, records: 2 },
  { act: 'bring', who: 'gone', file: 2, records: 2 },
  { act: 'bring', who: 'kept', file: 3, records: 300 },
  { act: 'undo', who: 'kept', file: 1 },
  { act: 'nextMonth' },
  { act: 'bring', who: 'kept', file: 4, records: 2 },
  { act: 'redo', who: 'kept', file: 1 },
  { act: 'deliver', who: 'kept', file: 9, records: 300 },
  { act: 'keep', who: 'kept', file: 10, records: 2 },
  { act: 'passphrase', who: 'kept', passphrase: 'une deuxième phrase' },
  { act: 'backUp', file: 'whole', withoutWraps: false },
  { act: 'read', who: 'kept' },
  { act: 'undo', who: 'kept', file: 3 },
  { act: 'nextMonth' },
  { act: 'bring', who: 'gone', file: 5, records: 2 },
  { act: 'erase', who: 'gone' },
  { act: 'bring', who: 'kept', file: 6, records: 2 },
  { act: 'bring', who: 'kept', file: 7, records: 2 },
  { act: 'bring', who: 'kept', file: 8, records: 2 },
  { act: 'redo', who: 'kept', file: 3 },
  { act: 'tidy', who: 'kept' },
  { act: 'undo', who: 'kept', file: 7 },
  { act: 'passphrase', who: 'kept', passphrase: 'une troisième phrase' },
  { act: 'bring', who: 'kept', file: 11, records: 1_100 },
  { act: 'empty', who: 'kept', file: 11 },
  { act: 'empty', who: 'kept', file: 7 },
  { act: 'redo', who: 'kept', file: 7 },
  { act: 'signUp', who: 'moved', passphrase: 'une phrase ailleurs' },
  { act: 'arrive', who: 'moved', from: 'kept' },
  { act: 'backUp', file: 'sealed', withoutWraps: true },
]

for (const act of life) {
  tell({ asks: act })
  const answer = await (does[act.act] as (act: Act) => Promise<unknown>)(act)
  tell({ did: act, ...(typeof answer === 'string' ? { answer } : {}) })
}
tell({ points, milliseconds: Math.ceil(performance.now() - began) })
await platform.close()
