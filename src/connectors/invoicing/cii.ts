/** UN/CEFACT Cross Industry Invoice, D16B (Factur-X, ZUGFeRD 2, XRechnung) and the older one of ZUGFeRD 1.0, as a draft. */
import { nodeAt, textAt, type XmlNode } from '#lib/pure/xml'
import type { Draft, DraftLine, DraftTax, DraftTotals, Party, Written } from './draft.ts'
import { childrenOf, ibanOf, isoDay, linesBeyond, otherTax, plain, writtenAt } from './reading.ts'

/** `root` is `CrossIndustryInvoice` or `CrossIndustryDocument`. */
export function draftOfCii(root: XmlNode): Draft {
  const header = nodeAt(root, 'ExchangedDocument') ?? nodeAt(root, 'HeaderExchangedDocument')
  const trade = nodeAt(root, 'SupplyChainTradeTransaction') ?? nodeAt(root, 'SpecifiedSupplyChainTradeTransaction')
  const agreement = nodeAt(trade, 'ApplicableHeaderTradeAgreement') ?? nodeAt(trade, 'ApplicableSupplyChainTradeAgreement')
  const settlement = nodeAt(trade, 'ApplicableHeaderTradeSettlement') ?? nodeAt(trade, 'ApplicableSupplyChainTradeSettlement')
  const dayText = textAt(header, 'IssueDateTime/DateTimeString', 'IssueDateTime/DateTime')
  const currency = textAt(settlement, 'InvoiceCurrencyCode')?.toUpperCase() ?? currencyOf(settlement)
  const lines = childrenOf(trade, 'IncludedSupplyChainTradeLineItem')
  return {
    node: root,
    rules: 'EN 16931',
    profile: profileOf(textAt(guideline(root), 'ID') ?? ''),
    number: plain(header, 140, 'ID'),
    type: textAt(header, 'TypeCode') ?? '380',
    title: plain(header, 200, 'Name'),
    day: isoDay(dayText),
    dayText,
    due: dueOf(settlement),
    periodStart: isoDay(textAt(settlement, 'BillingSpecifiedPeriod/StartDateTime/DateTimeString')),
    periodEnd: isoDay(textAt(settlement, 'BillingSpecifiedPeriod/EndDateTime/DateTimeString')),
    currency,
    seller: partyOf(nodeAt(agreement, 'SellerTradeParty')),
    buyer: partyOf(nodeAt(agreement, 'BuyerTradeParty')),
    contract: plain(agreement, 140, 'ContractReferencedDocument/IssuerAssignedID', 'ContractReferencedDocument/ID'),
    order: plain(agreement, 140, 'BuyerOrderReferencedDocument/IssuerAssignedID', 'BuyerOrderReferencedDocument/ID'),
    paymentReference: plain(settlement, 140, 'PaymentReference'),
    iban: ibanOf(textAt(settlement, 'SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID')),
    note: plain(header, 2000, 'IncludedNote/Content'),
    accountingTax: otherTax(childrenOf(summation(settlement), 'TaxTotalAmount'), currency),
    totals: totalsOf(settlement, currency),
    taxes: childrenOf(settlement, 'ApplicableTradeTax').map(taxOf),
    lines: lines.flatMap(lineOf),
    moreLines: linesBeyond(trade, lines),
  }
}

const guideline = (root: XmlNode): XmlNode | undefined =>
  nodeAt(root, 'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter') ??
  nodeAt(root, 'SpecifiedExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter')

/** `urn:factur-x.eu:1p0:basicwl` → `basicwl`; ZUGFeRD 1.0 → `comfort`; others by their last words. */
const profileOf = (id: string): string =>
  id
    .split('#')
    .at(-1)
    ?.split(':')
    .slice(-2)
    .join(':')
    .replace(/^\dp\d:/, '') ?? ''

/** MINIMUM files of some programs leave the currency to the amounts. */
const currencyOf = (settlement: XmlNode | undefined): string | undefined =>
  summation(settlement)
    ?.children.map((amount) => amount.attributes.get('currencyID'))
    .find((code) => code !== undefined)

function dueOf(settlement: XmlNode | undefined): string | undefined {
  const days = childrenOf(settlement, 'SpecifiedTradePaymentTerms').map((terms) =>
    textAt(terms, 'DueDateDateTime/DateTimeString', 'DueDateDateTime/DateTime'),
  )
  return days.find((day) => day !== undefined)
}

function partyOf(party: XmlNode | undefined): Party {
  const taxes = childrenOf(party, 'SpecifiedTaxRegistration')
  const vat = taxes.find((one) => nodeAt(one, 'ID')?.attributes.get('schemeID') === 'VA') ?? taxes[0]
  return {
    name: plain(party, 140, 'Name', 'SpecifiedLegalOrganization/TradingBusinessName', 'DefinedTradeContact/PersonName'),
    id: plain(party, 64, 'SpecifiedLegalOrganization/ID') ?? plain(vat, 64, 'ID') ?? plain(party, 64, 'GlobalID', 'ID'),
  }
}

const summation = (settlement: XmlNode | undefined): XmlNode | undefined =>
  nodeAt(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation') ?? nodeAt(settlement, 'SpecifiedTradeSettlementMonetarySummation')

function totalsOf(settlement: XmlNode | undefined, currency: string | undefined): DraftTotals {
  const sums = summation(settlement)
  return {
    lines: writtenAt(sums, 'LineTotalAmount'),
    allowances: writtenAt(sums, 'AllowanceTotalAmount'),
    charges: writtenAt(sums, 'ChargeTotalAmount'),
    net: writtenAt(sums, 'TaxBasisTotalAmount'),
    tax: inCurrency(childrenOf(sums, 'TaxTotalAmount'), currency),
    gross: inCurrency(childrenOf(sums, 'GrandTotalAmount'), currency),
    prepaid: writtenAt(sums, 'TotalPrepaidAmount'),
    rounding: writtenAt(sums, 'RoundingAmount'),
    due: writtenAt(sums, 'DuePayableAmount'),
  }
}

/** The tax may be told twice, once in the currency of the accounts (BT-111). */
function inCurrency(nodes: readonly XmlNode[], currency: string | undefined): Written | undefined {
  const node = nodes.find((one) => (one.attributes.get('currencyID') ?? currency) === currency) ?? nodes[0]
  const text = node?.text.trim() ?? ''
  return node === undefined || text === '' ? undefined : { text, node }
}

const taxOf = (node: XmlNode): DraftTax => ({
  node,
  category: plain(node, 16, 'CategoryCode'),
  rate: textAt(node, 'RateApplicablePercent', 'ApplicablePercent'),
  base: writtenAt(node, 'BasisAmount'),
  amount: writtenAt(node, 'CalculatedAmount'),
  reason: plain(node, 500, 'ExemptionReason'),
})

/** A group of lines, or a line that only tells something, has no amount of its own to count. */
function lineOf(node: XmlNode): DraftLine[] {
  const status = textAt(node, 'AssociatedDocumentLineDocument/LineStatusReasonCode')
  if (status === 'GROUP' || status === 'INFORMATION') return []
  const product = nodeAt(node, 'SpecifiedTradeProduct')
  const agreement = nodeAt(node, 'SpecifiedLineTradeAgreement') ?? nodeAt(node, 'SpecifiedSupplyChainTradeAgreement')
  const delivery = nodeAt(node, 'SpecifiedLineTradeDelivery') ?? nodeAt(node, 'SpecifiedSupplyChainTradeDelivery')
  const settlement = nodeAt(node, 'SpecifiedLineTradeSettlement') ?? nodeAt(node, 'SpecifiedSupplyChainTradeSettlement')
  const net = writtenAt(
    settlement,
    'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
    'SpecifiedTradeSettlementMonetarySummation/LineTotalAmount',
  )
  const label = plain(product, 500, 'Name', 'Description') ?? plain(node, 500, 'AssociatedDocumentLineDocument/IncludedNote/Content')
  const quantity = writtenAt(delivery, 'BilledQuantity')
  // Lines of ZUGFeRD 1.0 that hold a remark and nothing else.
  if (net === undefined && quantity === undefined) return []
  return [
    {
      node,
      label: label ?? '',
      reference: plain(product, 140, 'SellerAssignedID', 'GlobalID'),
      quantity,
      unit: quantity?.node.attributes.get('unitCode'),
      unitPrice: writtenAt(agreement, 'NetPriceProductTradePrice/ChargeAmount', 'GrossPriceProductTradePrice/ChargeAmount'),
      priceBase: writtenAt(agreement, 'NetPriceProductTradePrice/BasisQuantity'),
      rate: textAt(settlement, 'ApplicableTradeTax/RateApplicablePercent', 'ApplicableTradeTax/ApplicablePercent'),
      net,
    },
  ]
}
