/** Which field of a kind names the organisation that a record is from or about. */
import type { Item, ItemOf, Kind } from './item.ts'

/** Undefined where a kind names none: what a meter counted, a place, a person. An account's operations go by its bank (`gate/from.ts`). */
const named: { readonly [K in Kind]: keyof ItemOf<K> | undefined } = {
  'bank.account': 'bank',
  'bank.transaction': 'counterparty',
  'bank.balance': undefined,
  'energy.reading': undefined,
  invoice: 'vendor',
  receipt: 'vendor',
  contract: 'provider',
  incident: 'by',
  'identity.profile': 'by',
  household: 'by',
  contact: 'organisation',
  document: 'by',
  message: undefined,
  'loyalty.card': 'provider',
  'loyalty.movement': 'provider',
  equipment: 'provider',
  'telecom.usage': 'provider',
  'mobility.trip': 'provider',
  'mobility.position': undefined,
  'health.reimbursement': 'by',
  'health.observation': 'by',
  'education.course': 'school',
  'education.mark': 'school',
  'education.credential': 'by',
  'calendar.event': undefined,
  'media.play': 'provider',
  interest: 'by',
  'culture.visit': undefined,
  'association.membership': 'organisation',
  benefit: 'by',
  declaration: undefined,
  measurement: 'provider',
  judgement: undefined,
  setting: undefined,
  amendment: undefined,
}

/** Kinds of which a record may name an organisation. */
export const namesOrganisation = (kind: Kind): boolean => named[kind] !== undefined

/** As the record writes it; undefined where it names none. */
export function organisationOf(item: Item): string | undefined {
  const field = named[item.kind] as string | undefined
  const value = field === undefined ? undefined : (item as unknown as { readonly [name: string]: unknown })[field]
  return typeof value === 'string' && value !== '' ? value : undefined
}
