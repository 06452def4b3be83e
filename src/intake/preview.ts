/** Gathers the little that is shown of a table before it is read. */
import type { Preview, Reading } from './types.ts'

/** See `Intake.preview`. The child stops by itself after a few records; what it might add is not waited for. */
export async function previewOf(readings: AsyncIterable<Reading>): Promise<Preview> {
  let look: Preview['look']
  const records: Preview['records'][number][] = []
  const problems: Preview['problems'][number][] = []
  for await (const reading of readings) {
    if ('look' in reading) look = reading.look
    else if ('item' in reading) records.push({ item: reading.item, ...(reading.line === undefined ? {} : { line: reading.line }) })
    else if ('problem' in reading) problems.push(reading.problem)
    if (records.length >= previewRecords || problems.length >= previewRecords) break
  }
  return { look, records, problems }
}

/** Records shown before a table is read, and as many problems. */
export const previewRecords = 8
