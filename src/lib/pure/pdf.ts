/**
 * PDF files of strangers: their text as lines in reading order, and the files attached to them. Built on unpdf (pdf.js made for
 * servers), which loads its engine only when the first PDF is read. Nothing is drawn, run or fetched. See decisions/083.
 */
import { getDocumentProxy } from 'unpdf'
import { linesOf, type PdfLine, type PdfPiece } from './pdf-lines.ts'
import { err, ok, type Result } from './result.ts'

export type { PdfLine } from './pdf-lines.ts'

export interface PdfError {
  /** `encrypted`: it asks for a password. `no-text`: its pages are pictures. */
  readonly type: 'encrypted' | 'malformed' | 'too-large' | 'no-text'
}

export interface PdfText {
  readonly pages: number
  readonly title?: string
  readonly producer?: string
  /** Top to bottom, page after page. */
  readonly lines: readonly PdfLine[]
}

export interface PdfAttachment {
  readonly name: string
  readonly bytes: Uint8Array
}

const maxPages = 500
const maxPieces = 200_000
const maxCharacters = 5_000_000
const maxAttachments = 50
const maxAttachmentBytes = 32 * 2 ** 20

/** True for the first bytes of a PDF: readers accept some bytes before its signature. */
export const isPdf = (head: Uint8Array): boolean => new TextDecoder('latin1').decode(head.subarray(0, 1_024)).includes('%PDF-')

/** The text of every page. */
export const readPdfText = (bytes: Uint8Array): Promise<Result<PdfText, PdfError>> => withPdf(bytes, textOf)

/** The files attached to the document, in its order; none is no error. */
export const readPdfAttachments = (bytes: Uint8Array): Promise<Result<readonly PdfAttachment[], PdfError>> => withPdf(bytes, attachmentsOf)

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

async function withPdf<T>(bytes: Uint8Array, read: (pdf: Pdf) => Promise<Result<T, PdfError>>): Promise<Result<T, PdfError>> {
  let pdf: Pdf | undefined
  try {
    // A copy: pdf.js takes the bytes it is given for itself. Verbosity 0 keeps what a file says out of the logs.
    const data = Uint8Array.from(bytes)
    pdf = await getDocumentProxy(data, {
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      useWorkerFetch: false,
    })
    return await read(pdf)
  } catch (error) {
    // Whatever it threw came from the file: there is nothing else it reads.
    return err({ type: (error as Error | undefined)?.name === 'PasswordException' ? 'encrypted' : 'malformed' })
  } finally {
    await pdf?.loadingTask.destroy().catch(() => {})
  }
}

async function textOf(pdf: Pdf): Promise<Result<PdfText, PdfError>> {
  if (pdf.numPages > maxPages) return err({ type: 'too-large' })
  const lines: PdfLine[] = []
  let pieces = 0
  let characters = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const found = await piecesOf(pdf, number)
    pieces += found.length
    characters += found.reduce((sum, { text }) => sum + text.length, 0)
    if (pieces > maxPieces || characters > maxCharacters) return err({ type: 'too-large' })
    for (const line of linesOf(number, found)) lines.push(line)
  }
  if (lines.length === 0) return err({ type: 'no-text' })
  return ok({ pages: pdf.numPages, ...(await infoOf(pdf)), lines })
}

async function piecesOf(pdf: Pdf, number: number): Promise<readonly PdfPiece[]> {
  const page = await pdf.getPage(number)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  page.cleanup()
  return items.flatMap((item) => {
    if (!('str' in item)) return []
    // The page's own turn is applied to the piece's place: what people see upright is upright.
    const [a, b, c, d, e, f] = multiply(transform as unknown as Matrix, item.transform as unknown as Matrix)
    const size = Math.hypot(c, d)
    // A slanted or turned text (a watermark, the margin's small print) is in no line.
    const upright = Math.abs(b) < 0.01 * Math.abs(a)
    const outside = e < -width || e > 2 * width || f < -height || f > 2 * height
    return upright && !outside && size > 0 ? [{ text: item.str, x: e, y: f, width: item.width, size }] : []
  })
}

type Matrix = readonly [number, number, number, number, number, number]

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

async function infoOf(pdf: Pdf): Promise<Pick<PdfText, 'title' | 'producer'>> {
  const info = (await pdf.getMetadata()).info as { readonly [name: string]: unknown }
  const text = (name: string) => (typeof info[name] === 'string' && info[name] !== '' ? info[name].slice(0, 500) : undefined)
  const title = text('Title')
  const producer = text('Producer')
  return { ...(title === undefined ? {} : { title }), ...(producer === undefined ? {} : { producer }) }
}

async function attachmentsOf(pdf: Pdf): Promise<Result<readonly PdfAttachment[], PdfError>> {
  const listed = [...((await pdf.getAttachments()) ?? [])]
  if (listed.length > maxAttachments) return err({ type: 'too-large' })
  const attachments: PdfAttachment[] = []
  let total = 0
  for (const [id, { filename }] of listed) {
    const bytes = await pdf.getAttachmentContent(id)
    if (!(bytes instanceof Uint8Array)) continue
    total += bytes.byteLength
    if (total > maxAttachmentBytes) return err({ type: 'too-large' })
    attachments.push({ name: filename.slice(0, 255), bytes })
  }
  return ok(attachments)
}
