/** ISO 20022 camt.052 (report), camt.053 (statement) and camt.054 (notification), versions .001 to .013. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { readXml, textAt, type XmlError, type XmlNode } from '#lib/pure/xml'
import { isProblem, type Problem, problem, type ProblemCode } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { createBooks, type Books } from './books.ts'
import { entryOf } from './entry.ts'
import { accountOf, balanceOf, camtDay } from './read-camt.ts'

export const camt: Connector = { name: 'camt', recognise, parse }

const message = /<(?:[\w.-]+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)(?:V\d+)?[\s/>]/
const namespace = /["']urn:(?:iso:std:iso:20022:tech:xsd:|[\w:.$-]*)camt\.05[234]\.\d{3}\.\d{2}["']/

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head).text
  const root = rootOf(text)
  // A schema, a style sheet or a page (lower-case tags without namespace) speaks of these messages without being one.
  if (root === undefined || /^(?:html|schema|stylesheet|transform)$/i.test(root.name)) return 0
  if (/^[a-z\d]+$/.test(root.name) && !root.qualified) return 0
  const named = namespace.test(text)
  if (message.test(text)) return named ? 1 : 0.9
  return named && root.name === 'Document' ? 0.8 : 0
}

/** Local name of the first element, and whether it has a prefix or a namespace, when only declarations and comments come before it. */
function rootOf(text: string): { readonly name: string; readonly qualified: boolean } | undefined {
  const before = /^(?:[\uFEFF\s]+|<\?[^>]*>|<!--[^]*?-->|<!DOCTYPE[^<>[]*(?:\[[^\]]*\])?\s*>)*/u.exec(text)![0]
  const tag = /^<([\w.-]+:)?([\w.-]+)(\s[^<>]*|\/?)>/.exec(text.slice(before.length))
  return tag === null ? undefined : { name: tag[2]!, qualified: tag[1] !== undefined || tag[3]!.includes('xmlns') }
}

const statements = new Set(['Stmt', 'Rpt', 'Ntfctn'])
const parts = new Set(['Acct', 'Bal', 'Ntry', 'FrToDt', 'CreDtTm'])
const repeated = new Set([...statements, 'Bal', 'Ntry', 'NtryDtls', 'TxDtls'])
/** One detail tells the other party; of more only the number is kept. */
const keepAtMost = new Map([['TxDtls', 2]])

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  const head = await source.read(0, 65_536)
  if (head.length === source.size && head.every((byte) => byte <= 0x20)) return yield problem('empty-file', { fatal: true })
  const state: State = { statement: undefined, entries: 0, seen: new Set() }
  let recognised = false
  const take = (name: string, parents: readonly string[]) =>
    parts.has(name) && statements.has(parents.at(-1) ?? '') && isMessage(parents.at(-2))
  for await (const event of readXml(() => source.stream(), { take, repeated, keepAtMost })) {
    if (event.type === 'encoding-assumed') yield problem('encoding-assumed', { text: event.encoding })
    else if (event.type === 'error') return yield problem(codes[event.error.type], { line: event.error.line, fatal: true })
    else if (event.type === 'node') yield* part(event.node, state)
    else if (isMessage(event.name)) recognised = true
    else if (statements.has(event.name) && recognised) {
      if (event.type === 'open') state.statement = newStatement(event.name)
      else yield* closed(state, event.path, event.line)
    }
  }
  if (!recognised) return yield problem('malformed', { fatal: true })
  if (state.entries === 0) yield problem('no-operation')
}

const isMessage = (name: string | undefined): boolean => /^BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)(?:V\d+)?$/.test(name ?? '')

const codes: { readonly [type in XmlError['type']]: ProblemCode } = {
  'doctype-refused': 'doctype-refused',
  'too-deep': 'too-deep',
  'too-large': 'malformed',
  truncated: 'truncated',
  malformed: 'malformed',
}

interface Statement {
  account: string
  holder: string | undefined
  currency: string | undefined
  /** End of the period, else the day the statement was made. */
  until: string | undefined
  created: string | undefined
  readonly books: Books
}

interface State {
  statement: Statement | undefined
  entries: number
  /** Accounts already told, and `''` once a statement without account was. */
  readonly seen: Set<string>
}

const newStatement = (element: string): Statement => ({
  account: '',
  holder: undefined,
  currency: undefined,
  until: undefined,
  created: undefined,
  books: createBooks(element === 'Stmt'),
})

function* part(node: XmlNode, state: State): Generator<Found | Problem> {
  const { statement } = state
  if (statement === undefined) return
  if (node.name === 'CreDtTm') statement.created = camtDay(node.text)
  else if (node.name === 'FrToDt') statement.until = camtDay(textAt(node, 'ToDtTm', 'ToDt'))
  else if (node.name === 'Acct') yield* account(node, statement, state)
  else {
    yield* named(statement, state)
    yield* node.name === 'Bal' ? balance(node, statement) : entry(node, statement, state)
  }
}

function* account(node: XmlNode, statement: Statement, state: State): Generator<Found> {
  const item = accountOf(node)
  if (item === undefined) return
  statement.account = item.account
  statement.holder = item.holder
  statement.currency = item.currency
  if (state.seen.has(item.account)) return
  state.seen.add(item.account)
  yield { item, line: node.line, path: node.path }
}

function* named(statement: Statement, state: State): Generator<Problem> {
  if (statement.account !== '' || state.seen.has('')) return
  state.seen.add('')
  yield problem('account-missing')
}

function* balance(node: XmlNode, statement: Statement): Generator<Found | Problem> {
  const item = balanceOf(node, statement.account, statement.currency)
  if (isProblem(item)) return yield item
  statement.books.balance(item)
  yield { item, line: node.line, path: node.path }
}

function* entry(node: XmlNode, statement: Statement, state: State): Generator<Found | Problem> {
  state.entries += 1
  const { account, holder, currency } = statement
  const read = entryOf(node, { account, holder, currency, day: statement.until ?? statement.created })
  if (read.item === undefined && read.problem?.code !== 'not-booked') statement.books.lost()
  const found: (Found | Problem)[] = read.item === undefined ? [] : [{ item: read.item, line: node.line, path: node.path }]
  yield* statement.books.entry(read.problem === undefined ? found : [...found, read.problem])
}

function* closed(state: State, path: string, line: number): Generator<Found | Problem> {
  const { statement } = state
  state.statement = undefined
  if (statement === undefined) return
  yield* statement.books.close({ path, line })
}
