/** What the platform states under a key of its own: anybody checks it against the keys that it publishes. */
import type { SigningKeys } from './signing-keys.ts'

/** A signature and what checks it, in base64url. */
export interface Signature {
  /** RFC 7638 thumbprint of the key. */
  readonly key: string
  readonly publicKey: string
  readonly signature: string
}

/** Signs a statement under a name (`#lib/ed25519`), with the key of today. */
export const createSign =
  (keys: SigningKeys) =>
  async (what: string, statement: string): Promise<Signature> => {
    const signer = await keys.current()
    const [publicKey, signature] = [signer.publicKey, signer.sign(what, statement)].map((bytes) => Buffer.from(bytes).toString('base64url'))
    return { key: signer.kid, publicKey: publicKey ?? '', signature: signature ?? '' }
  }
