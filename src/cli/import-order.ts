/** What `import` is told: files, a platform, and a token, never on the command line where other users would read it. */
import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#lib/pure/result'
import { type Usage, wrong } from './arguments.ts'
import { printable } from './terminal.ts'

export interface ImportArguments {
  readonly files: readonly string[]
  readonly server: URL
  readonly tokenFile: string | undefined
  readonly json: boolean
  readonly keepOriginals: boolean
}

export interface Unreadable {
  readonly type: 'Unreadable'
  readonly message: string
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
export const tokenEnv = 'GRENIER_TOKEN'
/** Far above a token's length: a wrong file is not read whole. */
const mostBytes = 4_096

export function readImportArguments(args: readonly string[]): Result<ImportArguments, Usage> {
  let read
  try {
    read = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // parseArgs throws on what it does not know: the only message it has is the one to show.
    return wrong((error as Error).message)
  }
  const { values, positionals } = read
  if (positionals.length === 0) return wrong('name at least one file.')
  const { server } = values
  if (server === undefined) return wrong('--server takes the address of the platform, such as https://grenier.example.org.')
  const url = URL.canParse(server) ? new URL(server) : undefined
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username ||
    url.password
  )
    return wrong('--server takes an origin such as https://grenier.example.org.')
  if (url.protocol === 'http:' && !loopback.has(url.hostname) && !values['plain-http'])
    return wrong('http:// would show the token and the files to the network. Use https://, or --plain-http if you know it is safe.')
  return ok({
    files: positionals,
    server: url,
    tokenFile: values['token-file'],
    json: values.json === true,
    keepOriginals: values['keep-originals'] === true,
  })
}

const options = {
  server: { type: 'string' },
  'token-file': { type: 'string' },
  'plain-http': { type: 'boolean' },
  'keep-originals': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** The token, and a warning when others can read its file. */
export async function readTokenOf(
  file: string | undefined,
  env: string | undefined,
): Promise<Result<{ readonly token: string; readonly warning?: string }, Unreadable>> {
  if (file === undefined && env === undefined) return unreadable(`no token: give --token-file FILE, or ${tokenEnv} in the environment.`)
  const read = file === undefined ? ok({ text: env ?? '', mode: 0 }) : await readHead(file)
  if (!read.ok) return read
  const token = read.value.text.trim()
  const where = file === undefined ? tokenEnv : printable(file)
  if (!/^grenier_import_[A-Za-z0-9_-]{64}$/.test(token)) return unreadable(`${where} holds no import token.`)
  const isOpen = process.platform !== 'win32' && (read.value.mode & 0o077) !== 0
  return ok({ token, ...(isOpen ? { warning: `${where} can be read by others: chmod 600 would keep it yours.` } : {}) })
}

async function readHead(file: string): Promise<Result<{ readonly text: string; readonly mode: number }, Unreadable>> {
  try {
    await using handle = await open(file, 'r')
    const { mode } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostBytes), 0, mostBytes, 0)
    return ok({ text: buffer.toString('utf8', 0, bytesRead), mode })
  } catch (error) {
    return unreadable(`the token file ${printable(file)} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`)
  }
}

const unreadable = (message: string): Result<never, Unreadable> => err({ type: 'Unreadable', message })
