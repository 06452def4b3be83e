/** `grenier run`: one of the services on local files. */
import { isDay } from '#lib/pure/day'
import { local } from '#gate'
import type { Item } from '#model'
import { type BudgetResult, type Service, services } from '#services'
import { type Arguments, hintsHelp, readArguments, type Usage, wrong } from './arguments.ts'
import { type Command, type ExitCode, type Io, refuseUsage } from './command.ts'
import { readFiles } from './read-files.ts'
import { type Ask, scenarioAsked, scenarioOptions, scenariosHelp, scenarioText } from './scenarios.ts'
import { tellProblems } from './terminal.ts'
import { ok, type Result } from '#lib/pure/result'

const names = services.map(({ name }) => name).join(', ')

export const run: Command = {
  name: 'run',
  summary: 'runs a service on files, offline; nothing is stored',
  help: `Usage: grenier run SERVICE FILE… [options]

Runs a service on the records of the files; a record that several files hold counts once.
Services: ${names}

  --json                 prints the result as one JSON document
  --lang fr|en           language of the text (by default fr)
  --today DAY            the day taken as today, YYYY-MM-DD (by default today in --zone)
  --zone ZONE            time zone, such as Europe/Paris (by default) or America/Toronto
${hintsHelp}${scenariosHelp}
A file that cannot be opened or read brings nothing: it is named on standard error with the reason, the service runs on
the others, and the exit code is 1. So is it when a scenario asks of a currency or a rent that is not held. Otherwise 0; 2
for wrong usage.
`,
  run: async (args, io) => {
    const read = readArguments(args, {
      json: { type: 'boolean' },
      lang: { type: 'string', default: 'fr' },
      today: { type: 'string' },
      zone: { type: 'string', default: 'Europe/Paris' },
      ...scenarioOptions,
    })
    const request = read.ok ? requestOf(read.value) : read
    return request.ok ? runService(request.value, io) : refuseUsage(io, 'run', request.error.message)
  },
}

interface Request {
  readonly service: Service
  readonly files: readonly string[]
  readonly json: boolean
  readonly lang: 'fr' | 'en'
  readonly today: string
  readonly zone: string
  readonly hints: Arguments['hints']
  readonly ask: Ask | undefined
}

function requestOf({ values, positionals: [name, ...files], hints }: Arguments): Result<Request, Usage> {
  const { lang, zone } = values as { lang: string; zone: string }
  const service = services.find((candidate) => candidate.name === name)
  if (!service) return wrong(`name a service first: ${names}.`)
  if (files.length === 0) return wrong('name at least one file.')
  if (lang !== 'fr' && lang !== 'en') return wrong('--lang takes fr or en.')
  if (!isZone(zone)) return wrong('--zone takes a time zone, such as Europe/Paris.')
  const today = (values['today'] as string | undefined) ?? Temporal.Now.plainDateISO(zone).toString()
  if (!isDay(today)) return wrong('--today takes a day that exists, YYYY-MM-DD.')
  const ask = scenarioAsked(values, today)
  if (!ask.ok) return ask
  if (ask.value !== undefined && service.name !== 'budget') return wrong('--expense and --home go with budget.')
  return ok({ service, files, json: values['json'] === true, lang, today, zone, hints, ask: ask.value })
}

async function runService({ service, files, json, lang, today, zone, hints, ask }: Request, io: Io): Promise<ExitCode> {
  const items: { readonly file: number; readonly connector: string; readonly item: Item }[] = []
  let refused = false
  let file = 0
  await readFiles(files, hints, async (read) => {
    refused ||= read.refused
    await tellProblems(io, read)
    for (const { item } of read.records) items.push({ file, connector: read.connector ?? '', item })
    file++
  })
  const result = service.compute(local(service.need, items), { today, zone, lang })
  // Only the budget is asked: its own result is what its scenarios read.
  const own = result as BudgetResult
  const scenario = ask?.(own)
  const document = scenario === undefined ? own : { ...own, scenario }
  const added = scenario === undefined ? '' : scenarioText(scenario, own)
  await io.stdout(json ? `${JSON.stringify(document, null, 2)}\n` : service.toText(result, { lang }) + added)
  if (ask === undefined || scenario !== undefined) return refused ? 1 : 0
  await io.stderr('grenier run: the scenario was not computed: its currency, or its rent, is not held.\n')
  return 1
}

function isZone(zone: string): boolean {
  try {
    Temporal.Now.plainDateISO(zone)
    return true
  } catch {
    return false
  }
}
