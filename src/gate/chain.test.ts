import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type Head, ledgerKeysOf, verifyLedger } from '#gate'
import { type End, type Link, linkAfter, start } from './chain.ts'
import { type Draft, type LedgerKeys, sealEntry, tagOf } from './entry.ts'

const keysOf = (vaultId: string, byte = 7): LedgerKeys => ledgerKeysOf({ vaultId, secret: new Uint8Array(32).fill(byte) })
const keys = keysOf('vault-one')

function chainOf(drafts: readonly Draft[], under = keys): { links: Link[]; head: Head } {
  const links: Link[] = []
  let end: End = start
  for (const draft of drafts) {
    const link = linkAfter(under.vaultId, end, (n, previous) => sealEntry(under, draft, n, previous))
    links.push(link)
    end = { n: link.n, hash: link.hash }
  }
  return { links, head: { ...end, tag: tagOf(under, end) } }
}

const at = '2026-01-05T10:00:00.000Z'
const drafts: Draft[] = [
  { at, act: 'import', actor: 'person', count: 12 },
  { at, act: 'reserved', actor: 'budget', purpose: 'budget', reads: { 'bank.transaction': ['day', 'amount'] } },
  { at, act: 'completed', of: 2, actor: 'budget', purpose: 'budget', count: 12, digest: 'd', salt: 's' },
  { at, act: 'undo', actor: 'person', detail: 'a-batch' },
]
const whole = chainOf(drafts)

test('refuses a chain under another key, and the chain of another vault', () => {
  assert.equal(verifyLedger(keysOf('vault-one', 8), whole.links, whole.head).ok, false)
  assert.equal(verifyLedger(keysOf('vault-two'), whole.links, whole.head).ok, false)
})

test('refuses every cut, even with a head forged for it', () => {
  for (let kept = 0; kept < whole.links.length; kept++) {
    const links = whole.links.slice(0, kept)
    assert.equal(verifyLedger(keys, links, whole.head).ok, false)
    const last = links.at(-1) ?? start
    assert.equal(verifyLedger(keys, links, { n: last.n, hash: last.hash, tag: whole.head.tag }).ok, false)
  }
})

test('refuses any entry edited, removed, moved or repeated, and says which', () => {
  fc.assert(
    fc.property(fc.nat(3), fc.nat(3), fc.constantFrom('remove', 'swap', 'repeat', 'body', 'hash', 'previous', 'n'), (i, j, how) => {
      const links = structuredClone(whole.links)
      const link = links[i] as Link
      if (how === 'remove') links.splice(i, 1)
      if (how === 'repeat') links.splice(j, 0, link)
      if (how === 'swap') [links[i], links[j]] = [links[j] as Link, link]
      if (how === 'body') link.body[j * 20] = (link.body[j * 20] ?? 0) ^ 1
      if (how === 'hash') links[i] = { ...link, hash: link.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }
      if (how === 'previous') links[i] = { ...link, previous: link.previous.replace(/.$/, (digit) => (digit === 'f' ? 'e' : 'f')) }
      if (how === 'n') links[i] = { ...link, n: link.n + 1 + j }
      const answer = verifyLedger(keys, links, whole.head)
      const untouched = how === 'swap' && i === j
      assert.equal(answer.ok, untouched)
      if (!answer.ok) assert.match(answer.error.what, /^ledger entry \d+$/)
    }),
  )
})

test('refuses a chain made again around another body: the hashes follow, the signed head and the seals do not', () => {
  const forged = chainOf([{ at, act: 'import', actor: 'person', count: 11 }, ...drafts.slice(1)], keysOf('vault-one', 9))
  assert.equal(verifyLedger(keys, forged.links, forged.head).ok, false)
  assert.equal(verifyLedger(keys, forged.links, { ...forged.head, tag: whole.head.tag }).ok, false)
  assert.equal(verifyLedger(keys, forged.links, { ...forged.head, tag: tagOf(keys, forged.head) }).ok, false)
})

test('refuses an end that names nothing, or what has ended already', () => {
  const [reserved, completed] = drafts.slice(1, 3) as [Draft, Draft]
  for (const wrong of [
    [{ ...completed, of: 1 }],
    [reserved, { ...completed, of: 1 }, { ...completed, of: 1 }],
    [reserved, { ...completed, of: 1 }, { ...completed, of: 2 }],
    [drafts[0] as Draft, { ...completed, of: 1 }],
  ]) {
    const { links, head } = chainOf(wrong)
    assert.equal(verifyLedger(keys, links, head).ok, false)
  }
})

test('opens a whole chain, in order, each entry with its number', () => {
  assert.deepEqual(verifyLedger(keys, whole.links, whole.head), {
    ok: true,
    value: drafts.map((draft, index) => ({ n: index + 1, ...draft })),
  })
  assert.deepEqual(verifyLedger(keys, [], chainOf([]).head), { ok: true, value: [] })
})

test('seals every entry to the same length, whatever it says', () => {
  assert.deepEqual(new Set(whole.links.map(({ body }) => body.length)).size, 1)
})
