import { createHmac } from 'node:crypto'
import { openWith, sealWith } from '#lib/seal'
import { platformKey } from '#lib/secret'
import { foldEmail } from './email.ts'

/** How what names a person is kept: sealed under the platform's secret, and found again by a keyed digest. */
export interface Addresses {
  /** The same for every writing of one address; of an empty text for what is no address. */
  lookupOf(email: string): string
  /** `context` names the row and the column. */
  seal(context: string, text: string): Uint8Array
  /** Throws when it was sealed under another secret or for another place (a bug, or a hand in the database). */
  open(context: string, sealed: Uint8Array): string
}

export function createAddresses(secret: Uint8Array): Addresses {
  const lookupKey = platformKey(secret, 'email/lookup')
  const sealKey = platformKey(secret, 'account/seal')
  return {
    lookupOf: (email) =>
      createHmac('sha256', lookupKey)
        .update(foldEmail(email) ?? '')
        .digest('base64url'),
    seal: (context, text) => sealWith(sealKey, context, Buffer.from(text)),
    open(context, sealed) {
      const opened = openWith(sealKey, context, sealed)
      if (!opened.ok) throw new Error(`account: ${context.split('/').at(-1)} does not open under this platform's secret`)
      return Buffer.from(opened.value).toString('utf8')
    },
  }
}
