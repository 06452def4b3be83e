/** Where a platform lies, for the commands that maintain it: the settings of `start`, from flags or the environment. */
import { resolve } from 'node:path'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { ok, type Result } from '#lib/pure/result'
import { type Usage, wrong } from './arguments.ts'
import { readSettings, secretEnv } from './settings.ts'

export interface Place {
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly secretFile: string
  readonly erasuresFile: string
  readonly secret?: string
}
export interface PlaceArguments {
  readonly place: Place
  readonly values: { readonly [option: string]: string | boolean | undefined }
  readonly positionals: readonly string[]
}

/** For the help of each of these commands. */
export const placeHelp = `  --data DIR             data folder (GRENIER_DATA, by default ./data)
  --database-url URL     PostgreSQL instead of SQLite in the data folder (GRENIER_DATABASE_URL)
`
export const secretHelp = `  --secret-file FILE     the platform's secret (GRENIER_SECRET_FILE, by default DATA.secret), unless GRENIER_SECRET gives it
`

/** Flags come first, then the environment, then the default. */
export function readPlace(args: readonly string[], options: ParseArgsOptionsConfig): Result<PlaceArguments, Usage> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { ...options, ...placeOptions }, allowPositionals: true })
    const flags = values as PlaceArguments['values']
    return ok({ place: placeOf(flags), values: flags, positionals })
  } catch (error) {
    // parseArgs throws on what it does not know: the only message it has is the one to show.
    return wrong((error as Error).message)
  }
}

const placeOptions = {
  data: { type: 'string' },
  'database-url': { type: 'string' },
  'secret-file': { type: 'string' },
  'erasures-file': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

function placeOf(flags: PlaceArguments['values']): Place {
  const given = readSettings(flags, process.env)
  const dataDir = resolve(given.data ?? 'data')
  const secret = process.env[secretEnv]
  return {
    dataDir,
    secretFile: resolve(given['secret-file'] ?? `${dataDir}.secret`),
    erasuresFile: resolve(given['erasures-file'] ?? `${dataDir}.erasures`),
    ...(given['database-url'] === undefined ? {} : { databaseUrl: given['database-url'] }),
    ...(secret === undefined ? {} : { secret }),
  }
}
