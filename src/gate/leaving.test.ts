import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { atticOf, exported, plainWords, sourceOf } from '#test/exports'
import { buildBatch, buildOperation, buildPerson, peopleMigrations, type Person } from '#test/people'
import { forEachStore, stores } from '#test/stores'
import { createHash } from 'node:crypto'
import { openArchive } from '#lib/pure/archive'
import { type ZipMember, zipStream } from '#lib/zip-stream'
import { commentOf } from './package/format.ts'
import { runs } from '#test/runs'
import { type Attic, type BadExport, readPackage } from '#gate'
import type { Item } from '#model'

const holdsAll = { entries: 1_000, entryBytes: 2 ** 30, totalBytes: 2 ** 31 }
const bytesOf = async function* (bytes: Uint8Array) {
  yield bytes
}

/** Imports a file with its original, as a job does. */
async function bringKept(person: Person, items: readonly Item[], original: Uint8Array): Promise<void> {
  const capability = await person.gate.capability(person.session)
  assert.ok(capability.ok)
  const stored = await person.gate.storeOriginal(capability.value, { file: 0, size: original.length, bytes: bytesOf(original) })
  const delivered = await person.gate.deliver(capability.value, { ...buildBatch([items]), originals: [stored] })
  assert.ok(delivered.ok)
}

const contact = (name: string): Item => ({ kind: 'contact', schema: 1, name, emails: ['lea@example.org'] })
const problemsOf = (result: { ok: boolean; error?: unknown }): readonly string[] =>
  result.ok ? [] : (result.error as BadExport).problems.map(({ code }) => code)

/** A life: imports, files kept, imports undone, settings, things typed; records corrected, merged, split, set aside, deleted, and back. */
const someLife = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        act: fc.constant('bring' as const),
        days: fc.array(fc.constantFrom('2026-01-05', '2026-01-06', '2026-02-01'), { maxLength: 6 }),
        label: fc.constantFrom('CAFE', '=SOMME(A1)', 'Élan "d’hiver"\nsuite', '🌾'),
        kept: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('toggle' as const), which: fc.nat() }) },
    {
      weight: 3,
      arbitrary: fc.record({
        act: fc.constant('amend' as const),
        how: fc.constantFrom('correct', 'move', 'merge', 'split', 'mark', 'remove', 'empty', 'withdraw'),
        which: fc.nat(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('setting' as const, 'hand' as const, 'forget' as const, 'tidy' as const) }) },
  ),
  { maxLength: 9 },
)
type Life = typeof someLife extends fc.Arbitrary<infer L> ? L : never

async function live(person: Person, life: Life): Promise<void> {
  for (const [i, step] of life.entries()) {
    const attic = await atticOf(person.gate, person.session)
    const batches = attic.batches()
    if (step.act === 'bring') {
      const items = [...step.days.map((day) => buildOperation({ day, label: step.label })), contact(`Léa ${i}`)]
      if (step.kept) await bringKept(person, items, Buffer.from(`original ${i}\n`))
      else await person.bring(items, items.slice(0, 2))
    } else if (step.act === 'toggle') {
      const batch = batches[step.which % Math.max(1, batches.length)]
      if (batch) await (batch.state === 'live' ? attic.undo(batch.id) : attic.redo(batch.id))
    } else if (step.act === 'amend') await amend(attic, step.how, step.which)
    else if (step.act === 'setting') await attic.change({ currency: i % 2 === 0 ? 'CAD' : 'CHF' })
    else if (step.act === 'hand') await attic.add([contact(`Moi ${i}`)])
    else if (step.act === 'tidy') await person.gate.tidy(person.session)
    else {
      const kept = batches.find(({ id }) => attic.originals(id).some(({ deletedAt }) => deletedAt === undefined))
      if (kept) await attic.forgetOriginal(kept.id, 0)
    }
  }
}

async function amend(attic: Attic, how: string, which: number): Promise<void> {
  const page = await attic.page({ kind: 'bank.transaction', limit: 1_000 })
  assert.ok(page.ok)
  const { records } = page.value
  const [record, other] = [records[which % Math.max(1, records.length)], records[(which + 1) % Math.max(1, records.length)]]
  if (record === undefined || other === undefined) return
  const one = { kind: 'bank.transaction', ids: [record.id] } as const
  const { id: _id, source: _source, others: _others, ...item } = record
  const half = { ...item, amount: record.amount - 1 } as Item
  if (how === 'correct') await attic.correct(one, { label: `PAIN ${which % 7}` }, 'vu sur le ticket')
  else if (how === 'move') await attic.correct(one, { day: `2026-0${(which % 4) + 1}-07` })
  else if (how === 'merge') await attic.merge('bank.transaction', { keep: record.id, other: other.id })
  else if (how === 'split') await attic.split('bank.transaction', record.id, [half, { ...item, amount: 1 }])
  else if (how === 'mark') await attic.mark(one)
  else if (how === 'remove') await attic.remove([one])
  else if (how === 'empty') await attic.removeFrom({ batch: attic.batches()[which % attic.batches().length]?.id ?? '' })
  else {
    const said = await attic.history('bank.transaction', record.id)
    const last = said.ok ? said.value[0] : undefined
    if (last !== undefined) await attic.withdraw(last.batch.id, last.line)
  }
}

/** What a person sees, without the numbers that differ from one platform to another. */
async function seen(person: Person) {
  const attic = await atticOf(person.gate, person.session)
  const batches = attic.batches()
  const operations = await attic.page({ kind: 'bank.transaction', limit: 1_000 })
  assert.ok(operations.ok)
  const settings = await attic.settings()
  const place = (id: string) => batches.findIndex((batch) => batch.id === id)
  return {
    operations: operations.value.records.map(({ source, others = [], ...record }) => ({
      ...record,
      from: [source, ...others].map((one) => ({ ...one, batch: place(one.batch) })),
    })),
    batches: batches.map(({ id: _id, ...batch }) => batch),
    originals: batches.map(({ id }) => attic.originals(id)),
    settings,
  }
}

forEachStore(
  'any attic that leaves is the same where it arrives: records, numbers, history, originals, digest',
  peopleMigrations,
  async ({ store }) => {
    await fc.assert(
      fc.asyncProperty(someLife, async (life) => {
        const [here, there] = [await buildPerson(store), await buildPerson(store)]
        await live(here, life)
        const before = await atticOf(here.gate, here.session)
        const ledger = await before.ledger()
        const bytes = await exported(before)
        const read = await readPackage(sourceOf(bytes))
        assert.deepEqual(problemsOf(read), [])
        const arrived = await there.gate.arrive(there.session, sourceOf(bytes))
        assert.ok(arrived.ok, JSON.stringify(arrived))
        assert.equal(arrived.value.digest, read.ok && read.value.manifest.digest)
        assert.deepEqual(await seen(there), await seen(here))
        const after = await atticOf(there.gate, there.session)
        const chapters = await after.chapters()
        assert.deepEqual(chapters.ok && chapters.value, [ledger.ok && ledger.value])
        const vault = await there.vaults.open(there.session.key)
        assert.ok(vault.ok)
        assert.ok((await vault.value.verify()).ok)
        // It leaves again, and arrives again, with one chapter more.
        const again = await exported(after)
        const third = await buildPerson(store)
        const further = await third.gate.arrive(third.session, sourceOf(again))
        assert.ok(further.ok, JSON.stringify(further))
      }),
      { numRuns: runs(8) },
    )
  },
)

forEachStore('an attic that holds something takes nothing in, and a part of an attic goes nowhere', peopleMigrations, async ({ store }) => {
  const [here, there] = [await buildPerson(store), await buildPerson(store)]
  await here.bring([buildOperation()])
  const attic = await atticOf(here.gate, here.session)
  const bytes = await exported(attic)
  await there.bring([buildOperation({ label: 'LOYER' })])
  const refused = await there.gate.arrive(there.session, sourceOf(bytes))
  assert.deepEqual(refused, { ok: false, error: { type: 'NotEmpty' } })
  const empty = await buildPerson(store)
  const part = await exported(attic, { kinds: ['bank.transaction'] })
  assert.deepEqual(problemsOf(await empty.gate.arrive(empty.session, sourceOf(part))), ['part'])
  assert.equal((await atticOf(empty.gate, empty.session)).batches().length, 0)
  const ledger = await (await atticOf(empty.gate, empty.session)).ledger()
  assert.deepEqual(ledger.ok && ledger.value, [])
})

forEachStore('a part holds what was asked, readable, and nothing of the rest', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const first = await person.bring([buildOperation({ day: '2026-01-05', label: '=1+1' }), contact('Léa')])
  await person.bring([buildOperation({ day: '2026-02-01', label: 'LOYER' })])
  const attic = await atticOf(person.gate, person.session)
  for (const choice of [
    { kinds: ['bank.transaction' as const], until: '2026-01-31' },
    { batch: first.id, kinds: ['bank.transaction' as const] },
  ]) {
    const bytes = await exported(attic, choice)
    const read = await readPackage(sourceOf(bytes))
    assert.deepEqual(read.ok && [read.value.manifest.whole, read.value.manifest.records], [false, { 'bank.transaction': 1 }])
    const text = bytes.toString('latin1')
    assert.ok(!text.includes('log/') && !text.includes('ledger/') && !text.includes('contact'))
    const archive = await openArchive(sourceOf(bytes), holdsAll)
    assert.ok(archive.ok)
    const table = archive.value.entries.find(({ name }) => name === 'data/bank.transaction.csv')
    assert.ok(table)
    const csv = Buffer.concat(await Array.fromAsync(table.read())).toString()
    assert.match(csv, /^id,account,day,/)
    assert.ok(csv.includes(",'=1+1,"))
    assert.ok(!csv.includes('LOYER'))
  }
  assert.deepEqual(await attic.export(plainWords, { batch: 'A'.repeat(22) }), { ok: false, error: { type: 'Unknown' } })
})

forEachStore('the ledger tells an export, and one that stopped before its end as read', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation()])
  const attic = await atticOf(person.gate, person.session)
  const bytes = await exported(attic)
  const read = await readPackage(sourceOf(bytes))
  for (const stopAfter of [0, 1]) {
    const cut = await attic.export(plainWords)
    assert.ok(cut.ok)
    if (stopAfter === 1) await cut.value.next()
    await cut.value.return?.()
  }
  const ledger = await attic.ledger()
  assert.ok(ledger.ok)
  assert.deepEqual(
    ledger.value.map(({ act, purpose, count, detail, digest }) => [act, purpose, count, detail, digest]),
    [
      ['import', undefined, 1, undefined, undefined],
      ['reserved', 'export', undefined, undefined, undefined],
      ['completed', undefined, 1, undefined, read.ok && read.value.manifest.digest],
      ['reserved', 'export', undefined, undefined, undefined],
      ['failed', undefined, undefined, 'unknown: assume read', undefined],
      ['reserved', 'export', undefined, undefined, undefined],
      ['failed', undefined, undefined, 'unknown: assume read', undefined],
    ],
  )
})

async function small(): Promise<Buffer> {
  const opened = await stores[0]?.open(peopleMigrations)
  assert.ok(opened)
  try {
    const person = await buildPerson(opened.store)
    await bringKept(person, [buildOperation(), contact('Léa')], Buffer.from('relevé\n'))
    return await exported(await atticOf(person.gate, person.session))
  } finally {
    await opened.destroy()
  }
}

test('every byte changed, every cut and every addition is found', async () => {
  const bytes = await small()
  assert.ok((await readPackage(sourceOf(bytes))).ok)
  const step = Math.ceil(bytes.length / (150 * runs(1)))
  for (let at = 0; at < bytes.length; at += step) {
    const altered = Buffer.from(bytes)
    altered[at] = (altered[at] ?? 0) ^ (1 << (at % 8))
    assert.equal((await readPackage(sourceOf(altered))).ok, false, `byte ${at}`)
  }
  for (const length of [0, 3, 4, 100, bytes.length >> 1, bytes.length - 1, bytes.length - 100]) {
    assert.equal((await readPackage(sourceOf(bytes.subarray(0, length)))).ok, false, `cut at ${length}`)
  }
  assert.deepEqual(problemsOf(await readPackage(sourceOf(bytes.subarray(0, bytes.length - 500)))), ['cut'])
  assert.equal((await readPackage(sourceOf(Buffer.concat([bytes, Buffer.from('x')])))).ok, false)
})

/** The same archive with some members changed by a hand that also makes every hash agree. */
async function forged(bytes: Uint8Array, change: (name: string, text: string) => string | undefined): Promise<Buffer> {
  const archive = await openArchive(sourceOf(bytes), holdsAll)
  assert.ok(archive.ok)
  const members: { name: string; content: Buffer }[] = []
  for (const { name, read } of archive.value.entries) {
    const content = Buffer.concat(await Array.fromAsync(read()))
    const changed = name.startsWith('originals/') ? content.toString('latin1') : change(name, content.toString())
    if (changed !== undefined) members.push({ name, content: name.startsWith('originals/') ? content : Buffer.from(changed) })
  }
  const hashes = new Map(
    members.map(({ name, content }) => [name, { size: content.length, sha256: createHash('sha256').update(content).digest('hex') }]),
  )
  const told = members.map(({ name, content }) => {
    if (name !== 'manifest.json') return { name, content }
    const manifest = JSON.parse(content.toString()) as { files: { path: string }[] }
    const files = manifest.files.filter(({ path }) => hashes.has(path)).map((file) => ({ ...file, ...hashes.get(file.path) }))
    return { name, content: Buffer.from(JSON.stringify({ ...manifest, files })) }
  })
  const again = (async function* (): AsyncGenerator<ZipMember> {
    for (const { name, content } of told) yield { name, bytes: bytesOf(content) }
  })()
  return Buffer.concat(await Array.fromAsync(zipStream(again, commentOf)))
}

test('a forged export, whatever hashes it carries, is refused with what is wrong', async () => {
  const bytes = await small()
  const inside = (name: string, from: string | RegExp, to: string) => (member: string, text: string) =>
    member === name ? text.replace(from, to) : text
  const without = (name: string) => (member: string, text: string) => (member === name ? undefined : text)
  const rows = 'log/bank.transaction.ndjson'
  for (const [change, code] of [
    [(_name: string, text: string) => text, undefined],
    [inside('data/bank.transaction.ndjson', '-1250', '-1251'), 'record'],
    [inside(rows, '-1250', '-1251'), 'record'],
    [inside(rows, '-1250', '"x"'), 'row'],
    [inside(rows, '"batch":1', '"batch":2'), 'row'],
    [inside(rows, '"file":0', '"file":7'), 'row'],
    [inside(rows, '2026-01"', '2026-02"'), 'row'],
    [inside(rows, '"kind":"bank.transaction"', '"kind":"setting"'), 'row'],
    [inside(rows, '}}', '}},'), 'row'],
    [inside(rows, /$/, '{"batch":1'), 'row'],
    [inside('log/log.json', '"acts":[]', '"acts":[{"act":"undo","batch":2}]'), 'altered'],
    [inside('log/log.json', '"acts":[]', '"acts":[{"act":"undo","batch":1}]'), 'record'],
    [inside('log/log.json', '"file":0', '"file":1'), 'altered'],
    [inside('log/log.json', '"size":8', '"size":9'), 'original'],
    [inside('ledger/1.ndjson', '"act":"import"', '"act":"export"'), 'ledger'],
    [inside('ledger/1.ndjson', '"count":2', '"count":3'), 'digest'],
    [inside('manifest.json', '"bank.transaction": 1', '"bank.transaction": 2'), 'count'],
    [inside('manifest.json', '"version": 1', '"version": 2'), 'altered'],
    [without('log/log.json'), 'missing'],
    [without(rows), 'count'],
    [without('ledger/1.ndjson'), 'missing'],
    [without('manifest.json'), 'missing'],
  ] as const) {
    const read = await readPackage(sourceOf(await forged(bytes, change)))
    assert.deepEqual(problemsOf(read), code === undefined ? [] : [code], String(change))
  }
})
