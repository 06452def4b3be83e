/**
 * Keeps the books of one statement: do its balances and its entries add up, and which way does a reversal go?
 *
 * ISO 20022 says that `CdtDbtInd` is already the direction of the reversal itself ("If CRDT and ReversalIndicator is Yes, the original
 * operation was a debit entry"). Some banks write the direction of the operation reversed instead, so that `RvslInd` inverts the sign.
 * Nothing in an entry tells the two apart, the balances do: entries are held from the first reversal to the end of the statement, and
 * the reading that adds up is taken. Without proof, the standard's.
 */
import { type BankBalance, isProblem, type Problem, problem } from '#model'
import type { Found } from '../connector.ts'

export interface Books {
  balance(item: BankBalance): void
  /** An entry could not be read: the sum means nothing any more. */
  lost(): void
  /** Takes what an entry gave, gives back what may be handed over now. */
  entry(found: readonly (Found | Problem)[]): (Found | Problem)[]
  close(where: { readonly path: string; readonly line: number }): (Found | Problem)[]
}

/** More than a statement holds; beyond, reversals are read by the standard rather than held in memory. */
const maxHeld = 50_000

/** `complete`: the message is a statement (053), whose entries are all between its two balances. */
export function createBooks(complete: boolean): Books {
  const balances: BankBalance[] = []
  const plain = new Map<string, number>()
  const reversed = new Map<string, number>()
  let held: (Found | Problem)[] | undefined
  let countable = complete

  const add = (found: Found | Problem): void => {
    if (isProblem(found) || found.item.kind !== 'bank.transaction') return
    const { amount, currency, reversal } = found.item
    const sums = reversal ? reversed : plain
    sums.set(currency, (sums.get(currency) ?? 0) + amount)
  }

  /** Difference of the balances, and its currency; undefined when they prove nothing. */
  const moved = (): { currency: string; amount: number } | undefined => {
    if (!countable) return undefined
    const closing = balances.filter((balance) => balance.type === 'closing')
    const opening = balances.filter((balance) => balance.type === 'opening')
    const end = closing.find((balance) => opening.some((start) => start.currency === balance.currency))
    const start = opening.find((balance) => balance.currency === end?.currency)
    if (start === undefined || end === undefined) return undefined
    const foreign = [...plain.keys(), ...reversed.keys()].some((currency) => currency !== end.currency)
    return foreign ? undefined : { currency: end.currency, amount: end.amount - start.amount }
  }

  return {
    balance: (item) => void balances.push(item),
    lost() {
      countable = false
    },
    entry(found) {
      for (const one of found) add(one)
      if (reversed.size > 0) held ??= []
      if (held === undefined) return [...found]
      held.push(...found)
      if (held.length <= maxHeld) return []
      const flushed = held
      held = []
      return flushed
    },
    close(where) {
      const proof = moved()
      const rest = held ?? []
      if (proof === undefined) return rest
      const sum = plain.get(proof.currency) ?? 0
      const reversals = reversed.get(proof.currency) ?? 0
      if (sum + reversals === proof.amount) return rest
      if (reversals !== 0 && sum - reversals === proof.amount) return rest.map(inverted)
      return [...rest, problem('balance-mismatch', where)]
    },
  }
}

const inverted = (found: Found | Problem): Found | Problem => {
  if (isProblem(found) || found.item.kind !== 'bank.transaction' || !found.item.reversal || found.item.amount === 0) return found
  return { ...found, item: { ...found.item, amount: -found.item.amount } }
}
