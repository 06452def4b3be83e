/** The command line: `grenier COMMAND …`, started by `bin/grenier.mjs` under the Node it brings. */
import { readFileSync } from 'node:fs'
import type { Io } from './src/cli/command.ts'
import { type CommandList, main } from './src/cli/main.ts'

/** An explicit list: greppable, typed, and a command that does not load says so. */
const commands: CommandList = {
  start: async () => (await import('./src/cli/start.ts')).createStart(async (config) => (await import('./src/app.ts')).createApp(config)),
  backup: async () =>
    (await import('./src/cli/backup.ts')).createBackup(async (request) => (await import('./src/app/maintain.ts')).backUpPlatform(request)),
  restore: async () =>
    (await import('./src/cli/restore.ts')).createRestore(async (request) =>
      (await import('./src/app/maintain.ts')).restorePlatform(request),
    ),
  doctor: async () =>
    (await import('./src/cli/doctor.ts')).createDoctor(async (place) => (await import('./src/app/doctor.ts')).examinePlatform(place)),
  operator: async () =>
    (await import('./src/cli/operator.ts')).createOperator(async (place, request) =>
      (await import('./src/app/operate.ts')).operatePlatform(place, request),
    ),
  inspect: async () => (await import('./src/cli/inspect.ts')).inspect,
  convert: async () => (await import('./src/cli/convert.ts')).convert,
  run: async () => (await import('./src/cli/run.ts')).run,
  pool: async () => (await import('./src/cli/pool.ts')).pool,
  import: async () => (await import('./src/cli/import.ts')).importFiles,
  ledger: async () => (await import('./src/cli/ledger.ts')).ledgerFile,
  export: async () => (await import('./src/cli/export.ts')).exportFile,
}

const write = (stream: NodeJS.WriteStream) => (text: string) =>
  new Promise<void>((resolve) => {
    stream.write(text, () => resolve())
  })
const io: Io = { stdout: write(process.stdout), stderr: write(process.stderr) }

// `grenier convert … | head` closes the pipe when it has enough: nothing failed.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1)
  })
}

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }
process.exit(await main(commands, version, process.argv.slice(2), io))
