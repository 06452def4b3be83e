/** The union of what a connector yields, before it has an owner, an id or a provenance. */
import type { Amendment } from './amendment.ts'
import type { BankAccount, BankBalance, BankTransaction } from './bank.ts'
import type { Equipment } from './belongings.ts'
import type { AssociationMembership, Benefit } from './civic.ts'
import type { Contract, Incident } from './contract.ts'
import type { EducationCourse, EducationCredential, EducationMark } from './education.ts'
import type { EnergyReading } from './energy.ts'
import type { HealthObservation, HealthReimbursement } from './health.ts'
import type { Invoice, Receipt } from './invoice.ts'
import type { CalendarEvent, CultureVisit, Interest, MediaPlay } from './leisure.ts'
import type { Judgement } from './judgement.ts'
import type { LoyaltyCard, LoyaltyMovement } from './loyalty.ts'
import type { MobilityPosition, MobilityTrip } from './mobility.ts'
import type { Document, Message } from './paper.ts'
import type { Contact, Household, IdentityProfile } from './person.ts'
import type { Declaration, Measurement } from './self.ts'
import type { Setting } from './setting.ts'
import type { TelecomUsage } from './telecom.ts'

export type Item =
  | BankAccount
  | BankTransaction
  | BankBalance
  | EnergyReading
  | Invoice
  | Receipt
  | Contract
  | Incident
  | IdentityProfile
  | Household
  | Contact
  | Document
  | Message
  | LoyaltyCard
  | LoyaltyMovement
  | Equipment
  | TelecomUsage
  | MobilityTrip
  | MobilityPosition
  | HealthReimbursement
  | HealthObservation
  | EducationCourse
  | EducationMark
  | EducationCredential
  | CalendarEvent
  | MediaPlay
  | Interest
  | CultureVisit
  | AssociationMembership
  | Benefit
  | Declaration
  | Measurement
  | Setting
  | Amendment
  | Judgement
export type Kind = Item['kind']
export type ItemOf<K extends Kind> = Extract<Item, { kind: K }>

/** Where a record comes from: given by the gate, never by a connector. */
export interface Provenance {
  readonly connector: string
  /** The file's name as the person gave it, or the organisation that delivered it. */
  readonly origin: string
  readonly batch: string
  readonly line?: number
  readonly path?: string
}

/** What a person holds: an item with its number and its sources, the newest first. */
export type Record<K extends Kind = Kind> = ItemOf<K> & {
  /** 22 characters, base64url of HMAC-SHA-256(vault's id key, kind ␀ natural key ␀ rank). */
  readonly id: string
  readonly source: Provenance
  readonly others?: readonly Provenance[]
  /** The person's own hand changed it: fields corrected, records merged into it, or it is a part of one that she split. */
  readonly corrected?: true
}
