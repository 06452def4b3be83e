/** Electronic invoices in XML: CII (Factur-X, ZUGFeRD, XRechnung), UBL, FatturaPA, signed ones (`.p7m`) included. See README.md. */
import { isSigned, signedContent } from '#lib/pure/cms'
import { type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { readInvoices } from '../invoicing/read-invoices.ts'
import { recogniseInvoice } from '../invoicing/recognise-invoice.ts'
import { sourceOfBytes } from '../source-of-bytes.ts'

export const einvoice: Connector = { name: 'einvoice', recognise, parse }

function recognise(head: Uint8Array): number {
  const content = signedContent(head)
  return recogniseInvoice(content ?? head)
}

/** A signed invoice is held in memory: none is so large. */
const maxSigned = 32 * 2 ** 20

async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  if (!isSigned(await source.read(0, 4_096))) return yield* readInvoices(source, hints)
  if (source.size > maxSigned) return yield problem('file-too-large', { fatal: true })
  const content = signedContent(await source.read(0, source.size))
  if (content === undefined) return yield problem('malformed', { fatal: true })
  yield problem('signature-unchecked')
  yield* readInvoices(sourceOfBytes(source.name, content), hints)
}
