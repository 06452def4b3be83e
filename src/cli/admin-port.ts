/** The admin port: measures, health and the operator's page for whoever runs the machine, on loopback only. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { err, ok, type Result } from '#lib/pure/result'
import type { Io } from './command.ts'
import { listen } from './listen.ts'

/** `wanted` is false for the default: when that one is taken, the platform runs without. */
export type AdminPort = 'off' | { readonly port: number; readonly wanted: boolean }

const host = '127.0.0.1'
const defaultPort = 8481

/** Undefined when the setting does not read. */
export function adminPortOf(given: string | undefined): AdminPort | undefined {
  if (given === undefined) return { port: defaultPort, wanted: false }
  if (given === 'off') return 'off'
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Infinity
  return port <= 65_535 ? { port, wanted: true } : undefined
}

/** Where the operator's page is. */
export const adminUrlOf = (port: number): string => `http://${host}:${port}`

/** Listens, and tells where on stderr; `answer` gives nothing while the platform is starting. */
export async function openAdminPort(
  asked: AdminPort,
  answer: (request: Request) => Promise<Response> | undefined,
  io: Io,
): Promise<Result<{ close(): void; readonly url?: string }, { readonly message: string }>> {
  if (asked === 'off') return ok({ close: () => undefined })
  const listener = getRequestListener((request) => answer(request) ?? new Response(null, { status: 503, headers: { 'Retry-After': '1' } }))
  const server = createServer({ requestTimeout: 20_000, headersTimeout: 10_000 }, (request, response) => void listener(request, response))
  const taken = await listen(server, asked.port, host)
  if (taken !== undefined) {
    if (asked.wanted)
      return err({ message: `port ${asked.port} of ${host} cannot be used (${taken}). Choose another with --admin-port, or off.` })
    await io.stderr(
      `grenier start: port ${asked.port} is taken (${taken}): no measures this time. Choose another with --admin-port, or off.\n`,
    )
    return ok({ close: () => undefined })
  }
  const url = adminUrlOf((server.address() as AddressInfo).port)
  await io.stderr(`grenier start: measures and health at ${url}/metrics and /readyz, operators at ${url}/operator\n`)
  return ok({
    url,
    close() {
      server.close()
      server.closeAllConnections()
    },
  })
}
