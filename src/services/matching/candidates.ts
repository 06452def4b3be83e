/** Which operations could settle a claim: found by amount, by name and by number, never by comparing everything with everything. */
import type { Claim } from './claims.ts'
import { numbersIn, shortest } from './names.ts'
import type { Operation } from './operations.ts'
import { bounds } from './rules.ts'

export interface Index {
  /** Operations with exactly one of the amounts, in the window. */
  readonly exact: (claim: Claim) => readonly number[]
  /** Operations that say the seller's name or one of the numbers, in the window and `more` days after it, the nearest first. */
  readonly named: (claim: Claim, more?: number) => readonly number[]
  /** Spending on care of at most `most` minor units, in the window, in order of day. */
  readonly cares: (claim: Claim, most: number) => readonly number[]
}

/** `operations` in order of day. Linear in their words. */
export function createIndex(operations: readonly Operation[], claims: readonly Claim[]): Index {
  const byAmount = new Map<string, number[]>()
  const byWord = new Map<string, number[]>()
  const wanted = wantedOf(claims)
  for (const [place, { currency, amount, foreign, words, brands }] of operations.entries()) {
    add(byAmount, `${currency} ${amount}`, place)
    for (const one of foreign) add(byAmount, `${one.slice(0, 4)}${amount < 0 ? '-' : ''}${one.slice(4)}`, place)
    for (const one of saidBy(words, brands, wanted)) add(byWord, one, place)
  }
  const cares = [...operations.keys()].filter(
    (at) => (operations[at]?.amount ?? 0) < 0 && (operations[at]?.care || operations[at]?.careCategory),
  )
  const dayAt = (place: number): number => operations[place]?.day ?? 0
  /** Those booked from `from` to `to`; a booking may come some days after what it books. */
  const within = (places: readonly number[], from: number, to: number): readonly number[] =>
    places.slice(lowerBound(places, from, dayAt), lowerBound(places, to + late + 1, dayAt))
  const nearest = (places: Iterable<number>, { days: [day = 0] }: Claim): readonly number[] =>
    [...new Set(places)].toSorted((a, b) => Math.abs(dayAt(a) - day) - Math.abs(dayAt(b) - day) || a - b).slice(0, bounds.candidates)
  return {
    exact: (claim) =>
      nearest(
        claim.amounts.flatMap((amount) => within(byAmount.get(`${claim.currency} ${amount}`) ?? [], claim.from, claim.to)),
        claim,
      ),
    named(claim, more = 0) {
      const keys = [...wordsWanted(claim), ...claim.brands.map((brand) => `brand ${brand}`), ...claim.numbers, ...claim.contracts]
      const sign = Math.sign(claim.amounts[0] ?? 0)
      const found = keys.flatMap((key) => within(byWord.get(key) ?? [], claim.from, claim.to + more))
      return nearest(
        found.filter((place) => Math.sign(operations[place]?.amount ?? 0) === sign),
        claim,
      )
    },
    cares: (claim, most) =>
      within(cares, claim.from, claim.to).filter((at) => {
        const { amount = 0, currency } = operations[at] ?? {}
        return -amount <= most && currency === claim.currency
      }),
  }
}

/** What is looked for in a label and found there: brands, words of names, numbers. Most labels hold nothing of it. */
function saidBy(words: readonly string[], brands: readonly number[], wanted: ReturnType<typeof wantedOf>): Iterable<string> {
  let said: Set<string> | undefined
  const hold = (one: string): void => void (said ??= new Set<string>()).add(one)
  for (const brand of brands) hold(`brand ${brand}`)
  for (const word of words) for (const name of wanted.words.get(word) ?? none) hold(name)
  if (wanted.numbers.size > 0 && words.some((word) => /\d/.test(word)))
    for (const number of numbersIn(words)) if (wanted.numbers.has(number)) hold(number)
  return said ?? none
}

const none: readonly string[] = []

/** Days between a purchase and its booking. */
const late = 10

function wordsWanted(claim: Claim): readonly string[] {
  return claim.names.flatMap(({ telling }) => telling)
}

/** Words of labels that stand for a word of a name, cut short or not; and the numbers looked for. */
function wantedOf(claims: readonly Claim[]) {
  const words = new Map<string, Set<string>>()
  const numbers = new Set<string>()
  for (const claim of claims) {
    for (const word of wordsWanted(claim))
      for (let length = Math.min(shortest, word.length); length <= word.length; length += 1) {
        const cut = word.slice(0, length)
        const whole = words.get(cut) ?? new Set<string>()
        words.set(cut, whole.add(word))
      }
    for (const number of [...claim.numbers, ...claim.contracts]) numbers.add(number)
  }
  return { words, numbers }
}

function add(map: Map<string, number[]>, key: string, place: number): void {
  const places = map.get(key)
  if (places === undefined) map.set(key, [place])
  else places.push(place)
}

/** The first place whose day is `day` or later. */
function lowerBound(places: readonly number[], day: number, dayAt: (place: number) => number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (dayAt(places[middle] ?? 0) < day) low = middle + 1
    else high = middle
  }
  return low
}
