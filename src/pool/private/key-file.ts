/** The key that members share and the linkage unit never has. */
import { err, ok, type Result } from '#lib/pure/result'
import type { EncodingKey } from '../encode/index.ts'

/** One line of JSON. */
export const writeKey = ({ key, project, release }: EncodingKey): string =>
  `${JSON.stringify({ type: 'grenier/pool-key/1', project, release, key: key.toBase64({ alphabet: 'base64url', omitPadding: true }) })}\n`

export function readKey(text: string): Result<EncodingKey, { readonly type: 'NotKey' }> {
  try {
    const { type, project, release, key } = JSON.parse(text) as { readonly [name: string]: unknown }
    if (type !== 'grenier/pool-key/1' || typeof project !== 'string' || typeof release !== 'string' || typeof key !== 'string')
      return err({ type: 'NotKey' })
    const bytes = Uint8Array.fromBase64(key, { alphabet: 'base64url' })
    return bytes.length === 32 ? ok({ key: bytes, project, release }) : err({ type: 'NotKey' })
  } catch {
    return err({ type: 'NotKey' })
  }
}
