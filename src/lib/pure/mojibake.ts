/** UTF-8 that a program took for windows-1252 and saved again: `reÃ§u` for `reçu`. */

/** The text as it was, or as it is when it is no such damage: every character must be a byte, and the bytes strict UTF-8. */
export function unmojibake(text: string): string {
  if (!/[\u00c2-\u00f4]/u.test(text)) return text
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0)!
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : (high.get(character) ?? (code <= 0x9f ? code : undefined))
    if (byte === undefined) return text
    bytes.push(byte)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return text
  }
}

/** What windows-1252 puts at 0x80 to 0x9F; five of them are left as they are. */
const high = new Map([...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((character, index) => [character, 0x80 + index]))
