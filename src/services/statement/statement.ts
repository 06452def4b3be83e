/** Each operation joined to what it paid: invoices, receipts, credit notes, reimbursements of care. */
import type { Granted, Need } from '#gate'
import { match } from '../matching/match.ts'
import { matchingReads } from '../matching/read.ts'
import type { Options, Service } from '../service.ts'
import { resultOf } from './answer.ts'
import { openFigure, tellJudged } from './figures.ts'
import { whyDocuments, whyOperations } from './left.ts'
import type { StatementResult } from './result.ts'
import { tablesOf } from './tables.ts'
import { text, toText } from './text.ts'

export const need = { purpose: 'statement', reads: matchingReads } as const satisfies Need

export const statement: Service<typeof need, StatementResult> = {
  name: 'statement',
  need,
  text,
  compute,
  toText,
  open: openFigure,
  tables: tablesOf,
  tell: tellJudged,
}

/** Pure, the same whatever the order of the records; amounts stay integers. */
function compute(granted: Granted<typeof need>, options: Options): StatementResult {
  const matched = match(granted)
  return resultOf({
    ...matched,
    documentsLeft: whyDocuments(matched, options.today),
    whyOperation: whyOperations(matched.matter),
    options,
  })
}
