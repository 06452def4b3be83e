/** A member's file becomes encodings, or is refused where they would tell too much. */
import { err, ok, type Result } from '#lib/pure/result'
import { createEncoder, drawOrder, type EncodingKey, encodedFields, encodingBytes, leakOf, leaks, packEncodings } from '../encode/index.ts'
import { type BaseError, BadBase, openBase } from '../linkage/read-base.ts'

export interface Encoded {
  readonly file: Uint8Array
  readonly columns: readonly string[]
  readonly source: string
  /** Ids in the order of the encodings: the member keeps them. */
  readonly ids: readonly string[]
  /** Ids that were not encoded: each stays alone. */
  readonly setAside: readonly string[]
}
export type EncodeError =
  | BaseError
  | { readonly type: 'Leaks'; readonly file: string; readonly shared: number; readonly most: number; readonly records: number }
  | { readonly type: 'NothingToEncode'; readonly file: string }

/** Reads and encodes; `columns`, where given, are those that the members agreed on. */
export async function encodeBase(
  file: string,
  map: readonly string[],
  key: EncodingKey,
  thisYear: number,
  agreed?: readonly string[],
): Promise<Result<Encoded, EncodeError>> {
  const opened = await openBase([file], map, thisYear)
  if (!opened.ok) return opened
  const base = opened.value
  const used = encodedFields
    .map(({ column }) => column)
    .filter((column) => base.columns.includes(column) && (agreed === undefined || agreed.includes(column)))
  if (used.length === 0) return err({ type: 'NothingToEncode', file })
  const encoder = await createEncoder(key, used)
  const places = used.map((column) => base.columns.indexOf(column) + 1)
  const plain: Uint8Array[] = []
  const noisy: Uint8Array[] = []
  const uids: number[] = []
  try {
    for await (const batch of base.batches()) {
      const records = (batch[0] as readonly number[]).map((_, row) => places.map((at) => batch[at]![row] as string))
      const encoded = await encoder.encode(records)
      plain.push(encoded.plain)
      noisy.push(encoded.noisy)
      uids.push(...(batch[0] as readonly number[]))
    }
  } catch (error) {
    if (error instanceof BadBase) return err(error.error)
    throw error
  }
  const leak = leakOf(joined(plain))
  if (leaks(leak)) return err({ type: 'Leaks', file, ...leak })
  const all = joined(noisy)
  const order = drawOrder(uids.length)
  const encodings = new Uint8Array(all.length)
  order.forEach((from, to) => encodings.set(all.subarray(from * encodingBytes, (from + 1) * encodingBytes), to * encodingBytes))
  return ok({
    file: packEncodings({ source: base.sources[0]!, keyId: encoder.keyId, columns: encoder.columns, encodings }),
    columns: encoder.columns,
    source: base.sources[0]!,
    ids: [...order].map((from) => base.ids[uids[from]!]!),
    setAside: [...base.setAside.keys()].map((uid) => base.ids[uid]!),
  })
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
