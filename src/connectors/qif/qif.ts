/** QIF (Quicken Interchange Format): lettered lines, no currency, no account number, no order of day and month. See README.md. */
import { decodeBytes, decodeStream, detectEncoding } from '#lib/pure/decode'
import { linesOf } from '#lib/pure/lines'
import { fold } from '#lib/pure/text'
import { type BankAccount, type BankBalance, isProblem, type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { accountOf, namedAccount, openingAccountName } from './account.ts'
import { type Context, isKnownLetter, operationOf } from './operation.ts'
import { type Field, type Part, partsOf } from './read-qif.ts'
import { type Conventions, createSurvey } from './survey.ts'

export const qif: Connector = { name: 'qif', recognise, parse }

/** Quicken's names, and those of French programs. */
const accountLists = new Set(['bank', 'cash', 'ccard', 'oth a', 'oth l', 'otha', 'othl', 'banque', 'caisse', 'espèces', 'especes', 'carte'])

function recognise(head: Uint8Array): number {
  const lines = decodeBytes(head.subarray(0, 4096)).text.split(/\r\n|\r|\n/)
  // Comments by `#` and an empty record may come before the first header.
  const written = lines.map((line) => line.replace(/^[\uFEFF\s]+/u, '')).filter((line) => line !== '' && !/^(?:#|\^\s*$)/.test(line))
  const [first = '', second = ''] = written
  if (/^!type:\s*(?:bank|cash|ccard|banque|oth ?[al])\s*$/i.test(first)) return 1
  if (/^!(?:account|type:.*|(?:option|clear):.*)$/i.test(first)) return second === '' || /^[A-Z!^$/%]/i.test(second) ? 0.95 : 0.3
  // A title or a comment before the first header, as some spreadsheets write; a page or an archive that holds one is not QIF.
  if (/^[<{[%]/.test(first) || first.startsWith('PK\u0003')) return 0
  return written.slice(0, 5).some((line) => /^!(?:type:\s*(?:bank|cash|ccard|oth [al])|account)\s*$/i.test(line)) ? 0.7 : 0
}

async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  const { encoding } = await detectEncoding(source.stream())
  const parts = () => partsOf(linesOf(decodeStream(source.stream(), encoding)))
  const conventions = await surveyOf(parts(), hints)
  if (conventions === 'empty') return yield problem('empty-file', { fatal: true })
  if (conventions === 'headless') return yield problem('malformed', { line: 1, fatal: true })
  yield* read(parts(), conventions, hints)
}

/** First reading: what the file's lines say together, before any of them can be read alone. */
async function surveyOf(parts: AsyncIterable<Part>, hints: Hints): Promise<Conventions | 'empty' | 'headless'> {
  const survey = createSurvey()
  let section: string | undefined
  let some = false
  for await (const part of parts) {
    some = true
    if (part.type === 'section') {
      section = part.header
      const order = /^option:(dmy|mdy)$/.exec(fold(section))?.[1]
      if (order !== undefined) survey.declare(order === 'dmy')
    } else if (section !== undefined && hasDates(section)) {
      for (const { letter, value } of part.fields) {
        if (letter === 'D') survey.addDate(value)
        else if (letter === 'T' || letter === 'U' || letter === '$') survey.addAmount(value)
      }
    }
  }
  if (!some) return 'empty'
  return section === undefined ? 'headless' : survey.end(hints.dayFirst)
}

/** Lists whose `D` is a date; in categories and classes it is a description. */
const hasDates = (header: string): boolean => {
  const list = listOf(header)
  return list !== undefined && (accountLists.has(list) || list === 'invst')
}

const listOf = (header: string): string | undefined => /^type:(.*)$/i.exec(fold(header))?.[1]?.trim()

interface State {
  mode: 'accounts' | 'operations' | 'skip'
  list: string
  account: BankAccount | undefined
  /** True when the list's own first record named the account: the next list is not of that account. */
  namedByList: boolean
  /** True until the first record of the list: only that one may be an opening balance that names the account. */
  first: boolean
  operations: number
}

async function* read(parts: AsyncIterable<Part>, conventions: Conventions, hints: Hints): AsyncGenerator<Found | Problem> {
  const state: State = { mode: 'skip', list: '', account: undefined, namedByList: false, first: true, operations: 0 }
  const once = createOnce()
  for await (const part of parts) {
    if (part.type === 'section') {
      const unread = enter(state, part.header)
      if (unread) yield problem('section-unread', { line: part.line, text: `!${part.header}` })
    } else if (state.mode === 'skip') {
      continue
    } else if (isCut(part, state.mode)) {
      return yield problem('truncated', { line: part.line, fatal: true })
    } else if (state.mode === 'accounts') {
      state.account = accountOf(part.fields)
      if (state.account !== undefined && once(`account ${state.account.account}`)) yield { item: state.account, line: part.line }
    } else {
      for (const found of operation(part.fields, part.line, state, conventions, hints)) {
        const key = isProblem(found) ? onceKeyOf(found) : undefined
        if (key === undefined || once(key)) yield found
      }
    }
  }
  if (state.operations === 0) yield problem('no-operation')
}

/** Moves to the section a header opens; true when it is one that is not read. */
function enter(state: State, header: string): boolean {
  const list = listOf(header)
  state.first = true
  // After the list of all accounts, its last one is not the account of what follows.
  if (state.namedByList || /^clear:autoswitch$/.test(fold(header))) state.account = undefined
  state.namedByList = false
  state.list = list ?? ''
  state.mode = fold(header) === 'account' ? 'accounts' : list !== undefined && accountLists.has(list) ? 'operations' : 'skip'
  // `!Option:AutoSwitch` and `!Clear:AutoSwitch` only bracket the list of accounts, `!Option:DMY` was heard: nothing more to read.
  return state.mode === 'skip' && !/^(?:(?:option|clear):autoswitch|option:(?:dmy|mdy))$/.test(fold(header))
}

function isCut(part: Extract<Part, { type: 'record' }>, mode: State['mode']): boolean {
  if (part.end === 'caret') return false
  if (part.end === 'cut' || mode === 'accounts') return true
  const letters = new Set(part.fields.map((field) => field.letter))
  return !letters.has('D') || !(letters.has('T') || letters.has('U'))
}

/** The key of what is stated once for the file, not at each record (an unknown field: once a letter); undefined for the rest. */
const onceKeyOf = ({ code, text }: Problem): string | undefined => {
  if (code === 'field-unknown') return `field ${text}`
  return code === 'currency-assumed' || code === 'account-missing' || code === 'day-order-assumed' ? code : undefined
}

function* operation(
  fields: readonly Field[],
  line: number,
  state: State,
  conventions: Conventions,
  hints: Hints,
): Generator<Found | Problem> {
  const opening = state.first ? openingAccountName(fields) : undefined
  if (opening !== undefined && state.account === undefined) {
    state.account = namedAccount(opening, state.list)
    state.namedByList = true
    yield { item: state.account, line }
  }
  state.first = false
  const context: Context = { ...conventions, account: state.account?.account ?? '', currency: hints.currency }
  if (context.account === '') yield problem('account-missing')
  yield problem('currency-assumed', { text: hints.currency })
  if (conventions.dayFirstAssumed) yield problem('day-order-assumed', { text: conventions.dayFirst ? 'DD/MM' : 'MM/DD' })
  for (const field of fields) {
    if (!isKnownLetter(field.letter)) yield problem('field-unknown', { line: field.line, text: field.letter })
  }
  const item = operationOf(fields, context)
  state.operations += 1
  if (isProblem(item)) return yield item
  if (opening === undefined) return yield { item, line }
  const { account, day, amount, currency } = item
  const balance: BankBalance = { kind: 'bank.balance', schema: 1, account, day, amount, currency, type: 'opening' }
  yield { item: balance, line }
}

/** Answers true the first time it sees a key. */
function createOnce(): (key: string) => boolean {
  const seen = new Set<string>()
  return (key) => seen.size !== seen.add(key).size
}
