/** Words that several pages make from the same data: counts of kinds, periods, names of accounts and of formats. */
import type { Kind } from '#model'
import type { Lang } from '#routes'
import { day, moment, text } from '../i18n/index.ts'
import type { Counts, Frame } from '../props.ts'

/** Kinds in the order a person cares about. */
const order: readonly Kind[] = [
  'bank.transaction',
  'invoice',
  'receipt',
  'energy.reading',
  'contract',
  'bank.account',
  'bank.balance',
  'incident',
  'identity.profile',
  'household',
  'contact',
  'message',
  'document',
  'loyalty.card',
  'loyalty.movement',
  'equipment',
  'telecom.usage',
  'mobility.trip',
  'mobility.position',
  'health.reimbursement',
  'health.observation',
  'benefit',
  'education.course',
  'education.mark',
  'education.credential',
  'calendar.event',
  'media.play',
  'culture.visit',
  'interest',
  'association.membership',
  'declaration',
  'measurement',
  'setting',
  'judgement',
]

/** Those that are held, in that order. */
export const kindsHeld = (counts: Counts): readonly Kind[] => order.filter((kind) => (counts[kind] ?? 0) > 0)

export const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** `128 opérations, 1 compte et 2 soldes`; empty when nothing is counted. */
export function countsInWords(counts: Counts, lang: Lang, form: 'count' | 'fresh' = 'count'): string {
  const t = text(lang).attic
  return t.and(order.flatMap((kind) => (counts[kind] ? [t.kinds[kind][form](counts[kind])] : [])))
}

/** What a file is brought for, without the accounts and balances that come with it; these only when there is nothing else. */
export function mainCount(counts: Counts, lang: Lang, form: 'count' | 'fresh'): string {
  const { 'bank.account': _accounts, 'bank.balance': _balances, setting: _settings, judgement: _said, ...main } = counts
  return countsInWords(sumOf(main) > 0 ? main : counts, lang, form)
}

/** `du 2 janvier 2026 au 3 novembre 2026`, or the one day. */
export function periodInWords(from: string, to: string, lang: Lang, length: 'long' | 'short' = 'long'): string {
  const t = text(lang).attic
  return from === to ? t.oneDay(day(from, lang, length)) : t.period(day(from, lang, length), day(to, lang, length))
}

/** A format as people know it: `OFX`. */
export const formatName = (connector: string, lang: Lang): string => text(lang).attic.connectors[connector] ?? connector.toUpperCase()

/** The name of an account, or its number in groups of four, which eyes can follow. */
export function accountName(account: string, lang: Lang, name?: string | null): string {
  if (name !== undefined && name !== null && name !== '' && name !== account) return name
  return account === '' ? text(lang).attic.unnamedAccount : grouped(account)
}

/** `FR7630001007941234567890185` → `FR76 3000 1007 …`; anything else is left as it is. */
export const grouped = (account: string): string =>
  /^[a-z]{2}\d{2}[a-z\d]{8,30}$/i.test(account) ? account.toUpperCase().replaceAll(/(.{4})(?=.)/g, '$1 ') : account

/** An instant in the person's zone. */
export const when = (at: string, frame: Frame): string => moment(at, frame.lang, frame.zone ?? 'Europe/Paris')

/** A word at the start of a line. */
export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

/** How a kind is named, alone and counted. */
export function kindWords(kind: Kind, lang: Lang): readonly string[] {
  const { name, count } = text(lang).attic.kinds[kind]
  return [name, count(1), count(2)]
}
