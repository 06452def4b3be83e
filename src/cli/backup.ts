/** `grenier backup`: a consistent copy, beside a running platform. */
import { resolve } from 'node:path'
import type { Result } from '#lib/pure/result'
import { type Command, type Io, refuseUsage } from './command.ts'
import { type Place, placeHelp, readPlace } from './place.ts'
import { printable } from './terminal.ts'

/** What `backup` needs of the composition root. */
export type BackUp = (
  request: Place & { readonly file: string; readonly withoutWraps: boolean; readonly wrapsOnly: boolean; readonly signal: AbortSignal },
) => Promise<Result<{ readonly rows: number; readonly wraps: boolean }, { readonly message: string }>>

export const createBackup = (backUp: BackUp): Command => ({
  name: 'backup',
  summary: 'copies the database to one file, beside a running platform',
  help: `Usage: grenier backup FILE [options]

Copies what the database holds at one moment to FILE, for its owner only, without stopping the platform. The file is the
same whether it comes from SQLite or PostgreSQL, and goes back into either with grenier restore. It is never overwritten.
It holds no session and not the platform's secret: keep that one apart.

${placeHelp}  --without-wraps        leaves out what opens the attics: nobody, owner included, opens one from such a copy
  --wraps-only           copies only what opens the attics, to keep apart from the rest and delete after 30 days
  --json                 prints what was copied as one JSON document

Exit code 0 when FILE is whole and on disk; 1 when nothing was made, with the reason; 2 for wrong usage.
`,
  run: async (args, io) => {
    const read = readPlace(args, { 'without-wraps': { type: 'boolean' }, 'wraps-only': { type: 'boolean' }, json: { type: 'boolean' } })
    if (!read.ok) return refuseUsage(io, 'backup', read.error.message)
    const { place, values, positionals } = read.value
    const [file] = positionals
    if (file === undefined || positionals.length > 1) return refuseUsage(io, 'backup', 'name one file to make.')
    const kept = { withoutWraps: values['without-wraps'] === true, wrapsOnly: values['wraps-only'] === true }
    if (kept.withoutWraps && kept.wrapsOnly)
      return refuseUsage(io, 'backup', '--without-wraps and --wraps-only make two files: ask for one at a time.')
    const request = { ...place, ...kept, file: resolve(file) }
    return untilStopped((signal) => copy(backUp, { ...request, signal }, values['json'] === true, io))
  },
})

async function copy(backUp: BackUp, request: Parameters<BackUp>[0], json: boolean, io: Io): Promise<number> {
  const done = await backUp(request)
  if (!done.ok) {
    await io.stderr(`grenier backup: ${done.error.message}\n`)
    return 1
  }
  if (json) await io.stdout(`${JSON.stringify(done.value)}\n`)
  else
    await io.stderr(
      `${printable(request.file)}: ${done.value.rows} rows${request.wrapsOnly ? ', only what opens the attics: delete it after 30 days' : done.value.wraps ? '' : ', without what opens the attics'}.\n`,
    )
  return 0
}

/** A signal asks for a clean end: no half of a file stays behind. */
async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  try {
    return await work(controller.signal)
  } finally {
    process.off('SIGTERM', stop)
    process.off('SIGINT', stop)
  }
}
