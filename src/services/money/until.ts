/** Until when each account is known: what is expected later has not been missed. */
import type { Seen } from './months.ts'

/** The last day an account was seen, by an operation or a balance; today at the latest. */
export function lastDays(operations: readonly Seen[], balances: readonly Seen[], today: string): ReadonlyMap<string, string> {
  const days = new Map<string, string>()
  for (const { account, day } of [...operations, ...balances]) {
    if (day > today && days.has(account)) continue
    const known = days.get(account) ?? ''
    const seen = day > today ? today : day
    if (seen > known) days.set(account, seen)
  }
  return days
}
