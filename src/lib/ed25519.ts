/** Ed25519 signatures (RFC 8032). Each statement is signed under a name (`what`), so that none passes for another. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

export interface Signer {
  readonly publicKey: Uint8Array
  sign(what: string, statement: Uint8Array | string): Uint8Array
}

// The fixed DER heads of RFC 8410 before the 32 bytes of an Ed25519 key.
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')

/** The signer of a 32-byte private key. */
export function signerOf(seed: Uint8Array): Signer {
  const key: KeyObject = createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' })
  return {
    publicKey: Uint8Array.from(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)),
    sign: (what, statement) => Uint8Array.from(sign(null, stated(what, statement), key)),
  }
}

/** Checks a signature made by `Signer.sign`, told apart by `what` it states. */
export function isSigned(publicKey: Uint8Array, what: string, statement: Uint8Array | string, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([publicHead, publicKey]), format: 'der', type: 'spki' })
  return verify(null, stated(what, statement), key, signature)
}

const stated = (what: string, statement: Uint8Array | string): Uint8Array =>
  Buffer.concat([Buffer.from(`grenier/${what}/1\u0000`), typeof statement === 'string' ? Buffer.from(statement) : statement])
