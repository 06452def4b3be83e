/** One of each thing that the platform seals, with another valid one beside it, and what opens it: for random damage. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { generateIdentity, openAge, recipientOf, sealAge } from '#lib/age'
import { openWith, sealWith } from '#lib/seal'
import { opensSecretCheck } from '#identity'
import { platformKey } from '#lib/secret'
import { linkAfter, start } from '../../src/gate/chain.ts'
import { ledgerKeysOf, openEntry, sealEntry } from '../../src/gate/entry.ts'
import { makeEpoch, makeIdentity, openEpoch, openIdentity, vaultKey } from '../../src/vault/keys.ts'
import { emptyManifest, openManifest, sealManifest } from '../../src/vault/manifest.ts'
import { recoveryKey, writeRecovery } from '../../src/vault/recovery.ts'
import { openSegment, sealSegment } from '../../src/vault/segment.ts'
import { createWraps, openOffer, openSession, openWrap, sealOffer, sealSession } from '../../src/vault/wraps.ts'
import { mutations } from './mutations.ts'
import { buildOperation } from './people.ts'

/** `open` answers undefined for what it refuses, and never throws. */
export interface SealedValue {
  readonly what: string
  readonly bytes: Uint8Array
  /** The same kind of thing, valid elsewhere: another vault's, another month's, another version's. */
  readonly other: Uint8Array
  readonly open: (bytes: Uint8Array) => unknown
  /** Bound to no place: put whole where the first was, the other one opens too. */
  readonly placeless?: true
}

const opened = (result: { readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly type: string } }): unknown => {
  if (!result.ok) assert.ok(['AgeRefused', 'NotOpened', 'WrongKey'].includes(result.error?.type ?? ''), String(result.error?.type))
  return result.ok ? result.value : undefined
}

/** Everything is made anew: keys, salts and numbers are random. */
export function sealedValues(): readonly SealedValue[] {
  const key = vaultKey('mine', Uint8Array.from(randomBytes(32)))
  const theirs = vaultKey('theirs', Uint8Array.from(randomBytes(32)))
  const { identity, sealed: identitySealed } = makeIdentity(key, randomBytes)
  const [march, april] = ['2026-03', '2026-04'].map((epoch) => makeEpoch(key, identity, 'dataset', epoch, randomBytes))
  assert.ok(march && april)
  const rows = [{ item: buildOperation(), place: { file: 0, line: 1 } }]
  const about = { kind: 'bank.transaction', month: '2026-03', batch: 'batch', count: 1 } as const
  const segment = (epoch: typeof march) => sealSegment(key.vaultId, epoch.epoch, identity, about.batch, { ...about, rows }, randomBytes)
  const manifest = { ...emptyManifest(key.vaultId, randomBytes), datasets: [{ number: 'dataset', kind: 'bank.transaction' as const }] }
  const age = generateIdentity()
  const plain = randomBytes(300)
  const parameters = writeRecovery(randomBytes(16))
  const code = randomBytes(20)
  const derived = recoveryKey(code, parameters) ?? new Uint8Array()
  const { make } = createWraps({ rows: undefined as never, mutex: undefined as never, random: randomBytes })
  const wrap = make(key, 'recovery', parameters, derived)
  const secret = Uint8Array.from(randomBytes(32))
  const ledgerKeys = ledgerKeysOf(key)
  const draft = { at: '2026-03-01T09:00:00.000Z', act: 'import', actor: 'person', count: 3 } as const
  const entry = linkAfter(key.vaultId, start, (n, previous) => sealEntry(ledgerKeys, draft, n, previous))
  const next = linkAfter(key.vaultId, entry, (n, previous) => sealEntry(ledgerKeys, draft, n, previous))
  const platform = Uint8Array.from(randomBytes(32))
  const accounts = platformKey(platform, 'account/seal')
  const mail = (account: string) => sealWith(accounts, `account/${account}/email`, Buffer.from('lucie@exemple.fr'))
  const check = (from: Uint8Array) => sealWith(platformKey(from, 'check'), 'secret-check', new Uint8Array(0))
  const epochOf = (sealed: Uint8Array) => openEpoch(key, identity, { ...march.row, identity_sealed: sealed })
  const signed = (signature: Uint8Array) => openEpoch(key, identity, { ...march.row, signature })

  return [
    {
      what: 'age file',
      bytes: sealAge(plain, recipientOf(age)),
      other: sealAge(plain, recipientOf(age)),
      open: (b) => opened(openAge(b, age)),
      placeless: true,
    },
    {
      what: 'segment',
      bytes: segment(march),
      other: segment(april),
      open: (b) => openSegment(key.vaultId, march.epoch, about, b, identity.publicKey),
    },
    {
      what: 'wrap',
      bytes: wrap.sealed,
      other: make(theirs, 'recovery', parameters, derived).sealed,
      open: (b) => openWrap('mine', { ...wrap, sealed: b }, derived),
    },
    {
      what: 'session wrap',
      bytes: sealSession(key, secret),
      other: sealSession(theirs, secret),
      open: (b) => opened(openSession('mine', b, secret)),
    },
    {
      what: 'manifest',
      bytes: sealManifest(key, 4, manifest),
      other: sealManifest(key, 3, manifest),
      open: (b) => openManifest(key, 4, b),
    },
    {
      what: 'identity key',
      bytes: identitySealed,
      other: makeIdentity(key, randomBytes).sealed,
      open: (b) => openIdentity(key, b, identity.publicKey)?.publicKey,
    },
    { what: 'epoch identity', bytes: march.row.identity_sealed, other: april.row.identity_sealed, open: epochOf },
    { what: 'epoch signature', bytes: march.row.signature, other: april.row.signature, open: signed },
    { what: 'ledger body', bytes: entry.body, other: next.body, open: (body) => openEntry(ledgerKeys, { ...entry, body }) },
    {
      what: 'recovery offer',
      bytes: sealOffer(key, randomBytes).sealed,
      other: sealOffer(theirs, randomBytes).sealed,
      open: (b) => opened(openOffer(key, b)),
    },
    { what: 'sealed e-mail', bytes: mail('one'), other: mail('two'), open: (b) => opened(openWith(accounts, 'account/one/email', b)) },
    {
      what: 'secret check',
      bytes: check(platform),
      other: check(randomBytes(32)),
      open: (b) => opensSecretCheck(platform, b) || undefined,
    },
  ]
}

/** Damages each value as many times; whatever still opened, or threw, fails with the seed that shows it. */
export function damageAll(times: number): void {
  for (const { what, bytes, other, open, placeless } of sealedValues()) {
    const held = digest(bytes)
    assert.notEqual(open(bytes), undefined, `${what} opens whole`)
    fc.assert(
      fc.property(mutations, (mutate) => {
        const damaged = mutate(bytes, other)
        if (!(placeless && Buffer.compare(damaged, other) === 0)) assert.equal(open(damaged), undefined, `${what} opened after damage`)
      }),
      { numRuns: times },
    )
    assert.equal(digest(bytes), held)
    assert.notEqual(open(bytes), undefined)
  }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
