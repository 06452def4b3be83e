import { createHash } from 'node:crypto'

/** RFC 7638, of an Ed25519 public key in base64url (RFC 8037): written apart from the code it checks. */
export const thumbprintOf = (x: string): string =>
  createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
