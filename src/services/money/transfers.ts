/**
 * Transfers between the person's own accounts: neither income nor spending, so set apart.
 * Two reasons only, both of which can be shown: the same amount the other way on another account within three days,
 * or the number of another account held in the label. With one account held nothing is guessed.
 */
import { dayNumber } from './days.ts'
import type { OtherReason } from './reasons.ts'

/** An operation that could be a side of a transfer. */
export interface Side {
  readonly day: string
  readonly account: string
  readonly currency: string
  readonly amount: number
  readonly texts: readonly string[]
  readonly movable: boolean
}

/** The day that the other side is looked for first, and how far. */
const offsets = [0, 1, -1, 2, -2, 3, -3]
/** Numbers shorter than this are met by chance in a label. */
const shortest = 8
/** More accounts than a person has: bounds the search of numbers in labels. */
const most = 50

/**
 * The reason of each operation (by its place in `sides`) that is a transfer. `sides` is in the order of the caller,
 * which makes the choice among equal candidates the same whatever the order of the files. Linear in the operations.
 */
export function findTransfers(sides: readonly Side[], accounts: readonly string[]): ReadonlyMap<number, OtherReason> {
  const reasons = new Map<number, OtherReason>()
  if (accounts.length < 2) return reasons
  for (const [out, into] of pairs(sides)) {
    reasons.set(out, 'transfer.pair')
    reasons.set(into, 'transfer.pair')
  }
  const numbers = accounts.map((account) => ({ account, number: compact(account) })).filter(({ number }) => number.length >= shortest)
  for (const [place, side] of sides.entries()) {
    if (!side.movable || reasons.has(place)) continue
    const text = side.texts.map(compact).join(' ')
    const other = numbers.slice(0, most).some(({ account, number }) => account !== side.account && text.includes(number))
    if (other) reasons.set(place, 'transfer.account')
  }
  return reasons
}

const compact = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** What came in on one day, for one currency and amount: places in order, by account. */
type Waiting = Map<string, number[]>

/** Nearest day first, over all operations, so that a pair a day apart never takes the side of one of the same day. */
function* pairs(sides: readonly Side[]): Iterable<readonly [out: number, into: number]> {
  const waiting = new Map<string, Waiting>()
  let outs: number[] = []
  for (const [place, side] of sides.entries()) {
    if (!side.movable || side.amount === 0) continue
    if (side.amount < 0) outs.push(place)
    else add(waiting, keyOf(side, 0), side.account, place)
  }
  for (const offset of offsets) {
    const left: number[] = []
    for (const out of outs) {
      const side = sides[out]
      const into = side === undefined ? undefined : take(waiting.get(keyOf(side, offset)), side.account)
      if (into === undefined) left.push(out)
      else yield [out, into]
    }
    outs = left
  }
}

const keyOf = (side: Side, offset: number): string => `${side.currency} ${Math.abs(side.amount)} ${dayNumber(side.day) + offset}`

function add(waiting: Map<string, Waiting>, key: string, account: string, place: number): void {
  const accounts: Waiting = waiting.get(key) ?? new Map<string, number[]>()
  waiting.set(key, accounts)
  const places = accounts.get(account)
  if (places === undefined) accounts.set(account, [place])
  else places.push(place)
}

/** The first side waiting on another account; at most two accounts are looked at. */
function take(accounts: Waiting | undefined, account: string): number | undefined {
  for (const [other, places] of accounts ?? []) {
    if (other === account) continue
    const place = places.shift()
    if (places.length === 0) accounts?.delete(other)
    return place
  }
  return undefined
}
