/** `grenier restore`: a backup into an empty database. */
import { resolve } from 'node:path'
import type { Result } from '#lib/pure/result'
import { type Command, type Io, refuseUsage } from './command.ts'
import { type Place, placeHelp, readPlace, secretHelp } from './place.ts'
import { printable } from './terminal.ts'

/** What `restore` needs of the composition root. */
export type Restore = (
  request: Place & { readonly file: string; readonly noErasuresKnown: boolean },
) => Promise<
  Result<{ readonly at: string; readonly rows: number; readonly wraps: boolean; readonly erased: number }, { readonly message: string }>
>

export const createRestore = (restore: Restore): Command => ({
  name: 'restore',
  summary: 'puts a backup into an empty database',
  help: `Usage: grenier restore FILE [options]

Puts a backup into a SQLite or PostgreSQL database that has no table yet, whichever it came from: all of it or nothing.
The platform's secret must be there, and the list of erased attics, DATA.erasures beside the data folder: what people
erased does not come back.

${placeHelp}${secretHelp}  --no-erasures-known    goes on when there is no list of erased attics
  --json                 prints what was restored as one JSON document

Exit code 0 when everything was restored; 1 when nothing was, with the reason; 2 for wrong usage.
`,
  run: async (args, io) => {
    const read = readPlace(args, { 'no-erasures-known': { type: 'boolean' }, json: { type: 'boolean' } })
    if (!read.ok) return refuseUsage(io, 'restore', read.error.message)
    const { place, values, positionals } = read.value
    const [file] = positionals
    if (file === undefined || positionals.length > 1) return refuseUsage(io, 'restore', 'name one backup.')
    const request = { ...place, file: resolve(file), noErasuresKnown: values['no-erasures-known'] === true }
    return bringBack(restore, request, values['json'] === true, io)
  },
})

async function bringBack(restore: Restore, request: Parameters<Restore>[0], json: boolean, io: Io): Promise<number> {
  const done = await restore(request)
  if (!done.ok) {
    await io.stderr(`grenier restore: ${done.error.message}\n`)
    return 1
  }
  const { at, rows, wraps, erased } = done.value
  if (!wraps) await io.stderr('This backup was made without what opens the attics: nobody opens one from it.\n')
  if (json) await io.stdout(`${JSON.stringify(done.value)}\n`)
  else await io.stderr(`${printable(request.file)}, made at ${at}: ${rows} rows restored, ${erased} erased attics left out.\n`)
  return 0
}
