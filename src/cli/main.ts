/** Finds the command named by the first argument and runs it. */
import type { Command, ExitCode, Io } from './command.ts'
import { printable } from './terminal.ts'

/** Each command by its name, loaded only when it is asked for: `inspect` does not wait for the server's code. */
export type CommandList = { readonly [name: string]: () => Promise<Command> }

export async function main(commands: CommandList, version: string, args: readonly string[], io: Io): Promise<ExitCode> {
  const [name = '', ...rest] = args
  if (isHelp(name)) return say(io, await helpText(commands))
  if (name === '--version' || name === '-v') return say(io, `${version}\n`)
  if (name === '') {
    await io.stderr(await helpText(commands))
    return 2
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    await io.stderr(
      `grenier: there is no command ${printable(name)}. There are ${Object.keys(commands).join(', ')}.\nSee: grenier --help\n`,
    )
    return 2
  }
  const command = await load()
  return asksHelp(rest) ? say(io, command.help) : command.run(rest, io)
}

const isHelp = (argument: string): boolean => argument === '--help' || argument === '-h' || argument === 'help'

/** After `--` everything is a file, even one named `--help`. */
function asksHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end === -1 ? args.length : end).some((argument) => argument === '--help' || argument === '-h')
}

async function say(io: Io, text: string): Promise<ExitCode> {
  await io.stdout(text)
  return 0
}

async function helpText(commands: CommandList): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const width = Math.max(...all.map((command) => command.name.length))
  const lines = all.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}\n`)
  return `Usage: grenier COMMAND …\n\n${lines.join('')}\nMore on each: grenier COMMAND --help\n`
}
