/** What the boards read: each kind may be switched off, and is then missing from them. */
import type { Granted, Need } from '#gate'
import { moneyReads } from '../money/entries.ts'

export const need = {
  purpose: 'suppliers',
  reads: {
    ...moneyReads,
    contract: [
      'provider',
      'category',
      'number',
      'name',
      'state',
      'day',
      'endDay',
      'customerId',
      'price',
      'currency',
      'period',
      'notice',
      'noticeUnit',
    ],
    invoice: ['vendor', 'number', 'type', 'day', 'currency', 'total', 'customerId'],
    receipt: ['vendor', 'day'],
    'telecom.usage': ['provider', 'day', 'lastDay'],
    'media.play': ['provider', 'day'],
    'mobility.trip': ['provider', 'day'],
    'loyalty.card': ['provider'],
    equipment: ['provider'],
    incident: ['by', 'day'],
    'identity.profile': ['by'],
    household: ['by'],
    document: ['by', 'day'],
    contact: ['organisation', 'emails', 'phones'],
  },
} as const satisfies Need

export type Read = Granted<typeof need>[number]
export type ReadOf<K extends Read['kind']> = Extract<Read, { kind: K }>

/** Who a record comes from or is about, by its own field. */
export function organisationOf(record: Read): string | undefined {
  switch (record.kind) {
    case 'contract':
    case 'telecom.usage':
    case 'media.play':
    case 'mobility.trip':
    case 'loyalty.card':
    case 'equipment':
      return record.provider
    case 'invoice':
    case 'receipt':
      return record.vendor
    case 'incident':
    case 'identity.profile':
    case 'household':
    case 'document':
      return record.by
    case 'contact':
      return record.organisation
    default:
      return undefined
  }
}
