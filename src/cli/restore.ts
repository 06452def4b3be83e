/** `grenier restore`: a backup into an empty database, or the wraps of one into a database restored without. */
import { resolve } from 'node:path'
import type { Result } from '#lib/pure/result'
import { type Command, type Io, refuseUsage } from './command.ts'
import { type Place, type PlaceArguments, placeHelp, readPlace, secretHelp } from './place.ts'
import { printable } from './terminal.ts'

interface RestoreRequest extends Place {
  readonly file: string
  readonly noErasuresKnown: boolean
  readonly wrapsFile?: string
  readonly wrapsOnly: boolean
  readonly oldWraps: boolean
}

/** What `restore` needs of the composition root. */
export type Restore = (request: RestoreRequest) => Promise<
  Result<
    {
      readonly at: string
      readonly rows: number
      readonly erased: number
      readonly closed: number
      readonly listCutShort: boolean
    },
    { readonly message: string }
  >
>

export const createRestore = (restore: Restore): Command => ({
  name: 'restore',
  summary: 'puts a backup into an empty database',
  help: `Usage: grenier restore FILE [options]

Puts a backup into a SQLite or PostgreSQL database that has no table yet, whichever it came from: all of it or nothing.
The platform's secret must be there, and the list of erased attics, DATA.erasures beside the data folder: what people
erased does not come back.

${placeHelp}${secretHelp}  --erasures-file FILE   the list of erased attics (GRENIER_ERASURES_FILE, by default DATA.erasures)
  --wraps WRAPSFILE      with a backup made --without-wraps: what opens its attics, made by backup --wraps-only
  --wraps-only           FILE was made by backup --wraps-only: gives it to a database restored without, once the platform
                         is stopped; an attic that somebody can open already is left as it is
  --old-wraps            takes what opens the attics even from more than 30 days ago
  --no-erasures-known    goes on when there is no list of erased attics
  --json                 prints what was restored as one JSON document

Exit code 0 when everything was restored; 1 when nothing was, with the reason; 2 for wrong usage.
`,
  run: async (args, io) => {
    const read = readPlace(args, {
      wraps: { type: 'string' },
      'wraps-only': { type: 'boolean' },
      'old-wraps': { type: 'boolean' },
      'no-erasures-known': { type: 'boolean' },
      json: { type: 'boolean' },
    })
    if (!read.ok) return refuseUsage(io, 'restore', read.error.message)
    const { values, positionals } = read.value
    const [file] = positionals
    if (file === undefined || positionals.length > 1) return refuseUsage(io, 'restore', 'name one backup.')
    if (values['wraps'] !== undefined && values['wraps-only'] === true) {
      return refuseUsage(io, 'restore', '--wraps goes with a backup to restore, --wraps-only with a database restored already.')
    }
    return bringBack(restore, requestOf(file, read.value), values['json'] === true, io)
  },
})

const requestOf = (file: string, { place, values }: PlaceArguments): RestoreRequest => ({
  ...place,
  file: resolve(file),
  noErasuresKnown: values['no-erasures-known'] === true,
  wrapsOnly: values['wraps-only'] === true,
  oldWraps: values['old-wraps'] === true,
  ...(typeof values['wraps'] === 'string' ? { wrapsFile: resolve(values['wraps']) } : {}),
})

async function bringBack(restore: Restore, request: RestoreRequest, json: boolean, io: Io): Promise<number> {
  const done = await restore(request)
  if (!done.ok) {
    await io.stderr(`grenier restore: ${done.error.message}\n`)
    return 1
  }
  const { at, rows, closed, erased, listCutShort } = done.value
  if (listCutShort)
    await io.stderr('The last line of the list of erased attics was cut short by a crash, before its erasure began: dropped.\n')
  if (closed > 0) {
    await io.stderr(
      `Nobody can open ${closed} of these attics, not even their owners, until what opens them is given: with the platform stopped, grenier restore WRAPSFILE --wraps-only.\n`,
    )
  }
  if (json) await io.stdout(`${JSON.stringify(done.value)}\n`)
  else await io.stderr(`${printable(request.file)}, made at ${at}: ${rows} rows restored, ${erased} erased attics left out.\n`)
  return 0
}
