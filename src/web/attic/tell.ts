/** One record in a line: what it is, what is worth saying beside, and the figure at its end. */
import type { EnergyReading, Kind, Record } from '#model'
import type { Lang } from '#routes'
import { day, money, quantity, text } from '../i18n/index.ts'
import { tellersOfLife } from './tell-life.ts'
import { accountName, capital, periodInWords } from './words.ts'

export interface Told {
  readonly title: string
  /** Worth saying beside, without what is empty. */
  readonly about: readonly string[]
  /** An amount or a quantity, in words. */
  readonly end?: string
  /** The record's own day, `YYYY-MM-DD`. */
  readonly day?: string
}

export type Teller<K extends Kind> = (
  record: Record<K>,
  lang: Lang,
) => Omit<Told, 'about'> & { readonly about?: readonly (string | undefined)[] }

/** Tells a record, whatever its kind. */
export function tell(record: Record, lang: Lang): Told {
  const told = (tellers[record.kind] as Teller<Kind>)(record, lang)
  return { ...told, about: (told.about ?? []).filter((words): words is string => words !== undefined && words !== '') }
}

const tellers: { readonly [K in Kind]: Teller<K> } = {
  'bank.transaction': (record, lang) => ({
    title: record.label || record.counterparty || text(lang).attic.records.noLabel,
    about: [record.counterparty],
    end: money(record.amount, record.currency, lang),
    day: record.day,
  }),
  'bank.account': (record, lang) => ({ title: accountName(record.account, lang, record.name), about: [record.holder, record.currency] }),
  'bank.balance': (record, lang) => ({
    title: text(lang).attic.record.balanceTitle(text(lang).attic.balanceTypes[record.type]),
    end: money(record.amount, record.currency, lang),
    day: record.day,
  }),
  'energy.reading': (record, lang) => ({
    title: capital(text(lang).attic.fluids[record.fluid]),
    about: [span(record, lang), text(lang).attic.meter(record.meter), record.tariff],
    end: quantity(record.quantity, record.unit, lang),
    day: record.day,
  }),
  invoice: (record, lang) => ({
    title: record.vendor,
    about: [record.title, record.number, record.type === 'invoice' ? undefined : text(lang).attic.invoiceTypes[record.type]],
    end: money(record.total, record.currency, lang),
    day: record.day,
  }),
  receipt: (record, lang) => ({
    title: record.lines?.[0]?.label ?? record.category ?? record.vendor,
    about: [record.vendor, record.number, record.state],
    end: money(record.total, record.currency, lang),
    day: record.day,
  }),
  contract: (record, lang) => ({
    title: record.name ?? record.provider,
    about: [record.provider, record.number, text(lang).attic.contractTypes[record.category]],
    ...(record.price !== undefined && record.currency !== undefined && { end: money(record.price, record.currency, lang) }),
  }),
  incident: (record) => ({ title: record.type, about: [record.by, record.place, record.state], day: record.day }),
  'identity.profile': (record) => ({ title: record.name, about: [record.by, record.emails?.[0]] }),
  household: (record, lang) => ({
    title: record.name ?? record.housing ?? text(lang).attic.kinds.household.name,
    about: [record.by, record.address?.city, record.occupation],
  }),
  contact: (record) => ({ title: record.name, about: [record.organisation, record.emails?.[0], record.phones?.[0]] }),
  document: (record, lang) => ({
    title: record.title,
    about: [record.by, text(lang).attic.documentTypes[record.type]],
    ...(record.day !== undefined && { day: record.day }),
  }),
  message: (record, lang) => ({
    title: record.subject ?? text(lang).attic.records.noLabel,
    about: [record.from, record.to?.join(', ')],
    day: record.day,
  }),
  ...tellersOfLife,
  judgement: (record, lang) => ({ title: record.reason ?? text(lang).attic.kinds.judgement.name, about: [record.value] }),
  setting: (record, lang) => ({
    title: capital(text(lang).attic.settingNames[record.name.replace(/^(where|view)[./].*/, '$1')] ?? record.name),
    end: record.value,
  }),
  amendment: ({ verdict, about }) => ({ title: verdict, about: [about] }),
}

/** `14:00–14:30`, or the days. */
function span({ start, end, zone, day: first, lastDay }: EnergyReading, lang: Lang): string {
  if (start === undefined || end === undefined) return periodInWords(first, lastDay ?? first, lang, 'short')
  const clock = new Intl.DateTimeFormat(lang, { timeStyle: 'short', timeZone: zone ?? 'UTC' })
  return `${day(first, lang, 'short')}, ${clock.format(new Date(start))}–${clock.format(new Date(end))}`
}
