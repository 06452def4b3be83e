/** Builds small PDF files for tests: text in Helvetica at given places, attached files, or a lock. */

export interface PdfContents {
  /** Pages of texts: `x` and `y` in points from the bottom left, `size` of its characters. */
  readonly pages: readonly (readonly { readonly text: string; readonly x: number; readonly y: number; readonly size?: number }[])[]
  readonly title?: string
  readonly attachments?: readonly { readonly name: string; readonly content: string }[]
  /** Asks for a password that nobody has. */
  readonly locked?: boolean
  /** Degrees the pages are turned. */
  readonly rotate?: number
}

/** The bytes of a PDF 1.7 with these contents. */
export function pdfOf({ pages, title = 'Test', attachments = [], locked = false, rotate = 0 }: PdfContents): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const stream = (body: string, fields = ''): number =>
    add(`<< ${fields} /Length ${Buffer.byteLength(body, 'latin1')} >>\nstream\n${body}\nendstream`)
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const kids = pages.map((texts) => {
    const content = stream(texts.map(({ text, x, y, size = 10 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`).join('\n'))
    return add(
      `<< /Type /Page /Parent PAGES /MediaBox [0 0 595 842] /Rotate ${rotate} /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    )
  })
  const list = add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`)
  const names = attachments.map(({ name, content }) => {
    const file = stream(content, '/Type /EmbeddedFile')
    return `(${name}) ${add(`<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${file} 0 R >> >>`)} 0 R`
  })
  const catalog = add(`<< /Type /Catalog /Pages ${list} 0 R /Names << /EmbeddedFiles << /Names [${names.join(' ')}] >> >> >>`)
  const info = add(`<< /Title (${title}) /Producer (Grenier tests) >>`)
  const lock = locked
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -4 >> /ID [<00> <00>]`
    : ''
  let text = '%PDF-1.7\n'
  const offsets = objects.map((body, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${body.replace('PAGES', `${list} 0 R`)}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R /Info ${info} 0 R${lock} >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}
