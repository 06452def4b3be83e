/** Electronic invoices out of XML, wherever it comes from: a file of its own, or one attached to a PDF. */
import { readXml, type XmlError, type XmlNode } from '#lib/pure/xml'
import { type Problem, problem, type ProblemCode } from '#model'
import type { Found, Hints, Source } from '../connector.ts'
import { draftOfCii } from './cii.ts'
import type { Draft } from './draft.ts'
import { draftsOfFatturaPa } from './fatturapa.ts'
import { invoiceOf } from './invoice.ts'
import { keptLines } from './reading.ts'
import { draftOfUbl } from './ubl.ts'

const documents = /^(?:CrossIndustryInvoice|CrossIndustryDocument|Invoice|CreditNote|FatturaElettronica|FatturaElettronicaSemplificata)$/
const repeated = new Set([
  'IncludedSupplyChainTradeLineItem',
  'ApplicableTradeTax',
  'InvoiceLine',
  'CreditNoteLine',
  'TaxTotal',
  'TaxSubtotal',
  'FatturaElettronicaBody',
  'DettaglioLinee',
  'DatiRiepilogo',
  'DatiBeniServizi',
])
/** More lines than a record keeps, so that they still add up; and nothing of the files that invoices carry inside, nor of signatures. */
const keepAtMost = new Map([
  ...['IncludedSupplyChainTradeLineItem', 'InvoiceLine', 'CreditNoteLine', 'DettaglioLinee'].map((name): [string, number] => [
    name,
    keptLines,
  ]),
  ...['AttachmentBinaryObject', 'EmbeddedDocumentBinaryObject', 'Allegati', 'UBLExtensions', 'Signature'].map((name): [string, number] => [
    name,
    0,
  ]),
])

/** Each invoice, then its findings; a problem when the XML holds none. */
export async function* readInvoices(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  const head = await source.read(0, 65_536)
  if (head.length === source.size && head.every((byte) => byte <= 0x20)) return yield problem('empty-file', { fatal: true })
  let invoices = 0
  // An envelope (SBDH) may stand around; attachments inside hold no invoice of their own.
  const take = (name: string, parents: readonly string[]) => documents.test(name) && parents.length <= 1
  for await (const event of readXml(() => source.stream(), { take, repeated, keepAtMost })) {
    if (event.type === 'encoding-assumed') yield problem('encoding-assumed', { text: event.encoding })
    else if (event.type === 'error') return yield problem(codes[event.error.type], { line: event.error.line, fatal: true })
    else if (event.type === 'node') {
      for (const draft of draftsOf(event.node)) {
        invoices += 1
        const { item, problems } = invoiceOf(draft, hints.currency)
        if (item !== undefined) yield { item, line: draft.node.line, path: draft.node.path }
        yield* problems
      }
    }
  }
  if (invoices === 0) yield problem('malformed', { fatal: true })
}

/** The drafts of a root element: one, but for FatturaPA. */
function draftsOf(root: XmlNode): readonly Draft[] {
  if (root.name.startsWith('CrossIndustry')) return [draftOfCii(root)]
  if (root.name.startsWith('FatturaElettronica')) return draftsOfFatturaPa(root)
  return [draftOfUbl(root)]
}

const codes: { readonly [type in XmlError['type']]: ProblemCode } = {
  'doctype-refused': 'doctype-refused',
  'too-deep': 'too-deep',
  'too-large': 'malformed',
  truncated: 'truncated',
  malformed: 'malformed',
}
