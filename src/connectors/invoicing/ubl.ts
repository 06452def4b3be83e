/** OASIS UBL 2.x Invoice and CreditNote (Peppol BIS, XRechnung, EN 16931), as a draft. */
import { nodeAt, textAt, type XmlNode } from '#lib/pure/xml'
import type { Draft, DraftLine, DraftTax, Party } from './draft.ts'
import { childrenOf, ibanOf, isoDay, linesBeyond, otherTax, plain, writtenAt } from './reading.ts'

/** `root` is `Invoice` or `CreditNote`. */
export function draftOfUbl(root: XmlNode): Draft {
  const credit = root.name === 'CreditNote'
  const currency =
    textAt(root, 'DocumentCurrencyCode')?.toUpperCase() ?? nodeAt(root, 'LegalMonetaryTotal/PayableAmount')?.attributes.get('currencyID')
  const sums = nodeAt(root, 'LegalMonetaryTotal') ?? nodeAt(root, 'RequestedMonetaryTotal')
  const taxTotals = childrenOf(root, 'TaxTotal')
  const own = taxTotals.filter((one) => (nodeAt(one, 'TaxAmount')?.attributes.get('currencyID') ?? currency) === currency)
  // Outside EN 16931, each tax may have a total of its own: then none is that of the whole.
  const counted = own.length > 0 ? own : taxTotals.slice(0, 1)
  const lines = childrenOf(root, credit ? 'CreditNoteLine' : 'InvoiceLine')
  const dayText = textAt(root, 'IssueDate')
  return {
    node: root,
    rules: 'EN 16931',
    profile: plain(root, 140, 'CustomizationID')?.split('#').at(-1)?.split(':').slice(-2).join(':') ?? 'ubl',
    number: plain(root, 140, 'ID'),
    type: textAt(root, 'InvoiceTypeCode', 'CreditNoteTypeCode') ?? (credit ? '381' : '380'),
    title: undefined,
    day: isoDay(dayText),
    dayText,
    due: textAt(root, 'DueDate', 'PaymentMeans/PaymentDueDate', 'PaymentTerms/PaymentDueDate'),
    periodStart: isoDay(textAt(root, 'InvoicePeriod/StartDate')),
    periodEnd: isoDay(textAt(root, 'InvoicePeriod/EndDate')),
    currency,
    seller: partyOf(nodeAt(root, 'AccountingSupplierParty/Party')),
    buyer: partyOf(nodeAt(root, 'AccountingCustomerParty/Party')),
    contract: plain(root, 140, 'ContractDocumentReference/ID'),
    order: plain(root, 140, 'OrderReference/ID'),
    paymentReference: plain(root, 140, 'PaymentMeans/PaymentID'),
    iban: ibanOf(textAt(root, 'PaymentMeans/PayeeFinancialAccount/ID')),
    note: plain(root, 2000, 'Note'),
    accountingTax: otherTax(
      taxTotals.map((one) => nodeAt(one, 'TaxAmount')),
      currency,
    ),
    totals: {
      lines: writtenAt(sums, 'LineExtensionAmount'),
      allowances: writtenAt(sums, 'AllowanceTotalAmount'),
      charges: writtenAt(sums, 'ChargeTotalAmount'),
      net: writtenAt(sums, 'TaxExclusiveAmount'),
      tax: counted.length === 1 ? writtenAt(counted[0], 'TaxAmount') : undefined,
      gross: writtenAt(sums, 'TaxInclusiveAmount'),
      prepaid: writtenAt(sums, 'PrepaidAmount'),
      rounding: writtenAt(sums, 'PayableRoundingAmount'),
      due: writtenAt(sums, 'PayableAmount'),
      // Elsewhere these are payments already made, which the sum of what was prepaid holds.
      thirdParty: /xrechnung.*extension/i.test(textAt(root, 'CustomizationID') ?? '')
        ? childrenOf(root, 'PrepaidPayment').flatMap((one) => writtenAt(one, 'PaidAmount') ?? [])
        : undefined,
    },
    taxes: counted.flatMap((one) => childrenOf(one, 'TaxSubtotal').map(taxOf)),
    lines: lines.map(lineOf),
    moreLines: linesBeyond(root, lines),
  }
}

const partyOf = (party: XmlNode | undefined): Party => ({
  name: plain(party, 140, 'PartyLegalEntity/RegistrationName', 'PartyName/Name', 'Person/FamilyName', 'Contact/Name'),
  id: plain(party, 64, 'PartyLegalEntity/CompanyID', 'PartyTaxScheme/CompanyID', 'PartyIdentification/ID', 'EndpointID'),
})

const taxOf = (node: XmlNode): DraftTax => ({
  node,
  category: plain(node, 16, 'TaxCategory/ID'),
  rate: textAt(node, 'TaxCategory/Percent', 'Percent'),
  base: writtenAt(node, 'TaxableAmount'),
  amount: writtenAt(node, 'TaxAmount'),
  reason: plain(node, 500, 'TaxCategory/TaxExemptionReason'),
})

function lineOf(node: XmlNode): DraftLine {
  const quantity = writtenAt(node, 'InvoicedQuantity', 'CreditedQuantity')
  return {
    node,
    label: plain(node, 500, 'Item/Name', 'Item/Description', 'Note') ?? '',
    reference: plain(node, 140, 'Item/SellersItemIdentification/ID', 'Item/StandardItemIdentification/ID'),
    quantity,
    unit: quantity?.node.attributes.get('unitCode'),
    unitPrice: writtenAt(node, 'Price/PriceAmount'),
    priceBase: writtenAt(node, 'Price/BaseQuantity'),
    rate: textAt(node, 'Item/ClassifiedTaxCategory/Percent', 'TaxTotal/TaxSubtotal/TaxCategory/Percent'),
    net: writtenAt(node, 'LineExtensionAmount'),
  }
}
