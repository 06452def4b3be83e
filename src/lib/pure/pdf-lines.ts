/** Lines and cells of a page, put together again from the pieces of text a PDF places one by one, in any order. */

/** A piece of text: `x` of its left and `y` of its base line, from the top left of the page, in points (1/72 inch). */
export interface PdfPiece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of its characters, in points. */
  readonly size: number
}

/** A run of text without a gap wider than its own height: what a table shows in one column, or a whole sentence. */
export type PdfCell = Pick<PdfPiece, 'text' | 'x' | 'width'>

export interface PdfLine {
  /** From 1. */
  readonly page: number
  readonly y: number
  readonly size: number
  /** Left to right, none empty. */
  readonly cells: readonly PdfCell[]
  /** The cells with two spaces between them. */
  readonly text: string
}

/** Parts of a character's height: how far base lines of one line differ, and what separates words, then cells. */
const sameLine = 0.35
const wordGap = 0.15
const cellGap = 1

/** The lines of one page, top to bottom. */
export function linesOf(page: number, pieces: readonly PdfPiece[]): readonly PdfLine[] {
  const written = pieces.filter(({ text }) => text.trim() !== '').toSorted((a, b) => a.y - b.y || a.x - b.x)
  const rows: PdfPiece[][] = []
  for (const piece of written) {
    const row = rows.at(-1)
    // The row's first piece decides: a slow slope would otherwise chain two lines.
    const first = row?.[0]
    if (row && first && piece.y - first.y <= sameLine * Math.min(first.size, piece.size)) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => lineOf(page, row))
}

function lineOf(page: number, row: readonly PdfPiece[]): PdfLine {
  const cells: { text: string; x: number; width: number }[] = []
  for (const { text, x, width, size } of row.toSorted((a, b) => a.x - b.x)) {
    const cell = cells.at(-1)
    const gap = cell === undefined ? Infinity : x - (cell.x + cell.width)
    if (cell === undefined || gap > cellGap * size) cells.push({ text, x, width })
    else {
      const spaced = gap > wordGap * size && !cell.text.endsWith(' ') && !text.startsWith(' ')
      cell.text += spaced ? ` ${text}` : text
      cell.width = Math.max(cell.width, x + width - cell.x)
    }
  }
  const trimmed = cells.map((cell) => ({ ...cell, text: cell.text.replaceAll(/\s+/g, ' ').trim() }))
  const { y, size } = row.reduce((largest, piece) => (piece.size > largest.size ? piece : largest))
  return { page, y, size, cells: trimmed, text: trimmed.map(({ text }) => text).join('  ') }
}
