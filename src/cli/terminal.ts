/** Text for a terminal: aligned tables, problems one a line. */
import type { Io } from './command.ts'
import type { FileRow } from './file-rows.ts'

/** Columns padded to their widest cell, two spaces apart. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, column) => Math.max(all[column] ?? 0, widthOf(cell))), [])
  const padded = (cell: string, column: number) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))
  return rows.map((row) => `${row.map(padded).join('  ').trimEnd()}\n`).join('')
}

/** `file:12: what is wrong`, for each problem of a file, on standard error. */
export async function tellProblems(
  io: Io,
  { file, problems, moreProblems = 0 }: Pick<FileRow, 'file' | 'problems' | 'moreProblems'>,
): Promise<void> {
  const lines = problems.map(({ line, path, message }) => {
    const place = line === undefined ? (path === undefined ? '' : ` (${printable(path)})`) : `:${line}`
    return `${printable(file)}${place}: ${printable(message)}\n`
  })
  if (moreProblems > 0) lines.push(`${printable(file)}: and ${moreProblems} more\n`)
  if (lines.length > 0) await io.stderr(lines.join(''))
}

/** A file's name without what a terminal would obey. */
export const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '·')

/** Characters as read: combining marks take no place. */
const widthOf = (text: string): number => text.normalize('NFC').replaceAll(/\p{M}/gu, '').length
