/** Arguments shared by the commands that read files offline. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import type { Hints } from '#connectors'
import { minorDigits } from '#lib/pure/money'
import { err, ok, type Result } from '#lib/pure/result'

export interface Usage {
  readonly type: 'Usage'
  readonly message: string
}
export interface Arguments {
  readonly values: { readonly [option: string]: string | boolean | undefined }
  readonly positionals: readonly string[]
  readonly hints: Hints
}

/** For the help of each of these commands. */
export const hintsHelp = `  --currency CODE        currency of files that name none (ISO 4217; by default EUR)
  --day-first            03/04/25 is 3 April where the file leaves a doubt (by default)
  --month-first          03/04/25 is 4 March there
`

/** Reads options and positional arguments; an unknown option, a bad currency or two orders of date is wrong usage. */
export function readArguments(args: readonly string[], options: ParseArgsOptionsConfig): Result<Arguments, Usage> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { ...options, ...hintOptions }, allowPositionals: true })
    const hints = hintsOf(values)
    return hints.ok ? ok({ values: values, positionals, hints: hints.value }) : hints
  } catch (error) {
    // parseArgs throws on what it does not know: the only message it has is the one to show.
    return wrong((error as Error).message)
  }
}

export const wrong = (message: string): Result<never, Usage> => err({ type: 'Usage', message })

const hintOptions = {
  currency: { type: 'string', default: 'EUR' },
  'day-first': { type: 'boolean' },
  'month-first': { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig

function hintsOf(values: { [option: string]: unknown }): Result<Hints, Usage> {
  const currency = String(values['currency']).toUpperCase()
  if (minorDigits(currency) === undefined) return wrong('--currency takes a code of ISO 4217, such as EUR or CAD.')
  if (values['day-first'] && values['month-first']) return wrong('--day-first and --month-first exclude each other.')
  return ok({ currency, dayFirst: !values['month-first'] })
}
