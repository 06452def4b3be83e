/**
 * Each kind in a sentence: what its page begins with. A kind without one does not compile. Null where the record is a paper or a card
 * that is shown whole (`record-form.tsx`), or is none of what the person brought.
 */
import type { ItemOf, Kind, Record } from '#model'
import type { Lang } from '#routes'
import { count, day, moment, money, quantity, text } from '../i18n/index.ts'
import { durationInWords, placeInWords, placeName } from './place-words.ts'
import { capital } from './words.ts'

interface Saying<K extends Kind> {
  /** What the sentence says, so that it is not said twice. */
  readonly fields: readonly (keyof ItemOf<K>)[]
  readonly words: (record: Record<K>, lang: Lang, zone: string) => readonly (string | undefined)[]
}

/** The sentence of a record; undefined where its kind has another form. Hours are of the record's zone, else of `zone`. */
export function say(record: Record, lang: Lang, zone: string): string | undefined {
  const saying = sayings[record.kind] as Saying<Kind> | null
  if (saying === null) return undefined
  const words = saying
    .words(record, lang, ('zone' in record && record.zone) || zone)
    .filter((one): one is string => one !== undefined && one !== '')
  return capital(`${words.join(', ').replace(/[\s.,;:]+$/, '')}.`)
}

/** The fields that the sentence of a kind says. */
export const saidFields = (kind: Kind): readonly string[] => sayings[kind]?.fields ?? []

const t = (lang: Lang) => text(lang).say
const valueOf = (name: string, lang: Lang): string => text(lang).attic.values[name] ?? name
/** A clause, when there is something to say in it. */
const so = (words: (value: string) => string, value: string | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : words(value)
const on = (value: string | undefined, lang: Lang) => so((one) => t(lang).on(day(one, lang)), value)
const at = (instant: string | undefined, whole: string, lang: Lang, zone: string) =>
  instant === undefined ? on(whole, lang) : t(lang).on(moment(instant, lang, zone))
const amount = (minor: number | undefined, currency: string | undefined, lang: Lang): string | undefined =>
  minor === undefined || currency === undefined ? undefined : money(minor, currency, lang)
/** `from … to …`, or the side that is known. */
function span(from: string | undefined, to: string | undefined, lang: Lang): string | undefined {
  if (from !== undefined && to !== undefined) return t(lang).from(day(from, lang), day(to, lang))
  return so((one) => t(lang).since(day(one, lang)), from) ?? so((one) => t(lang).until(day(one, lang)), to)
}

const sayings: { readonly [K in Kind]: Saying<K> | null } = {
  'bank.transaction': {
    fields: ['counterparty', 'day'],
    words: ({ amount: minor, currency, day: on_, counterparty }, lang) => [
      (minor < 0 ? t(lang).out : t(lang).in)(money(Math.abs(minor), currency, lang)),
      on(on_, lang),
      so(minor < 0 ? t(lang).to : t(lang).cameFrom, counterparty),
    ],
  },
  'bank.account': {
    fields: ['bank', 'holder', 'type'],
    words: ({ bank, holder, type }, lang) => [
      type === undefined || type === 'other' ? t(lang).account : valueOf(type, lang),
      so(t(lang).with, bank),
      so(t(lang).inName, holder),
    ],
  },
  'bank.balance': {
    fields: ['day'],
    words: ({ type, amount: minor, currency, day: on_ }, lang) => [
      t(lang).value(text(lang).attic.record.balanceTitle(text(lang).attic.balanceTypes[type]), money(minor, currency, lang)),
      on(on_, lang),
    ],
  },
  'energy.reading': {
    fields: ['direction'],
    words: ({ fluid, direction, quantity: much, unit, day: first, lastDay = first, start }, lang, zone) => [
      t(lang).value(text(lang).attic.fluids[fluid], quantity(much, unit, lang)),
      valueOf(direction, lang),
      lastDay === first ? at(start, first, lang, zone) : span(first, lastDay, lang),
    ],
  },
  invoice: null,
  receipt: null,
  contract: {
    fields: ['provider', 'category', 'holder', 'day', 'endDay', 'currency', 'period', 'notice'],
    words: ({ provider, category, holder, day: from, endDay, price, currency, period, notice, noticeUnit = 'days' }, lang) => [
      t(lang).contract(category === 'other' ? '' : text(lang).attic.contractTypes[category]),
      t(lang).with(provider),
      so(t(lang).inName, holder),
      span(from, endDay, lang),
      so((words) => t(lang).costs(words, period === undefined ? '' : valueOf(period, lang)), amount(price, currency, lang)),
      notice === undefined ? undefined : t(lang).notice(text(lang).suppliers.board.noticeIn[noticeUnit](notice)),
    ],
  },
  incident: {
    fields: ['by', 'day', 'place', 'state'],
    words: ({ type, by, day: on_, place, state }, lang) => [
      type,
      on(on_, lang),
      t(lang).saidBy(by),
      so(t(lang).at, place),
      so(t(lang).state, state),
    ],
  },
  'identity.profile': {
    fields: ['by'],
    words: ({ name, by }, lang) => [t(lang).known(name), so(t(lang).saidBy, by)],
  },
  household: {
    fields: ['by', 'housing', 'surface', 'persons'],
    words: ({ housing, by, surface, persons }, lang) => [
      housing ?? t(lang).dwelling,
      surface === undefined ? undefined : quantity(surface, 'm2', lang),
      persons === undefined ? undefined : t(lang).persons(persons),
      so(t(lang).saidBy, by),
    ],
  },
  contact: null,
  document: null,
  message: null,
  'loyalty.card': {
    fields: ['points', 'day', 'endDay'],
    words: ({ provider, points, day: from, endDay }, lang) => [
      t(lang).card,
      t(lang).with(provider),
      points === undefined ? undefined : t(lang).holds(count(points, lang)),
      span(from, endDay, lang),
    ],
  },
  'loyalty.movement': {
    fields: ['provider', 'day'],
    words: ({ points, day: on_, provider }, lang) => [
      t(lang).points(points, count(Math.abs(points), lang)),
      on(on_, lang),
      t(lang).with(provider),
    ],
  },
  equipment: {
    fields: ['type', 'brand', 'provider', 'owned', 'day', 'endDay', 'price', 'currency'],
    words: ({ type, brand, owned, provider, day: from, endDay, price, currency }, lang) => [
      valueOf(type, lang),
      brand,
      so((words) => valueOf(words, lang), owned),
      so(t(lang).with, provider),
      span(from, endDay, lang),
      so(t(lang).paid, amount(price, currency, lang)),
    ],
  },
  'telecom.usage': {
    fields: ['type', 'provider', 'day', 'lastDay'],
    words: ({ type, quantity: much, unit, provider, day: from, lastDay }, lang) => [
      t(lang).carried(valueOf(type, lang), quantity(much, valueOf(unit, lang), lang)),
      lastDay === undefined ? on(from, lang) : span(from, lastDay, lang),
      t(lang).with(provider),
    ],
  },
  'mobility.trip': {
    fields: ['day', 'mode', 'from', 'to', 'provider', 'cost', 'currency'],
    words: ({ day: on_, mode, from, to, provider, cost, currency, start }, lang, zone) => [
      from !== undefined && to !== undefined ? t(lang).trip(from, to) : (so(t(lang).leaving, from) ?? so(t(lang).arriving, to)),
      valueOf(mode, lang),
      at(start, on_, lang, zone),
      so(t(lang).with, provider),
      so(t(lang).paid, amount(cost, currency, lang)),
    ],
  },
  'mobility.position': {
    fields: ['place'],
    words: ({ place, latitude, longitude, day: on_, at: from, end, zone: own }, lang, zone) => [
      place === undefined ? placeInWords({ latitude, longitude }, lang) : placeName(place, lang),
      // Nothing says on whose clock she was: the facts below tell the hour, in UTC.
      own === undefined ? on(on_, lang) : at(from, on_, lang, zone),
      so((until) => t(lang).lasted(durationInWords(from, until, lang)), end),
    ],
  },
  'health.reimbursement': {
    fields: ['by', 'day'],
    words: ({ label, amount: minor, currency, by, day: on_ }, lang) => [
      t(lang).refund(money(minor, currency, lang), label),
      on(on_, lang),
      t(lang).via(by),
    ],
  },
  'health.observation': {
    fields: ['finding', 'by', 'day'],
    words: ({ name, quantity: much, unit = '', finding, by, day: on_ }, lang) => [
      much === undefined ? name : t(lang).value(name, quantity(much, unit, lang)),
      on(on_, lang),
      so(t(lang).finding, finding),
      so(t(lang).saidBy, by),
    ],
  },
  'education.course': {
    fields: ['school', 'day', 'endDay', 'hours', 'state'],
    words: ({ title, school, day: from, endDay, hours, state }, lang) => [
      t(lang).quoted(title),
      t(lang).school(school),
      span(from, endDay, lang),
      hours === undefined ? undefined : t(lang).hours(quantity(hours, 'h', lang)),
      so(t(lang).state, state),
    ],
  },
  'education.mark': {
    fields: ['school', 'day', 'finding'],
    words: ({ title, school, quantity: mark, outOf, finding, day: on_ }, lang) => [
      mark === undefined
        ? t(lang).quoted(title)
        : t(lang).value(
            t(lang).quoted(title),
            outOf === undefined ? quantity(mark, '', lang) : t(lang).outOf(quantity(mark, '', lang), quantity(outOf, '', lang)),
          ),
      so(t(lang).quoted, finding),
      on(on_, lang),
      t(lang).school(school),
    ],
  },
  'education.credential': {
    fields: ['by', 'day', 'endDay', 'distinction'],
    words: ({ title, by, day: from, endDay, distinction }, lang) => [
      t(lang).quoted(title),
      distinction,
      endDay === undefined ? on(from, lang) : span(from, endDay, lang),
      t(lang).via(by),
    ],
  },
  'calendar.event': {
    fields: ['day', 'lastDay', 'start', 'end', 'zone', 'place'],
    words: ({ title, day: first, lastDay, start, end, place }, lang, zone) => [
      t(lang).quoted(title),
      start === undefined
        ? lastDay === undefined
          ? on(first, lang)
          : span(first, lastDay, lang)
        : end === undefined
          ? at(start, first, lang, zone)
          : t(lang).from(moment(start, lang, zone), moment(end, lang, zone)),
      so(t(lang).at, place),
    ],
  },
  'media.play': {
    fields: ['type', 'day', 'at', 'author', 'provider'],
    words: ({ title, type, day: on_, at: instant, author, provider }, lang, zone) => [
      `${t(lang).plays[type]} ${at(instant, on_, lang, zone) ?? ''}`,
      t(lang).quoted(title),
      so(t(lang).by, author),
      so(t(lang).through, provider),
    ],
  },
  interest: {
    fields: ['by', 'basis', 'day'],
    words: ({ name, by, basis, day: on_ }, lang) => [t(lang).quoted(name), t(lang).basis[basis], on(on_, lang), so(t(lang).saidBy, by)],
  },
  'culture.visit': {
    fields: ['place', 'type', 'day', 'persons', 'currency'],
    words: ({ title, type, place, day: on_, persons, total, currency }, lang) => [
      t(lang).quoted(title),
      valueOf(type, lang),
      on(on_, lang),
      t(lang).at(place),
      persons === undefined ? undefined : t(lang).persons(persons),
      so(t(lang).paid, amount(total, currency, lang)),
    ],
  },
  'association.membership': {
    fields: ['day', 'endDay', 'currency'],
    words: ({ organisation, day: from, endDay, amount: minor, currency }, lang) => [
      t(lang).membership,
      t(lang).with(organisation),
      span(from, endDay, lang),
      so(t(lang).fee, amount(minor, currency, lang)),
    ],
  },
  benefit: {
    fields: ['by', 'day', 'periodStart', 'periodEnd', 'currency'],
    words: ({ name, by, day: on_, amount: minor, currency, periodStart, periodEnd }, lang) => [
      amount(minor, currency, lang) ?? t(lang).quoted(name),
      on(on_, lang),
      t(lang).via(by),
      span(periodStart, periodEnd, lang),
    ],
  },
  declaration: {
    fields: ['type', 'day', 'endDay'],
    words: ({ type, title, day: from, endDay }, lang) => [
      t(lang).value(t(lang).declared[type], t(lang).quoted(title)),
      endDay === undefined ? on(from, lang) : span(from, endDay, lang),
    ],
  },
  measurement: {
    fields: ['day', 'at', 'provider'],
    words: ({ name, quantity: much, unit, day: on_, at: instant, provider }, lang, zone) => [
      t(lang).value(name, quantity(much, unit, lang)),
      at(instant, on_, lang, zone),
      so(t(lang).via, provider),
    ],
  },
  judgement: null,
  setting: null,
  amendment: null,
}
