/** Imports under way: bounded, seen by their owner alone, stopped without a trace; none of them holds a key. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Gate, ImportCapability, NewBatch, Session } from '#gate'
import type { Intake, ReadUpload, Upload } from '#intake'
import { createTurns } from '#lib/turns'
import { createShelf, shelfLimits } from './shelf.ts'
import { createImportJobs, type ImportJobsDeps, type ImportOrder } from './jobs.ts'

/** True when a session or a vault key can be reached from a type, through whatever it holds or answers. */
type Holds<T, Secret, Depth extends readonly unknown[] = []> = Depth['length'] extends 6
  ? false
  : T extends Secret
    ? true
    : T extends (...given: never[]) => infer Answer
      ? Holds<Awaited<Answer>, Secret, [...Depth, 0]>
      : T extends object
        ? true extends { [Name in keyof T]: Holds<T[Name], Secret, [...Depth, 0]> }[keyof T]
          ? true
          : false
        : false
type No<T extends false> = T
type Yes<T extends true> = T
export type NothingHoldsTheKey = [
  No<Holds<ImportCapability, Session['key']>>,
  No<Holds<ImportCapability, Session>>,
  No<Holds<Pick<ImportOrder, 'capability' | 'hints'>, Session>>,
  No<Holds<Pick<ImportJobsDeps, 'gate' | 'onError'>, Session>>,
  // The question itself answers yes where it should.
  Yes<Holds<{ readonly inside: { readonly session: Session } }, Session>>,
  Yes<Holds<Pick<Gate, 'unlock'>, Session>>,
]

const files = [{ name: 'mars.qif', size: 10, connector: 'qif', confidence: 1, kinds: {}, problems: [], moreProblems: 0 }]
const operation = {
  kind: 'bank.transaction',
  schema: 1,
  account: 'x',
  day: '2026-03-02',
  amount: -1,
  currency: 'EUR',
  label: 'CAFE',
} as const
const read: ReadUpload = { files, origins: [0], records: [{ item: operation, file: 0, line: 1 }] }
const capabilityOf = (batch: string) => ({ vaultId: 'v', batch }) as ImportCapability

function build({ collect = () => Promise.resolve(read) }: { readonly collect?: Intake['collect'] } = {}) {
  const delivered: (readonly [ImportCapability, NewBatch])[] = []
  const errors: unknown[] = []
  const released: string[] = []
  const jobs = createImportJobs({
    intake: { collect, preview: () => Promise.reject(new Error('nothing is shown here')) },
    looks: createTurns({ atOnce: 1, waiting: 1, seconds: 1 }),
    shelf: createShelf(shelfLimits),
    perAccount: 4,
    gate: {
      deliver(capability, batch) {
        delivered.push([capability, batch])
        return Promise.resolve({ ok: true, value: undefined })
      },
      storeOriginal: ({ batch }, { file, size }) => Promise.resolve({ file, size, pieces: [batch] }),
      dropStored: () => Promise.resolve(),
    },
    turns: createTurns({ atOnce: 2, waiting: 1, seconds: 5 }),
    onError: (error) => void errors.push(error),
  })
  const order = (id: string): ImportOrder => ({
    upload: {
      files: [{ name: 'mars.qif', size: 10 }],
      release: () => Promise.resolve(void released.push(id)),
    } as unknown as Upload,
    capability: capabilityOf(id),
    hints: { currency: 'EUR', dayFirst: true },
  })
  return { jobs, order, delivered, errors, released }
}

/** A reading that ends when it is told to. */
function slow() {
  const ends: (() => void)[] = []
  const collect: Intake['collect'] = (_upload, _hints, watch) => {
    watch?.({ file: 0, records: 1_000, state: 'reading' })
    return new Promise((resolve) => ends.push(() => resolve(read)))
  }
  return { collect, end: () => ends.splice(0).forEach((one) => one()) }
}
const turn = () => new Promise((resume) => setImmediate(resume))

test('shows a job to its owner alone, and only she stops it', async () => {
  const { collect, end } = slow()
  const { jobs, order } = build({ collect })
  const ended = jobs.start('lucie', order('a'))
  await turn()
  assert.equal(jobs.find('marc', 'a'), undefined)
  assert.deepEqual(jobs.running('marc'), [])
  await jobs.cancel('marc', 'a')
  assert.deepEqual(jobs.running('lucie'), [{ id: 'a', state: 'running', files: [{ name: 'mars.qif', state: 'reading', records: 1_000 }] }])
  end()
  assert.equal((await ended).state, 'done')
  assert.deepEqual(jobs.find('lucie', 'a'), { id: 'a', state: 'done', files: [] })
})

test('refuses the fifth of one account, and more than can wait in all; each upload is released', async () => {
  const { collect, end } = slow()
  const { jobs, order, released } = build({ collect })
  const others = ['a', 'b', 'c'].map((id) => jobs.start('lucie', order(id)))
  await turn()
  assert.deepEqual(await jobs.start('marc', order('d')), { state: 'busy', seconds: 3 })
  end()
  await turn()
  await turn()
  end()
  await Promise.all(others)
  assert.deepEqual(released.toSorted(), ['a', 'b', 'c', 'd'])
  const fresh = build({ collect })
  const four = ['a', 'b', 'c', 'd'].map((id) => fresh.jobs.start('lucie', fresh.order(id)))
  assert.deepEqual(await fresh.jobs.start('lucie', fresh.order('e')), { state: 'busy', seconds: 10 })
  assert.deepEqual(fresh.released.includes('e'), true)
  const closed = fresh.jobs.close()
  await turn()
  end()
  await closed
  assert.deepEqual(
    (await Promise.all(four)).map(({ state }) => state),
    ['cancelled', 'cancelled', 'cancelled', 'busy'],
  )
})

test('a job stopped keeps nothing, whether it was read or waited', async () => {
  const { collect, end } = slow()
  const { jobs, order, delivered, released } = build({ collect })
  const ended = ['a', 'b', 'c'].map((id) => jobs.start('lucie', order(id)))
  await turn()
  for (const id of ['a', 'b', 'c']) await jobs.cancel('lucie', id)
  assert.deepEqual(released, ['a', 'b', 'c'])
  assert.deepEqual(jobs.running('lucie'), [])
  end()
  assert.deepEqual(await Promise.all(ended), [{ state: 'cancelled' }, { state: 'cancelled' }, { state: 'cancelled' }])
  assert.deepEqual(delivered, [])
  assert.deepEqual(jobs.find('lucie', 'a'), { id: 'a', state: 'cancelled', files: [] })
})

test('a reading that breaks is told, and keeps nothing; one without a record says why', async () => {
  const broken = build({ collect: () => Promise.reject(new Error('no child')) })
  assert.deepEqual(await broken.jobs.start('lucie', broken.order('a')), { state: 'failed' })
  assert.deepEqual(broken.delivered, [])
  assert.equal(broken.errors.length, 1)
  const empty = build({ collect: () => Promise.resolve({ files, origins: [0], records: [] }) })
  assert.deepEqual(await empty.jobs.start('lucie', empty.order('a')), { state: 'refused', files })
  assert.deepEqual(empty.jobs.find('lucie', 'a'), { id: 'a', state: 'refused', files: [], reports: files })
})

test('what is read is delivered once, under the capability, and no longer known here', async () => {
  const { jobs, order, delivered, released } = build()
  assert.deepEqual(await jobs.start('lucie', order('a')), { state: 'done', files })
  assert.deepEqual(delivered, [[capabilityOf('a'), { connector: 'file', origin: 'upload', files, records: read.records }]])
  assert.deepEqual(released, ['a'])
})

test('a table waits for its person, without its shape in the batch; never for a program, which is told what was read', async () => {
  const shape = { format: 'table', fields: [], more: false, named: true } as const
  const [mars] = files
  assert.ok(mars)
  const two = [mars, { ...mars, name: 'depenses.csv', connector: null, shape }]
  const { jobs, order, delivered, released } = build({
    collect: () => Promise.resolve({ files: two, origins: [0, 1], records: read.records }),
  })
  await jobs.start('lucie', order('a'))
  assert.equal(jobs.holds('lucie', 'a', 1), true)
  assert.deepEqual(released, [])
  await jobs.start('token:x', { ...order('b'), tellsReports: true })
  assert.equal(jobs.holds('token:x', 'b', 1), false)
  assert.deepEqual(released, ['b'])
  assert.deepEqual(jobs.find('token:x', 'b'), { id: 'b', state: 'done', files: [], reports: two })
  assert.deepEqual(
    delivered.map(([, batch]) => batch.files),
    [1, 2].map(() => [mars, { ...mars, name: 'depenses.csv', connector: null }]),
  )
  await jobs.close()
  assert.deepEqual(released, ['b', 'a'])
})
