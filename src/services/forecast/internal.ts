/** Moves between two accounts whose money is available change nothing of it: both sides are left out. */
import { dayNumber } from '../money/days.ts'
import type { Entry } from '../money/entries.ts'

/** Days between two sides, as `money/transfers.ts` pairs them. */
const apart = 3

/** `entries` are in order. A side whose other is on an account that is not available stays: it is money that goes out, or comes back. */
export function withoutInternal(entries: readonly Entry[]): readonly Entry[] {
  const waiting = new Map<string, Entry[]>()
  const inside = new Set<string>()
  for (const entry of entries) {
    if (entry.reason !== 'transfer.pair') continue
    const others = waiting.get(`${entry.currency} ${-entry.amount}`) ?? []
    const place = others.findIndex(({ account, day }) => account !== entry.account && dayNumber(entry.day) - dayNumber(day) <= apart)
    const [other] = place === -1 ? [] : others.splice(place, 1)
    if (other === undefined) {
      const key = `${entry.currency} ${entry.amount}`
      waiting.set(key, [...(waiting.get(key) ?? []).filter(({ day }) => dayNumber(entry.day) - dayNumber(day) <= apart), entry])
    } else {
      inside.add(other.id)
      inside.add(entry.id)
    }
  }
  return entries.filter(({ id }) => !inside.has(id))
}
