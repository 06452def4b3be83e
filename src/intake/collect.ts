/** Gathers the readings of an upload into one report a file, and the records of the files that may be kept. */
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
  const tallies = files.map(({ name, size }) => createTally(name, size))
  for await (const reading of readings) {
    const { file } = reading
    const tally = tallies[file]
    tally?.count(reading)
    if (tally && watch) tell(watch, file, tally, reading)
  }
  return { files: tallies.map((tally) => tally.report()), records: tallies.flatMap((tally) => tally.records()) }
}

const recordsBetween = 1_000

function tell(watch: (progress: FileProgress) => void, file: number, tally: ReturnType<typeof createTally>, reading: Reading): void {
  const records = tally.records().length
  const isDone = 'end' in reading
  if (!isDone && !('connector' in reading) && (records === 0 || records % recordsBetween !== 0)) return
  watch({ file, records, state: isDone ? (tally.isRefused() ? 'refused' : 'done') : 'reading' })
}

function createTally(name: string, size: number) {
  let connector: string | null = null
  let confidence = 0
  let records: RecordRead[] = []
  const problems: Problem[] = []
  let moreProblems = 0
  let fatal = false

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
      else if ('item' in reading && !fatal) records.push(reading)
    },
    report: (): FileReport => ({ name, size, connector, confidence, ...countRecords(records), problems, moreProblems }),
    records: (): readonly RecordRead[] => records,
    isRefused: (): boolean => fatal || connector === null,
  }
}

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
