/** CFONB 120: French account statements of fixed columns. See README.md. */
import { decodeBytes, decodeStream, detectEncoding } from '#lib/pure/decode'
import { linesOf } from '#lib/pure/lines'
import { type BankTransaction, isProblem, type Problem, problem } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { isRecord, lineWidth } from './layout.ts'
import { accountOf, balanceOf, complemented, operationOf } from './records.ts'

export const cfonb: Connector = { name: 'cfonb', recognise, parse }

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head.subarray(0, 4096)).text.replace(/^[\uFEFF\s]+/u, '')
  const [first = '', second = ''] = text.split(/\r\n|\r|\n/)
  if (!isRecord(first)) return 0
  if (first.length > lineWidth) return isRecord(first.slice(lineWidth)) ? 0.95 : 0
  return second === '' || isRecord(second) ? 1 : 0.3
}

interface Row {
  readonly text: string
  readonly line: number
  readonly whole: boolean
}

/** Lines, or blocks of 120 characters where the file has no line ends; `line` then counts the blocks. */
async function* rowsOf(source: Source): AsyncGenerator<Row> {
  const { encoding } = await detectEncoding(source.stream())
  for await (const { text, number, ended } of linesOf(decodeStream(source.stream(), encoding))) {
    // A file of mainframes ends by Ctrl-Z.
    const plain = text.replace(/^\uFEFF/, '').replace(/\p{Cc}+$/u, '')
    if (plain.length <= lineWidth + 2) {
      if (plain.trim() !== '') yield { text: plain, line: number, whole: ended || plain.length >= lineWidth }
    } else {
      for (let at = 0, block = number; at < plain.length; at += lineWidth, block += 1) {
        const text = plain.slice(at, at + lineWidth)
        if (text.trim() !== '') yield { text, line: block, whole: text.length === lineWidth }
      }
    }
  }
}

interface Statement {
  readonly opening: number | undefined
  readonly account: string
  sum: number
  /** False once a line could not be read: the sum means nothing any more. */
  countable: boolean
}

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  let statement: Statement | undefined
  let waiting: { readonly item: BankTransaction; readonly line: number } | undefined
  const accounts = new Set<string>()
  let rows = 0
  let operations = 0
  let last: Row | undefined

  const flush = function* (): Generator<Found | Problem> {
    if (waiting !== undefined) yield waiting
    waiting = undefined
  }
  for await (const row of rowsOf(source)) {
    rows += 1
    last = row
    const { text, line } = row
    const code = text.slice(0, 2)
    if (code === '05' && isRecord(text)) {
      if (waiting !== undefined) waiting = { ...waiting, item: complemented(waiting.item, text) }
      continue
    }
    yield* flush()
    if (!isRecord(text)) {
      yield problem('section-unread', { line, text: text.slice(0, 30) })
      continue
    }
    const account = accountOf(text)
    if (!accounts.has(account.account)) {
      accounts.add(account.account)
      yield { item: account, line }
    }
    if (code === '04') {
      operations += 1
      const item = operationOf(text, line, account.account)
      if (isProblem(item)) {
        if (statement !== undefined) statement.countable = false
        yield item
      } else {
        if (statement !== undefined) statement.sum += item.amount
        waiting = { item, line }
      }
      continue
    }
    const balance = balanceOf(text, line, account.account, code === '01' ? 'opening' : 'closing')
    yield isProblem(balance) ? balance : { item: balance, line }
    const amount = isProblem(balance) ? undefined : balance.amount
    if (code === '01') statement = { opening: amount, account: account.account, sum: 0, countable: true }
    else {
      if (statement !== undefined && !addsUp(statement, account.account, amount)) yield problem('balance-mismatch', { line })
      statement = undefined
    }
  }
  yield* flush()
  if (rows === 0) return yield problem('empty-file', { fatal: true })
  if (statement !== undefined || last?.whole === false) yield problem('truncated', { line: last?.line })
  else if (operations === 0) yield problem('no-operation')
}

function addsUp({ opening, account, sum, countable }: Statement, closingAccount: string, closing: number | undefined): boolean {
  if (!countable || opening === undefined || closing === undefined || account !== closingAccount) return true
  return opening + sum === closing
}
