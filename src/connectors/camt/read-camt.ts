/** Parts of a CAMT statement read into items, whatever the version (.001 to .013) and the message (052, 053, 054). */
import { isDay } from '#lib/pure/day'
import { isIban } from '#lib/pure/iban'
import { minorDigits, parseAmount } from '#lib/pure/money'
import { clean, cleanOrNone } from '#lib/pure/text'
import { nodeAt, textAt, type XmlNode } from '#lib/pure/xml'
import { type BankAccount, type BankBalance, type Problem, problem } from '#model'

/** Where a problem is: CAMT has both lines and paths. */
export const place = (node: XmlNode, text?: string) => ({ line: node.line, path: node.path, text })

/** The calendar day as the bank wrote it (`2025-03-31`, `2025-03-31T23:59:00+02:00`): a booking day has no zone. */
export function camtDay(text: string | undefined): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ][\d:.,]+)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(text?.trim() ?? '')
  return match !== null && isDay(match[1]!) ? match[1]! : undefined
}

/** A day given as `Dt` or `DtTm`, or bare as in version 1 of some messages. */
export const dayText = (node: XmlNode | undefined): string | undefined => textAt(node, 'Dt', 'DtTm') ?? cleanOrNone(node?.text, 40)

export interface Money {
  readonly amount: number
  readonly currency: string
}

/** `Amt` with its `Ccy`, the sign by `CdtDbtInd`; `assumed` is the account's currency. */
export function signedAmount(node: XmlNode, assumed: string | undefined): Money | Problem {
  const amt = nodeAt(node, 'Amt')
  const written = amt?.text.trim() ?? ''
  if (amt === undefined || written === '') return problem('amount-missing', place(amt ?? node))
  const currency = (amt.attributes.get('Ccy')?.trim() || assumed)?.toUpperCase()
  if (currency === undefined) return problem('currency-missing', place(amt, written))
  // The sign is `CdtDbtInd`'s: a second one could mean the contrary, or the same again.
  if (/^\s*-/.test(written)) return problem('amount-unreadable', place(amt, written))
  const amount = parseAmount(written, currency, { decimal: /^[-+]?\d*\.?\d*$/.test(written) ? '.' : 'auto' })
  if (!amount.ok) return problem(amount.error.type, place(amt, amount.error.type === 'currency-unknown' ? currency : written))
  const sign = textAt(node, 'CdtDbtInd')?.toUpperCase()
  if (sign !== 'CRDT' && sign !== 'DBIT') return problem('record-refused', place(nodeAt(node, 'CdtDbtInd') ?? node, sign))
  return { amount: sign === 'CRDT' || amount.value === 0 ? amount.value : -amount.value, currency }
}

/** The account: IBAN, else another number (`Othr/Id`, or `PrtryAcct/Id` in version 1); undefined when it has none. */
export function accountOf(acct: XmlNode): BankAccount | undefined {
  const written = textAt(acct, 'Id/IBAN', 'Id/Othr/Id', 'Id/PrtryAcct/Id', 'Id/BBAN', 'Id/UPIC', 'Prxy/Id')
  const plain = clean(written ?? '', 64)
  const number = plain.replaceAll(' ', '')
  if (number === '') return undefined
  const iban = number.length <= 34 && (textAt(acct, 'Id/IBAN') !== undefined || isIban(number)) ? number.toUpperCase() : undefined
  const currency = textAt(acct, 'Ccy')?.toUpperCase()
  const bic = cleanOrNone(textAt(acct, ...['BICFI', 'BIC', 'CmbndId/BIC'].map((name) => `Svcr/FinInstnId/${name}`)), 64)
  const bank = cleanOrNone(textAt(acct, ...['Nm', 'NmAndAdr/Nm', 'CmbndId/Nm'].map((name) => `Svcr/FinInstnId/${name}`)), 64) ?? bic
  const name = cleanOrNone(textAt(acct, 'Nm'), 140)
  const holder = cleanOrNone(textAt(acct, 'Ownr/Nm', 'Ownr/Pty/Nm'), 140)
  const type = types.get(textAt(acct, 'Tp/Cd')?.toUpperCase() ?? '')
  return {
    kind: 'bank.account',
    schema: 1,
    account: iban ?? number,
    ...(iban === undefined ? { number: plain } : { iban }),
    ...(bank === undefined ? {} : { bank }),
    ...(name === undefined ? {} : { name }),
    ...(holder === undefined ? {} : { holder }),
    ...(currency === undefined || minorDigits(currency) === undefined ? {} : { currency }),
    ...(type === undefined ? {} : { type }),
    ...(bic === undefined ? {} : { raw: { bic } }),
  }
}

/** ISO 20022 external cash account types. */
const types: ReadonlyMap<string, NonNullable<BankAccount['type']>> = new Map([
  ['CACC', 'checking'],
  ['TRAN', 'checking'],
  ['SVGS', 'savings'],
  ['CARD', 'card'],
  ['CASH', 'cash'],
  ['LOAN', 'credit'],
  ['ODFT', 'credit'],
])

export function balanceOf(bal: XmlNode, account: string, currency: string | undefined): BankBalance | Problem {
  const money = signedAmount(bal, currency)
  if ('code' in money) return money
  const written = dayText(nodeAt(bal, 'Dt'))
  const day = camtDay(written)
  if (day === undefined) return problem(written === undefined ? 'day-missing' : 'day-unreadable', place(nodeAt(bal, 'Dt') ?? bal, written))
  const code = cleanOrNone(textAt(bal, 'Tp/CdOrPrtry/Cd', 'Tp/CdOrPrtry/Prtry', 'Tp/Cd', 'Tp/Prtry'), 40)
  const type = balanceTypes.get(code?.toUpperCase() ?? '') ?? 'other'
  return { kind: 'bank.balance', schema: 1, account, day, ...money, type, ...(code === undefined ? {} : { raw: { code } }) }
}

const balanceTypes: ReadonlyMap<string, BankBalance['type']> = new Map([
  ['OPBD', 'opening'],
  ['PRCD', 'opening'],
  ['CLBD', 'closing'],
  ['CLAV', 'available'],
  ['OPAV', 'available'],
  ['FWAV', 'available'],
  ['ITAV', 'available'],
  ['ITBD', 'interim'],
])
