/** The import capability: made while the person's key is there, for a work that goes on without it. */
import { hkdfSync } from 'node:crypto'
import { type Signer, isSigned, signerOf } from '#lib/ed25519'
import { canonicalJson } from '#lib/pure/canonical'
import { ok, type Result } from '#lib/pure/result'
import { createEpochs, damaged, loadHead, type VaultDeps } from './head.ts'
import { type Epoch, makeEpoch, randomNumber } from './keys.ts'
import type { Certificate, Damaged, ImportCapability, VaultKey } from './types.ts'

/** Longer than the longest reading of an upload that the default limits let in. */
const lifeHours = 24

/** The inbox is a dataset whose number only the vault key gives: the manifest need not name it, and older vaults have one too. */
export const inboxOf = (key: VaultKey): string =>
  Buffer.from(hkdfSync('sha256', key.secret, key.vaultId, 'grenier/inbox/1', 16)).toString('base64url')

/** What a certificate is about. */
export interface Certified {
  readonly vault: string
  readonly batch: string
  readonly epoch: string
  readonly recipient: string
}

/** Makes a capability for one batch, and the month's key pair of the inbox when it has none yet. One at a time for a vault. */
export async function makeCapability(deps: Pick<VaultDeps, 'rows' | 'key' | 'random' | 'now'>): Promise<Result<ImportCapability, Damaged>> {
  const { key, random, now } = deps
  const head = await loadHead(deps)
  if (!head.ok) return head
  const { identity } = head.value
  const inbox = await inboxEpoch(deps, identity, now().slice(0, 7))
  if (!inbox.ok) return inbox
  const { epoch, recipient } = inbox.value
  const signer = signerOf(random(32))
  const batch = randomNumber(random)
  const producer = Buffer.from(signer.publicKey).toString('base64url')
  const expires = Temporal.Instant.from(now()).add({ hours: lifeHours }).toString({ smallestUnit: 'millisecond' })
  const stated = statement({ vault: key.vaultId, batch, epoch, recipient }, { producer, expires })
  const signature = Buffer.from(identity.sign('import', stated)).toString('base64url')
  return ok({ vaultId: key.vaultId, batch, inbox: { epoch, recipient }, certificate: { producer, expires, signature }, signer })
}

/** The month's key pair of the inbox, made when there is none. */
export async function inboxEpoch(
  { rows, key, random }: Pick<VaultDeps, 'rows' | 'key' | 'random'>,
  identity: Signer,
  month: string,
): Promise<Result<Epoch, Damaged>> {
  const dataset = inboxOf(key)
  const known = await createEpochs({ rows, key }).find(identity, dataset, month)
  if (!known.ok) return known
  if (known.value !== undefined) return ok(known.value)
  const { epoch, row } = makeEpoch(key, identity, dataset, month, random)
  return (await rows.addEpoch(key.vaultId, row)) ? ok(epoch) : damaged('vault')
}

/** True when the person's identity key signed this certificate for exactly this. */
export const isCertified = (identity: Uint8Array, about: Certified, certificate: Certificate): boolean =>
  isSigned(identity, 'import', statement(about, certificate), Buffer.from(certificate.signature, 'base64url'))

const statement = (about: Certified, { producer, expires }: Pick<Certificate, 'producer' | 'expires'>): string =>
  canonicalJson({ ...about, producer, expires })
