/** Builds ZIP archives in memory for tests, honest or hostile: each field of a member may lie. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipMember {
  readonly name: string | Uint8Array
  readonly content?: string | Uint8Array
  /** Stored as it is, without compression. */
  readonly stored?: boolean
  /** What the list says instead of the truth. */
  readonly lies?: {
    readonly size?: number
    readonly packedSize?: number
    readonly crc?: number
    readonly offset?: number
    readonly method?: number
  }
  /** The name in the member's own heading, when it differs from the list's. */
  readonly localName?: string
  /** Unix mode, such as 0o120777 for a symbolic link. */
  readonly mode?: number
  /** Bit 0: encrypted; bit 11: the name is UTF-8 (set by default when the name is a text). */
  readonly flags?: number
}

/** The bytes of an archive that holds these members, in their order. `entries` is how many of them its end announces. */
export function zipOf(
  members: readonly ZipMember[],
  { entries = members.length }: { readonly entries?: number } = {},
): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  const list: Uint8Array[] = []
  let offset = 0
  for (const member of members) {
    const { local, central } = headersOf(member, offset)
    pieces.push(...local)
    offset += sum(local)
    list.push(...central)
  }
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, entries & 0xffff, true)
  view.setUint16(10, entries & 0xffff, true)
  view.setUint32(12, sum(list), true)
  view.setUint32(16, offset, true)
  return new Uint8Array(Buffer.concat([...pieces, ...list, end]))
}

const sum = (pieces: readonly Uint8Array[]): number => pieces.reduce((total, { length }) => total + length, 0)
const bytesOf = (value: string | Uint8Array): Uint8Array => (typeof value === 'string' ? Buffer.from(value) : value)

function headersOf({ name, content = '', stored = false, lies = {}, localName, mode, flags }: ZipMember, offset: number) {
  const bytes = bytesOf(content)
  const packed = stored ? bytes : deflateRawSync(bytes)
  const fields = new DataView(new ArrayBuffer(26))
  fields.setUint16(0, 20, true)
  fields.setUint16(2, flags ?? (typeof name === 'string' ? 0x800 : 0), true)
  fields.setUint16(4, lies.method ?? (stored ? 0 : 8), true)
  fields.setUint32(10, lies.crc ?? crc32(bytes), true)
  fields.setUint32(14, lies.packedSize ?? packed.length, true)
  fields.setUint32(18, lies.size ?? bytes.length, true)
  const local = headed(0x04034b50, fields, bytesOf(localName ?? name))
  const attributes = new DataView(new ArrayBuffer(14))
  if (mode !== undefined) attributes.setUint32(6, mode * 2 ** 16, true)
  attributes.setUint32(10, lies.offset ?? offset, true)
  const central = headed(0x02014b50, fields, bytesOf(name), attributes)
  return { local: [local, packed], central: [central] }
}

/** A signature, the fields both headings share, those of the list alone, and a name. */
function headed(signature: number, fields: DataView<ArrayBuffer>, name: Uint8Array, attributes?: DataView<ArrayBuffer>): Uint8Array {
  const start = new DataView(new ArrayBuffer(attributes ? 6 : 4))
  start.setUint32(0, signature, true)
  // Made on Unix: the list may then carry a mode.
  if (attributes) start.setUint16(4, 0x0314, true)
  const shared = new Uint8Array(fields.buffer.slice(0))
  new DataView(shared.buffer).setUint16(22, name.length, true)
  return new Uint8Array(
    Buffer.concat([new Uint8Array(start.buffer), shared, ...(attributes ? [new Uint8Array(attributes.buffer)] : []), name]),
  )
}
