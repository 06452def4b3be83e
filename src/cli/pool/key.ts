/** `grenier pool key`. */
import { openSync, closeSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { writeKey } from '#pool'
import { type Command, refuseUsage } from '../command.ts'
import { printable } from '../terminal.ts'

export const keyCommand: Command = {
  name: 'pool key',
  summary: 'a key that members share',
  help: `Usage: grenier pool key --out FILE [--project NAME] [--release NAME]

Makes the key that the members of one project share for one release, readable by its owner alone; a file that exists is
never replaced. Whoever links the encodings must not have it. A new release takes a new key.
`,
  async run(args, io) {
    const read = readOrder(args)
    if (typeof read === 'string') return refuseUsage(io, 'pool key', read)
    try {
      const file = openSync(read.out, 'wx', 0o600)
      writeFileSync(file, writeKey({ key: crypto.getRandomValues(new Uint8Array(32)), project: read.project, release: read.release }))
      closeSync(file)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      await io.stderr(
        `grenier pool key: ${printable(read.out)} ${code === 'EEXIST' ? 'exists already: a key is never replaced' : `cannot be written (${code})`}.\n`,
      )
      return 1
    }
    await io.stdout(`${read.out}\n`)
    return 0
  },
}

function readOrder(args: readonly string[]): string | { out: string; project: string; release: string } {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ args: [...args], options: { out: text, project: text, release: text } })
    const { out, project = '', release = '' } = values
    return out === undefined ? 'name the file of the key with --out.' : { out, project, release }
  } catch (error) {
    return (error as Error).message
  }
}
