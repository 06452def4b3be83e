/** The file that a member gives: encodings in an order that says nothing, and what the linkage unit must know to compare them. */
import { err, ok, type Result } from '#lib/pure/result'
import { encodingBytes, schemaVersion } from './schema.ts'

export interface EncodedBase {
  /** The member's file, as it is called in the clusters. */
  readonly source: string
  readonly keyId: string
  readonly columns: readonly string[]
  readonly encodings: Uint8Array
}

export interface NotEncodings {
  readonly type: 'NotEncodings'
}

const magic = 'grenier encodings 1\n'
const longestHeader = 65_536

/** `grenier encodings 1`, one line of JSON, then the encodings. */
export function packEncodings({ source, keyId, columns, encodings }: EncodedBase): Uint8Array {
  const header = new TextEncoder().encode(
    `${magic}${JSON.stringify({ schema: schemaVersion, source, keyId, columns, bytes: encodingBytes })}\n`,
  )
  const file = new Uint8Array(header.length + encodings.length)
  file.set(header)
  file.set(encodings, header.length)
  return file
}

/** Refuses what is cut short, of another schema, or something else. */
export function unpackEncodings(file: Uint8Array): Result<EncodedBase, NotEncodings> {
  const refused = err({ type: 'NotEncodings' } as const)
  const start = new TextDecoder('latin1').decode(file.subarray(0, magic.length))
  const end = file.subarray(0, longestHeader).indexOf(10, magic.length)
  if (start !== magic || end === -1) return refused
  try {
    const { schema, source, keyId, columns, bytes } = JSON.parse(new TextDecoder().decode(file.subarray(magic.length, end))) as {
      readonly [name: string]: unknown
    }
    const encodings = file.subarray(end + 1)
    const isText = (value: unknown): value is string => typeof value === 'string' && value.length < 1_000
    if (schema !== schemaVersion || bytes !== encodingBytes || encodings.length % encodingBytes !== 0) return refused
    if (!isText(source) || !isText(keyId) || !Array.isArray(columns) || !columns.every(isText)) return refused
    return ok({ source, keyId, columns, encodings })
  } catch {
    return refused
  }
}
