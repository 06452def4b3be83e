/** A passphrase verified where there is no vault: nothing, sealed under the key that it derives. */
import { openWith, sealWith } from '#lib/seal'
import type { Verifier } from './types.ts'

/** The parameters are bound to it, as to a wrap. */
const contextOf = (parameters: string): string => `verifier/1/${parameters}`

export const sealVerifier = (key: Uint8Array, parameters: string): Verifier => ({
  parameters,
  sealed: Buffer.from(sealWith(key, contextOf(parameters), new Uint8Array(0))).toString('base64url'),
})

export const opensVerifier = (key: Uint8Array, { parameters, sealed }: Verifier): boolean =>
  openWith(key, contextOf(parameters), Uint8Array.from(Buffer.from(sealed, 'base64url'))).ok
