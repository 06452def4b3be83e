/** CSV as RFC 4180 has it: commas, CRLF, quotes doubled. */

/** One line with its end. Absent values are empty. */
export const csvLine = (values: readonly (string | number | boolean | undefined)[]): string => `${values.map(csvField).join(',')}\r\n`

/**
 * One field. A spreadsheet runs text that begins with `= + - @`, a tab or a return as a formula (OWASP, CSV injection):
 * such text takes a `'` before it, unless it is a number or a telephone number (`-12,50`, `+33 6 12 34 56 78`).
 */
export function csvField(value: string | number | boolean | undefined): string {
  const text = value === undefined ? '' : String(value)
  const guarded = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d[\d .,\u00a0\u202f]*$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
