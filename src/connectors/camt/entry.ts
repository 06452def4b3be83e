/**
 * One booked entry (`Ntry`) is one operation, whatever its details: `TxDtls` amounts add up to the entry's and are never counted too.
 * With exactly one `TxDtls`, that detail tells the other party, the purpose and the references.
 */
import { clean, cleanOrNone, fold } from '#lib/pure/text'
import { nodeAt, textAt, type XmlNode } from '#lib/pure/xml'
import { type BankTransaction, type Problem, problem } from '#model'
import { camtDay, dayText, place, signedAmount } from './read-camt.ts'

export interface EntryContext {
  readonly account: string
  readonly holder: string | undefined
  readonly currency: string | undefined
  /** Day of the statement, for an entry that has none. */
  readonly day: string | undefined
}

/** What an entry gives: an operation, and a problem when something of it was assumed; or the problem that keeps it out. */
export function entryOf(ntry: XmlNode, context: EntryContext): { item?: BankTransaction; problem?: Problem } {
  const status = textAt(ntry, 'Sts/Cd', 'Sts/Prtry', 'Sts')?.toUpperCase()
  if (status === 'PDNG' || status === 'INFO' || status === 'FUTR')
    return { problem: problem('not-booked', place(nodeAt(ntry, 'Sts') ?? ntry, status)) }
  const money = signedAmount(ntry, context.currency)
  if ('code' in money) return { problem: money }
  const booked = dayOf(ntry, 'BookgDt')
  const value = dayOf(ntry, 'ValDt')
  if (booked.problem !== undefined) return { problem: booked.problem }
  const day = booked.day ?? value.day ?? context.day
  if (day === undefined) return { problem: value.problem ?? problem('day-missing', place(ntry)) }
  const reversal = isTrue(textAt(ntry, 'RvslInd'))
  const details = ntry.children.filter((child) => child.name === 'NtryDtls' || child.name === 'TxDtls')
  const transactions = details.flatMap((child) =>
    child.name === 'TxDtls' ? [child] : child.children.filter((inner) => inner.name === 'TxDtls'),
  )
  const count = transactions.length + details.reduce((sum, child) => sum + child.omitted, 0)
  const detail = count === 1 ? transactions[0] : undefined
  const item: BankTransaction = {
    kind: 'bank.transaction',
    schema: 1,
    account: context.account,
    day,
    ...(value.day === undefined ? {} : { valueDay: value.day }),
    ...money,
    ...textsOf(ntry, detail, money.amount < 0, reversal, context.holder),
    ...identityOf(ntry, detail),
    ...(reversal ? { reversal } : {}),
    ...rawOf(ntry, detail, count),
  }
  return booked.day === undefined && value.day === undefined ? { item, problem: problem('day-assumed', place(ntry, day)) } : { item }
}

const isTrue = (text: string | undefined): boolean => text === 'true' || text === '1'

function dayOf(ntry: XmlNode, name: string): { day?: string; problem?: Problem } {
  const node = nodeAt(ntry, name)
  const written = dayText(node)
  if (node === undefined || written === undefined) return {}
  const day = camtDay(written)
  return day === undefined ? { problem: problem('day-unreadable', place(node, written)) } : { day }
}

function textsOf(
  ntry: XmlNode,
  detail: XmlNode | undefined,
  debit: boolean,
  reversal: boolean,
  holder: string | undefined,
): Pick<BankTransaction, 'label' | 'counterparty' | 'memo'> {
  const other = otherParty(detail, debit, reversal, holder)
  const purpose = remittance(detail)
  const said = textAt(ntry, 'AddtlNtryInf') ?? textAt(detail, 'AddtlTxInf')
  const parts = [other, purpose].filter((part) => part !== undefined)
  const label = clean(parts.length > 0 ? parts.join(' ') : (said ?? bankCode(ntry, detail) ?? ''), 500)
  const memo = cleanOrNone(parts.length > 0 ? said : textAt(detail, 'AddtlTxInf'), 2000)
  const counterparty = cleanOrNone(other, 140)
  return {
    label,
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(memo === undefined || fold(memo) === fold(label) ? {} : { memo }),
  }
}

/** The creditor of a debit, the debtor of a credit. In a reversal the parties may still be those of the first operation. */
function otherParty(detail: XmlNode | undefined, debit: boolean, reversal: boolean, holder: string | undefined): string | undefined {
  const sides = debit ? ['Cdtr', 'Dbtr'] : ['Dbtr', 'Cdtr']
  for (const side of reversal ? sides : sides.slice(0, 1)) {
    const name = partyName(detail, side) ?? partyName(detail, `Ultmt${side}`)
    if (name !== undefined && (!reversal || fold(name) !== fold(holder ?? ''))) return name
  }
  return undefined
}

/** Since version 8 a party is `Pty` or `Agt`. */
const partyName = (detail: XmlNode | undefined, side: string): string | undefined =>
  cleanOrNone(textAt(detail, ...['Nm', 'Pty/Nm', 'Agt/FinInstnId/Nm'].map((path) => `RltdPties/${side}/${path}`)), 140)

function remittance(detail: XmlNode | undefined): string | undefined {
  const info = nodeAt(detail, 'RmtInf')
  const texts = (info?.children ?? []).flatMap((child) => {
    if (child.name === 'Ustrd') return [child.text]
    if (child.name !== 'Strd') return []
    const reference = textAt(child, 'CdtrRefInf/Ref', 'CdtrRefInf/CdtrRef', 'RfrdDocInf/Nb', 'RfrdDocInf/RfrdDocNb')
    return [reference, ...child.children.filter((inner) => inner.name === 'AddtlRmtInf').map((inner) => inner.text)]
  })
  return cleanOrNone(texts.join(' '), 500)
}

function bankCode(ntry: XmlNode, detail: XmlNode | undefined): string | undefined {
  const code = nodeAt(ntry, 'BkTxCd') ?? nodeAt(detail, 'BkTxCd')
  const domain = [textAt(code, 'Domn/Cd'), textAt(code, 'Domn/Fmly/Cd'), textAt(code, 'Domn/Fmly/SubFmlyCd')]
  return textAt(code, 'Prtry/Cd') ?? cleanOrNone(domain.filter((part) => part !== undefined).join('-'), 40)
}

function identityOf(ntry: XmlNode, detail: XmlNode | undefined): Pick<BankTransaction, 'reference' | 'cheque' | 'type'> {
  const reference = cleanOrNone(
    textAt(ntry, 'AcctSvcrRef') ?? textAt(detail, 'Refs/AcctSvcrRef') ?? textAt(ntry, 'NtryRef') ?? endToEnd(detail),
    140,
  )
  const cheque = cleanOrNone(textAt(detail, 'Refs/ChqNb'), 40)
  const type = cleanOrNone(bankCode(ntry, detail), 40)
  return {
    ...(reference === undefined ? {} : { reference }),
    ...(cheque === undefined ? {} : { cheque }),
    ...(type === undefined ? {} : { type }),
  }
}

/** The payer's own reference; `NOTPROVIDED` is what the SEPA rulebook writes for none. */
const endToEnd = (detail: XmlNode | undefined): string | undefined => {
  const text = textAt(detail, 'Refs/EndToEndId')
  return text?.toUpperCase() === 'NOTPROVIDED' ? undefined : text
}

function rawOf(ntry: XmlNode, detail: XmlNode | undefined, count: number): Pick<BankTransaction, 'raw'> {
  const instructed = nodeAt(detail, 'AmtDtls/InstdAmt/Amt') ?? nodeAt(ntry, 'AmtDtls/InstdAmt/Amt')
  const values: readonly (readonly [string, string | undefined])[] = [
    ['transactions', count > 1 ? String(count) : undefined],
    ['entryReference', textAt(ntry, 'NtryRef')],
    ['endToEndId', endToEnd(detail)],
    ['mandateId', textAt(detail, 'Refs/MndtId')],
    ['instructionId', textAt(detail, 'Refs/InstrId')],
    ['transactionId', textAt(detail, 'Refs/TxId')],
    ['counterpartyAccount', textAt(detail, ...accountPaths)],
    ['instructedAmount', instructed === undefined ? undefined : `${instructed.text.trim()} ${instructed.attributes.get('Ccy') ?? ''}`],
    ['exchangeRate', textAt(detail, 'AmtDtls/TxAmt/CcyXchg/XchgRate', 'AmtDtls/InstdAmt/CcyXchg/XchgRate')],
    ['purpose', textAt(detail, 'Purp/Cd', 'Purp/Prtry')],
    ['returnReason', textAt(detail, 'RtrInf/Rsn/Cd', 'RtrInf/RtrRsn/Cd')],
  ]
  const raw = values.flatMap(([key, value]) => {
    const plain = cleanOrNone(value, 2000)
    return plain === undefined ? [] : [[key, plain] as const]
  })
  return raw.length === 0 ? {} : { raw: Object.fromEntries(raw) }
}

const accountPaths = ['CdtrAcct', 'DbtrAcct'].flatMap((side) =>
  ['IBAN', 'Othr/Id', 'PrtryAcct/Id'].map((id) => `RltdPties/${side}/Id/${id}`),
)
