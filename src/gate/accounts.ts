/** The accounts of an attic, each with a name that a person recognises and that shows no full number. Pure. */
import { fold } from '#lib/pure/text'
import type { Record } from '#model'
import type { AccountSummary } from './types.ts'

/** What is held of accounts, operations and balances. */
export interface Held {
  readonly accounts: readonly Record<'bank.account'>[]
  readonly operations: readonly Record<'bank.transaction'>[]
  readonly balances: readonly Record<'bank.balance'>[]
}

/** One summary an account, the one with most operations first. */
export function accountsOf({ accounts, operations, balances }: Held): AccountSummary[] {
  const operationsOf = Map.groupBy(operations, keyOf)
  const balancesOf = Map.groupBy(balances, keyOf)
  const recordOf = new Map(accounts.map((record) => [keyOf(record), record]))
  const keys = new Set([...operationsOf.keys(), ...balancesOf.keys(), ...recordOf.keys()])
  const summaries = [...keys].map((key) => summaryOf(recordOf.get(key), operationsOf.get(key) ?? [], balancesOf.get(key) ?? []))
  return summaries.toSorted((a, b) => b.operations - a.operations || (a.account < b.account ? -1 : 1))
}

/**
 * `Compte courant ··1234`: the account's name, or else its bank's, with the last four digits of its number. An account that
 * files name in words keeps its words; one that no file names has no name.
 */
export function accountName(
  account: string,
  record: Pick<Record<'bank.account'>, 'name' | 'bank' | 'number' | 'iban'> | undefined,
): string {
  const number = maskNumber(record?.iban ?? record?.number ?? account)
  // OFX names a bank by its code: digits are no name.
  const bank = record?.bank !== undefined && /\p{L}{3}/u.test(record.bank) ? record.bank : undefined
  const given = record?.name ?? bank
  if (given === undefined) return number
  const title = maskInside(given)
  return fold(title).includes(fold(number.replace('··', ''))) ? title : `${title} ${number}`
}

const keyOf = ({ account }: { account: string }): string => fold(account)

function summaryOf(
  record: Record<'bank.account'> | undefined,
  operations: readonly Record<'bank.transaction'>[],
  balances: readonly Record<'bank.balance'>[],
): AccountSummary {
  const account = (operations[0] ?? record ?? balances[0])?.account ?? ''
  const currency = mostUsed(operations) ?? record?.currency ?? balances[0]?.currency ?? ''
  const days = (operations.length > 0 ? operations : balances).map(({ day }) => day).toSorted()
  const balance = balances
    .filter((one) => one.type === 'closing' && one.currency === currency)
    .reduce<Record<'bank.balance'> | undefined>((last, one) => (last === undefined || one.day > last.day ? one : last), undefined)
  return {
    account,
    name: accountName(account, record),
    ...(record?.type && { type: record.type }),
    currency,
    operations: operations.length,
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    ...(balance && { balance: { amount: balance.amount, day: balance.day } }),
  }
}

function mostUsed(operations: readonly Record<'bank.transaction'>[]): string | undefined {
  const byCurrency = [...Map.groupBy(operations, ({ currency }) => currency)]
  return byCurrency.toSorted(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))[0]?.[0]
}

/** A number with five digits or more is masked to its last four characters; words, and shorter numbers, are not numbers of accounts. */
export function maskNumber(number: string): string {
  const bare = number.replaceAll(/[^\p{L}\p{N}]/gu, '')
  const masked = /[*•·xX]{2,}\W*\d{1,4}$/u.test(number)
  return masked || (bare.match(/\d/g)?.length ?? 0) >= 5 ? `··${bare.slice(-4)}` : number
}

/** A bank that writes the whole number in the account's name does not make us show it. */
const maskInside = (title: string): string => title.replaceAll(/[\p{L}\p{N}]*\d[\d ]{3,}\d/gu, maskNumber)
