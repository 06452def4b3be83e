/** `grenier operator`: who may open the operator's page. */
import { adminPortOf, adminUrlOf } from './admin-port.ts'
import { askAdminSocket } from './admin-socket.ts'
import { type Command, type Io, refuseUsage } from './command.ts'
import { type Place, placeHelp, readPlace, secretHelp } from './place.ts'
import { readSettings } from './settings.ts'
import { printable } from './terminal.ts'

type Request = { readonly act: 'add' | 'remove'; readonly email: string } | { readonly act: 'list' }
type Answer =
  | {
      readonly ok: true
      readonly link?: string
      readonly expiresAt?: string
      readonly operators?: readonly { readonly email: string; readonly since: string }[]
    }
  | { readonly ok: false; readonly message: string }

/** What `operator` needs of the composition root, for a stopped platform. */
export type Operate = (place: Place & { readonly adminUrl: string | undefined }, request: Request) => Promise<Answer>

export const createOperator = (operate: Operate): Command => ({
  name: 'operator',
  summary: 'adds, lists and removes those who run the platform',
  help: `Usage: grenier operator add EMAIL [options]
       grenier operator list [options]
       grenier operator remove EMAIL [options]

add prints a link, for one use within 24 hours, where this person chooses a passphrase; or signs in, when the address has an
account already. The link opens on the admin port of the machine that runs the platform. Works beside a running platform,
by its admin socket in the data folder, and on a stopped one.

${placeHelp}${secretHelp}  --admin-port PORT      the one that a stopped platform will be started with (GRENIER_ADMIN_PORT, by default 8481)
  --json                 prints what was done as one JSON document

Exit code 0 when it is done; 1 when nothing was, with the reason; 2 for wrong usage.
`,
  run: async (args, io) => {
    const read = readPlace(args, { 'admin-port': { type: 'string' }, json: { type: 'boolean' } })
    if (!read.ok) return refuseUsage(io, 'operator', read.error.message)
    const { place, values, positionals } = read.value
    const request = requestOf(positionals)
    if (request === undefined) return refuseUsage(io, 'operator', 'it takes add EMAIL, remove EMAIL or list.')
    const port = adminPortOf(readSettings(values, process.env)['admin-port'])
    if (port === undefined) return refuseUsage(io, 'operator', '--admin-port takes a number from 0 to 65535, or off.')
    const isFree = port !== 'off' && port.port === 0
    const adminUrl = port === 'off' || isFree ? undefined : adminUrlOf(port.port)
    const asked = await askAdminSocket(place.dataDir, request)
    const isRunning = asked !== 'absent'
    const answer = isRunning ? readAnswer(asked) : await operate({ ...place, adminUrl }, request)
    return tell(io, request, answer, { json: values['json'] === true, isRunning })
  },
})

function requestOf([act, email, ...more]: readonly string[]): Request | undefined {
  if (more.length > 0) return undefined
  if (act === 'list') return email === undefined ? { act } : undefined
  return (act === 'add' || act === 'remove') && email !== undefined ? { act, email } : undefined
}

/** The platform on the other side may be of another version. */
function readAnswer(answer: unknown): Answer {
  const isAnswer = typeof answer === 'object' && answer !== null && 'ok' in answer
  return isAnswer ? (answer as Answer) : { ok: false, message: 'the running platform did not answer. Try again, or stop it first.' }
}

async function tell(
  io: Io,
  request: Request,
  answer: Answer,
  how: { readonly json: boolean; readonly isRunning: boolean },
): Promise<number> {
  if (!answer.ok) {
    await io.stderr(`grenier operator: ${answer.message}\n`)
    return 1
  }
  const { link, expiresAt, operators = [] } = answer
  if (request.act === 'add' && link !== undefined) await io.stderr(whatToDo(link, expiresAt ?? '', how.isRunning))
  if (request.act === 'remove') await io.stderr('This address opens the operator’s page no more.\n')
  if (how.json) {
    const { ok: _, ...done } = answer
    await io.stdout(`${JSON.stringify(done)}\n`)
  } else if (link !== undefined) await io.stdout(`${link}\n`)
  else await io.stdout(operators.map(({ email, since }) => `${printable(email)}\t${since}\n`).join(''))
  return 0
}

function whatToDo(link: string, expiresAt: string, isRunning: boolean): string {
  const { port } = new URL(link)
  return `${isRunning ? '' : 'Start the platform, then open'}${isRunning ? 'Open' : ''} this link on this machine, once, before ${expiresAt}. From another machine, first: ssh -L ${port}:127.0.0.1:${port} THIS-MACHINE
Give it to nobody but this person: whoever opens it first runs the platform.
`
}
