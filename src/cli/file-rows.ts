/** What is said of each file read: a row of JSON, or a line of a table. */
import { alignColumns, printable } from './terminal.ts'

/** A row of `inspect --json`: see docs/contracts.md. `kinds` counts what was read, before any dedupe. */
export interface FileRow {
  readonly file: string
  readonly connector: string | null
  readonly confidence: number
  readonly kinds: { readonly [kind: string]: number }
  readonly from: string | null
  readonly to: string | null
  readonly problems: readonly { readonly line?: number; readonly path?: string; readonly code: string; readonly message: string }[]
  readonly moreProblems?: number
}

/** What a row is made from: a report of this process or of a platform. */
interface Read extends Omit<FileRow, 'from' | 'to' | 'problems'> {
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
  readonly problems: readonly {
    readonly line?: number | undefined
    readonly path?: string | undefined
    readonly code: string
    readonly message: string
  }[]
}

export const rowOf = ({ file, connector, confidence, kinds, from, to, problems, moreProblems = 0 }: Read): FileRow => ({
  file,
  connector,
  confidence,
  kinds,
  from: from ?? null,
  to: to ?? null,
  problems: problems.map(({ line, path, code, message }) => ({
    ...(line === undefined ? {} : { line }),
    ...(path === undefined ? {} : { path }),
    code,
    message,
  })),
  ...(moreProblems === 0 ? {} : { moreProblems }),
})

export function tableOf(rows: readonly FileRow[]): string {
  const cells = rows.map(({ file, connector, kinds, from, to, problems, moreProblems = 0 }) => [
    printable(file),
    printable(connector ?? '–'),
    Object.entries(kinds)
      .map(([kind, count]) => `${printable(kind)} ${count}`)
      .join(', ') || '–',
    from === null ? '–' : printable(`${from} – ${to}`),
    String(problems.length + moreProblems),
  ])
  return alignColumns([['FILE', 'FORMAT', 'RECORDS', 'PERIOD', 'PROBLEMS'], ...cells])
}
