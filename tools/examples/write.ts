/** Writers of the three formats, as banks write them: OFX 1.02 (SGML), QIF and CAMT.053.001.02. */
import type { Operation } from './life.ts'

/** One account, as its statements name it; the balance is that before its first operation. */
export interface Account {
  readonly key: string
  readonly bank: string
  readonly branch: string
  readonly number: string
  readonly iban: string
  readonly name: string
  readonly holder: string
  readonly currency: string
  readonly openingCents: number
  readonly kind: 'bank' | 'card'
}

/** A numbered operation, so that two files that overlap give it the same reference. */
export interface Numbered extends Operation {
  readonly reference: string
  readonly balanceCents: number
}

/** Days both included. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** References by day and rank, and the balance after each operation. */
export function number(operations: readonly Operation[], account: Account): readonly Numbered[] {
  let balanceCents = account.openingCents
  const ranks = new Map<string, number>()
  return operations
    .filter((operation) => operation.account === account.key)
    .map((operation) => {
      const rank = (ranks.get(operation.day) ?? 0) + 1
      ranks.set(operation.day, rank)
      balanceCents += operation.amountCents
      return { ...operation, balanceCents, reference: `${compactDay(operation.day)}${String(rank).padStart(3, '0')}` }
    })
}

/** Text to windows-1252; throws on a character it lacks. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = extra.get(character) ?? character.codePointAt(0) ?? 0
    if (code > 255) throw new Error(`no ${character} in windows-1252`)
    return code
  })
}
const extra: ReadonlyMap<string, number> = new Map([
  ['€', 0x80],
  ['’', 0x92],
  ['œ', 0x9c],
])

const compactDay = (day: string): string => day.replaceAll('-', '')

/** `-1234` → `-12.34`. */
export function decimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const within = (operations: readonly Numbered[], { from, to }: Period): readonly Numbered[] =>
  operations.filter(({ day }) => day >= from && day <= to)

const balanceAt = (operations: readonly Numbered[], account: Account, day: string): number =>
  operations.findLast((operation) => operation.day <= day)?.balanceCents ?? account.openingCents

/** What one file gets wrong, on purpose: the amount of the operation with that reference is written as `text`. */
export interface Slip {
  readonly reference: string
  readonly text: string
}

/** OFX 1.02; leaves are not closed, accents are single bytes under `CHARSET:1252`. */
export function ofx(account: Account, all: readonly Numbered[], period: Period, slip?: Slip): Uint8Array {
  const own = within(all, period)
  const [message, set, statement, from] =
    account.kind === 'card'
      ? ['CREDITCARDMSGSRSV1', 'CCSTMTTRNRS', 'CCSTMTRS', 'CCACCTFROM']
      : ['BANKMSGSRSV1', 'STMTTRNRS', 'STMTRS', 'BANKACCTFROM']
  const end = compactDay(period.to)
  const lines = [
    'OFXHEADER:100',
    'DATA:OFXSGML',
    'VERSION:102',
    'SECURITY:NONE',
    'ENCODING:USASCII',
    'CHARSET:1252',
    'COMPRESSION:NONE',
    'OLDFILEUID:NONE',
    'NEWFILEUID:NONE',
    '',
    '<OFX>',
    '<SIGNONMSGSRSV1>',
    '<SONRS>',
    '<STATUS>',
    '<CODE>0',
    '<SEVERITY>INFO',
    '</STATUS>',
    `<DTSERVER>${end}120000`,
    '<LANGUAGE>FRA',
    '</SONRS>',
    '</SIGNONMSGSRSV1>',
    `<${message}>`,
    `<${set}>`,
    '<TRNUID>1',
    '<STATUS>',
    '<CODE>0',
    '<SEVERITY>INFO',
    '</STATUS>',
    `<${statement}>`,
    `<CURDEF>${account.currency}`,
    `<${from}>`,
    ...(account.kind === 'card' ? [] : [`<BANKID>${account.bank}`, `<BRANCHID>${account.branch}`]),
    `<ACCTID>${account.number}`,
    ...(account.kind === 'card' ? [] : ['<ACCTTYPE>CHECKING']),
    `</${from}>`,
    '<BANKTRANLIST>',
    `<DTSTART>${compactDay(period.from)}`,
    `<DTEND>${end}`,
    ...own.flatMap((operation) => ofxOperation(operation, slip)),
    '</BANKTRANLIST>',
    '<LEDGERBAL>',
    `<BALAMT>${decimal(balanceAt(all, account, period.to))}`,
    `<DTASOF>${end}`,
    '</LEDGERBAL>',
    `</${statement}>`,
    `</${set}>`,
    `</${message}>`,
    '</OFX>',
    '',
  ]
  return windows1252(lines.join('\r\n'))
}

function ofxOperation({ type, day, amountCents, reference, label, memo, cheque }: Numbered, slip: Slip | undefined): readonly string[] {
  if (label.length > longestName) throw new Error(`${label} is too long for OFX`)
  return [
    '<STMTTRN>',
    `<TRNTYPE>${type ?? (amountCents < 0 ? 'DEBIT' : 'CREDIT')}`,
    `<DTPOSTED>${compactDay(day)}`,
    `<TRNAMT>${slip?.reference === reference ? slip.text : decimal(amountCents)}`,
    `<FITID>${reference}`,
    ...(cheque === undefined ? [] : [`<CHECKNUM>${cheque}`]),
    `<NAME>${escapeText(label)}`,
    ...(memo === undefined ? [] : [`<MEMO>${escapeText(memo)}`]),
    '</STMTTRN>',
  ]
}

/** OFX §11.4.4.1: 32 characters. */
const longestName = 32

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** QIF of a bank account, month first as Quicken writes it; `slip` is the day of one operation, written wrong. */
export function qif(account: Account, all: readonly Numbered[], period: Period, slip?: Slip): Uint8Array {
  const lines = within(all, period).flatMap((operation) => [
    `D${slip?.reference === operation.reference ? slip.text : `${operation.day.slice(5, 7)}/${operation.day.slice(8)}/${operation.day.slice(0, 4)}`}`,
    `T${decimal(operation.amountCents)}`,
    `P${operation.label}`,
    ...(operation.memo === undefined ? [] : [`M${operation.memo}`]),
    ...(operation.category === undefined ? [] : [`L${operation.category}`]),
    ...(operation.cheque === undefined ? [] : [`N${operation.cheque}`]),
    '^',
  ])
  return windows1252(['!Account', `N${account.name}`, 'TBank', '^', '!Type:Bank', ...lines, ''].join('\r\n'))
}

/** CAMT.053.001.02, UTF-8: one statement, opening and closing balances, the other account's IBAN in the details. */
export function camt(account: Account, other: Account, all: readonly Numbered[], period: Period): Uint8Array {
  const own = within(all, period)
  const before = all.findLast(({ day }) => day < period.from)?.balanceCents ?? account.openingCents
  const statement = `LIV-${period.from}`
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
    '<BkToCstmrStmt>',
    `<GrpHdr><MsgId>${statement}</MsgId><CreDtTm>${period.to}T20:00:00</CreDtTm></GrpHdr>`,
    `<Stmt><Id>${statement}</Id><CreDtTm>${period.to}T20:00:00</CreDtTm>`,
    `<FrToDt><FrDtTm>${period.from}T00:00:00</FrDtTm><ToDtTm>${period.to}T23:59:59</ToDtTm></FrToDt>`,
    `<Acct><Id><IBAN>${account.iban}</IBAN></Id><Ccy>${account.currency}</Ccy><Nm>${account.name}</Nm><Ownr><Nm>${account.holder}</Nm></Ownr></Acct>`,
    balance('OPBD', before, account.currency, period.from),
    balance('CLBD', own.at(-1)?.balanceCents ?? before, account.currency, period.to),
    ...own.flatMap((operation) => camtEntry(operation, account, other)),
    '</Stmt>',
    '</BkToCstmrStmt>',
    '</Document>',
    '',
  ]
  return new TextEncoder().encode(lines.join('\n'))
}

const money = (cents: number, currency: string): string =>
  `<Amt Ccy="${currency}">${decimal(Math.abs(cents))}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`

const balance = (code: string, cents: number, currency: string, day: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(cents, currency)}<Dt><Dt>${day}</Dt></Dt></Bal>`

function camtEntry({ day, amountCents, reference, label, type }: Numbered, account: Account, other: Account): readonly string[] {
  const interest = type === 'INT'
  const party = amountCents < 0 ? ['Cdtr', 'CdtrAcct'] : ['Dbtr', 'DbtrAcct']
  const related = `<RltdPties><${party[0]}><Nm>${other.holder}</Nm></${party[0]}><${party[1]}><Id><IBAN>${other.iban}</IBAN></Id></${party[1]}></RltdPties>`
  return [
    `<Ntry>${money(amountCents, account.currency)}<Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>${reference}</AcctSvcrRef>`,
    `<BkTxCd><Domn><Cd>${interest ? 'ACMT' : 'PMNT'}</Cd><Fmly><Cd>${interest ? 'MCOP' : amountCents < 0 ? 'ICDT' : 'RCDT'}</Cd><SubFmlyCd>${interest ? 'INTR' : 'BOOK'}</SubFmlyCd></Fmly></Domn></BkTxCd>`,
    `<NtryDtls><TxDtls>${interest ? '' : related}<RmtInf><Ustrd>${label}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  ]
}
