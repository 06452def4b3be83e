/** The skeleton of MT940 and MT942: tagged fields, some of several lines, inside or outside SWIFT's envelope. No meaning is given here. */
import type { Line } from '#lib/pure/lines'

export interface Field {
  /** `61`, `60F`, `86` … */
  readonly tag: string
  /** First line without its tag, then the lines that continue it. */
  readonly lines: readonly string[]
  readonly line: number
}

/** `message` marks where one message ends and another may begin; `loose` is text that belongs to no field. */
export type Part =
  | Field
  | { readonly tag: 'message'; readonly line: number; readonly type?: string }
  | { readonly tag: 'loose'; readonly line: number }

/** More lines than any field has: beyond, they are dropped, so that one endless field does not fill the memory. */
const maxLines = 200
const tagged = /^:(\d{2}[A-Z]?):(.*)$/

/** Yields fields in order; `-`, `-}` and the blocks of an envelope are marks. */
export async function* partsOf(lines: AsyncIterable<Line>): AsyncGenerator<Part> {
  let open: { tag: string; lines: string[]; line: number } | undefined
  for await (const { text, number } of lines) {
    const plain = text.replace(/^[\uFEFF\p{Cc}]+/u, '').replace(/\p{Cc}+$/u, '')
    const field = tagged.exec(plain.trimStart())
    if (field !== null) {
      if (open !== undefined) yield open
      open = { tag: field[1]!, lines: [field[2]!], line: number }
      continue
    }
    const type = /^\{1:.*\{2:[IO](\d{3})/.exec(plain)?.[1]
    if (plain.startsWith('{1:') || /^-\}?(?:\{5:.*)?$/.test(plain.trim())) {
      if (open !== undefined) yield open
      open = undefined
      yield { tag: 'message', line: number, ...(type === undefined ? {} : { type }) }
      // Some files put the first field on the envelope's own line.
      const inside = tagged.exec(plain.slice(plain.indexOf('{4:') + 3).trim())
      if (plain.includes('{4:') && inside !== null) open = { tag: inside[1]!, lines: [inside[2]!], line: number }
      continue
    }
    if (open !== undefined) {
      if (open.lines.length < maxLines) open.lines.push(plain)
    } else if (plain.trim() !== '') yield { tag: 'loose', line: number }
  }
  if (open !== undefined) yield open
}
