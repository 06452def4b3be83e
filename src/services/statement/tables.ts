/** The answer as tables: the first row names the columns; amounts are decimal, with a point. */
import { plainAmount } from '../money/amount.ts'
import type { Table } from '../service.ts'
import type { StatementResult } from './result.ts'

type Rows = Table['rows']

export const tablesOf = (result: StatementResult): readonly Table[] => [
  { name: 'totals', rows: totalsTable(result) },
  { name: 'links', rows: linksTable(result) },
]

/** By currency: what is linked, to check and left, in operations and amounts. */
const totalsTable = ({ totals }: StatementResult): Rows => [
  ['currency', 'part', 'operations', 'in', 'out'],
  ...totals.flatMap(({ currency, ...parts }) =>
    (['linked', 'toCheck', 'left'] as const).map((part) => [
      currency,
      part,
      parts[part].operations,
      plainAmount(parts[part].in, currency),
      plainAmount(parts[part].out, currency),
    ]),
  ),
]

/** One row for each operation of each link, made or to check. */
const linksTable = (result: StatementResult): Rows => [
  ['state', 'role', 'shape', 'points', 'documents', 'day', 'label', 'amount', 'currency', 'reasons'],
  ...(['links', 'toCheck'] as const).flatMap((state) =>
    result[state].flatMap(({ role, shape, score, documents, operations, reasons }) =>
      operations.map((id) => {
        const one = result.operations[id]
        const named = documents.map((paper) => [result.documents[paper]?.name, result.documents[paper]?.number].filter(Boolean).join(' '))
        return [
          state === 'links' ? 'made' : 'to check',
          role,
          shape,
          score,
          named.join(' + '),
          one?.day ?? '',
          one?.label ?? '',
          one === undefined ? '' : plainAmount(one.amount, one.currency),
          one?.currency ?? '',
          reasons.map(({ reason, points }) => `${result.reasons[reason]} ${points}`).join('; '),
        ]
      }),
    ),
  ),
]
