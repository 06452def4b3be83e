/** `grenier doctor`: whether the platform would start, and what to do when it would not. */
import { type Command, refuseUsage } from './command.ts'
import { type Place, placeHelp, readPlace, secretHelp } from './place.ts'

/** What `doctor` needs of the composition root. */
export type Examine = (place: Place) => Promise<readonly { readonly name: string; readonly ok: boolean; readonly message: string }[]>

export const createDoctor = (examine: Examine): Command => ({
  name: 'doctor',
  summary: 'tells whether the platform would start, and what to do',
  help: `Usage: grenier doctor [options]

Checks Node, the data folder, the room on the disk, the database, its migrations and the secret. Changes nothing.

${placeHelp}${secretHelp}  --json                 prints the checks as one JSON document

Exit code 0 when all is well; 1 when something is not; 2 for wrong usage.
`,
  run: async (args, io) => {
    const read = readPlace(args, { json: { type: 'boolean' } })
    if (!read.ok) return refuseUsage(io, 'doctor', read.error.message)
    const { place, values, positionals } = read.value
    if (positionals.length > 0) return refuseUsage(io, 'doctor', 'it takes no file.')
    const checks = await examine(place)
    const lines = checks.map(({ name, ok, message }) => `${ok ? '✓' : '✗'} ${name}: ${message}\n`)
    await io.stdout(values['json'] === true ? `${JSON.stringify({ checks })}\n` : lines.join(''))
    return checks.every(({ ok }) => ok) ? 0 : 1
  },
})
