/** The kinds of everyday life, each in a line. */
import type { Kind } from '#model'
import type { Lang } from '#routes'
import { count, money, quantity, text } from '../i18n/index.ts'
import type { Teller } from './tell.ts'
import { durationInWords, endsInWords, placeInWords, placeName } from './place-words.ts'
import { capital } from './words.ts'

type Life = Extract<
  Kind,
  | `${'loyalty' | 'telecom' | 'health' | 'education' | 'calendar' | 'media' | 'culture'}.${string}`
  | `mobility.${string}`
  | 'equipment'
  | 'interest'
  | 'association.membership'
  | 'benefit'
  | 'declaration'
  | 'measurement'
>

/** A value that a schema enumerates, in words. */
const value = (name: string, lang: Lang): string => text(lang).attic.values[name] ?? name

/** The amount as the end of the line, when there is one. */
const ending = (amount: number | undefined, currency: string | undefined, lang: Lang): { end?: string } =>
  amount === undefined || currency === undefined ? {} : { end: money(amount, currency, lang) }

const ofDay = (day: string | undefined): { day?: string } => (day === undefined ? {} : { day })

export const tellersOfLife: { readonly [K in Life]: Teller<K> } = {
  'loyalty.card': (record, lang) => ({
    title: record.provider,
    about: [record.number, record.level],
    ...(record.points !== undefined && { end: points(record.points, lang) }),
  }),
  'loyalty.movement': (record, lang) => ({
    title: record.label ?? record.provider,
    about: [record.label === undefined ? undefined : record.provider],
    end: points(record.points, lang),
    day: record.day,
  }),
  equipment: (record, lang) => ({
    title: record.name,
    about: [value(record.type, lang), record.brand, record.provider],
    ...ending(record.price, record.currency, lang),
    ...ofDay(record.day),
  }),
  'telecom.usage': (record, lang) => ({
    title: capital(value(record.type, lang)),
    about: [record.provider, record.number],
    end: quantity(record.quantity, value(record.unit, lang), lang),
    day: record.day,
  }),
  'mobility.trip': (record, lang) => ({
    title: endsInWords(record) ?? capital(value(record.mode, lang)),
    about: [value(record.mode, lang), record.provider],
    ...(record.distance !== undefined && { end: quantity(record.distance, 'km', lang) }),
    day: record.day,
  }),
  'mobility.position': (record, lang) => ({
    title: record.place === undefined ? capital(placeInWords(record, lang)) : placeName(record.place, lang),
    about: [
      // Nothing says on whose clock she was.
      [hours({ start: record.at, end: record.end, zone: record.zone }, lang), record.zone === undefined ? 'UTC' : ''].join(' ').trim(),
      record.place === undefined ? undefined : placeInWords(record, lang),
    ],
    ...(record.end !== undefined && { end: durationInWords(record.at, record.end, lang) }),
    day: record.day,
  }),
  'health.reimbursement': (record, lang) => ({
    title: record.label,
    about: [record.by],
    end: money(record.amount, record.currency, lang),
    day: record.day,
  }),
  'health.observation': (record, lang) => ({
    title: record.name,
    about: [record.finding, record.by],
    ...(record.quantity !== undefined && { end: quantity(record.quantity, record.unit ?? '', lang) }),
    day: record.day,
  }),
  'education.course': (record) => ({ title: record.title, about: [record.school, record.state], ...ofDay(record.day) }),
  'education.mark': (record, lang) => ({
    title: record.title,
    about: [record.school, record.finding],
    ...(record.quantity !== undefined && {
      end: [record.quantity, record.outOf].flatMap((mark) => (mark === undefined ? [] : [quantity(mark, '', lang)])).join(' / '),
    }),
    day: record.day,
  }),
  'education.credential': (record) => ({ title: record.title, about: [record.by, record.distinction], day: record.day }),
  'calendar.event': (record, lang) => ({ title: record.title, about: [hours(record, lang), record.place], day: record.day }),
  'media.play': (record, lang) => ({
    title: record.title,
    about: [value(record.type, lang), record.author, record.provider],
    day: record.day,
  }),
  interest: (record, lang) => ({ title: record.name, about: [record.by, value(record.basis, lang)], ...ofDay(record.day) }),
  'culture.visit': (record, lang) => ({
    title: record.title,
    about: [record.place, value(record.type, lang)],
    ...ending(record.total, record.currency, lang),
    day: record.day,
  }),
  'association.membership': (record, lang) => ({
    title: record.organisation,
    ...ending(record.amount, record.currency, lang),
    day: record.day,
  }),
  benefit: (record, lang) => ({ title: record.name, about: [record.by], ...ending(record.amount, record.currency, lang), day: record.day }),
  declaration: (record, lang) => ({ title: record.title, about: [value(record.type, lang)], day: record.day }),
  measurement: (record, lang) => ({
    title: record.name,
    about: [record.provider],
    end: quantity(record.quantity, record.unit, lang),
    day: record.day,
  }),
}

/** `14:00–14:30` of a part of a day; nothing for whole days. */
function hours(
  { start, end, zone }: { start?: string | undefined; end?: string | undefined; zone?: string | undefined },
  lang: Lang,
): string | undefined {
  if (start === undefined) return undefined
  const clock = new Intl.DateTimeFormat(lang, { timeStyle: 'short', timeZone: zone ?? 'UTC' })
  return [start, end].flatMap((at) => (at === undefined ? [] : [clock.format(new Date(at))])).join('–')
}

const points = (many: number, lang: Lang): string => `${count(many, lang).replaceAll('-', '−')}\u00a0pts`
