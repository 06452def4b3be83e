/** Every kind this version knows: its schema, its natural key, its month, how sensitive it is. */
import { fold } from '#lib/pure/text'
import { amendment } from './amendment.ts'
import { bankAccount, bankBalance, bankTransaction } from './bank.ts'
import { contract, incident } from './contract.ts'
import { energyReading } from './energy.ts'
import { invoice, receipt } from './invoice.ts'
import type { Item, Kind } from './item.ts'
import { judgement } from './judgement.ts'
import { kindsOfLife } from './kinds-of-life.ts'
import { document, message } from './paper.ts'
import { contact, household, identityProfile } from './person.ts'
import { type KindRule, plain, rule } from './rule.ts'
import { setting } from './setting.ts'

export const kinds: { readonly [K in Kind]: KindRule<K> } = {
  'bank.account': rule({
    kind: 'bank.account',
    schema: bankAccount,
    sensitivity: 'personal',
    naturalKey: (item) => [fold(item.account)],
    day: () => undefined,
    order: () => '',
    reference: () => undefined,
  }),
  // References and labels are not in the key: the same account as CSV has none (reference of the bank's own format).
  'bank.transaction': rule({
    kind: 'bank.transaction',
    schema: bankTransaction,
    sensitivity: 'personal',
    naturalKey: (item) => [fold(item.account), item.day, item.amount, item.currency],
    day: (item) => item.day,
    order: (item) => `${item.reference ?? ''}\u0000${fold(item.label)}`,
    reference: (item) => item.reference,
  }),
  'bank.balance': rule({
    kind: 'bank.balance',
    schema: bankBalance,
    sensitivity: 'personal',
    naturalKey: (item) => [fold(item.account), item.day, item.type, item.currency],
    day: (item) => item.day,
    order: () => '',
    reference: () => undefined,
  }),
  // The quantity is not in the key: a revised reading of the same interval takes the place of the first.
  'energy.reading': rule({
    ...plain,
    kind: 'energy.reading',
    schema: energyReading,
    naturalKey: ({ fluid, direction, measure, meter, day, lastDay, start, end, tariff }) => [
      fluid,
      direction,
      measure,
      fold(meter),
      start ?? day,
      end ?? lastDay ?? day,
      fold(tariff ?? ''),
    ],
    day: (item) => item.day,
  }),
  invoice: rule({
    ...plain,
    kind: 'invoice',
    schema: invoice,
    naturalKey: ({ vendor, number, type, day, total, currency }) =>
      number === undefined ? [fold(vendor), type, day, total, currency] : [fold(vendor), type, day, fold(number)],
    day: (item) => item.day,
    order: (item) => fold(item.title ?? ''),
  }),
  receipt: rule({
    ...plain,
    kind: 'receipt',
    schema: receipt,
    naturalKey: ({ vendor, number, day, total, currency }) =>
      number === undefined ? [fold(vendor), day, total, currency] : [fold(vendor), day, fold(number)],
    day: (item) => item.day,
    order: (item) => fold(item.category ?? ''),
  }),
  contract: rule({
    ...plain,
    kind: 'contract',
    schema: contract,
    naturalKey: ({ provider, category, number, name, customerId }) => [
      fold(provider),
      category,
      fold(number ?? ''),
      number === undefined ? fold(name ?? customerId ?? '') : '',
    ],
    day: () => undefined,
  }),
  incident: rule({
    ...plain,
    kind: 'incident',
    schema: incident,
    naturalKey: ({ by, type, day, reference }) => [fold(by), fold(type), day, fold(reference ?? '')],
    day: (item) => item.day,
  }),
  'identity.profile': rule({
    ...plain,
    kind: 'identity.profile',
    schema: identityProfile,
    naturalKey: ({ by, name, customerId }) => [fold(by), fold(name), fold(customerId ?? '')],
    day: () => undefined,
  }),
  household: rule({
    ...plain,
    kind: 'household',
    schema: household,
    naturalKey: ({ by, name, address }) => [fold(by), fold(name ?? ''), fold([...(address?.lines ?? []), address?.postcode].join(' '))],
    day: () => undefined,
  }),
  contact: rule({
    ...plain,
    kind: 'contact',
    schema: contact,
    naturalKey: ({ name, emails, phones }) => [fold(name), fold(emails?.[0] ?? phones?.[0] ?? '')],
    day: () => undefined,
  }),
  document: rule({
    ...plain,
    kind: 'document',
    schema: document,
    naturalKey: ({ digest, title, type, day }) => (digest === undefined ? [type, fold(title), day ?? ''] : [digest]),
    day: (item) => item.day,
  }),
  message: rule({
    ...plain,
    kind: 'message',
    schema: message,
    sensitivity: 'sensitive',
    naturalKey: ({ channel, messageId, at, day, from, subject }) =>
      messageId === undefined ? [channel, at ?? day, fold(from ?? ''), fold(subject ?? '')] : [channel, messageId],
    day: (item) => item.day,
  }),
  ...kindsOfLife,
  setting: rule({
    kind: 'setting',
    schema: setting,
    sensitivity: 'descriptive',
    naturalKey: (item) => [item.name],
    day: () => undefined,
    order: () => '',
    reference: () => undefined,
  }),
  // Not folded by its key: the records it names are.
  amendment: rule({
    ...plain,
    kind: 'amendment',
    schema: amendment,
    naturalKey: ({ about, month, key, name, rank, verdict }) => [about, month, name ?? '', ...(key ?? []), rank, verdict],
    day: () => undefined,
  }),
  // Not folded: `about` may hold the number of a record, where case tells two apart.
  judgement: rule({ ...plain, kind: 'judgement', schema: judgement, naturalKey: ({ by, about }) => [by, about], day: () => undefined }),
}

export const kindNames = Object.keys(kinds) as readonly Kind[]
/** What a person decides: written by her own hand alone, never read from a file nor delivered. */
export const decidedKinds: ReadonlySet<Kind> = new Set(['setting', 'judgement', 'amendment'])
export const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name)

/** The rule of an item's kind, typed for that item. */
export const ruleOf = <I extends Item>(item: I): KindRule<I['kind']> => kinds[item.kind] as unknown as KindRule<I['kind']>
