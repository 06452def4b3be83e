/**
 * The rows of a month by their days, as text, so that a page parses the days that it shows and no more. Only for kinds whose
 * natural key names the day: records of two days never share a slot, so days fold apart as the month folds whole. Pure.
 */
import { type Kind, ruleOf } from '#model'
import { linesOf, type Row } from './segment.ts'
import type { Picked } from './types.ts'

/** A segment's lines by day, and the rows that have none: holes, which say nothing of the day they were deleted from. */
export interface Dated {
  readonly undated: readonly Row[]
  readonly days: ReadonlyMap<string, readonly string[]>
}
type First = NonNullable<Picked['first']>

/** Kinds that come in hundreds of thousands, and whose key names the day. */
export const foldsByDay = (kind: Kind): boolean => kind === 'bank.transaction'

/** The lines of an opened segment; undefined for another number of lines, or one that must be read and does not read. */
export function datedLines(body: Uint8Array, { count }: { readonly count: number }): Dated | undefined {
  const lines = linesOf(body)
  if (lines.length !== count) return undefined
  const undated: Row[] = []
  const days = new Map<string, string[]>()
  try {
    for (const line of lines) {
      const row = dayIn(line) === undefined ? (JSON.parse(line) as Row) : undefined
      const day = row === undefined ? dayIn(line) : row.item && ruleOf(row.item).day(row.item)
      const some = days.get(day ?? '')
      if (day === undefined) undated.push(row as Row)
      else if (some === undefined) days.set(day, [line])
      else some.push(line)
    }
  } catch {
    return undefined
  }
  return { undated, days }
}

/**
 * Rows of each segment, some days at a time, from the newest (with `back` the oldest): each time days of at least as many lines as
 * are wanted. Days before the one that the page starts from are left out. Undefined for what does not read.
 */
export function* rowsByDay(segments: readonly Dated[], { many, back, day: from }: First): Generator<(readonly Row[])[] | undefined> {
  const sizes = new Map<string, number>()
  for (const { days } of segments) for (const [day, lines] of days) sizes.set(day, (sizes.get(day) ?? 0) + lines.length)
  const ahead = [...sizes.keys()].filter((day) => from === undefined || (back ? day >= from : day <= from)).toSorted()
  let [some, lines]: [string[], number] = [[], 0]
  for (const day of back ? ahead : ahead.toReversed()) {
    some.push(day)
    if (day !== from) lines += sizes.get(day) ?? 0
    if (lines < many) continue
    yield rowsOf(segments, some)
    ;[some, lines] = [[], 0]
  }
  if (some.length > 0) yield rowsOf(segments, some)
}

function rowsOf(segments: readonly Dated[], some: readonly string[]): (readonly Row[])[] | undefined {
  try {
    return segments.map(({ undated, days }) => {
      const lines = some.flatMap((day) => days.get(day) ?? [])
      return [...undated, ...(JSON.parse(`[${lines.join(',')}]`) as Row[])]
    })
  } catch {
    return undefined
  }
}

const named = '"day":"'

/**
 * The day that a line names once: in JSON a quotation mark inside a text is written with a stroke before it, so this is a member. A line
 * that names several (what a file called `day` is kept beside) is parsed to tell.
 */
function dayIn(line: string): string | undefined {
  const at = line.indexOf(named)
  if (at < 0 || line.includes(named, at + named.length)) return undefined
  return line.slice(at + named.length, line.indexOf('"', at + named.length))
}
