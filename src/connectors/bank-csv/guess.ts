/** From a table to a mapping: by the names of the columns where there are some, by what they hold, and by balances that run. */
import { createDateSurvey, type DateSurvey } from '#lib/pure/dates'
import { splitCurrency } from '#lib/pure/currency'
import { decimalEvidence } from '#lib/pure/number'
import type { Row } from '#lib/pure/table'
import type { AmountRole, BankMapping, BankRole, GuessedMapping, MappingReason } from '#model'
import type { Hints } from '../connector.ts'
import { type Content, contentOf } from './content.ts'
import { type Header, headerOf, isDatum } from './header.ts'
import { isAccountLine } from './preamble.ts'
import { createRowReader } from './row.ts'
import { runningOf, type RunningRow } from './running.ts'
import { directionOf } from './words.ts'

/** Rows that the columns are found on; the order of days and the decimals are judged on all. */
export const sampleRows = 60
/** Rows whose balances are compared before anything is read. */
const comparedRows = 2_000

const dateRoles = ['date', 'operationDate', 'valueDate'] as const
const amountRoles = ['amount', 'secondAmount', 'debit', 'credit', 'balance'] as const

/** Guesses how `rows`, all or the first of them, are to be read. */
export function guessMapping({ rows }: { readonly rows: readonly Row[] }, hints: Hints): GuessedMapping {
  const guess = createGuess(rows.slice(0, sampleRows), hints)
  for (const row of rows) guess.add(row)
  return guess.end()
}

/** As `guessMapping` for tables too long to hold: the sample first, then every row. */
export function createGuess(sample: readonly Row[], hints: Hints): { add(row: Row): void; end(): GuessedMapping } {
  const header = headerOf(sample)
  const body = sample.filter((row) => isBody(row, header)).filter((row, index) => header !== undefined || index > 0 || !isAccountLine(row))
  const content = header === undefined ? contentOf(body) : undefined
  const columns = columnsOf(header, content, body)
  const dates = new Map(
    dateRoles.flatMap((role) => (columns[role] === undefined ? [] : [[role, createDateSurvey({ dayFirst: hints.dayFirst })]])),
  )
  const decimals = new Map(amountRoles.flatMap((role) => (columns[role] === undefined ? [] : [[role, createDecimals()]])))
  const compared: Row[] = []
  return {
    add(row) {
      if (!isBody(row, header)) return
      for (const [role, survey] of dates) if (row.kinds?.[columns[role]!] !== 'date') survey.add(row.cells[columns[role]!] ?? '')
      for (const [role, survey] of decimals) if (row.kinds?.[columns[role]!] !== 'number') survey.add(row.cells[columns[role]!] ?? '')
      if (compared.length < comparedRows) compared.push(row)
    },
    end() {
      const { order, sure: orderIsSure } = agreedOrder([...dates.values()].map((survey) => survey.end()))
      const decimal: { [R in AmountRole]?: '.' | ',' } = {}
      const doubtful: AmountRole[] = []
      for (const [role, survey] of decimals) {
        const { sign, sure } = survey.end(hints.currency === 'EUR' ? ',' : '.')
        decimal[role] = sign
        if (!sure) doubtful.push(role)
      }
      const base: BankMapping = {
        columns,
        ...(header === undefined ? {} : { header: header.line }),
        dateOrder: order,
        decimal,
        signs: 'signed',
        currencies: header?.currencies ?? {},
      }
      const { mapping, reasons } = signsOf(base, compared, content, hints)
      const unsure = missingOf(columns)
      return {
        ...mapping,
        sure: unsure.length === 0,
        reasons: [
          ...unsure,
          ...(content !== undefined && !content.known ? [{ code: 'columns-assumed' as const }] : []),
          ...(orderIsSure ? [] : [{ code: 'day-order-assumed' as const, role: 'date' as const }]),
          ...doubtful.map((role) => ({ code: 'decimal-assumed' as const, role })),
          ...reasons,
        ],
      }
    },
  }
}

const isBody = (row: Row, header: Header | undefined): boolean =>
  (header === undefined || row.line > header.line) &&
  row.cells.some((cell) => cell.trim() !== '') &&
  (header !== undefined || row.cells.some((cell) => isDatum(cell)))

/** What names and contents say together. */
function columnsOf(header: Header | undefined, content: Content | undefined, body: readonly Row[]): BankMapping['columns'] {
  if (header === undefined) return content?.columns ?? {}
  const columns: { [R in BankRole]?: number } = { ...header.columns }
  const cellsOf = (index: number) => body.map(({ cells }) => (cells[index] ?? '').trim()).filter((cell) => cell !== '')
  const isWords = (index: number, share: number) => {
    const cells = cellsOf(index)
    return cells.length > 0 && cells.filter((cell) => directionOf(cell) !== undefined).length >= cells.length * share
  }
  // One column named « Débit/Crédit » may hold the amounts themselves.
  if (columns.direction !== undefined && !isWords(columns.direction, 0.5)) {
    if (columns.amount === undefined && columns.debit === undefined) columns.amount = columns.direction
    delete columns.direction
  }
  if (columns.direction === undefined && columns.type !== undefined && isWords(columns.type, 1)) {
    columns.direction = columns.type
    delete columns.type
  }
  if (columns.amount !== undefined && columns.debit !== undefined && columns.credit !== undefined) delete columns.amount
  // A column that repeats one word beside another that tells each operation: « Nom » of a card.
  if (columns.label !== undefined && columns.memo !== undefined && body.length > 1) {
    const kinds = (index: number) => new Set(cellsOf(index)).size
    if (kinds(columns.label) === 1 && kinds(columns.memo) > 1) {
      columns.label = columns.memo
      delete columns.memo
    }
  }
  // The account of someone else: empty on some rows, or another on each.
  if (columns.account !== undefined) {
    const accounts = cellsOf(columns.account)
    if (accounts.length < body.length * 0.9 || (body.length > 4 && new Set(accounts).size > Math.max(4, body.length / 3)))
      delete columns.account
  }
  return columns
}

const missingOf = (columns: BankMapping['columns']): MappingReason[] => [
  ...(columns.date === undefined ? [{ code: 'columns-unsure' as const, role: 'date' as const }] : []),
  ...(columns.label === undefined ? [{ code: 'columns-unsure' as const, role: 'label' as const }] : []),
  ...((columns.amount ?? columns.debit ?? columns.credit) === undefined
    ? [{ code: 'columns-unsure' as const, role: 'amount' as const }]
    : []),
]

function agreedOrder(surveys: readonly DateSurvey[]): { readonly order: BankMapping['dateOrder']; readonly sure: boolean } {
  const [first] = surveys
  if (first === undefined) return { order: 'dmy', sure: true }
  const proven = surveys.find(({ evidence }) => evidence === 'range') ?? surveys.find(({ evidence }) => evidence === 'sorted')
  if (first.evidence === 'assumed' && proven !== undefined && first.possible.includes(proven.order))
    return { order: proven.order, sure: true }
  return { order: first.order, sure: first.sure }
}

/** The decimal sign of a column of money, where `1,234` is a thousand: nobody writes mills. */
function createDecimals() {
  const seen = { '.': 0, ',': 0, 'ambiguous-point': 0, 'ambiguous-comma': 0 }
  return {
    add(text: string): void {
      const evidence = decimalEvidence(splitCurrency(text).number)
      if (evidence !== undefined) seen[evidence] += 1
    },
    end(assumed: '.' | ','): { readonly sign: '.' | ','; readonly sure: boolean } {
      if (seen['.'] !== seen[',']) return { sign: seen['.'] > seen[','] ? '.' : ',', sure: seen['.'] === 0 || seen[','] === 0 }
      if (seen['.'] > 0) return { sign: assumed, sure: false }
      const [points, commas] = [seen['ambiguous-point'], seen['ambiguous-comma']]
      return points + commas === 0
        ? { sign: assumed, sure: true }
        : { sign: points === commas ? assumed : points > commas ? ',' : '.', sure: false }
    },
  }
}

/** Which way money goes: said by columns, by signs, or proven by balances that run. */
function signsOf(
  base: BankMapping,
  rows: readonly Row[],
  content: Content | undefined,
  hints: Hints,
): { mapping: BankMapping; reasons: MappingReason[] } {
  const { columns } = base
  if (columns.debit !== undefined || columns.credit !== undefined) {
    const pair = {
      ...base,
      signs: 'pair' as const,
      debitNegative: minuses(rows, columns.debit) >= 0.5,
      creditNegative: minuses(rows, columns.credit) > 0.5,
    }
    if (content === undefined || content.known) return { mapping: pair, reasons: [] }
    const swapped: BankMapping = {
      ...pair,
      columns: { ...columns, debit: columns.credit!, credit: columns.debit! },
      debitNegative: pair.creditNegative,
      creditNegative: pair.debitNegative,
    }
    const judged = judge(pair, rows, hints)
    if (judged === 'fits') return { mapping: pair, reasons: [] }
    if (pair.creditNegative && !pair.debitNegative) return { mapping: swapped, reasons: [] }
    // Turned round, balances are those of a debt as well as of two columns the other way: debits come first nearly everywhere.
    return { mapping: pair, reasons: pair.debitNegative ? [] : [{ code: 'direction-assumed', role: 'debit' }] }
  }
  if (columns.amount === undefined) return { mapping: base, reasons: [] }
  const negative = rows.some(({ cells }) => /^[-(−–]|[-−]$|\bDR$/.test((cells[columns.amount!] ?? '').trim()))
  if (columns.direction !== undefined && !negative) return { mapping: { ...base, signs: 'direction' }, reasons: [] }
  const judged = judge(base, rows, hints)
  if (judged === 'reversed') return { mapping: { ...base, signs: 'reversed' }, reasons: [] }
  // Where credits are marked (`100,00 CR`), what is not goes out.
  if (judged === 'unknown' && !negative && creditsAreMarked(base, rows)) return { mapping: { ...base, signs: 'reversed' }, reasons: [] }
  if (judged !== 'fits' && isCard(base, rows))
    return { mapping: { ...base, signs: 'reversed' }, reasons: [{ code: 'direction-assumed', role: 'amount' }] }
  if (judged === 'fits' || negative || rows.length === 0) return { mapping: base, reasons: [] }
  return { mapping: base, reasons: [{ code: 'direction-assumed', role: 'amount' }] }
}

/** A card's statement counts what is owed: purchases are written without a sign, and its own payment with a minus. */
function isCard({ columns }: BankMapping, rows: readonly Row[]): boolean {
  const amounts = rows.filter(({ cells }) => /[1-9]/.test(cells[columns.amount!] ?? ''))
  const isMinus = ({ cells }: Row) => /^[-(−–]|[-−]$/.test((cells[columns.amount!] ?? '').trim())
  const payments = amounts.filter(({ cells }) =>
    /\b(?:payment|paiement)\b.*(?:thank you|received|merci|re[cç]u)/i.test(cells[columns.label ?? -1] ?? ''),
  )
  if (payments.length > 0) return payments.every(isMinus) && amounts.some((row) => !isMinus(row))
  // The account is a card's whole number, and most of what is counted has no sign.
  const numbers = rows.map(({ cells }) => (cells[columns.account ?? -1] ?? '').replaceAll(/[\s'"]/g, '')).filter((cell) => cell !== '')
  const ofCards = numbers.length > 0 && numbers.every((number) => /^[3-6]\d{3}[\d*xX]{8}[\d*xX]?\d{2,3}$/.test(number))
  return ofCards && columns.balance === undefined && amounts.filter(isMinus).length * 2 < amounts.length
}

function creditsAreMarked({ columns }: BankMapping, rows: readonly Row[]): boolean {
  const amounts = rows.map(({ cells }) => (cells[columns.amount!] ?? '').trim()).filter((cell) => /[1-9]/.test(cell))
  const marked = amounts.filter((cell) => splitCurrency(cell).direction === 'credit').length
  return marked > 0 && marked < amounts.length
}

/** The share of amounts written with a minus. */
function minuses(rows: readonly Row[], index: number | undefined): number {
  if (index === undefined) return 0
  const cells = rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((cell) => /[1-9]/.test(cell))
  return cells.filter((cell) => /^[-(−–]|[-−]$/.test(cell)).length / Math.max(1, cells.length)
}

/** Whether balances follow from the amounts, or from the amounts turned round. */
function judge(mapping: BankMapping, rows: readonly Row[], hints: Hints): 'fits' | 'reversed' | 'unknown' {
  if (mapping.columns.balance === undefined) return 'unknown'
  const reader = createRowReader(mapping, hints)
  const accounts = new Map<string, RunningRow[]>()
  for (const row of rows) {
    const read = reader.amounts(row)
    if (read === undefined) continue
    const key = reader.account(row)
    const known = accounts.get(key) ?? []
    known.push({ ...read, line: row.line })
    accounts.set(key, known)
  }
  const found = [...accounts.values()].map((account) => runningOf(account)).filter(({ order }) => order === 'down' || order === 'up')
  if (found.length === 0) return 'unknown'
  return found.every(({ reversed }) => reversed) ? 'reversed' : 'fits'
}
