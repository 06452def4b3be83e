/** A ledger's file: any edit, removal, change of order or cut is found, and so is a past that was rewritten. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { signerOf } from '#lib/ed25519'
import { checkpointOf, chapterHashes, type LedgerEntry, ledgerLines, readLedgerFile, standingOf, type WholeLedger } from '#gate'
import { thumbprintOf } from '#test/keys'

const platform = 'https://grenier.example.org'
const now = Temporal.Instant.from('2026-11-22T10:00:00Z')
const signing = (seed = 1) => {
  const signer = signerOf(new Uint8Array(32).fill(seed))
  const publicKey = Buffer.from(signer.publicKey).toString('base64url')
  const key = thumbprintOf(publicKey)
  const sign = async (what: string, statement: string) => ({
    key,
    publicKey,
    signature: Buffer.from(signer.sign(what, statement)).toString('base64url'),
  })
  return { platform, now, sign, key }
}

/** Entries as a ledger has them: acts, and readings that end or not. */
const someEntries = fc.array(fc.record({ count: fc.nat(900), ends: fc.boolean() }), { maxLength: 6 }).map((acts) => {
  const entries: LedgerEntry[] = []
  for (const { count, ends } of acts) {
    const at = '2026-11-21T09:00:00.000Z'
    const n = entries.length + 1
    entries.push({ n, at, act: ends ? 'reserved' : 'import', actor: ends ? 'service:budget' : 'person', count })
    if (ends) entries.push({ n: n + 1, at, act: 'completed', of: n, actor: 'service:budget', count })
  }
  return entries
})
const someLedger = fc.record({ chapters: fc.array(someEntries, { maxLength: 2 }), entries: someEntries })

const fileOf = async (ledger: WholeLedger, seed?: number) => (await Array.fromAsync(ledgerLines(ledger, signing(seed)))).join('')
async function* piecesOf(text: string) {
  yield text.slice(0, 100)
  yield text.slice(100)
}
const read = async (text: string, keys?: ReadonlySet<string>) => await readLedgerFile(piecesOf(text), keys)
const codeOf = async (text: string, keys?: ReadonlySet<string>) => {
  const found = await read(text, keys)
  return found.ok ? undefined : found.error.code
}

test('what is no ledger, or is signed by another, is refused', async () => {
  const file = await fileOf({ chapters: [], entries: [] })
  assert.equal(await codeOf(''), 'not-ledger')
  assert.equal(await codeOf('Date;Montant\n'), 'not-ledger')
  assert.equal(await codeOf(file.replace('"version":1', '"version":2')), 'version')
  assert.equal(await codeOf(file, new Set(['autre'])), 'key')
  assert.equal(await codeOf(file, new Set([signing().key])), undefined)
  assert.equal(await codeOf(`${file}{"et":"plus"}\n`), 'extra')
})

test('property: a file is read as it was written, and its checkpoint alone too', async () => {
  await fc.assert(
    fc.asyncProperty(someLedger, async (ledger) => {
      const found = await read(await fileOf(ledger))
      assert.ok(found.ok)
      assert.deepEqual(found.value.hashes, chapterHashes(ledger.entries))
      assert.equal(found.value.before, ledger.chapters.flat().length)
      const alone = await read(JSON.stringify(await checkpointOf(ledger, signing())))
      assert.ok(alone.ok)
      assert.deepEqual(alone.value.checkpoint, found.value.checkpoint)
    }),
  )
})

test('property: a line edited, removed, doubled or moved is found, and so is a cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      someLedger,
      fc.nat(),
      fc.nat(),
      fc.constantFrom('edit', 'remove', 'double', 'swap', 'cut'),
      async (ledger, a, b, how) => {
        const lines = (await fileOf(ledger)).trimEnd().split('\n')
        const [i, j] = [a % lines.length, b % lines.length]
        const changed = [...lines]
        if (how === 'edit') changed[i] = editOf(lines[i] ?? '', b)
        else if (how === 'remove') changed.splice(i, 1)
        else if (how === 'double') changed.splice(i, 0, lines[i] ?? '')
        else if (how === 'swap') [changed[i], changed[j]] = [lines[j] ?? '', lines[i] ?? '']
        else changed.length = i
        fc.pre(changed.join('\n') !== lines.join('\n'))
        const found = await read(`${changed.join('\n')}\n`)
        // The checkpoint left alone is a checkpoint, which says no more than it did.
        const isAlone = found.ok && found.value.hashes.length === 0 && changed.length === 1
        assert.ok(!found.ok || isAlone, `${how} of line ${i + 1}`)
      },
    ),
  )
})

/** Another digit or letter in the place of one: the line stays JSON most of the time. */
function editOf(line: string, at: number): string {
  const places = [...line.matchAll(/[0-9a-z]/g)].map(({ index }) => index)
  const place = places[at % places.length] ?? 0
  return `${line.slice(0, place)}${line[place] === '7' ? '8' : '7'}${line.slice(place + 1)}`
}

test('property: a ledger goes on from what it was; one whose past was rewritten, cut or is another does not', async () => {
  await fc.assert(
    fc.asyncProperty(someEntries, someEntries, async (past, more) => {
      fc.pre(past.length > 0 && more.length > 0)
      const { checkpoint } = await checkpointOf({ chapters: [], entries: past }, signing())
      const numbered = more.map((entry) => ({
        ...entry,
        n: entry.n + past.length,
        ...(entry.of !== undefined && { of: entry.of + past.length }),
      }))
      const is = (entries: readonly LedgerEntry[]) => standingOf(chapterHashes(entries), checkpoint)
      assert.deepEqual(is(past), { is: 'same', since: 0 })
      assert.deepEqual(is([...past, ...numbered]), { is: 'continued', since: more.length })
      const rewritten = (n: number) => [...past, ...numbered].map((entry) => (entry.n === n ? { ...entry, actor: 'service:autre' } : entry))
      assert.equal(is(rewritten(1)).is, 'other')
      if (past.length > 1) {
        assert.equal(is(rewritten(past.length)).is, 'rewritten')
        assert.equal(is(past.slice(0, -1)).is, 'shorter')
      }
    }),
  )
})
