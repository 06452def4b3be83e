/** `grenier start`: runs the platform until it is told to stop. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { type ClientAddress, createClientAddress } from '#lib/client-address'
import type { Result } from '#lib/pure/result'
import { keepShortLivedYoung } from '#lib/young-heap'
import { adminPortOf, type AdminPort, openAdminPort } from './admin-port.ts'
import { openAdminSocket } from './admin-socket.ts'
import type { Command, Io } from './command.ts'
import { listen } from './listen.ts'
import { readUploadLimits, type UploadLimits } from './upload-limits.ts'
import { readSettings, secretEnv, type Setting, settings } from './settings.ts'
import { printable } from './terminal.ts'

/** What `start` needs of the composition root, which alone may import everything. */
export interface StartConfig {
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly secretFile: string
  readonly secret?: string
  readonly erasuresFile: string
  readonly publicUrl: string
  /** Where the operator's page is, unless the admin port is off. */
  readonly adminUrl?: string
  readonly demo: boolean
  /** Where mails leave by. */
  readonly smtp?: { readonly url: string; readonly from: string }
  /** Those that were given. */
  readonly limits: UploadLimits
  readonly log: (line: object) => void
}
interface Runnable {
  fetch(request: Request, address?: string): Promise<Response>
  /** What the admin port answers. */
  admin(request: Request): Promise<Response>
  /** What the admin socket answers. */
  operators(request: unknown): Promise<unknown>
  close(): Promise<void>
}
export type CreateApp = (config: StartConfig) => Promise<Result<Runnable, { readonly message: string }>>

const loopback = new Set(['127.0.0.1', 'localhost', '::1'])
const drainMilliseconds = 10_000

export const createStart = (createApp: CreateApp): Command => ({
  name: 'start',
  summary: 'runs the platform; prints its address when ready',
  help: helpText(),
  run: (args, io) => start(createApp, args, io),
})

async function start(createApp: CreateApp, args: readonly string[], io: Io): Promise<number> {
  const options = Object.fromEntries(
    (settings as readonly Setting[]).map(({ flag, isSwitch, isList }) => [
      flag,
      { type: isSwitch ? ('boolean' as const) : ('string' as const), multiple: isList === true },
    ]),
  )
  let flags
  try {
    flags = parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    await io.stderr(`grenier start: ${(error as Error).message}\n\n${helpText()}`)
    return 2
  }
  const given = readSettings(flags, process.env)
  const host = given.host ?? '127.0.0.1'
  const port = Number(given.port ?? 8480)
  if (!Number.isInteger(port) || port < 0 || port > 65535) return usage(io, '--port takes a number from 0 to 65535.')
  const demo = given.demo !== undefined
  if (demo && !loopback.has(host)) return usage(io, '--demo shows passphrases: it listens on loopback only.')
  if (given['public-url'] !== undefined && !/^https?:\/\/[^/]+\/?$/.test(given['public-url'])) {
    return usage(io, '--public-url takes an origin such as https://grenier.example.org.')
  }
  const adminPort = adminPortOf(given['admin-port'])
  if (adminPort === undefined) return usage(io, '--admin-port takes a number from 0 to 65535, or off.')
  const clientAddress = createClientAddress((given['trust-proxy'] ?? '').split(',').flatMap((text) => text.trim() || []))
  if (!clientAddress.ok)
    return usage(io, `--trust-proxy takes addresses such as 127.0.0.1 or 10.0.0.0/8, not ${printable(clientAddress.error.text)}.`)
  const limits = readUploadLimits(given)
  if (!limits.ok) return usage(io, limits.error.message)
  const smtp = smtpOf(given)
  if (smtp === 'wrong')
    return usage(io, '--smtp-url takes smtp://HOST or smtps://HOST, and --mail-from the address that mails come from: both, or neither.')
  return serve(createApp, {
    ...(smtp && { smtp }),
    host,
    port,
    adminPort,
    demo,
    limits: limits.value,
    clientAddress: clientAddress.value,
    given,
    io,
  })
}

interface ServeOptions {
  readonly host: string
  readonly port: number
  readonly adminPort: AdminPort
  readonly demo: boolean
  readonly limits: UploadLimits
  readonly clientAddress: ClientAddress
  readonly smtp?: NonNullable<StartConfig['smtp']>
  readonly given: ReturnType<typeof readSettings>
  readonly io: Io
}

/** Takes the port first, so that a busy one is refused before anything is opened; answers when asked to stop. */
async function serve(
  createApp: CreateApp,
  { host, port, adminPort, demo, limits, clientAddress, smtp, given, io }: ServeOptions,
): Promise<number> {
  keepShortLivedYoung()
  let app: Runnable | undefined
  const listener = getRequestListener((request, { incoming }) =>
    app === undefined
      ? new Response(null, { status: 503, headers: { 'Retry-After': '1' } })
      : app.fetch(
          request,
          clientAddress((incoming as { socket?: { remoteAddress?: string } }).socket?.remoteAddress ?? '', request.headers),
        ),
  )
  const server = createServer(
    { requestTimeout: 10 * 60_000, headersTimeout: 20_000 },
    (request, response) => void listener(request, response),
  )
  const taken = await listen(server, port, host)
  if (taken !== undefined) {
    await io.stderr(`grenier start: port ${port} of ${host} cannot be used (${taken}). Choose another with --port.\n`)
    return 1
  }
  const admin = await openAdminPort(adminPort, (request) => app?.admin(request), io)
  if (!admin.ok) {
    await io.stderr(`grenier start: ${admin.error.message}\n`)
    server.close()
    return 1
  }
  const publicUrl = (given['public-url'] ?? `http://localhost:${(server.address() as AddressInfo).port}`).replace(/\/$/, '')
  const dataDir = resolve(given.data ?? 'data')
  const secret = process.env[secretEnv]
  const created = await createApp({
    dataDir,
    secretFile: resolve(given['secret-file'] ?? `${dataDir}.secret`),
    erasuresFile: resolve(given['erasures-file'] ?? `${dataDir}.erasures`),
    publicUrl,
    demo,
    limits,
    log: (line) => void io.stderr(`${JSON.stringify(line)}\n`),
    ...(smtp && { smtp }),
    ...(given['database-url'] === undefined ? {} : { databaseUrl: given['database-url'] }),
    ...(secret === undefined ? {} : { secret }),
    ...(admin.value.url === undefined ? {} : { adminUrl: admin.value.url }),
  })
  if (!created.ok) {
    await io.stderr(`grenier start: ${created.error.message}\n`)
    admin.value.close()
    server.close()
    server.closeAllConnections()
    return 1
  }
  app = created.value
  const socket = await openAdminSocket(dataDir, app.operators)
  await io.stdout(`${publicUrl}\n`)
  await stopAsked()
  await stop(server)
  admin.value.close()
  await socket?.close()
  await app.close()
  return 0
}

/** The signal may come twice (from the terminal and from the launcher): the second must not cut the clean stop short. */
const stopAsked = (): Promise<void> =>
  new Promise((done) => {
    process.on('SIGTERM', () => done())
    process.on('SIGINT', () => done())
  })

/** Lets the requests under way end, for at most ten seconds. */
function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    const limit = setTimeout(() => server.closeAllConnections(), drainMilliseconds)
    server.close(() => {
      clearTimeout(limit)
      done()
    })
    server.closeIdleConnections()
  })
}

/** A password in the address stays out of every message. */
function smtpOf({ 'smtp-url': url, 'mail-from': from }: ReturnType<typeof readSettings>): StartConfig['smtp'] | 'wrong' {
  if (url === undefined && from === undefined) return undefined
  const isUrl = url !== undefined && URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol) && new URL(url).hostname !== ''
  return isUrl && from !== undefined && /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(from) ? { url, from } : 'wrong'
}

async function usage(io: Io, message: string): Promise<number> {
  await io.stderr(`grenier start: ${message}\n`)
  return 2
}

function helpText(): string {
  const rows = (settings as readonly Setting[]).map(({ flag, env, fallback, about, isSwitch }) => {
    const name = isSwitch ? `--${flag}` : `--${flag} VALUE`
    return `  ${name.padEnd(22)} ${about}\n${' '.repeat(25)}${env}, by default ${fallback}\n`
  })
  return `Usage: grenier start [options]\n\nRuns the platform; prints its address when ready; SIGTERM stops it cleanly.\n\n${rows.join('')}`
}
