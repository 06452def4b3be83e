/**
 * Any table: text, or a workbook (XLSX, ODS) with what it states of its cells. Old and protected workbooks are told from damaged ones,
 * since there the person can do something.
 */
import { type ArchiveSource, isZip, openArchive } from './archive.ts'
import { readCsv } from './csv.ts'
import { damageOf } from './inflate.ts'
import { isOds, readOds } from './ods.ts'
import { type TableEvent, type TableError, type TableLimits, tableLimits } from './table.ts'
import { isXlsx, readXlsx } from './xlsx.ts'

/** Bytes of a file, in order or anywhere. */
export interface TableSource extends ArchiveSource {
  stream(from?: number): AsyncIterable<Uint8Array>
}

/** What the first bytes say: a text, a ZIP that may hold a workbook, or a workbook of before 2007 (or a protected one: the same box). */
export function tableKind(head: Uint8Array): 'text' | 'zip' | 'old' {
  if (isZip(head)) return 'zip'
  return isOle(head) || isBareBiff(head) || isPageSavedAsWorkbook(head) ? 'old' : 'text'
}

/** Reads the rows of a file. Sheets come in the workbook's order, hidden ones included: who reads chooses. */
export async function* readTable(source: TableSource, limits: TableLimits = tableLimits): AsyncGenerator<TableEvent, void> {
  const head = await source.read(0, 1_024)
  const kind = tableKind(head)
  if (kind === 'text') yield* readCsv(() => source.stream(), limits)
  else if (kind === 'old') yield failure(isOle(head) ? await oleKind(source, head) : 'workbook-old')
  else yield* readZip(source, limits)
}

const failure = (type: TableError['type']): TableEvent => ({ type: 'problem', error: { type, fatal: true } })

/** A sheet of a million rows is some 300 MiB of XML; nobody is given more. */
const archiveLimits = { entries: 10_000, entryBytes: 2 ** 29, totalBytes: 2 ** 30 }

async function* readZip(source: TableSource, limits: TableLimits): AsyncGenerator<TableEvent, void> {
  const opened = await openArchive(source, archiveLimits)
  if (!opened.ok) {
    const { type } = opened.error
    return yield failure(
      type === 'encrypted' ? 'workbook-encrypted' : type === 'too-large' ? 'file-too-large' : type === 'truncated' ? type : 'malformed',
    )
  }
  const { entries, skipped } = opened.value
  const parts = new Map(entries.map((entry) => [entry.name, entry]))
  if (skipped.some(({ code }) => code === 'encrypted')) return yield failure('workbook-encrypted')
  if (skipped.some(({ code }) => code === 'too-large')) return yield failure('file-too-large')
  try {
    if (isXlsx(parts)) yield* readXlsx(parts, limits)
    else if (isOds(parts)) yield* readOds(parts, limits)
    else yield failure(parts.has('xl/workbook.bin') ? 'workbook-old' : 'malformed')
  } catch (error) {
    if (damageOf(error) === undefined) throw error
    yield failure('malformed')
  }
}

const oleSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** The compound file of [MS-CFB], which holds old workbooks and also new ones under a password. */
const isOle = (head: Uint8Array): boolean => oleSignature.every((byte, at) => head[at] === byte)

/** A workbook of before 1995: a BOF record and nothing around it. */
const isBareBiff = (head: Uint8Array): boolean =>
  head[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(head[1] ?? -1) && (head[2] ?? 0) >= 4 && head[3] === 0

/** Some sites name `.xls` a web page, or the XML that Excel wrote in 2003. */
const isPageSavedAsWorkbook = (head: Uint8Array): boolean =>
  /^\uFEFF?\s*<(?:html|table|!doctype html|\?mso-application|\?xml[^>]*>\s*(?:<\?mso-application|<(?:ss:)?workbook))/i.test(
    new TextDecoder().decode(head),
  )

/** Looks for names of streams in the compound file's directory, which its header locates. */
async function oleKind(source: TableSource, head: Uint8Array): Promise<'workbook-encrypted' | 'workbook-old' | 'malformed'> {
  if (head.length < 512) return 'malformed'
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const sector = view.getUint16(30, true) === 12 ? 4_096 : 512
  const directory = await source.read((view.getUint32(48, true) + 1) * sector, 4_096)
  const utf16 = new TextDecoder('utf-16le')
  // Entries of 128 bytes, each beginning with its name.
  const names = Array.from({ length: 32 }, (_, at) => utf16.decode(directory.subarray(at * 128, at * 128 + 64)).split('\0')[0])
  if (names.includes('EncryptedPackage')) return 'workbook-encrypted'
  return names.includes('Workbook') || names.includes('Book') ? 'workbook-old' : 'malformed'
}
