import { err, ok, type Result } from '#lib/pure/result'
import { printable } from '../terminal.ts'
import type { BaseRun } from './base-run.ts'

/** The two records of `A,B`, each `ID` or `SOURCE:ID`; the error is a sentence. */
export function pairOf({ find, deduped }: BaseRun, text: string): Result<readonly [number, number], string> {
  const parts = text.split(',').map((part) => part.trim())
  if (parts.length !== 2) return err('a pair is written A,B.')
  const [a, b] = parts.map((part) => find(part)) as [readonly number[], readonly number[]]
  for (const [at, found] of [a, b].entries()) {
    if (found.length === 0) return err(`no record is called ${printable(parts[at]!)}.`)
    if (found.length > 1) return err(`several records are called ${printable(parts[at]!)}: write SOURCE:ID.`)
    const reason = deduped.base.setAside.get(found[0]!)
    if (reason !== undefined) return err(`${printable(parts[at]!)} was set aside (${reason}): it is compared with none.`)
  }
  return a[0] === b[0] ? err('the two records are one.') : ok([a[0]!, b[0]!])
}
