/** What an `!Account` block, or Quicken's first "Opening Balance" record, says of an account. */
import { decodeEntities } from '#lib/pure/entities'
import { clean, cleanOrNone, fold } from '#lib/pure/text'
import type { BankAccount } from '#model'
import type { Field } from './read-qif.ts'

/** QIF has no account number: the folded name tells two named accounts apart, and `name:` says what it is. */
export const accountKey = (name: string): string => clean(`name:${fold(name)}`, 64)

/** The account of an `!Account` block, or undefined when it has no name. */
export function accountOf(fields: readonly Field[]): BankAccount | undefined {
  const value = (letter: string, max: number) =>
    cleanOrNone(decodeEntities(fields.find((field) => field.letter === letter)?.value ?? ''), max)
  const name = value('N', 140)
  if (name === undefined) return undefined
  const described = value('D', 2000)
  const limit = value('L', 140)
  const balance = value('$', 140)
  const balanceDate = value('/', 140)
  const raw = {
    ...(described === undefined ? {} : { description: described }),
    ...(limit === undefined ? {} : { creditLimit: limit }),
    ...(balance === undefined ? {} : { balance }),
    ...(balanceDate === undefined ? {} : { balanceDate }),
  }
  return { ...namedAccount(name, value('T', 40)), ...(Object.keys(raw).length === 0 ? {} : { raw }) }
}

/** The account of that name; `type` is the word after `!Type:` or in the block's `T`. */
export const namedAccount = (name: string, type: string | undefined): BankAccount => ({
  kind: 'bank.account',
  schema: 1,
  account: accountKey(name),
  name: clean(name, 140),
  ...(type === undefined ? {} : { type: types.get(fold(type)) ?? 'other' }),
})

const types: ReadonlyMap<string, NonNullable<BankAccount['type']>> = new Map([
  ['bank', 'checking'],
  ['cash', 'cash'],
  ['ccard', 'card'],
  ['oth l', 'credit'],
  ['banque', 'checking'],
  ['caisse', 'cash'],
  ['espèces', 'cash'],
  ['especes', 'cash'],
  ['carte', 'card'],
])

const openings = new Set(['opening balance', 'starting balance', 'solde initial', "solde d'ouverture", 'solde d’ouverture'])

/**
 * Quicken opens a list with a record whose payee is "Opening Balance" and whose category is the account itself, `[name]`:
 * it names the account, and its amount is a balance, not an operation.
 */
export function openingAccountName(fields: readonly Field[]): string | undefined {
  const value = (letter: string) => fields.find((field) => field.letter === letter)?.value ?? ''
  const name = /^\[([^\]]+)\]/.exec(decodeEntities(value('L')).trim())?.[1]
  return openings.has(fold(decodeEntities(value('P')))) ? cleanOrNone(name, 140) : undefined
}
