/** Content lines of vCard and iCalendar: escaped, and folded at 75 bytes (RFC 6350 §3.2, RFC 5545 §3.1). */

/** A text value; `;` and `,` would end it. */
export const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(/\r?\n/g, '\\n').replaceAll(/[;,]/g, '\\$&')

/** One line with its end; nothing for what is absent. */
export function contentLine(name: string, value: string | undefined): string {
  if (value === undefined || value === '') return ''
  let [line, bytes, lines] = ['', 0, '']
  for (const character of `${name}:${value}`) {
    const size = Buffer.byteLength(character)
    if (bytes + size > 75) {
      lines += `${line}\r\n`
      // The space that says the line goes on.
      ;[line, bytes] = [' ', 1]
    }
    line += character
    bytes += size
  }
  return `${lines}${line}\r\n`
}
