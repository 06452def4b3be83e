/** What the page of matching is given: one list at a time, a page of it at a time. */
import type { Record } from '#model'
import type { StatementLink, StatementResult } from '#services'
import type { LinkLine, OperationLine, PaperLine, StatementList, StatementProps } from '#web'

/** Lines of a list on one page, and questions put at once. */
export const pageSize = 50
const questions = 8

export interface Asked {
  readonly list: StatementList
  readonly page: number
  readonly why?: string | undefined
  readonly currency?: string | undefined
}

type Said = Pick<Record<'judgement'>, 'about' | 'verdict'>

/** Numbers of the operations that the page shows and that the answer does not tell. */
export function operationsAsked(result: StatementResult, said: readonly Said[], asked: Asked): readonly string[] {
  if (asked.list === 'said') return said.map(({ about }) => about.split(' ')[0] ?? '').filter((id) => result.operations[id] === undefined)
  return asked.list === 'operations' ? pageOf(groupOf(result, asked)?.operations ?? [], asked.page) : []
}

export function statementProps(
  result: StatementResult,
  said: readonly Said[],
  records: readonly Record<'bank.transaction'>[],
  asked: Asked,
): StatementProps {
  const { list, page } = asked
  const known = new Map(records.map(({ id, day, label, amount, currency }) => [id, { id, day, label, amount, currency }]))
  const operationOf = (id: string): OperationLine | undefined =>
    result.operations[id] === undefined ? known.get(id) : { id, ...result.operations[id] }
  const paperOf = (id: string): PaperLine | undefined => (result.documents[id] === undefined ? undefined : { id, ...result.documents[id] })
  const lineOf = ({ documents, operations, reasons, ...link }: StatementLink): LinkLine => ({
    ...link,
    documents: documents.flatMap((id) => paperOf(id) ?? []),
    operations: operations.flatMap((id) => operationOf(id) ?? []),
    reasons: reasons.map(({ reason, points }) => ({ words: result.reasons[reason] ?? reason, points })),
  })
  const group = list === 'operations' ? groupOf(result, asked) : undefined
  const newest = result.links.toReversed()
  const left = result.documentsLeft.flatMap(({ document, why }) => {
    const paper = paperOf(document)
    return paper === undefined ? [] : [{ ...paper, why }]
  })
  const counts = {
    links: newest.length,
    documents: left.length,
    operations: sum(result.operationsLeft.map(({ operations }) => operations.length)),
    said: said.length,
  }
  const shown = list === 'operations' ? (group?.operations.length ?? 0) : counts[list]
  const totals = result.totals.filter(({ linked, toCheck, left: alone }) => linked.operations + toCheck.operations + alone.operations > 0)
  return {
    totals: result.totals.length > 0 && totals.length === 0 ? result.totals : totals,
    settled: sum(result.totals.map(({ documents }) => documents.settled)),
    papers: Object.keys(result.documents).length,
    checks: result.toCheck.slice(0, questions).map(lineOf),
    asked: result.toCheck.length,
    list,
    counts,
    page,
    pages: Math.max(1, Math.ceil(shown / pageSize)),
    links: list === 'links' ? pageOf(newest, page).map(lineOf) : [],
    left: list === 'documents' ? pageOf(left, page) : [],
    groups: result.operationsLeft.map(({ operations, ...one }) => ({ ...one, operations: operations.length })),
    group: group === undefined ? null : { ...group, operations: pageOf(group.operations, page).flatMap((id) => operationOf(id) ?? []) },
    said: list === 'said' ? pageOf(said, page).flatMap((one) => saidLine(one, operationOf, paperOf)) : [],
  }
}

function saidLine(
  { about, verdict }: Said,
  operationOf: (id: string) => OperationLine | undefined,
  paperOf: (id: string) => PaperLine | undefined,
) {
  const [operation = '', paper = ''] = about.split(' ')
  if (verdict !== 'sure' && verdict !== 'never') return []
  return [{ about, verdict, operation: operationOf(operation) ?? null, paper: paperOf(paper) ?? null } as const]
}

const groupOf = (result: StatementResult, { why, currency }: Asked) =>
  result.operationsLeft.find((one) => one.why === why && one.currency === currency)

const pageOf = <T>(list: readonly T[], page: number): readonly T[] => list.slice((page - 1) * pageSize, page * pageSize)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
