/** `grenier pool generate`. */
import { parseArgs } from 'node:util'
import { generateNetwork } from '#pool'
import { type Command, refuseUsage } from '../command.ts'

export const generateCommand: Command = {
  name: 'pool generate',
  summary: 'an invented network of venues and buyers, with the truth',
  help: `Usage: grenier pool generate --persons N --out DIR [options]

Writes member-1.csv…, one list a venue with the errors that box offices make (the person's number is under truth,
which linking never reads), and people.csv, what each invented person is. The same seed gives the same network.

  --persons N            how many people (at most 10000000)
  --members M            how many venues (by default 1)
  --seed S               a whole number (by default 1)
  --out DIR              where the files go
  --json                 prints one JSON document
`,
  async run(args, io) {
    const read = readOrder(args)
    if (typeof read === 'string') return refuseUsage(io, 'pool generate', read)
    const { json, ...order } = read
    const { files, people, records } = generateNetwork(order)
    await io.stdout(
      json
        ? `${JSON.stringify({ files, people, records }, null, 2)}\n`
        : `${records} records of ${order.persons} people in ${files.length} lists: ${order.folder}\n`,
    )
    return 0
  },
}

function readOrder(args: readonly string[]): string | { persons: number; members: number; seed: number; folder: string; json: boolean } {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args: [...args],
      options: { persons: text, members: text, seed: text, out: text, json: { type: 'boolean', default: false } },
    })
    const [persons, members, seed] = [Number(values.persons), Number(values.members ?? 1), Number(values.seed ?? 1)]
    if (!Number.isInteger(persons) || persons < 1 || persons > 10_000_000) return '--persons takes a whole number from 1 to 10000000.'
    if (!Number.isInteger(members) || members < 1 || members > 1_000) return '--members takes a whole number from 1 to 1000.'
    if (!Number.isSafeInteger(seed)) return '--seed takes a whole number.'
    if (values.out === undefined) return 'name a folder with --out.'
    return { persons, members, seed, folder: values.out, json: values.json }
  } catch (error) {
    return (error as Error).message
  }
}
