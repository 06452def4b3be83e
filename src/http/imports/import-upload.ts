import type { Hints } from '#connectors'
import type { Damaged, Session, Written } from '#gate'
import type { FileReport, Upload } from '#intake'
import { ok, type Result } from '#lib/pure/result'
import type { HttpDeps } from '../deps.ts'

export interface Imported {
  readonly files: readonly FileReport[]
  /** Null when no file brought a record: nothing was kept. */
  readonly written: Written | null
}

/** Reads an upload in the sandbox and hands its records to the gate, as one batch. */
export async function importUpload(
  { gate, intake }: Pick<HttpDeps, 'gate' | 'intake'>,
  session: Session,
  upload: Upload,
  hints: Hints,
): Promise<Result<Imported, Damaged>> {
  const { files, records } = await intake.collect(upload, hints)
  if (records.length === 0) return ok({ files, written: null })
  const written = await gate.write(session, { connector: 'file', origin: 'upload', files, records })
  return written.ok ? ok({ files, written: written.value }) : written
}
