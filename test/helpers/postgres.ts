import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'

export interface Cluster {
  /** Connects as the superuser `postgres`. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts a throw-away PostgreSQL from Debian's binaries on a free port of the loopback, without fsync; throws when none
 * is installed. PostgreSQL refuses to run as root: it then runs as the user `postgres`.
 */
export async function startPostgres(): Promise<Cluster> {
  const bin = findBinaries()
  // Not os.tmpdir(): every parent folder must be open to `postgres`.
  const folder = mkdtempSync('/tmp/grenier-postgres-')
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  const as = asPostgres()
  if (as !== undefined) chownSync(data, as.uid, as.gid)
  const identity = as === undefined ? {} : { uid: as.uid, gid: as.gid }
  const initdb = [
    '--pgdata',
    data,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ]
  await promisify(execFile)(join(bin, 'initdb'), initdb, { ...identity, cwd: '/' })
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    max_connections: 200,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...identity, cwd: '/', stdio: 'ignore' })
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const interrupt = () => void server.kill('SIGINT')
  process.once('exit', interrupt)
  const stop = async () => {
    process.off('exit', interrupt)
    await ended(server)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answering(url, server)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}

/** The newest version, 15 or later. */
function findBinaries(): string {
  const root = '/usr/lib/postgresql'
  const versions = (existsSync(root) ? readdirSync(root) : []).map(Number).filter((version) => version >= 15)
  const newest = versions.toSorted((a, b) => b - a).find((version) => existsSync(join(root, String(version), 'bin', 'postgres')))
  if (newest === undefined) throw new Error('PostgreSQL 15 or later is needed: on Debian, apt-get install postgresql')
  return join(root, String(newest), 'bin')
}

/** The numbers of the user `postgres` when we are root, undefined when we can run it ourselves. */
function asPostgres(): { uid: number; gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined) throw new Error('PostgreSQL does not run as root, and there is no user postgres')
  return { uid: Number(uid), gid: Number(gid) }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with code ${server.exitCode}`)
    const client = new Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error('postgres does not answer')
}

/** SIGINT is its fast shutdown. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  await exit
}
