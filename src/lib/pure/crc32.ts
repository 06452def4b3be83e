/** CRC-32 (ISO 3309, polynomial 0xEDB88320 reflected), the checksum of ZIP and gzip. */

/** A checksum that takes its bytes piece by piece. */
export function createCrc32(): { add(bytes: Uint8Array): void; value(): number } {
  const table = tableOf()
  let crc = 0xffffffff
  return {
    add(bytes) {
      let value = crc
      for (let at = 0; at < bytes.length; at++) value = table[(value ^ bytes[at]!) & 0xff]! ^ (value >>> 8)
      crc = value
    },
    value: () => (crc ^ 0xffffffff) >>> 0,
  }
}

const tableOf = (): Int32Array =>
  Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  })
