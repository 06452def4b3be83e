/** FatturaPA 1.2 (Italy, Agenzia delle Entrate), ordinary and simplified: one draft for each body of the file. */
import { nodeAt, textAt, type XmlNode } from '#lib/pure/xml'
import type { Draft, DraftLine, DraftTax, DraftTotals, Party } from './draft.ts'
import { childrenOf, ibanOf, isoDay, linesBeyond, plain, writtenAt } from './reading.ts'

/** `root` is `FatturaElettronica`, or `FatturaElettronicaSemplificata`. */
export function draftsOfFatturaPa(root: XmlNode): Draft[] {
  const header = nodeAt(root, 'FatturaElettronicaHeader')
  const seller = partyOf(nodeAt(header, 'CedentePrestatore'))
  const buyer = partyOf(nodeAt(header, 'CessionarioCommittente'))
  return childrenOf(root, 'FatturaElettronicaBody').map((body) => draftOf(body, seller, buyer, root.name.endsWith('Semplificata')))
}

function draftOf(body: XmlNode, seller: Party, buyer: Party, simplified: boolean): Draft {
  const general = nodeAt(body, 'DatiGenerali/DatiGeneraliDocumento')
  const goods = childrenOf(body, 'DatiBeniServizi')
  const lines = childrenOf(goods[0], 'DettaglioLinee')
  const payments = childrenOf(body, 'DatiPagamento').flatMap((one) => childrenOf(one, 'DettaglioPagamento'))
  const [payment] = payments
  const dayText = textAt(general, 'Data')
  return {
    node: body,
    rules: 'FatturaPA',
    profile: simplified ? 'fatturapa:semplificata' : 'fatturapa',
    number: plain(general, 140, 'Numero'),
    type: textAt(general, 'TipoDocumento') ?? (simplified ? 'TD07' : 'TD01'),
    title: plain(general, 200, 'Causale'),
    day: isoDay(dayText),
    dayText,
    due: textAt(payment, 'DataScadenzaPagamento'),
    currency: textAt(general, 'Divisa')?.toUpperCase(),
    seller,
    buyer,
    contract: plain(body, 140, 'DatiGenerali/DatiContratto/IdDocumento'),
    order: plain(body, 140, 'DatiGenerali/DatiOrdineAcquisto/IdDocumento'),
    paymentReference: plain(payment, 140, 'CodicePagamento'),
    iban: ibanOf(textAt(payment, 'IBAN')),
    totals: simplified ? {} : totalsOf(general, payments),
    taxes: simplified ? goods.flatMap(taxOfGoods) : childrenOf(goods[0], 'DatiRiepilogo').map(taxOf),
    lines: simplified ? goods.map(lineOfGoods) : lines.map(lineOf),
    moreLines: linesBeyond(goods[0], lines),
  }
}

/** What is due is what one payment asks for: less than the total when tax is withheld. Of several, none is the whole. */
const totalsOf = (general: XmlNode | undefined, payments: readonly XmlNode[]): DraftTotals => ({
  gross: writtenAt(general, 'ImportoTotaleDocumento'),
  rounding: writtenAt(general, 'Arrotondamento'),
  stamp: writtenAt(general, 'DatiBollo/ImportoBollo'),
  due: payments.length === 1 ? writtenAt(payments[0], 'ImportoPagamento') : undefined,
})

/** Simplified: amounts hold their tax, of which the file says the amount or only the rate. */
const taxOfGoods = (node: XmlNode): DraftTax[] =>
  nodeAt(node, 'DatiIVA') === undefined
    ? []
    : [
        {
          node,
          category: plain(node, 16, 'Natura'),
          rate: textAt(node, 'DatiIVA/Aliquota'),
          amount: writtenAt(node, 'DatiIVA/Imposta'),
          reason: plain(node, 500, 'RiferimentoNormativo'),
        },
      ]

const lineOfGoods = (node: XmlNode): DraftLine => ({
  node,
  label: plain(node, 500, 'Descrizione') ?? '',
  rate: textAt(node, 'DatiIVA/Aliquota'),
  gross: writtenAt(node, 'Importo'),
})

function partyOf(party: XmlNode | undefined): Party {
  const data = nodeAt(party, 'DatiAnagrafici') ?? party
  const register = nodeAt(data, 'Anagrafica') ?? nodeAt(party, 'AltriDatiIdentificativi') ?? data
  const names = [textAt(register, 'Nome'), textAt(register, 'Cognome')].filter(Boolean).join(' ')
  const fiscal = nodeAt(party, 'IdentificativiFiscali') ?? data
  const country = textAt(fiscal, 'IdFiscaleIVA/IdPaese')
  const vat = textAt(fiscal, 'IdFiscaleIVA/IdCodice')
  return {
    name: plain(register, 140, 'Denominazione') ?? (names === '' ? undefined : names.slice(0, 140)),
    id: vat === undefined ? plain(fiscal, 64, 'CodiceFiscale') : `${country ?? ''}${vat}`.slice(0, 64),
  }
}

const taxOf = (node: XmlNode): DraftTax => ({
  node,
  category: plain(node, 16, 'Natura'),
  rate: textAt(node, 'AliquotaIVA'),
  base: writtenAt(node, 'ImponibileImporto'),
  amount: writtenAt(node, 'Imposta'),
  reason: plain(node, 500, 'RiferimentoNormativo'),
})

const lineOf = (node: XmlNode): DraftLine => ({
  node,
  label: plain(node, 500, 'Descrizione') ?? '',
  reference: plain(node, 140, 'CodiceArticolo/CodiceValore'),
  quantity: writtenAt(node, 'Quantita'),
  unit: plain(node, 40, 'UnitaMisura'),
  unitPrice: writtenAt(node, 'PrezzoUnitario'),
  rate: textAt(node, 'AliquotaIVA'),
  net: writtenAt(node, 'PrezzoTotale'),
})
