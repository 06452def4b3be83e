/** From what the gate and the intake answer to what the pages show. */
import type { Attic, Batch } from '#gate'
import type { FileReport } from '#intake'
import { links } from '#routes'
import type { BatchLine, BatchProps, FileLine, RunningImport } from '#web'
import { errorBody, Failure } from '../errors.ts'
import type { ImportJob } from './jobs.ts'

export const batchLine = (batch: Batch): BatchLine => ({
  id: batch.id,
  at: batch.at,
  files: batch.files.map(({ name }) => name),
  added: batch.added,
  already: batch.already,
  problems: batch.files.reduce((sum, file) => sum + file.problems.length + file.moreProblems, 0),
  state: batch.state,
})

export const batchProps = (
  { id, at, state, added, already, leftOut, files }: Batch,
  originals: ReturnType<Attic['originals']> = [],
  removed = 0,
): BatchProps => ({
  batch: { id, at, state, added, already, ...(leftOut && { leftOut }), ...(removed > 0 && { removed }) },
  files: files.map((file, index) => {
    const original = originals.find((one) => one.file === index)
    return { ...fileLine(file), ...(original && { original: { file: index, deleted: original.deletedAt !== undefined } }) }
  }),
})

export const fileLine = (file: FileReport | Batch['files'][number]): FileLine => ({
  name: file.name,
  size: file.size,
  connector: file.connector,
  kinds: file.kinds,
  ...('added' in file && file.added && { added: file.added, already: file.already ?? {} }),
  ...(file.from === undefined ? {} : { from: file.from }),
  ...(file.to === undefined ? {} : { to: file.to }),
  problems: file.problems,
  moreProblems: file.moreProblems,
})

export const runningLine = ({ id, files }: ImportJob): RunningImport => ({
  id,
  files: files.map(({ name }) => name),
  records: files.reduce((sum, { records }) => sum + records, 0),
})

/** What the API says of each file; with its batch, what was new in it. */
export const fileRows = (files: readonly FileReport[], kept: Batch['files'] = []) =>
  files.map(({ name, connector, confidence, kinds, from, to, problems, moreProblems }, index) => ({
    file: name,
    connector,
    confidence,
    kinds,
    added: kept[index]?.added,
    already: kept[index]?.already,
    from,
    to,
    problems,
    moreProblems,
  }))

/** The same lines, those of files not read with what they look like, and the way to say what their columns are while it is open. */
export function withShapes(lines: readonly FileLine[], job: ImportJob | undefined, isHeld: (row: number) => boolean): readonly FileLine[] {
  const unread = new Map((job?.unread ?? []).map((one) => [one.row, one]))
  return lines.map((line, row) => {
    const one = unread.get(row)
    if (one === undefined || job === undefined) return line
    return { ...line, shape: one.shape, ...(isHeld(row) ? { table: links.importTable(job.id, row) } : {}) }
  })
}

/** What the API says of a job that goes on, or of which nothing is kept. */
export function jobRow({ id, state, files, reports = [] }: ImportJob): object {
  if (state === 'refused') {
    const { error } = errorBody(new Failure('NothingKept', { details: { files: fileRows(reports) } }))
    return { job: id, state, error }
  }
  const records = files.reduce((sum, file) => sum + file.records, 0)
  return { job: id, state, records, files: files.map(({ name, ...progress }) => ({ file: name, ...progress })) }
}
