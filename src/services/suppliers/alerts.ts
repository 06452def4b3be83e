/** What deserves a look: a price that went up, a contract that ends, a payment made twice, a subscription nobody seems to use. */
import type { Kind } from '#model'
import { dayNumber } from '../money/days.ts'
import { minorDigits } from '#lib/pure/money'
import type { Entry } from '../money/entries.ts'
import type { Gathered } from './gather.ts'
import type { Alert, Subscription, Term, Trade } from './result.ts'

export interface Watched {
  readonly gathered: Gathered
  readonly subscriptions: readonly Subscription[]
  readonly contracts: readonly Term[]
  readonly trade: Trade | null
  readonly today: string
  /** The last day of each kind that tells use, from whoever. */
  readonly used: ReadonlyMap<string, string>
}

/** A change of price is told for this long, an end of contract this long before, both in days. */
const recent = 400
const ahead = 120
/** Two payments of one amount this close, in days, are one made twice, unless it came back. */
const close = 3
/** Whole units of a currency: less than this is not told twice. */
const least = 10
/** A use older than this, in days, when others of its kind are known to be newer than `fresh`. */
const idle = 90
const fresh = 60

export const alertsOf = (watched: Watched): readonly Alert[] => [
  ...watched.contracts.flatMap((term) => endOf(term, watched.today)),
  ...watched.subscriptions.flatMap((one) => priceOf(one, watched.today)),
  ...twiceIn(watched),
  ...unusedIn(watched),
]

function endOf({ id, end, giveBy, ended, endIfToday }: Term, today: string): readonly Alert[] {
  if (ended || end === null || end < today || endIfToday !== null) return []
  const first = giveBy !== null && giveBy >= today ? giveBy : end
  return dayNumber(first) - dayNumber(today) > ahead ? [] : [{ type: 'ends', contract: id, end, giveBy }]
}

function priceOf({ id, changes, state, currency, fixed }: Subscription, today: string): readonly Alert[] {
  const last = changes.at(-1)
  if (!fixed || state === 'ended' || last === undefined || last.to <= last.from) return []
  if (dayNumber(today) - dayNumber(last.day) > recent) return []
  return [{ type: 'price', subscription: id, day: last.day, from: last.from, to: last.to, currency }]
}

/** Only where one payment is expected, not two: at a supplier with whom something comes back, of that thing's amount. */
function twiceIn({ gathered, subscriptions }: Watched): readonly Alert[] {
  const regular = new Map(subscriptions.flatMap(({ operations }) => operations.map((id) => [id, true])))
  const out = gathered.operations.filter(({ amount }) => amount < 0)
  return out.flatMap((one, place): readonly Alert[] => {
    const next = out.slice(place + 1).find((other) => isTwin(one, other))
    if (next === undefined || !(regular.has(one.id) || regular.has(next.id))) return []
    // Two that both come back are two subscriptions; one that came back was put right.
    if (regular.has(one.id) && regular.has(next.id)) return []
    if (gathered.operations.some((other) => other.amount === -one.amount && other.day >= one.day)) return []
    return [{ type: 'twice', operations: [one.id, next.id], day: next.day, amount: -one.amount, currency: one.currency }]
  })
}

const isTwin = (one: Entry, other: Entry): boolean =>
  one.amount === other.amount &&
  one.currency === other.currency &&
  -one.amount >= least * 10 ** (minorDigits(one.currency) ?? 2) &&
  dayNumber(other.day) - dayNumber(one.day) <= close

const useOf: { readonly [T in Trade]?: Kind } = { media: 'media.play', transport: 'mobility.trip', telecom: 'telecom.usage' }

/** Told only when uses of it were known, and newer ones of the same kind are: an old export says nothing. */
function unusedIn({ gathered, subscriptions, trade, today, used }: Watched): readonly Alert[] {
  const kind = trade === null ? undefined : useOf[trade]
  if (kind === undefined) return []
  const last = gathered.papers.filter((record) => record.kind === kind).reduce((latest, record) => later(latest, record), '')
  const anyone = used.get(kind) ?? ''
  if (last === '' || dayNumber(today) - dayNumber(last) <= idle || dayNumber(today) - dayNumber(anyone) > fresh) return []
  return subscriptions
    .filter((one) => one.state !== 'ended' && one.last > last)
    .map(({ id, yearly, currency }) => ({ type: 'unused', subscription: id, kind, last, yearly, currency }) as const)
}

const later = (latest: string, record: object): string => {
  const { lastDay, day } = record as { readonly lastDay?: string; readonly day?: string }
  const at = lastDay ?? day ?? ''
  return at > latest ? at : latest
}
