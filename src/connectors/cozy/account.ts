/** Accounts of a Cozy: known by IBAN or number once read, by the cloud's own identifier until then. */
import { jsonText } from '#lib/pure/json'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type BankAccount, type BankBalance, type Problem, problem } from '#model'
import type { Hints } from '../connector.ts'
import type { Fields } from '../json-documents.ts'
import { ibanOf, rawOf, readCurrency, readDay, readMoney } from '../json-values.ts'

export function createAccounts() {
  const keys = new Map<string, string>()
  return {
    add(fields: Fields): void {
      for (const id of [jsonText(fields, '_id'), jsonText(fields, 'id'), jsonText(fields, 'vendorId')])
        if (id !== undefined) keys.set(id, accountOf(fields).account)
    },
    /** The account an operation names; empty when it names none. */
    keyOf: (id: string | undefined): string => (id === undefined ? '' : (keys.get(id) ?? clean(`cozy:${id}`, 64))),
    *read(fields: Fields, hints: Hints): Generator<BankAccount | BankBalance | Problem> {
      const account = accountOf(fields)
      yield account
      if (fields['balance'] === undefined || fields['balance'] === null) return
      const currency = account.currency ?? hints.currency
      if (account.currency === undefined) yield problem('currency-assumed', { text: currency })
      const amount = readMoney(fields['balance'], currency)
      if (!amount.ok) return yield problem(amount.error)
      const day = readDay(jsonText(fields, 'balanceDate', 'cozyMetadata/updatedAt', 'vendorUpdateDate', 'lastUpdate', 'updatedAt'))
      if (!day.ok) return yield problem(day.error)
      yield { kind: 'bank.balance', schema: 1, account: account.account, day: day.value.day, amount: amount.value, currency, type: 'other' }
    },
  }
}

const used = new Set(['_id', '_rev', 'id', 'iban', 'number', 'institutionLabel', 'label', 'currency', 'type', 'balance', 'demo'])

function accountOf(fields: Fields): BankAccount {
  const written = jsonText(fields, 'iban')
  const iban = ibanOf(written)
  const plain = jsonText(fields, 'number')
  const number = plain !== undefined && /^[A-Z0-9*.\- ]{3,64}$/i.test(plain) ? plain.replaceAll(' ', '') : undefined
  const bank = cleanOrNone(jsonText(fields, 'institutionLabel'), 64)
  const name = cleanOrNone(jsonText(fields, 'shortLabel', 'label'), 140)
  const currency = readCurrency(fields['currency'])
  const type = types[(jsonText(fields, 'type') ?? '').toLowerCase()]
  return {
    kind: 'bank.account',
    schema: 1,
    account: iban ?? number ?? clean(`cozy:${jsonText(fields, '_id', 'id') ?? ''}`, 64),
    ...(iban === undefined ? {} : { iban }),
    ...(number === undefined ? {} : { number }),
    ...(bank === undefined ? {} : { bank }),
    ...(name === undefined ? {} : { name }),
    ...(currency === undefined ? {} : { currency }),
    ...(type === undefined ? {} : { type }),
    ...rawOf(iban === undefined && written !== undefined ? { ...fields, 'iban as written': written } : fields, used),
  }
}

const types: { readonly [name: string]: BankAccount['type'] } = {
  checkings: 'checking',
  checking: 'checking',
  bank: 'checking',
  savings: 'savings',
  creditcard: 'card',
  'credit card': 'card',
  loan: 'credit',
  revolvingcredit: 'credit',
  consumercredit: 'credit',
  cash: 'cash',
  asset: 'other',
  market: 'other',
  lifeinsurance: 'savings',
  other: 'other',
}
