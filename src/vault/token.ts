/**
 * An import token: a program of the person's brings batches with it until it ends, and opens nothing with it.
 *
 * It holds a signing key that her identity key certified for this vault, a number and a time; what it brings waits in the
 * inbox. The platform keeps that key sealed under the token's own secret. The vault's manifest and chain say which tokens
 * there are and which were ended: what an ended one brings afterwards is not taken in, whatever the platform lets through.
 */
import { z } from 'zod'
import { isSigned, signerOf } from '#lib/ed25519'
import { canonicalJson } from '#lib/pure/canonical'
import { err, ok, type Result } from '#lib/pure/result'
import { openWith, sealWith } from '#lib/seal'
import { inboxEpoch, inboxOf } from './capability.ts'
import { aboutBatch } from './chain.ts'
import { type Head, loadHead, type VaultDeps } from './head.ts'
import { type Random, randomNumber, sealContext, signedRecipient } from './keys.ts'
import type { StoredToken } from './manifest.ts'
import { planned } from './plan.ts'
import type { Commit, Rows } from './rows.ts'
import type {
  Certificate,
  Damaged,
  Full,
  Gone,
  HeldToken,
  ImportCapability,
  NewToken,
  TokenOrder,
  TooManyTokens,
  Unknown,
  WrongKey,
} from './types.ts'

/** Tokens that may be in force at once. */
const mostTokens = 20
/** What may wait for the person's next visit. */
const mostWaiting = { deliveries: 1_000, bytes: 256 * 1024 * 1024 }

type Deps = Pick<VaultDeps, 'rows' | 'key' | 'random' | 'now'>

/** Makes one: its line in the manifest and in the chain, and what the platform keeps of it. One at a time for a vault. */
export async function makeToken(deps: Deps, order: TokenOrder): Promise<Result<NewToken, Damaged | TooManyTokens>> {
  const { rows, key, random, now } = deps
  const head = await loadHead(deps)
  if (!head.ok) return head
  const { manifest, identity } = head.value
  const at = now()
  const { tokens = [] } = manifest
  if (tokens.filter(({ ended, expires }) => ended === undefined && expires > at).length >= mostTokens) return err({ type: 'TooManyTokens' })
  const inbox = await inboxEpoch(deps, identity, at.slice(0, 7))
  if (!inbox.ok) return inbox
  const [id, seed, secret] = [randomNumber(random), random(32), Uint8Array.from(random(32))]
  const producer = Buffer.from(signerOf(seed).publicKey).toString('base64url')
  const { name, expires, hints } = order
  const signature = Buffer.from(identity.sign('token', statement(key.vaultId, id, { producer, expires }))).toString('base64url')
  const certificate: Certificate = { producer, expires, signature, token: id }
  const n = manifest.head.n
  const stored: StoredToken = { id, n, name, at, expires, producer }
  const plan = planned(deps, head.value, {
    manifest: { tokens: [...tokens, stored] },
    steps: [{ dataset: '', epoch: '', operation: 'token', sha256: aboutBatch('token', id, n) }],
    ...nothing,
  })
  await commit(rows, plan.commit)
  const held = {
    seed: Buffer.from(seed).toString('base64url'),
    inbox: inboxOf(key),
    identity: Buffer.from(identity.publicKey).toString('base64url'),
    certificate,
    hints,
  }
  return ok({ id, secret, sealed: sealWith(secret, contextOf(key.vaultId, id), Buffer.from(JSON.stringify(held))) })
}

/** Ends one. What waited must have been taken in before, in the same turn. Ended already, it stays as it was. */
export async function endToken(deps: Deps, id: string): Promise<Result<void, Damaged | Unknown>> {
  const head = await loadHead(deps)
  if (!head.ok) return head
  const { tokens = [], head: chain } = head.value.manifest
  const found = tokens.find((token) => token.id === id)
  if (found === undefined) return err({ type: 'Unknown' })
  if (found.ended !== undefined) return ok(undefined)
  const ended: StoredToken = { ...found, ended: { n: chain.n, at: deps.now() } }
  const plan = planned(deps, head.value, {
    manifest: { tokens: tokens.map((token) => (token === found ? ended : token)) },
    steps: [{ dataset: '', epoch: '', operation: 'token-end', sha256: aboutBatch('token-end', id, chain.n) }],
    ...nothing,
  })
  await commit(deps.rows, plan.commit)
  return ok(undefined)
}

/** What the platform kept of a token, opened by the token's own secret. */
export function readToken(vaultId: string, id: string, sealed: Uint8Array, secret: Uint8Array): Result<HeldToken, WrongKey> {
  const opened = openWith(secret, contextOf(vaultId, id), sealed)
  if (!opened.ok) return err({ type: 'WrongKey' })
  const { seed, inbox, identity, certificate, hints } = shape.parse(JSON.parse(Buffer.from(opened.value).toString()))
  const signer = signerOf(Buffer.from(seed, 'base64url'))
  return ok({ vaultId, inbox, identity: Uint8Array.from(Buffer.from(identity, 'base64url')), certificate, hints, signer })
}

/** A capability for one more batch: sealed for the newest recipient of the inbox that the person's own key signed. */
export async function capabilityOf(
  rows: Rows,
  { vaultId, inbox, identity, certificate, signer }: HeldToken,
  random: Random,
): Promise<Result<ImportCapability, Gone | Full>> {
  const { deliveries, bytes } = await rows.waiting(vaultId)
  if (deliveries >= mostWaiting.deliveries || bytes >= mostWaiting.bytes) return err({ type: 'Full' })
  for (const row of await rows.epochsOf(vaultId, inbox)) {
    const recipient = signedRecipient(vaultId, identity, row)
    if (recipient !== undefined)
      return ok({ vaultId, batch: randomNumber(random), inbox: { epoch: row.epoch, recipient }, certificate, signer })
  }
  return err({ type: 'Gone' })
}

/** The token that this certificate is of: in force, and certified by the person for exactly this. */
export function tokenOf({ manifest, identity }: Head, vaultId: string, certificate: Certificate): StoredToken | undefined {
  const { token = '', producer, expires, signature } = certificate
  const found = manifest.tokens?.find(({ id }) => id === token)
  if (found === undefined || found.ended !== undefined || found.producer !== producer || found.expires !== expires) return undefined
  const stated = statement(vaultId, token, certificate)
  return isSigned(identity.publicKey, 'token', stated, Buffer.from(signature, 'base64url')) ? found : undefined
}

async function commit(rows: Rows, act: Commit): Promise<void> {
  // One database has one server, and these run alone on their vault.
  if (!(await rows.commit(act))) throw new Error('vault: the manifest moved under a token')
}

const nothing = { epochs: [], segments: [], retired: [] } as const
const contextOf = (vaultId: string, id: string): string => sealContext('token', vaultId, id)
const statement = (vault: string, token: string, { producer, expires }: Pick<Certificate, 'producer' | 'expires'>): string =>
  canonicalJson({ vault, token, producer, expires })
const shape = z.object({
  seed: z.string(),
  inbox: z.string(),
  identity: z.string(),
  certificate: z.object({ producer: z.string(), expires: z.string(), signature: z.string(), token: z.string() }),
  hints: z.object({ currency: z.string(), dayFirst: z.boolean() }),
})
