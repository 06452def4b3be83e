/** What buying a home costs beside its price: dated tables, each with its source and what it leaves uncertain. */
export { purchaseTables, purchaseTableOn } from './purchase.ts'
export type { PurchaseFee, PurchaseTable, Place } from './types.ts'
