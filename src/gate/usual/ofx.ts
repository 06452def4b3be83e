/** Operations as OFX 2.1.1 (XML): one statement an account and currency. Labels are whole, longer than some readers show. */
import { formatDecimal } from '#lib/pure/money'
import type { Record } from '#model'

type Operation = Record<'bank.transaction'>
type Read = () => AsyncIterable<readonly Operation[]>

/** `read` is called once to know the accounts, then once for each. */
export async function* writeOfx(read: Read, at: string): AsyncGenerator<string, void> {
  const accounts = new Map<string, Pick<Operation, 'account' | 'currency'>>()
  for await (const group of read())
    for (const { account, currency } of group) accounts.set(`${account}\u0000${currency}`, { account, currency })
  yield `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n<OFX>\n`
  yield `<SIGNONMSGSRSV1><SONRS>${done}<DTSERVER>${instant(at)}</DTSERVER><LANGUAGE>FRA</LANGUAGE></SONRS></SIGNONMSGSRSV1>\n<BANKMSGSRSV1>\n`
  for (const { account, currency } of accounts.values()) {
    yield `<STMTTRNRS><TRNUID>0</TRNUID>${done}<STMTRS>${leaf('CURDEF', currency)}${from(account)}<BANKTRANLIST>\n`
    for await (const group of read())
      yield group
        .filter((one) => one.account === account && one.currency === currency)
        .map(operation)
        .join('')
    yield '</BANKTRANLIST></STMTRS></STMTTRNRS>\n'
  }
  yield '</BANKMSGSRSV1>\n</OFX>\n'
}

const done = '<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>'

/** What names no account is left without one, as its file was. */
const from = (account: string): string =>
  account === '' ? '' : `<BANKACCTFROM><BANKID>0</BANKID>${leaf('ACCTID', account)}<ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM>`

const operation = (one: Operation): string => {
  const { id, type, day, valueDay, amount, currency, reference, cheque, label, memo } = one
  return [
    '<STMTTRN>',
    leaf('TRNTYPE', types.has(type ?? '') ? type : amount < 0 ? 'DEBIT' : 'CREDIT'),
    leaf('DTPOSTED', day.replaceAll('-', '')),
    leaf('DTAVAIL', valueDay?.replaceAll('-', '')),
    leaf('TRNAMT', formatDecimal(amount, currency)),
    leaf('FITID', reference ?? id),
    leaf('CHECKNUM', cheque),
    leaf('NAME', label === '' ? undefined : label),
    leaf('MEMO', memo),
    '</STMTTRN>\n',
  ].join('')
}

const types: ReadonlySet<string> = new Set(
  'CREDIT DEBIT INT DIV FEE SRVCHG DEP ATM POS XFER CHECK PAYMENT CASH DIRECTDEP DIRECTDEBIT REPEATPMT HOLD OTHER'.split(' '),
)

const leaf = (name: string, text: string | undefined): string => (text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`)
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const instant = (at: string): string => at.replaceAll(/[-:T]|\..*$/g, '').slice(0, 14)
