/** Which separator and which quote a text table uses, judged on its first lines. */
import { createCsv, type Dialect } from './csv-records.ts'

/** In the order of trust: a comma may be a decimal sign, a bar or a semicolon hardly. */
const separators = ['\t', ';', '|', ','] as const

/** Judges the head of a file. A first line `sep=;` says it itself (and stays a row: the shape passes over it). */
export function dialectOf(head: string): Dialect {
  const declared = /^"?sep=(.)"?(?:[\r\n]|$)/i.exec(head)?.[1]
  const quote = quoteOf(head)
  if (declared !== undefined && declared !== quote) return { separator: declared, quote }
  const scored = separators.map((separator) => ({ separator, score: scoreOf(head, { separator, quote }) }))
  const best = Math.max(...scored.map(({ score }) => score))
  if (best === 0) return { separator: undefined, quote }
  return { separator: scored.find(({ score }) => score >= best - near)!.separator, quote }
}

/** Two separators as regular as this are equal. */
const near = 0.02
const judged = 200

/** From 0 to 1: the share of lines cut into the commonest number of cells, when that is two or more. */
function scoreOf(head: string, dialect: Dialect): number {
  const csv = createCsv(dialect, { rows: judged, columns: 1_024, characters: 32_767 })
  const widths = new Map<number, number>()
  let rows = 0
  for (const event of [...csv.write(head), ...(head.length < 65_536 ? csv.end() : [])].slice(0, judged)) {
    if (event.type !== 'row') continue
    const cells = event.row.cells
    // Cells left empty at the end come and go within one file.
    const width = cells.findLastIndex((cell) => cell !== '') + 1
    if (width === 0) continue
    rows += 1
    const real = dialect.separator === ',' && isDecimals(cells) ? 1 : width
    if (real > 1) widths.set(real, (widths.get(real) ?? 0) + 1)
  }
  return rows === 0 ? 0 : Math.max(0, ...widths.values()) / rows
}

/** True when each comma of the line stands between two digits, beside another separator: decimals, not cells. */
const isDecimals = (cells: readonly string[]): boolean =>
  cells.some((cell) => /[;\t|]/.test(cell)) &&
  cells.every((cell, index) => (index === 0 || /^\d/.test(cell)) && (index === cells.length - 1 || /\d$/.test(cell)))

/** Single quotes only where they wrap cells and double ones do not: an apostrophe is a letter. */
const quoteOf = (head: string): '"' | "'" =>
  !head.includes('"') && (head.match(/(?:^|[;,\t|])'[^'\r\n]*'(?=[;,\t|\r\n]|$)/gm)?.length ?? 0) >= 2 && !/[\p{L}]'[\p{L}]/u.test(head)
    ? "'"
    : '"'
