/** From what the gate and the intake answer to what the pages show. */
import type { Batch } from '#gate'
import type { FileReport } from '#intake'
import type { BatchLine, BatchProps, FileLine, RunningImport } from '#web'
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

export const batchProps = ({ id, at, state, added, already, files }: Batch): BatchProps => ({
  batch: { id, at, state, added, already },
  files: files.map(fileLine),
})

export const fileLine = (file: FileReport | Batch['files'][number]): FileLine => ({
  name: file.name,
  size: file.size,
  connector: file.connector,
  kinds: file.kinds,
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

/** What the API says of each file. */
export const fileRows = (files: readonly FileReport[]) =>
  files.map(({ name, connector, confidence, kinds, from, to, problems, moreProblems }) => ({
    file: name,
    connector,
    confidence,
    kinds,
    from,
    to,
    problems,
    moreProblems,
  }))
