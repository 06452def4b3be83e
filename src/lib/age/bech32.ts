/** Bech32 (BIP 173) in lower case, without its limit of 90 characters, as age uses it. */
const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** The text, in lower case. */
export function writeBech32(prefix: string, bytes: Uint8Array): string {
  const words = toWords(bytes)
  const sum = checksum([...expanded(prefix), ...words, 0, 0, 0, 0, 0, 0]) ^ 1
  for (let shift = 25; shift >= 0; shift -= 5) words.push((sum >>> shift) & 31)
  return `${prefix}1${words.map((word) => alphabet[word]).join('')}`
}

/** The bytes, or undefined for another prefix, a foreign character, a wrong checksum or non-zero padding. */
export function readBech32(prefix: string, text: string): Uint8Array | undefined {
  if (!text.startsWith(`${prefix}1`)) return undefined
  const words = Array.from(text.slice(prefix.length + 1), (character) => alphabet.indexOf(character))
  if (words.length < 6 || words.includes(-1)) return undefined
  if (checksum([...expanded(prefix), ...words]) !== 1) return undefined
  return fromWords(words.slice(0, -6))
}

const expanded = (prefix: string): number[] => {
  const codes = [...prefix].map((character) => character.charCodeAt(0))
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)]
}

function checksum(words: readonly number[]): number {
  let sum = 1
  for (const word of words) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ word
    for (const [bit, value] of generator.entries()) if ((top >>> bit) & 1) sum ^= value
  }
  return sum >>> 0
}

function toWords(bytes: Uint8Array): number[] {
  const words: number[] = []
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5;) words.push((held >>> (bits -= 5)) & 31)
  }
  if (bits > 0) words.push((held << (5 - bits)) & 31)
  return words
}

function fromWords(words: readonly number[]): Uint8Array | undefined {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const word of words) {
    held = ((held << 5) | word) & 0xfff
    bits += 5
    if (bits >= 8) bytes.push((held >>> (bits -= 8)) & 0xff)
  }
  const padding = held & ((1 << bits) - 1)
  return bits >= 5 || padding !== 0 ? undefined : Uint8Array.from(bytes)
}
