/** From a source to what its pages show, and to the line of the table that says how to get its next file. */
import { families, type Line } from '#content'
import { gapsOf, type Source } from '#gate'
import type { Kind } from '#model'
import type { SourceLine } from '#web'

const lines: readonly Line[] = families.flatMap(({ lines: some }) => [...some])

/** The source as the board shows it. */
export function sourceLine(source: Source): SourceLine {
  const { key, type, name, named, fluid, accountType, counts, from, to, pace, freshness, dueAfter, months } = source
  const line = lineOf(source)
  return {
    key,
    type,
    name,
    named,
    counts,
    from,
    to,
    freshness,
    months,
    gaps: gapsOf(source).length,
    ...(fluid && { fluid }),
    ...(accountType && { accountType }),
    ...(pace && { pace }),
    ...(dueAfter && { dueAfter }),
    ...(line && { line }),
  }
}

const mainKinds: { readonly [type in Source['type']]?: Kind } = {
  account: 'bank.transaction',
  meter: 'energy.reading',
  supplier: 'invoice',
}

/** The first line of its kind that reads files of the formats that fed it, or is about its fluid; else the first of its kind. */
function lineOf({ type, fluid, counts, files }: Source): string | undefined {
  if (type === 'hand') return undefined
  const main = mainKinds[type] ?? (Object.keys(counts)[0] as Kind | undefined)
  const kind = type === 'supplier' && counts.invoice === undefined ? 'receipt' : main
  const alike = lines.filter((line) => line.kind === kind)
  const ofFluid = fluid && alike.find(({ id }) => id === `energy-${fluid}`)
  const fed = new Set(files.map(({ connector }) => connector))
  return (ofFluid ?? alike.find(({ readers }) => readers?.some((reader) => fed.has(reader))) ?? alike[0])?.id
}
