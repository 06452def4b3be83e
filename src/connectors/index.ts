/** Connectors: from a file in one format to records and problems. One folder and one line here each. */
import type { Connector } from './connector.ts'
import { camt } from './camt/camt.ts'
import { ofx } from './ofx/ofx.ts'
import { qif } from './qif/qif.ts'

export type { Connector, Found, Hints, Source } from './connector.ts'
export { sourceOfBytes } from './source-of-bytes.ts'

export const connectors: readonly Connector[] = [ofx, qif, camt]

/** Bytes of a file's start that `recognise` looks at. */
export const headBytes = 65_536

/** The connector surest of a file by its first bytes, or undefined when none is at least half sure. */
export function bestConnector(head: Uint8Array, name: string): { readonly connector: Connector; readonly confidence: number } | undefined {
  let best: { connector: Connector; confidence: number } | undefined
  for (const connector of connectors) {
    const confidence = connector.recognise(head.subarray(0, headBytes), name)
    if (confidence >= 0.5 && confidence > (best?.confidence ?? 0)) best = { connector, confidence }
  }
  return best
}
