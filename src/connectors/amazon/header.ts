/** Which report of Amazon a table is, by the names of its columns: English everywhere since the privacy export, French in older ones. */
import { fold } from '#lib/pure/text'

const names = {
  order: [
    'order id',
    'orderid',
    'website order id',
    'order-id',
    'numéro de commande',
    'n° de commande',
    'numéro de la commande',
    'id de commande',
  ],
  day: ['order date', 'orderdate', 'date de commande', 'date de la commande'],
  total: [
    'total owed',
    'total amount',
    'item total',
    'total charged',
    'transaction amount',
    'ourprice',
    "total de l'article",
    'total facturé',
    'montant total dû',
  ],
  /** Of digital orders, beside the price. */
  totalTax: ['ourpricetax'],
  refund: ['refund amount', 'amount refunded', 'montant du remboursement', 'montant remboursé'],
  refundTax: ['refund tax amount', 'montant de la taxe remboursée'],
  shipDay: ['shipment date', 'ship date', "date d'expédition"],
  refundDay: ['refund date', 'date de remboursement', 'date du remboursement'],
  title: ['title', 'product name', 'productname', 'titre', 'nom du produit', 'item name'],
  reference: ['asin/isbn', 'asin'],
  category: ['category', 'catégorie'],
  quantity: ['quantity', 'original quantity', 'originalquantity', 'quantity ordered', 'quantité', 'qté'],
  price: ['purchase price per unit', 'unit price', "prix d'achat unitaire", 'prix unitaire'],
  net: ['item subtotal', "sous-total de l'article"],
  tax: ['item subtotal tax', "taxe sur le sous-total de l'article", "tva du sous-total de l'article"],
  currency: ['currency', 'base currency code', 'ourpricecurrencycode', 'basecurrencycode', 'devise'],
  site: ['website', 'marketplace', 'site web', 'site'],
  state: ['order status', 'statut de la commande', 'état de la commande', 'statut'],
  shipment: ['shipment status', "statut de l'expédition"],
  payment: ['payment instrument type', 'payment method type', 'payment information', 'mode de paiement', 'type de moyen de paiement'],
  seller: ['seller', 'sellerofrecord', 'vendeur'],
} as const

export type Field = keyof typeof names
export type Columns = { readonly [F in Field]?: number }

export interface Report {
  /** `items`: a row a product. `shipments`: a row a parcel, no product named. `refunds`: money given back. */
  readonly type: 'items' | 'shipments' | 'refunds'
  readonly columns: Columns
}

/** Undefined when these are not the columns of a report of orders. */
export function reportOf(cells: readonly string[]): Report | undefined {
  const folded = cells.map((cell) =>
    fold(cell)
      .replaceAll(/[’`]/gu, "'")
      .replace(/\s*\*$/, ''),
  )
  const columns: { [F in Field]?: number } = {}
  for (const [field, spellings] of Object.entries(names) as [Field, readonly string[]][]) {
    // The first spelling that is there: a report that tells two totals puts the one paid first in the list above.
    const index = spellings.map((spelling) => folded.indexOf(spelling)).find((at) => at >= 0)
    if (index !== undefined) columns[field] = index
  }
  const { order, day, total, refund, refundDay, title, site, reference } = columns
  if (order === undefined) return undefined
  if (refund !== undefined && refundDay !== undefined) return { type: 'refunds', columns }
  if (site === undefined && reference === undefined) return undefined
  if (day === undefined || total === undefined) return undefined
  return { type: title === undefined ? 'shipments' : 'items', columns }
}
