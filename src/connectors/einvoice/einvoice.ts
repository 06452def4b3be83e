/** Electronic invoices in XML: CII (Factur-X, ZUGFeRD, XRechnung), UBL, FatturaPA. See README.md. */
import type { Connector } from '../connector.ts'
import { readInvoices } from '../invoicing/read-invoices.ts'
import { recogniseInvoice } from '../invoicing/recognise-invoice.ts'

export const einvoice: Connector = { name: 'einvoice', recognise: recogniseInvoice, parse: readInvoices }
