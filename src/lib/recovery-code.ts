/**
 * A recovery code as a person writes it: 160 random bits in Crockford's base32, eight groups of four, and a ninth that
 * checks the others. A slip of the pen is told apart from a code that is whole but not the right one.
 */
import { createHash } from 'node:crypto'
import { err, ok, type Result } from './pure/result.ts'

/** Bytes behind a code. */
export const recoveryBytes = 20

/** `CodeLength`: characters are missing or too many; `CodeTypo`: all are there, and they do not agree with the last group. */
export type NotACode = { readonly type: 'CodeLength' | 'CodeTypo' }

/** The nine groups of a code. Throws on anything but 20 bytes (a bug). */
export function groupsOf(code: Uint8Array): readonly string[] {
  if (code.length !== recoveryBytes) throw new RangeError('groupsOf: a recovery code has 20 bytes')
  const text = toBase32(code) + checkOf(code)
  return Array.from({ length: text.length / groupLength }, (_, n) => text.slice(n * groupLength, (n + 1) * groupLength))
}

/** Reads a code as typed: any case, any spaces and dashes, `O` for 0, `I` and `L` for 1. */
export function readCode(typed: string): Result<Uint8Array, NotACode> {
  const text = foldGroup(typed)
  if (text.length !== codeLength) return err({ type: 'CodeLength' })
  const code = fromBase32(text.slice(0, -groupLength))
  return code !== undefined && text.endsWith(checkOf(code)) ? ok(code) : err({ type: 'CodeTypo' })
}

/** What two writings of a group share. */
export const foldGroup = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** Crockford's letters: no I, L, O (read as 1, 1, 0) and no U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groupLength = 4
const codeLength = (recoveryBytes * 8) / 5 + groupLength

/** Twenty bits of a digest: of a million slips, one passes. */
const checkOf = (code: Uint8Array): string =>
  toBase32(createHash('sha256').update('grenier/recovery-code/1').update(code).digest().subarray(0, 5)).slice(0, groupLength)

/** Five bits a letter, for whole groups of five bytes. */
function toBase32(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 5) {
    const bits = bytes.subarray(at, at + 5).reduce((sum, byte) => sum * 256 + byte, 0)
    for (let place = 7; place >= 0; place -= 1) text += letters[Math.floor(bits / 32 ** place) % 32] ?? ''
  }
  return text
}

function fromBase32(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 8) {
    const values = Array.from(text.slice(at, at + 8), (letter) => letters.indexOf(letter))
    if (values.includes(-1)) return undefined
    const bits = values.reduce((sum, value) => sum * 32 + value, 0)
    for (let place = 4; place >= 0; place -= 1) bytes.push(Math.floor(bits / 256 ** place) % 256)
  }
  return Uint8Array.from(bytes)
}
