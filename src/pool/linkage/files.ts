/** Files of the pool: written whole or not at all. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** Writes beside, then takes the name: a run that stops leaves the file that was there. */
export function writeWhole(file: string, content: string | Iterable<string>, mode = 0o600): void {
  const beside = `${file}.${process.pid}.part`
  const descriptor = openSync(beside, 'w', mode)
  try {
    for (const piece of pieces(typeof content === 'string' ? [content] : content)) writeFileSync(descriptor, piece)
    fsyncSync(descriptor)
  } catch (error) {
    closeSync(descriptor)
    rmSync(beside, { force: true })
    throw error
  }
  closeSync(descriptor)
  renameSync(beside, file)
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let held: string[] = []
  for (const line of lines) {
    held.push(line)
    if (held.length < 8_192) continue
    yield held.join('')
    held = []
  }
  yield held.join('')
}

/** One line as RFC 4180 has it. Ids are given back as they came: no apostrophe before what looks like a formula. */
export const csvRow = (values: readonly (string | number)[]): string =>
  `${values.map((value) => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value)).join(',')}\n`

/** Reads what `csvRow` writes. */
export function readCsvText(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain = '', end = ''] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  return rows
}
