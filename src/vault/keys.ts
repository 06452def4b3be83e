/** What the vault key opens: the person's Ed25519 identity key, and one age identity for each dataset epoch. */
import { type AgeIdentity, type AgeRecipient, generateIdentity, isIdentity, isRecipient, recipientOf } from '#lib/age'
import { isSigned, type Signer, signerOf } from '#lib/ed25519'
import { canonicalJson } from '#lib/pure/canonical'
import { openWith, sealWith } from '#lib/seal'
import type { VaultTables } from './tables.ts'
import type { VaultKey } from './types.ts'

/** Random bytes: `crypto.randomBytes`, unless a test brings its own. */
export type Random = (length: number) => Uint8Array
/** An epoch as stored: the recipient in clear, its identity sealed to the vault key. */
export type EpochRow = Omit<VaultTables['vault_dataset_epoch'], 'vault_id'>

/** A vault key that neither prints nor serialises: its secret is not enumerable. */
export function vaultKey(vaultId: string, secret: Uint8Array): VaultKey {
  return Object.defineProperty({ vaultId }, 'secret', { value: secret, enumerable: false }) as VaultKey
}

/** Where a sealed value lies: it opens nowhere else. */
export const sealContext = (what: string, ...place: readonly (string | number)[]): string => canonicalJson(['grenier', what, ...place])

/** A number that says nothing: 16 random bytes, base64url. */
export const randomNumber = (random: Random): string => Buffer.from(random(16)).toString('base64url')

/** The person's Ed25519 key, opened. */
export type Identity = Signer

/** Makes the identity key of a new vault, sealed to its vault key. */
export function makeIdentity(key: VaultKey, random: Random): { readonly identity: Identity; readonly sealed: Uint8Array } {
  const seed = random(32)
  return { identity: signerOf(seed), sealed: sealWith(key.secret, sealContext('identity', key.vaultId), seed) }
}

/** The identity key, or undefined when it does not open or its published half is not its own. */
export function openIdentity(key: VaultKey, sealed: Uint8Array, published: Uint8Array): Identity | undefined {
  const seed = openWith(key.secret, sealContext('identity', key.vaultId), sealed)
  if (!seed.ok) return undefined
  const identity = signerOf(seed.value)
  return Buffer.from(identity.publicKey).equals(published) ? identity : undefined
}

/** The key pair of one dataset for one month of sealing, `YYYY-MM`. */
export interface Epoch {
  readonly dataset: string
  readonly epoch: string
  readonly recipient: AgeRecipient
  readonly identity: AgeIdentity
}

const epochStatement = (vaultId: string, { dataset, epoch, recipient }: Pick<Epoch, 'dataset' | 'epoch' | 'recipient'>): string =>
  canonicalJson({ vault: vaultId, dataset, epoch, recipient })

/** Makes the key pair of a dataset for one epoch, sealed to the vault key, its recipient signed. */
export function makeEpoch(
  key: VaultKey,
  signer: Identity,
  dataset: string,
  epoch: string,
  random: Random,
): { epoch: Epoch; row: EpochRow } {
  const identity = generateIdentity(random)
  const recipient = recipientOf(identity)
  const signature = signer.sign('epoch', epochStatement(key.vaultId, { dataset, epoch, recipient }))
  const sealed = sealWith(key.secret, sealContext('epoch', key.vaultId, dataset, epoch), Buffer.from(identity))
  return {
    epoch: { dataset, epoch, recipient, identity },
    row: { dataset, epoch, recipient, signature, identity_sealed: sealed },
  }
}

/** The recipient of this epoch, if the person's identity key signed it: what whoever has not the vault key can check. */
export const signedRecipient = (
  vaultId: string,
  signer: Uint8Array,
  { dataset, epoch, recipient, signature }: Omit<EpochRow, 'identity_sealed'>,
): AgeRecipient | undefined =>
  isRecipient(recipient) && isSigned(signer, 'epoch', epochStatement(vaultId, { dataset, epoch, recipient }), signature)
    ? recipient
    : undefined

/** The epoch, or undefined when its identity does not open, or its recipient is not its own or not signed by the person. */
export function openEpoch(key: VaultKey, signer: Identity, row: EpochRow): Epoch | undefined {
  const { dataset, epoch, recipient, signature } = row
  const opened = openWith(key.secret, sealContext('epoch', key.vaultId, dataset, epoch), row.identity_sealed)
  if (!opened.ok || !isRecipient(recipient)) return undefined
  const identity = Buffer.from(opened.value).toString()
  if (!isIdentity(identity) || recipientOf(identity) !== recipient) return undefined
  const signed = isSigned(signer.publicKey, 'epoch', epochStatement(key.vaultId, { dataset, epoch, recipient }), signature)
  return signed ? { dataset, epoch, recipient, identity } : undefined
}
