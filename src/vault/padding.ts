/** Hides the exact size of what is sealed. */

/** Padmé: the next size whose low bits are zero, at most 12 % more (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019). */
export function padmeSize(length: number): number {
  if (length < 2) return length
  const exponent = Math.floor(Math.log2(length))
  const zeroBits = exponent - (Math.floor(Math.log2(exponent)) + 1)
  if (zeroBits <= 0) return length
  const step = 2 ** zeroBits
  return Math.ceil(length / step) * step
}

const headBytes = 5

/** version (1 byte) ‖ length (4 bytes, big-endian) ‖ content ‖ zeros up to the Padmé size. */
export function pad(version: number, content: Uint8Array): Uint8Array {
  const padded = new Uint8Array(padmeSize(headBytes + content.length))
  padded[0] = version
  new DataView(padded.buffer).setUint32(1, content.length)
  padded.set(content, headBytes)
  return padded
}

/** The content, or undefined for another version, a length that does not fit, or padding that is not all zero. */
export function unpad(version: number, padded: Uint8Array): Uint8Array | undefined {
  if (padded.length < headBytes || padded[0] !== version) return undefined
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(1)
  if (padmeSize(headBytes + length) !== padded.length) return undefined
  const rest = padded.subarray(headBytes + length)
  return rest.every((byte) => byte === 0) ? padded.subarray(headBytes, headBytes + length) : undefined
}
