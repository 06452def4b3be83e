/** SWIFT MT940 (statement) and MT942 (report during the day). See README.md. */
import { decodeBytes, decodeStream, detectEncoding } from '#lib/pure/decode'
import { isIban } from '#lib/pure/iban'
import { linesOf } from '#lib/pure/lines'
import { minorDigits } from '#lib/pure/money'
import { clean } from '#lib/pure/text'
import { type BankAccount, type BankTransaction, type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { type Details, readDetails } from './details.ts'
import { type Field, type Part, partsOf } from './read-mt940.ts'
import { isBalance, readBalance, readLine, type StatementLine } from './statement-line.ts'

export const mt940: Connector = { name: 'mt940', recognise, parse }

const fieldOf = /^:(?:20|21|25P?|28C?|34F|13D?|60[FM]|61|62[FM]|64|65|86|90[CD]|NS):/

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head.subarray(0, 8192)).text
  if (/^[\s\p{Cc}]*\{1:F\d{2}[A-Z0-9]{8,}.*\{2:[IO]94[0-2]/u.test(text)) return 1
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim())
  const first = lines.findIndex((line) => fieldOf.test(line))
  // Banks put an address, a number of message or a title before the first field: a few short lines.
  if (first === -1 || first > 6 || lines.slice(0, first).some((line) => line.length > 80 || /[<{;]/.test(line))) return 0
  const tags = new Set(lines.flatMap((line) => fieldOf.exec(line)?.[0].slice(1, -1) ?? []))
  if (tags.has('20') && (tags.has('25') || tags.has('25P')) && (tags.has('28C') || tags.has('28') || tags.has('60F') || tags.has('61')))
    return 1
  if (tags.has('61') || tags.has('60F') || tags.has('60M')) return 0.9
  return first === 0 ? 0.6 : 0
}

interface Statement {
  account: BankAccount | undefined
  currency: string | undefined
  opening: number | undefined
  sum: number
  countable: boolean
  interim: boolean
}

const emptyStatement = (): Statement => ({
  account: undefined,
  currency: undefined,
  opening: undefined,
  sum: 0,
  countable: true,
  interim: false,
})

async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  const { encoding } = await detectEncoding(source.stream())
  const reader = createReader(hints)
  for await (const part of partsOf(linesOf(decodeStream(source.stream(), encoding)))) yield* reader.read(part)
  yield* reader.end()
}

/** One file: fields in, items and problems out. */
function createReader(hints: Hints) {
  let statement = emptyStatement()
  let waiting: { readonly at: StatementLine; readonly field: Field; details?: Details } | undefined
  let lastLine = 1
  let fields = 0
  let operations = 0
  /** A field 61 or a balance came and the closing balance has not. */
  let open = false
  const stated = new Set<string>()

  const once = function* (key: string, found: Found | Problem): Generator<Found | Problem> {
    if (stated.has(key)) return
    stated.add(key)
    yield found
  }
  const flush = function* (): Generator<Found | Problem> {
    if (waiting === undefined) return
    const { at, field, details } = waiting
    waiting = undefined
    if (statement.account === undefined) yield* once('account', problem('account-missing'))
    yield { item: operationOf(at, details, statement.account?.account ?? '', currency()), line: field.line }
  }
  const currency = (): string => statement.currency ?? hints.currency
  const start = function* (line: number): Generator<Found | Problem> {
    yield* flush()
    if (open) yield problem('truncated', { line })
    open = false
    statement = emptyStatement()
  }
  const readOperation = function* (field: Field): Generator<Found | Problem> {
    yield* flush()
    operations += 1
    open = !statement.interim
    if (statement.currency === undefined) yield* once('currency', problem('currency-assumed', { text: hints.currency }))
    const at = readLine(field, currency())
    if ('code' in at) {
      statement.countable = false
      return yield at
    }
    statement.sum += at.amount
    waiting = { at, field }
  }
  const readBalanceField = function* (field: Field): Generator<Found | Problem> {
    yield* flush()
    const balance = readBalance(field)
    open = !field.tag.startsWith('62') && (open || field.tag.startsWith('60'))
    if ('code' in balance) {
      statement.countable = false
      return yield balance
    }
    statement.currency ??= balance.currency
    if (statement.account !== undefined && statement.account.currency === undefined)
      statement.account = { ...statement.account, currency: balance.currency }
    yield* tellAccount(field.line)
    yield { item: { kind: 'bank.balance', schema: 1, account: statement.account?.account ?? '', ...balance }, line: field.line }
    if (field.tag.startsWith('60')) {
      statement.opening = balance.amount
      statement.sum = 0
    } else if (field.tag.startsWith('62') && statement.countable && statement.opening !== undefined) {
      if (statement.opening + statement.sum !== balance.amount) yield problem('balance-mismatch', { line: field.line })
    }
  }
  const tellAccount = function* (line: number): Generator<Found | Problem> {
    if (statement.account !== undefined) yield* once(`account ${statement.account.account}`, { item: statement.account, line })
  }

  return {
    *read(part: Part): Generator<Found | Problem> {
      if (part.tag === 'loose') return
      if (part.tag === 'message') return yield* flush()
      const field = part as Field
      fields += 1
      lastLine = field.line
      if (field.tag === '20') yield* start(field.line)
      else if (field.tag === '25' || field.tag === '25P') {
        statement.account = accountOf(field)
        statement.currency ??= statement.account?.currency
      } else if (field.tag === '34F') {
        // A limit is only in reports of the day, which have no closing balance.
        statement.interim = true
        statement.currency ??= currencyIn(field)
      } else if (field.tag === '61') {
        yield* tellAccount(field.line)
        yield* readOperation(field)
      } else if (field.tag === '86') {
        // The last one of a message, after the closing balance, is of the statement as a whole.
        if (waiting !== undefined && waiting.details === undefined) waiting.details = readDetails(field.lines)
      } else if (isBalance(field.tag)) yield* readBalanceField(field)
    },
    *end(): Generator<Found | Problem> {
      yield* flush()
      if (fields === 0) return yield problem(lastLine === 1 ? 'empty-file' : 'malformed', { fatal: true })
      yield* tellAccount(lastLine)
      if (open) yield problem('truncated', { line: lastLine })
      else if (operations === 0) yield problem('no-operation')
    },
  }
}

function currencyIn({ lines }: Field): string | undefined {
  const code = /^([A-Z]{3})/.exec(lines[0]!.trim())?.[1]
  return code !== undefined && minorDigits(code) !== undefined ? code : undefined
}

/** An IBAN, `bank/account`, or a number, with or without the currency stuck to its end. */
function accountOf({ lines }: Field): BankAccount | undefined {
  const written = clean(lines[0]!, 64)
  const stuck = /^(.*\d) ?([A-Z]{3})$/.exec(written)
  const currency = stuck !== null && minorDigits(stuck[2]!) !== undefined ? stuck[2] : undefined
  const plain = (currency === undefined ? written : stuck![1]!).trim()
  const compact = plain.replaceAll(' ', '')
  if (compact === '') return undefined
  const iban = isIban(compact) ? compact.toUpperCase() : undefined
  const [bank, number] = plain.includes('/')
    ? [plain.slice(0, plain.indexOf('/')), plain.slice(plain.indexOf('/') + 1)]
    : [undefined, plain]
  return {
    kind: 'bank.account',
    schema: 1,
    account: iban ?? compact,
    ...(iban === undefined ? { number: clean(number, 64) } : { iban }),
    ...(bank === undefined || bank === '' ? {} : { bank: clean(bank, 64) }),
    ...(currency === undefined ? {} : { currency }),
  }
}

function operationOf(at: StatementLine, details: Details | undefined, account: string, currency: string): BankTransaction {
  const label = details?.label ?? at.more ?? at.customerReference ?? ''
  const reference = at.reference ?? details?.reference
  const type = details?.type ?? at.type
  const raw = {
    ...details?.raw,
    ...(at.customerReference === undefined ? {} : { customerReference: at.customerReference }),
    ...(at.more === undefined || at.more === label ? {} : { more: at.more }),
    ...(details?.reference === undefined || details.reference === reference ? {} : { endToEnd: details.reference }),
    ...(at.type === undefined || at.type === type ? {} : { swiftType: at.type }),
  }
  return {
    kind: 'bank.transaction',
    schema: 1,
    account,
    day: at.day,
    ...(at.valueDay === undefined ? {} : { valueDay: at.valueDay }),
    amount: at.amount,
    currency,
    label: clean(label, 500),
    ...(details?.counterparty === undefined ? {} : { counterparty: details.counterparty }),
    ...(details?.memo === undefined ? {} : { memo: details.memo }),
    ...(reference === undefined ? {} : { reference }),
    ...(type === undefined ? {} : { type }),
    ...(at.reversal ? { reversal: true as const } : {}),
    ...(Object.keys(raw).length === 0 ? {} : { raw }),
  }
}
