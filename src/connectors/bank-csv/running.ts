/** Balances beside operations: whether they run, which way the rows go, and where they stop adding up. */

export interface RunningRow {
  readonly line: number
  readonly day: string
  readonly amount: number
  readonly balance: number | undefined
}

export interface Running {
  /** `down`: the newest row comes last. `same`: the balance of the account is repeated on every row. `none`: nothing runs. */
  readonly order: 'down' | 'up' | 'same' | 'none'
  /** True when the balances follow once every amount has its sign changed. */
  readonly reversed: boolean
  /** Lines where a running balance does not follow from the one beside it. */
  readonly broken: readonly number[]
  /** The newest row that has a balance. */
  readonly last?: RunningRow
}

/** Judges the rows of one account, in the order of the file. */
export function runningOf(rows: readonly RunningRow[]): Running {
  const known = rows.filter(({ balance }) => balance !== undefined)
  const last = known.at(-1)
  if (last === undefined) return { order: 'none', reversed: false, broken: [] }
  if (known.length > 1 && known.every(({ balance }) => balance === last.balance) && rows.some(({ amount }) => amount !== 0))
    return { order: 'same', reversed: false, broken: [], last: newest(known) }
  const [first, end] = [rows[0]!.day, rows.at(-1)!.day]
  // Days say which way the rows go, unless they are all the same.
  const orders = first === end ? (['down', 'up'] as const) : first < end ? (['down'] as const) : (['up'] as const)
  const trials = orders.flatMap((order) => [1, -1].map((sign) => ({ order, reversed: sign === -1, broken: brokenIn(rows, order, sign) })))
  const steps = Math.max(0, known.length - 1)
  const best = trials.reduce((one, other) => (other.broken.length < one.broken.length ? other : one))
  // Several ways fit when there are too few rows to tell: then none is proven.
  const proven = steps > 0 && best.broken.length * 3 <= steps
  const rivals = trials.filter((trial) => trial.broken.length === best.broken.length)
  if (!proven || rivals.some(({ reversed }) => reversed !== best.reversed))
    return { order: 'none', reversed: false, broken: [], last: newest(known) }
  return { ...best, last: best.order === 'down' ? last : known[0]! }
}

const newest = (rows: readonly RunningRow[]): RunningRow => rows.reduce((first, second) => (second.day > first.day ? second : first))

/** Rows without a balance are added up until the next that has one. */
function brokenIn(rows: readonly RunningRow[], order: 'down' | 'up', sign: number): readonly number[] {
  const broken: number[] = []
  let before: number | undefined
  let sum = 0
  for (const row of order === 'down' ? rows : rows.toReversed()) {
    sum += sign * row.amount
    if (row.balance === undefined) continue
    if (before !== undefined && before + sum !== row.balance) broken.push(row.line)
    before = row.balance
    sum = 0
  }
  return broken
}
