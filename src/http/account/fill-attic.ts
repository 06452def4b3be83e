import type { BadSetting, Damaged, Session, Written } from '#gate'
import type { Result } from '#lib/pure/result'
import type { Example, HttpDeps } from '../deps.ts'
import { importUpload } from '../imports/import-upload.ts'

/** Puts an invented person's statements in her attic, by the way any file takes. */
export async function fillAttic(
  deps: Pick<HttpDeps, 'gate' | 'intake' | 'readExample'>,
  session: Session,
  example: Example,
): Promise<Result<Written | null, Damaged | BadSetting>> {
  const attic = await deps.gate.open(session)
  if (!attic.ok) return attic
  const settings = await attic.value.change({ zone: example.zone, currency: example.currency })
  if (!settings.ok) return settings
  const upload = await deps.intake.receive()
  try {
    for (const { file } of example.files) {
      const bytes = await deps.readExample(file)
      if (bytes !== undefined) await upload.add(file, chunks(bytes))
    }
    const written = await importUpload(deps, session, upload, { currency: example.currency, dayFirst: true })
    return written.ok ? { ok: true, value: written.value.written } : written
  } finally {
    await upload.release()
  }
}

// oxlint-disable-next-line typescript/require-await -- a stream of one chunk
async function* chunks(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
