/** Which reader reads a document: by its doctype, else by the fields of its set. */
import type { Item, Problem } from '#model'
import type { Hints } from '../connector.ts'
import { contactOf } from '../contact-document.ts'
import type { Fields, JsonDocument } from '../json-documents.ts'
import { claimOf, edfContract, edfPayment, maifContracts, maifPayment } from './contracts.ts'
import { statementOf } from './energy.ts'
import { edfClient, energyProfile, maifHome, maifHousehold, maifMember } from './people.ts'
import { bankOperation, edfBill, simpleBill } from './money.ts'
import { fileOf, mailOf, pictureOf, taskOf } from './papers.ts'

export interface Context {
  readonly hints: Hints
  /** Accounts already told. */
  readonly accounts: Set<string>
}

export type SetReader = (fields: Fields, context: Context) => Generator<Item | Problem>

/** Undefined for what is no datum of a person: dictionaries, folders, ontologies. */
export function readerOf({ fields, type }: JsonDocument): SetReader | undefined {
  const doctype = (type ?? '').toLowerCase().replace(/^org\.fing\.mesinfos\./, '')
  if (Object.hasOwn(byType, doctype)) return byType[doctype]
  const has = (...names: readonly string[]) => names.every((name) => fields[name] !== undefined)
  return byFields.find(([names]) => has(...names))?.[1]
}

const byType: { readonly [doctype: string]: SetReader } = {
  bankoperation: bankOperation,
  consumptionstatement: statementOf,
  consumpionstatement: statementOf,
  contact: contactOf,
  message: mailOf,
  album: pictureOf,
  photo: pictureOf,
  'io.cozy.photos.albums': pictureOf,
  tasky: taskOf,
  insuranceclaim: claimOf,
  contract: edfContract,
  client: edfClient,
  bill: simpleBill,
}

/** In order: the first whose fields are all there. */
const byFields: readonly (readonly [readonly string[], SetReader])[] = [
  [['contrat'], maifContracts],
  [['foyer'], maifHousehold],
  [['home'], maifHome],
  [['paymentterms'], maifPayment],
  [['lieuSurvenance', 'ref'], claimOf],
  [['societaire'], maifMember],
  [['vendor', 'pdl'], edfContract],
  [['vendor', 'energie'], edfContract],
  [['vendor', 'totalPaymentDue'], edfBill],
  [['vendor', 'paymentMeans'], edfPayment],
  [['vendor', 'clientId', 'name'], edfClient],
  [['housingType'], energyProfile],
  [['occupantsCount'], energyProfile],
  [['contractNumber', 'start', 'end', 'value'], statementOf],
  [['amount', 'bankAccount', 'date'], bankOperation],
  [['vendor', 'amount', 'date'], simpleBill],
  [['dir_id', 'name', 'md5sum'], fileOf],
]
