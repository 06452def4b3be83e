/** What comes from outside is checked once more before it is sealed: the child that read a file may have been taken over by it. */
import { decidedKinds, isKind, kinds, type Problem, problem } from '#model'
import type { BatchFile, NewBatch, NewRecord } from '#vault'
import type { Result } from '#lib/pure/result'
import { err, ok } from '#lib/pure/result'

/** The batch with what may be kept of it, and what was refused. */
export interface Checked {
  readonly batch: NewBatch
  readonly refused: readonly Problem[]
}

/** Problems shown of one file; the others are counted. */
const mostProblems = 200

/**
 * Keeps the records that follow their kind's schema, and adds a problem to the file of each other. A setting, a judgement
 * or an amendment is the person's own word: no file brings one. Throws on a record of a file that the batch does not have (a bug).
 */
export function checked({ act: _act, ...batch }: NewBatch): Checked {
  const records: NewRecord[] = []
  const refusedOf = new Map<number, Problem[]>()
  for (const record of batch.records) {
    if (batch.files[record.file] === undefined) throw new RangeError('write: a record names no file of its batch')
    const parsed = parse(record)
    if (parsed.ok) records.push(parsed.value)
    else refusedOf.set(record.file, [...(refusedOf.get(record.file) ?? []), parsed.error])
  }
  const files = batch.files.map((file, index) => withProblems(file, refusedOf.get(index) ?? []))
  return { batch: { ...batch, files, records }, refused: [...refusedOf.values()].flat() }
}

function parse(record: NewRecord): Result<NewRecord, Problem> {
  const { kind } = record.item
  const parsed = isKind(kind) && !decidedKinds.has(kind) ? kinds[kind].schema.safeParse(record.item) : undefined
  if (parsed?.success && isText(parsed.data)) return ok({ ...record, item: parsed.data })
  return err(problem('record-refused', { line: record.line, path: record.path }))
}

/** A lone surrogate cannot be written in RFC 8785 JSON: a record that holds one could be sealed, and never handed over again. */
export function isText(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  return typeof value !== 'object' || value === null || Object.entries(value).flat().every(isText)
}

function withProblems(file: BatchFile, added: readonly Problem[]): BatchFile {
  if (added.length === 0) return file
  const shown = [...file.problems, ...added].slice(0, mostProblems)
  return { ...file, problems: shown, moreProblems: file.moreProblems + file.problems.length + added.length - shown.length }
}
