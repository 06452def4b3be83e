/** Gathers the readings of an upload into one report a file, and the records of the files that may be kept. */
import type { FileShape } from '#connectors'
import { type Item, type Problem, ruleOf } from '#model'
import { problemsPerFile } from './limits.ts'
import type { FileProgress, FileReport, Reading, ReadUpload, Upload } from './types.ts'

type RecordRead = ReadUpload['records'][number]

/** See `Intake.collect`. */
export async function collectReadings(
  files: Upload['files'],
  readings: AsyncIterable<Reading>,
  watch?: (progress: FileProgress) => void,
): Promise<ReadUpload> {
  const rows = files.map(({ name, size }) => [createTally(name, size)])
  const read: number[] = []
  for await (const reading of readings) {
    const { file, member } = reading
    const row = rows[file]
    if (row === undefined) continue
    if ('opens' in reading && reading.opens) row.push(createTally(`${files[file]?.name}!${reading.opens.name}`, reading.opens.size))
    row[member === undefined ? 0 : member + 1]?.count(reading)
    if ('item' in reading) read[file] = (read[file] ?? 0) + 1
    if (watch) tell(watch, { file, records: read[file] ?? 0 }, row, reading)
  }
  const tallies = rows.flat()
  return {
    files: tallies.map((tally) => tally.report()),
    origins: rows.flatMap((row, file) => row.map(() => file)),
    records: tallies.flatMap((tally, row) => tally.records(row)),
  }
}

const recordsBetween = 1_000

/** A file's own row, and one for each member when it is an archive: told as one. */
function tell(
  watch: (progress: FileProgress) => void,
  so: Pick<FileProgress, 'file' | 'records'>,
  row: readonly Tally[],
  reading: Reading,
): void {
  const isDone = 'end' in reading && reading.member === undefined
  if (!isDone && !('connector' in reading) && (so.records === 0 || so.records % recordsBetween !== 0)) return
  const connector = row[0]?.connector()
  watch({
    ...so,
    ...(connector == null ? {} : { connector }),
    state: isDone ? (row.every((tally) => tally.isRefused()) ? 'refused' : 'done') : 'reading',
  })
}

type Tally = ReturnType<typeof createTally>

function createTally(name: string, size: number) {
  let connector: string | null = null
  let confidence = 0
  let records: RecordRead[] = []
  const problems: Problem[] = []
  let moreProblems = 0
  let fatal = false
  let shape: FileShape | undefined

  function addProblem(found: Problem): void {
    if (found.fatal && !fatal) {
      fatal = true
      records = []
      // Why the file is refused is never among the problems left out.
      if (problems.length === problemsPerFile) moreProblems += problems.splice(-1).length
    }
    if (problems.length < problemsPerFile) problems.push(found)
    else moreProblems++
  }
  return {
    count(reading: Reading): void {
      if ('connector' in reading) ({ connector, confidence } = reading)
      else if ('problem' in reading) addProblem(reading.problem)
      else if ('shape' in reading) shape = reading.shape
      else if ('item' in reading && !fatal) records.push(reading)
    },
    report: (): FileReport => ({
      name,
      size,
      connector,
      confidence,
      ...countRecords(records),
      problems,
      moreProblems,
      ...(shape === undefined ? {} : { shape }),
    }),
    /** Of the row `row`: that is the file's own number unless an archive came before it. */
    records: (row: number): readonly RecordRead[] =>
      records[0]?.file === row ? records : records.map(({ item, line, path }) => ({ item, file: row, ...placeOf(line, path) })),
    connector: (): string | null => connector,
    isRefused: (): boolean => fatal || connector === null,
  }
}

const placeOf = (line: number | undefined, path: string | undefined) => ({
  ...(line === undefined ? {} : { line }),
  ...(path === undefined ? {} : { path }),
})

function countRecords(records: readonly RecordRead[]): Pick<FileReport, 'kinds' | 'from' | 'to'> {
  const counts: Partial<Record<Item['kind'], number>> = {}
  let from: string | undefined
  let to: string | undefined
  for (const { item } of records) {
    counts[item.kind] = (counts[item.kind] ?? 0) + 1
    const day = ruleOf(item).day(item)
    if (day === undefined) continue
    if (from === undefined || day < from) from = day
    if (to === undefined || day > to) to = day
  }
  return { kinds: counts, ...(from === undefined || to === undefined ? {} : { from, to }) }
}
