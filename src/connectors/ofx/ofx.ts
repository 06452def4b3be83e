/** OFX 1.x (SGML), 2.x (XML) and QFX: bank, card and the cash side of investment statements. See README.md. */
import { decodeStream, detectEncoding } from '#lib/pure/decode'
import { decodeEntities } from '#lib/pure/entities'
import { minorDigits } from '#lib/pure/money'
import { sgmlTokens } from '#lib/pure/sgml'
import { cleanOrNone } from '#lib/pure/text'
import { isProblem, type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { declaredEncoding, recogniseOfx } from './header.ts'
import { type OfxEvent, ofxEvents } from './read-ofx.ts'
import { accountOf, balanceOf, ofxDay, operationOf, type Statement } from './statement.ts'

export const ofx: Connector = { name: 'ofx', recognise: recogniseOfx, parse }

async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  const head = await source.read(0, 65_536)
  if (head.length === source.size && head.every(isBlank)) return yield problem('empty-file', { fatal: true })
  const { encoding, assumed } = await detectEncoding(source.stream(), declaredEncoding(head))
  if (assumed) yield problem('encoding-assumed', { text: encoding })
  const events = ofxEvents(sgmlTokens(decodeStream(source.stream(), encoding)))
  const state: State = { hints, statement: undefined, bank: undefined, operations: 0, failed: false, refusal: undefined, seen: new Set() }
  for await (const event of events) {
    if (event.type === 'fatal') {
      // A header, and no body at all: the rest was cut.
      const cut = event.code === 'malformed' && recogniseOfx(head) > 0
      return yield problem(cut ? 'truncated' : event.code, { line: event.line, fatal: true })
    }
    if (event.type === 'open') yield* opened(event, state)
    else if (event.type === 'leaf') leaf(event, state)
    else yield* record(event, state)
  }
  if (state.operations === 0) yield problem('no-operation', { text: state.refusal })
}

const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0

interface State {
  readonly hints: Hints
  statement: Statement | undefined
  /** The institution of the sign-on, `FI/ORG`. */
  bank: string | undefined
  operations: number
  /** True inside a `STATUS` whose severity is an error, and what the bank said there. */
  failed: boolean
  refusal: string | undefined
  /** Accounts, and sections left unread, already told. */
  readonly seen: Set<string>
}

const statements = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS'])

/** Where something else than these may be found, which is not read: its parent, and the children that are. */
const readChildren: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['OFX', new Set(['SIGNONMSGSRSV1', 'BANKMSGSRSV1', 'CREDITCARDMSGSRSV1', 'INVSTMTMSGSRSV1'])],
  ['BANKMSGSRSV1', new Set(['STMTTRNRS'])],
  ['CREDITCARDMSGSRSV1', new Set(['CCSTMTTRNRS'])],
  ['INVSTMTMSGSRSV1', new Set(['INVSTMTTRNRS'])],
  ['INVSTMTRS', new Set(['INVTRANLIST', 'BANKTRANLIST'])],
  ['INVTRANLIST', new Set(['INVBANKTRAN', 'DTSTART', 'DTEND'])],
])

type Event<T extends OfxEvent['type']> = Extract<OfxEvent, { type: T }>

function* opened({ name, within, line }: Event<'open'>, state: State): Generator<Problem> {
  if (statements.has(name)) state.statement = { element: name, account: '', currency: undefined, asOf: undefined }
  const read = readChildren.get(within.at(-1) ?? '')
  if (read === undefined || read.has(name)) return
  const key = `section ${state.statement?.account ?? ''} ${name}`
  if (state.seen.has(key)) return
  state.seen.add(key)
  yield problem('section-unread', { line, text: name })
}

function leaf({ name, text, within }: Event<'leaf'>, state: State): void {
  const { statement } = state
  if (within.at(-1) === 'STATUS') {
    if (name === 'SEVERITY') state.failed = text.trim().toUpperCase() === 'ERROR'
    else if (name === 'MESSAGE' && state.failed) state.refusal ??= cleanOrNone(decodeEntities(text), 80)
  }
  if (statement === undefined) return
  if (name === 'CURDEF') statement.currency = text.trim().toUpperCase()
  // The end of the list, or the day of an investment statement.
  if (name === 'DTEND' || (name === 'DTASOF' && within.at(-1) === 'INVSTMTRS')) statement.asOf = ofxDay(text) ?? statement.asOf
}

function* record(event: Event<'record'>, state: State): Generator<Found | Problem> {
  const { name, line, within } = event
  if (name === 'FI') {
    state.bank ??= cleanOrNone(decodeEntities(event.values.find((value) => value.path === 'ORG')?.text ?? ''), 64)
    return
  }
  const inside = within.some((parent) => statements.has(parent))
  if (name.endsWith('ACCTFROM')) {
    if (inside && state.statement !== undefined) yield* account(event, state.statement, state)
    return
  }
  if (!inside && name.endsWith('BAL')) return
  state.statement ??= { element: 'STMTRS', account: '', currency: undefined, asOf: undefined }
  const balance = name.endsWith('BAL')
  // Banks write an empty balance when they have none to give.
  if (balance && !event.values.some((value) => value.path === 'BALAMT')) return
  yield* stated(state.statement, event, state)
  if (name === 'STMTTRNP') return yield problem('not-booked', { line })
  // It asks to take back an operation sent before (§11.4.4.1): counting it would make two of one.
  if (event.values.some(({ path, text }) => path === 'CORRECTACTION' && text.trim().toUpperCase() === 'DELETE'))
    return yield problem('section-unread', { line, text: 'CORRECTACTION DELETE' })
  const currency = state.statement.currency ?? state.hints.currency
  if (!balance) state.operations += 1
  const item = balance ? balanceOf(event, name, state.statement, currency) : operationOf(event, state.statement, state.hints.currency)
  yield isProblem(item) ? item : { item, line }
}

function* account(event: Event<'record'>, statement: Statement, state: State): Generator<Found | Problem> {
  const known = statement.currency !== undefined && minorDigits(statement.currency) !== undefined
  const item = accountOf(event, statement.element, known ? statement.currency : undefined, state.bank)
  if (item === undefined) return
  statement.account = item.account
  const key = `account ${item.account}`
  if (state.seen.has(key)) return
  state.seen.add(key)
  yield { item, line: event.line }
}

/** States once a file what the format requires and this file lacks. */
function* stated(statement: Statement, { values }: Event<'record'>, state: State): Generator<Problem> {
  if (statement.account === '' && !state.seen.has('no account')) {
    state.seen.add('no account')
    yield problem('account-missing')
  }
  const own = statement.currency !== undefined || values.some((value) => value.path === 'CURRENCY.CURSYM')
  if (!own && !state.seen.has('no currency')) {
    state.seen.add('no currency')
    yield problem('currency-assumed', { text: state.hints.currency })
  }
}
