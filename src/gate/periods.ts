/** Periods as they are typed in a search, in French and in English. Pure. */
import { daysInMonth, toDay } from '#lib/pure/day'
import { searchable } from '#lib/pure/text'

/** Days, both included; `prefix` begins each of them, `words` are those that were typed. */
export interface TypedPeriod {
  readonly since: string
  readonly until: string
  readonly prefix: string
  readonly words: readonly string[]
}

/** Takes the periods out of words that are folded: `2025`, `03/2025`, `2025-03`, `mars 2025`, `15 mars 2025`, `15/03/2025`, `2025-03-15`. */
export function readPeriods(words: readonly string[]): { periods: readonly TypedPeriod[]; words: readonly string[] } {
  const periods: TypedPeriod[] = []
  const rest: string[] = []
  for (let i = 0; i < words.length;) {
    const found = lengths.map((length) => words.slice(i, i + length)).find((some) => periodOf(some) !== undefined)
    const period = found && periodOf(found)
    if (period === undefined) rest.push(words[i] as string)
    else periods.push(period)
    i += found?.length ?? 1
  }
  return { periods, words: rest }
}

/** The longest first: `15 mars 2025` is not `mars 2025`. */
const lengths = [3, 2, 1]

function periodOf(words: readonly string[]): TypedPeriod | undefined {
  const text = words.join(' ')
  const [, year] = /^((?:19|20|21)\d\d)$/.exec(text) ?? []
  if (year !== undefined) return { since: `${year}-01-01`, until: `${year}-12-31`, prefix: `${year}-`, words }
  const [, day, month, ofYear] =
    /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-]((?:19|20|21)\d\d)$/.exec(text) ??
    turned(/^((?:19|20|21)\d\d)-(\d\d)(?:-(\d\d))?$/.exec(text)) ??
    named(text)
  return month === undefined || ofYear === undefined
    ? undefined
    : of(Number(ofYear), Number(month), day === undefined ? undefined : Number(day), words)
}

const turned = (found: RegExpExecArray | null): (string | undefined)[] | undefined =>
  found?.slice(0, 1).concat([found[3], found[2], found[1]] as string[])

function named(text: string): (string | undefined)[] {
  const [, before, name, after, year] =
    /^(?:(\d{1,2})(?:er|st|nd|rd|th)? )?([a-z]{3,9})(?: (\d{1,2}),?)? ((?:19|20|21)\d\d)$/.exec(text) ?? []
  const month = name === undefined ? undefined : months.get(name)
  if (month === undefined || (before !== undefined && after !== undefined)) return []
  return [text, before ?? after, String(month), year]
}

function of(year: number, month: number, day: number | undefined, words: readonly string[]): TypedPeriod | undefined {
  const first = toDay(year, month, day ?? 1)
  if (first === undefined) return undefined
  if (day !== undefined) return { since: first, until: first, prefix: first, words }
  const prefix = first.slice(0, 7)
  return { since: first, until: `${prefix}-${daysInMonth(year, month)}`, prefix, words }
}

const months: ReadonlyMap<string, number> = new Map(
  ['fr', 'en'].flatMap((lang) =>
    Array.from(
      { length: 12 },
      (_, i) =>
        [searchable(new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2025, i, 15))), i + 1] as const,
    ),
  ),
)
