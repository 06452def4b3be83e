/** From rows and a mapping to operations, accounts and balances. */
import { readDate } from '#lib/pure/dates'
import { splitCurrency } from '#lib/pure/currency'
import { parseAmount } from '#lib/pure/money'
import type { Row } from '#lib/pure/table'
import { type BankBalance, type BankMapping, isProblem, type Problem, problem } from '#model'
import type { Found, Hints } from '../connector.ts'
import { accountInName, accountOf, type Heading, headingOf, isAccountLine } from './preamble.ts'
import { createRowReader } from './row.ts'
import { runningOf, type RunningRow } from './running.ts'

/** Reads all rows of a table by a mapping, guessed or corrected by the person; `name` is the file's or the sheet's. */
export function* readWithMapping(
  { rows, name }: { readonly rows: readonly Row[]; readonly name: string },
  mapping: BankMapping,
  hints: Hints,
): Generator<Found | Problem> {
  const reader = createTableReader(mapping, hints, rows, name)
  for (const row of rows) yield* reader.row(row)
  yield* reader.end()
}

/** Balances that do not follow: beyond so many, the rest is only counted. */
const maxBroken = 20
/** Sentences below a table: an account and a balance need few. */
const maxNotes = 50

interface Account {
  readonly rows: RunningRow[]
  readonly currencies: Set<string>
}

/** Row after row, then the end: what is above the header is known from `sample`. */
export function createTableReader(mapping: BankMapping, hints: Hints, sample: readonly Row[], name: string) {
  const header = mapping.header
  const isBare = (row: Row) => header === undefined || (row.cells[mapping.columns.label ?? -1] ?? '').trim() === ''
  const above = sample.filter((row) => (header !== undefined && row.line < header) || (isAccountLine(row) && isBare(row)))
  const heading = headingOf(above)
  const names = header === undefined ? [] : (sample.find(({ line }) => line === header)?.cells ?? []).map((cell) => cell.trim())
  const named = heading.number === undefined && mapping.columns.account === undefined ? accountInName(name) : undefined
  // Another account may come with a header of its own.
  const context = { account: keyOf(heading.number ?? named), currency: heading.currency, names }
  let since: Row[] = []
  const reader = createRowReader(mapping, hints, context)
  const accounts = new Map<string, Account>()
  const notes: Row[] = []
  const aboveLines = new Set(above.map(({ line }) => line))
  const first = above[0]?.line ?? 1
  let operations = 0
  let told = false
  let assumed = false

  const opening = function* (): Generator<Found | Problem> {
    if (told) return
    told = true
    if (context.account !== '') yield { item: accountOf((heading.number ?? named)!, { ...heading }), line: first }
    if (named !== undefined) yield problem('account-assumed', { text: named })
  }
  return {
    *row(row: Row): Generator<Found | Problem> {
      yield* opening()
      if (header !== undefined && row.line <= header) return
      if (aboveLines.has(row.line)) return void since.push(row)
      const read = reader.read(row)
      if (read === 'header') {
        const { number, name } = headingOf(since)
        if (number !== undefined && mapping.columns.account === undefined && keyOf(number) !== context.account) {
          context.account = keyOf(number)
          yield { item: accountOf(number, name === undefined ? {} : { name }), line: since[0]!.line }
        }
        since = []
      }
      if (typeof read === 'string') {
        if (read !== 'blank' && since.length < maxNotes) since.push(row)
        if ((read === 'note' || read === 'total') && notes.length < maxNotes) notes.push(row)
        return
      }
      if (isProblem(read)) return yield read
      const { item, balance } = read
      operations += 1
      since = []
      let account = accounts.get(item.account)
      if (account === undefined) {
        account = { rows: [], currencies: new Set() }
        accounts.set(item.account, account)
        if (item.account !== context.account)
          yield {
            item: {
              ...accountOf(item.account, { name: reader.cell(row, 'accountLabel'), holder: heading.holder }),
              account: item.account,
            },
            line: row.line,
          }
      }
      account.rows.push({ line: row.line, day: item.day, amount: item.amount, balance })
      account.currencies.add(item.currency)
      if (!assumed && isAssumed(mapping, reader.cell(row, 'currency'), heading) && !hasCurrency(row, mapping)) {
        assumed = true
        yield problem('currency-assumed', { text: hints.currency })
      }
      yield { item, line: row.line }
    },
    *end(): Generator<Found | Problem> {
      yield* opening()
      const below = headingOf(notes)
      const foot = context.account === '' && below.number !== undefined ? accountOf(below.number, below) : undefined
      if (foot !== undefined) yield { item: foot, line: notes[0]!.line }
      else if (context.account === '' && mapping.columns.account === undefined) yield problem('account-missing')
      if (operations === 0) yield problem('no-operation')
      for (const [account, { rows, currencies }] of accounts) {
        const [currency = hints.currency] = currencies
        if (currencies.size < 2 && mapping.columns.balance !== undefined) yield* runningBalances(account, currency, rows)
      }
      const balance = heading.balance ?? below.balance
      const [currency = heading.currency ?? hints.currency] = [...accounts.values()].flatMap(({ currencies }) => [...currencies])
      if (balance !== undefined) yield* headingBalance(balance, foot?.account ?? context.account, currency)
    },
  }

  function* headingBalance(balance: NonNullable<Heading['balance']>, account: string, currency: string): Generator<Found | Problem> {
    const { line, text, dayText } = balance
    const { number, currency: written } = splitCurrency(text)
    const amount = readEither(number, written ?? currency)
    const day = dayText === undefined ? undefined : readDate(dayText, mapping.dateOrder)
    if (amount === undefined) return yield problem('amount-unreadable', { line, text })
    if (!day?.ok) return yield problem('day-missing', { line, text })
    yield { item: balanceOf(account, day.value.day, amount, written ?? currency, 'closing'), line }
  }
}

function* runningBalances(account: string, currency: string, rows: readonly RunningRow[]): Generator<Found | Problem> {
  const { order, broken, last, reversed } = runningOf(rows)
  for (const line of broken.slice(0, maxBroken)) yield problem('balance-mismatch', { line })
  if (last?.balance === undefined) return
  const newest = rows.reduce((day, row) => (row.day > day ? row.day : day), last.day)
  yield {
    // A balance that grows when money goes out is a debt.
    item: balanceOf(
      account,
      newest,
      reversed && last.balance !== 0 ? -last.balance : last.balance,
      currency,
      order === 'same' || order === 'none' ? 'other' : 'closing',
    ),
    line: last.line,
  }
}

const balanceOf = (account: string, day: string, amount: number, currency: string, type: BankBalance['type']): BankBalance => ({
  kind: 'bank.balance',
  schema: 1,
  account,
  day,
  amount,
  currency,
  type,
})

const keyOf = (number: string | undefined): string => (number === undefined ? '' : accountOf(number, {}).account)

/** A balance alone proves its own sign, or has none. */
function readEither(number: string, currency: string): number | undefined {
  const own = parseAmount(number, currency)
  return own.ok ? own.value : undefined
}

const isAssumed = ({ currencies }: BankMapping, cell: string, heading: Heading): boolean =>
  cell === '' && heading.currency === undefined && Object.keys(currencies).length === 0

const hasCurrency = ({ cells }: Row, { columns }: BankMapping): boolean =>
  (['amount', 'debit', 'credit', 'balance'] as const).some(
    (role) => columns[role] !== undefined && splitCurrency(cells[columns[role]] ?? '').currency !== undefined,
  )
