/** Damage to sealed bytes, drawn by fast-check: what a disk, a network or somebody with the database could do. */
import fc from 'fast-check'

/** One way to damage bytes; `other` is another valid value of the same kind. The result always differs from `bytes`. */
export type Mutation = (bytes: Uint8Array, other: Uint8Array) => Uint8Array

/** Places are fractions of a length that is not known when they are drawn. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const at = (fraction: number, length: number): number => Math.floor(fraction * length)
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))
const lineFeed = 0x0a

const flips = fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 3 }).map((bits): Mutation => (bytes) => {
  const changed = Uint8Array.from(bytes)
  for (const [where, bit] of bits) changed[at(where, bytes.length)] = (changed[at(where, bytes.length)] ?? 0) ^ (1 << bit)
  return changed
})
const truncation = place.map(
  (where): Mutation =>
    (bytes) =>
      bytes.slice(0, at(where, bytes.length)),
)
const head = place.map(
  (where): Mutation =>
    (bytes) =>
      bytes.slice(1 + at(where, bytes.length)),
)
const extension = fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.boolean()).map(
  ([more, before]): Mutation =>
    (bytes) =>
      before ? joined(more, bytes) : joined(bytes, more),
)
const removal = fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(
  ([where, length]): Mutation =>
    (bytes) =>
      joined(bytes.slice(0, at(where, bytes.length)), bytes.slice(at(where, bytes.length) + length)),
)
const splice = fc.tuple(place, place, fc.boolean()).map(([where, length, aligned]): Mutation => (bytes, other) => {
  const start = at(where, bytes.length)
  const end = start + 1 + at(length, bytes.length - start)
  // As long as it was when aligned; otherwise the rest of the other value, wherever it ends.
  return aligned
    ? joined(bytes.slice(0, start), other.slice(start, end), bytes.slice(end))
    : joined(bytes.slice(0, start), other.slice(start))
})
const words = ['', '\n', ' ', '-> X25519', '-> grease x', '---', 'age-encryption.org/v1', '=', '\r', 'A'.repeat(64)]
const lineEdit = fc
  .tuple(fc.nat(20), fc.constantFrom(...words), fc.constantFrom('insert', 'replace', 'remove', 'append', 'repeat'))
  .map(([line, word, way]): Mutation => (bytes) => {
    const lines = Buffer.from(bytes).toString('latin1').split('\n')
    const n = line % Math.max(1, lines.length)
    const old = lines[n] ?? ''
    if (way === 'insert') lines.splice(n, 0, word)
    else if (way === 'replace') lines[n] = word
    else if (way === 'remove') lines.splice(n, 1)
    else if (way === 'append') lines[n] = `${old}${word === '' ? ' ' : word}`
    else lines.splice(n, 0, old)
    return Uint8Array.from(Buffer.from(lines.join('\n'), 'latin1'))
  })
const doubled: Mutation = (bytes) => joined(bytes, bytes)
const whole: Mutation = (_bytes, other) => Uint8Array.from(other)
const nothing: Mutation = () => new Uint8Array(0)

const kinds = fc.oneof(
  { weight: 6, arbitrary: flips },
  { weight: 3, arbitrary: truncation },
  { weight: 1, arbitrary: head },
  { weight: 2, arbitrary: extension },
  { weight: 2, arbitrary: removal },
  { weight: 4, arbitrary: splice },
  { weight: 3, arbitrary: lineEdit },
  { weight: 1, arbitrary: fc.constantFrom(doubled, whole, nothing) },
)

/** Every way; where one would change nothing, a bit is turned over instead. */
export const mutations: fc.Arbitrary<Mutation> = kinds.map((change) => (bytes, other) => {
  const changed = change(bytes, other)
  return Buffer.compare(changed, bytes) === 0 ? joined(Uint8Array.of((bytes[0] ?? lineFeed) ^ 1), bytes.slice(1)) : changed
})
