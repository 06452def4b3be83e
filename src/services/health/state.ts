/** Whether money is still to come for a care. */
import { addDays, dayNumber } from '#lib/pure/day'
import type { Found } from './cares.ts'
import type { Care } from './result.ts'

/** Days, from the rules. */
export interface Terms {
  /** In which the first payer usually gives back. */
  readonly usual: number
  /** In which it can be asked, where a rule says so. */
  readonly ask: number | undefined
}

/** Care is told missing only among days that statements of reimbursement cover: before the last of them, after the first. */
export function withState(
  found: readonly Found[],
  statements: readonly { readonly day: string }[],
  today: string,
  terms: Terms,
): readonly Care[] {
  const days = statements.map(({ day }) => dayNumber(day)).toSorted((a, b) => a - b)
  const [first = Infinity, last = -Infinity] = [days[0], days.at(-1)]
  const now = dayNumber(today)
  return found
    .map((one): Care => {
      const { id, day, name, paid, operation, documents, back, rest } = one
      const care = { id, day, name, paid, operation, documents, back, rest }
      const on = dayNumber(care.day)
      const covered = on + terms.usual >= first && on + terms.usual <= last
      const early = now - on <= terms.usual
      const state = care.back.length > 0 ? 'settled' : early ? 'waiting' : covered ? 'missing' : 'unknown'
      const until = terms.ask === undefined ? undefined : addDays(care.day, terms.ask)
      const open = state === 'missing' && until !== undefined && until >= today
      return { ...care, state: state === 'missing' && until !== undefined && until < today ? 'unknown' : state, until: open ? until : null }
    })
    .toSorted((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : a.id < b.id ? -1 : 1))
}
