/** PDF: electronic invoices carried inside, bills whose text is certain, and papers kept as what they are. See README.md. */
import { isPdf, type PdfError, type PdfText, readPdfAttachments, readPdfText } from '#lib/pure/pdf'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type Document, type Invoice, isProblem, type Problem, problem, type ProblemCode } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { readInvoices } from '../invoicing/read-invoices.ts'
import { recogniseInvoice } from '../invoicing/recognise-invoice.ts'
import { sourceOfBytes } from '../source-of-bytes.ts'
import { billDayOf, billOf } from './bill.ts'
import { isFrench, paperOf } from './paper.ts'
import { vendorOf } from './vendors.ts'

export const pdf: Connector = { name: 'pdf', recognise: (head) => (isPdf(head) ? 0.9 : 0), parse }

/** Larger than any bill; scans of hundreds of pages are books. */
const maxBytes = 67_108_864
const maxText = 20_000

const codes: { readonly [type in PdfError['type']]: ProblemCode } = {
  encrypted: 'pdf-encrypted',
  malformed: 'malformed',
  'too-large': 'file-too-large',
  'no-text': 'pdf-no-text',
}

async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  if (source.size === 0) return yield problem('empty-file', { fatal: true })
  if (source.size > maxBytes) return yield problem('file-too-large', { fatal: true })
  const bytes = await source.read(0, source.size)
  const attachments = await readPdfAttachments(bytes)
  if (!attachments.ok && attachments.error.type !== 'too-large') return yield problem(codes[attachments.error.type], { fatal: true })
  let carried = 0
  for (const attachment of attachments.ok ? attachments.value : []) {
    if (recogniseInvoice(attachment.bytes.subarray(0, 65_536)) === 0) continue
    for await (const found of readInvoices(sourceOfBytes(attachment.name, attachment.bytes), hints)) {
      if (!isProblem(found)) carried += 1
      yield inside(attachment.name, found)
    }
  }
  if (carried > 0) return
  const text = await readPdfText(bytes)
  if (!text.ok && text.error.type !== 'no-text') return yield problem(codes[text.error.type], { fatal: true })
  if (!text.ok) yield problem('pdf-no-text')
  yield* text.ok
    ? paper(text.value, bytes, source.name, hints)
    : [{ item: await documentOf({ type: 'other', title: nameOf(source.name) }, bytes) }]
}

/** The place tells the attached file first; what refuses that file does not refuse the paper around it. */
function inside<T extends Found | Problem>(name: string, found: T): T {
  const { path } = found
  const placed = { ...found, path: clean(path === undefined ? name : `${name}/${path}`, 500) }
  if (!isProblem(placed)) return placed
  const { fatal: _fatal, ...kept } = placed
  return kept as T
}

async function* paper(read: PdfText, bytes: Uint8Array, name: string, hints: Hints): AsyncGenerator<Found | Problem> {
  const { lines, pages } = read
  const texts = lines.map(({ text }) => text)
  const { type, title, payable } = paperOf(texts)
  const french = isFrench(texts)
  const vendor = vendorOf(texts)
  const currency = currencyOf(texts.join('\n')) ?? vendor?.currency
  const bill = payable && vendor !== undefined ? billOf(lines, currency ?? hints.currency, french) : undefined
  if (bill !== undefined && vendor !== undefined) {
    const { net, tax, due, dueDay, number } = bill
    const item: Invoice = {
      kind: 'invoice',
      schema: 1,
      vendor: vendor.name ?? vendor.id ?? '',
      ...(vendor.id === undefined ? {} : { vendorId: vendor.id }),
      ...(number === undefined ? {} : { number }),
      type: title === 'Avis d’échéance' ? 'notice' : 'invoice',
      day: bill.day,
      ...(dueDay === undefined ? {} : { dueDay }),
      currency: currency ?? hints.currency,
      total: bill.total,
      ...(net === undefined ? {} : { net }),
      ...(tax === undefined ? {} : { tax }),
      ...(due === undefined ? {} : { due }),
      ...(title === undefined ? {} : { title }),
      profile: 'pdf:text',
      raw: { pages: String(pages), digest: await digestOf(bytes) },
    }
    yield { item }
    if (currency === undefined) yield problem('currency-assumed', { text: hints.currency })
    if (bill.mismatch) yield problem('totals-mismatch')
    if (vendor.name === undefined) yield problem('vendor-missing', { text: vendor.id })
    return
  }
  const heading = title === undefined ? nameOf(name) : vendor?.name === undefined ? title : `${title} – ${vendor.name}`
  const day = billDayOf(lines, french)
  const text = clip(texts.join('\n'))
  const more = {
    pages,
    ...(text === '' ? {} : { text }),
    ...(day === undefined ? {} : { day }),
    ...(vendor?.name === undefined ? {} : { by: vendor.name }),
  }
  yield { item: await documentOf({ type, title: heading, ...more }, bytes) }
  if (payable) yield problem('bill-uncertain')
}

async function documentOf(fields: Omit<Document, 'kind' | 'schema' | 'digest'>, bytes: Uint8Array): Promise<Document> {
  return { kind: 'document', schema: 1, ...fields, digest: await digestOf(bytes) }
}

const digestOf = async (bytes: Uint8Array): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

const nameOf = (name: string): string =>
  cleanOrNone(
    name
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.pdf$/i, ''),
    200,
  ) ?? 'PDF'

const clip = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .slice(0, maxText)
    .replace(/[\uD800-\uDBFF]$/, '')

/** The only currency the paper names; `$` is Canada's beside its taxes. */
function currencyOf(text: string): string | undefined {
  const euros = /€|\bEUR\b|\beuros?\b/i.test(text)
  const canada = /\b(?:TPS|TVQ|GST|QST|HST|CAD)\b/.test(text)
  const francs = /\bCHF\b/.test(text)
  if (euros && !canada && !francs) return 'EUR'
  if (canada && !euros && !francs) return 'CAD'
  return francs && !euros && !canada ? 'CHF' : undefined
}
