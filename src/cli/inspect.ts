/** `grenier inspect`: recognises files and says what they hold. */
import { type Arguments, hintsHelp, readArguments } from './arguments.ts'
import { type Command, type ExitCode, type Io, refuseUsage } from './command.ts'
import { type FileRow, rowOf, tableOf } from './file-rows.ts'
import { readFiles } from './read-files.ts'
import { tellProblems } from './terminal.ts'

export const inspect: Command = {
  name: 'inspect',
  summary: 'recognises files and says what they hold, offline',
  help: `Usage: grenier inspect FILE… [options]

Recognises each file by its content and reads it in a sandboxed process; nothing is sent or kept.
Prints a table, its problems on standard error.

  --json                 prints one JSON document instead, problems included
${hintsHelp}
Exit code: 0 if every file could be opened, 1 if one could not, 2 for wrong usage.
`,
  run: async (args, io) => {
    const read = readArguments(args, { json: { type: 'boolean' } })
    if (!read.ok) return refuseUsage(io, 'inspect', read.error.message)
    if (read.value.positionals.length === 0) return refuseUsage(io, 'inspect', 'name at least one file.')
    return inspectFiles(read.value, io)
  },
}

async function inspectFiles({ values, positionals, hints }: Arguments, io: Io): Promise<ExitCode> {
  const rows: FileRow[] = []
  let opened = true
  await readFiles(positionals, hints, async (read) => {
    opened &&= read.opened
    rows.push(rowOf(read))
    if (!values['json'] || !read.opened) await tellProblems(io, read)
  })
  await io.stdout(values['json'] ? `${JSON.stringify({ files: rows }, null, 2)}\n` : tableOf(rows))
  return opened ? 0 : 1
}
