/** Just enough of WebAssembly's binary format (core 2.0, SIMD) to write one function by hand: no compiler, no build. */

export const i32 = 0x7f
export const v128 = 0x7b

/** LEB128 of a whole number, unsigned. */
export function unsigned(value: number): readonly number[] {
  const bytes: number[] = []
  for (let left = value; ; left >>>= 7) {
    if (left < 0x80) return [...bytes, left]
    bytes.push((left & 0x7f) | 0x80)
  }
}

const signed = (value: number): readonly number[] => {
  const bytes: number[] = []
  for (let left = value; ; left >>= 7) {
    const low = left & 0x7f
    if ((left >> 7 === 0 && (low & 0x40) === 0) || (left >> 7 === -1 && (low & 0x40) !== 0)) return [...bytes, low]
    bytes.push(low | 0x80)
  }
}

const simd = (code: number, ...rest: readonly number[]): readonly number[] => [0xfd, ...unsigned(code), ...rest]
/** Instructions, by their names in the text format. */
export const op = {
  get: (local: number) => [0x20, ...unsigned(local)],
  set: (local: number) => [0x21, ...unsigned(local)],
  constant: (value: number) => [0x41, ...signed(value)],
  add: [0x6a],
  multiply: [0x6c],
  shiftLeft: [0x74],
  equalZero: [0x45],
  lessUnsigned: [0x49],
  atLeastUnsigned: [0x4f],
  load: [0x28, 2, 0],
  store: [0x36, 2, 0],
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  when: [0x04, 0x40],
  end: [0x0b],
  branch: (depth: number) => [0x0c, depth],
  branchIf: (depth: number) => [0x0d, depth],
  loadVector: (offset: number) => simd(0x00, 4, ...unsigned(offset)),
  lane: (at: number) => simd(0x1b, at),
  and: simd(0x4e),
  popcount: simd(0x62),
  addBytes: simd(0x6e),
  pairBytes: simd(0x7d),
  pairShorts: simd(0x7f),
} as const satisfies { readonly [name: string]: readonly number[] | ((value: number) => readonly number[]) }

/** A module that imports `env.memory` and exports one function `scan`. */
export function moduleOf(
  parameters: readonly number[],
  results: readonly number[],
  locals: readonly (readonly [count: number, type: number])[],
  body: readonly (readonly number[])[],
): Uint8Array<ArrayBuffer> {
  const name = (text: string) => [text.length, ...new TextEncoder().encode(text)]
  const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content]
  const list = (items: readonly (readonly number[])[]) => [...unsigned(items.length), ...items.flat()]
  const code = [...list(locals.map(([count, type]) => [...unsigned(count), type])), ...body.flat(), ...op.end]
  return Uint8Array.from([
    0x00,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(1, list([[0x60, ...list(parameters.map((type) => [type])), ...list(results.map((type) => [type]))]])),
    ...section(2, list([[...name('env'), ...name('memory'), 2, 0, 1]])),
    ...section(3, list([[0]])),
    ...section(7, list([[...name('scan'), 0, 0]])),
    ...section(10, list([[...unsigned(code.length), ...code]])),
  ])
}
