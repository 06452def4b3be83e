/** Kinds: schemas, sensitivity, natural keys; the words that connectors, vault, gate and services share. */
export { type Amendment, amendment, type Verdict } from './amendment.ts'
export type { BankAccount, BankBalance, BankTransaction } from './bank.ts'
export type { Contract, Incident } from './contract.ts'
export type { EnergyReading } from './energy.ts'
export type { HealthReimbursement } from './health.ts'
export type { Invoice, Receipt } from './invoice.ts'
export type { Item, ItemOf, Kind, Provenance, Record } from './item.ts'
export { type FormField, formFields } from './form.ts'
export { type Judgement, withdrawn } from './judgement.ts'
export { decidedKinds, isKind, kindNames, kinds, ruleOf } from './kinds.ts'
export type { AmountRole, BankMapping, BankRole, GuessedMapping, MappingReason } from './mapping.ts'
export { namesOrganisation, organisationOf } from './organisation.ts'
export { mobilityFields, type MobilityPosition, type MobilityTrip } from './mobility.ts'
export type { Document, Message } from './paper.ts'
export type { Contact, Household, IdentityProfile } from './person.ts'
export { isProblem, type Problem, problem, type ProblemCode, problemCodes } from './problem.ts'
export type { KindRule, Sensitivity } from './rule.ts'
export type { Setting } from './setting.ts'
export {
  missingRoles,
  tableMapping,
  type TableMapping,
  type TableRole,
  tableRoles,
  type TableTarget,
  tableTargets,
} from './table-mapping.ts'
export { type ReservedKind, reservedKinds } from './vocabulary.ts'
