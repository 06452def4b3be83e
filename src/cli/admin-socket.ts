/** The admin socket: a file of the data folder by which the machine's own user speaks to the running platform, one line of JSON each way. */
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'

const socketOf = (dataDir: string): string => join(dataDir, 'admin.sock')

/** Bytes of a line, at most. */
const longestLine = 64 * 1024
const patienceMilliseconds = 20_000

/** Undefined where there is none: on Windows, or under a path longer than a socket's may be (about 100 characters). */
export async function openAdminSocket(
  dataDir: string,
  answer: (request: unknown) => Promise<unknown>,
): Promise<{ close(): Promise<void> } | undefined> {
  if (process.platform === 'win32') return undefined
  const server = createServer((socket) => {
    // A client that leaves early is no failure of ours.
    socket.on('error', () => undefined)
    void serve(socket, answer).catch(() => void socket.destroy())
  })
  // Made where nobody else can enter, then put in its place: it is never open to others, and one that a crash left is replaced.
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(dataDir, '.s-'))
  const file = join(folder, 's')
  const opened = await new Promise<boolean>((done) => {
    server.once('error', () => done(false))
    server.listen(file, () => done(true))
  })
  try {
    if (!opened) return undefined
    await chmod(file, 0o600)
    await rename(file, socketOf(dataDir))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return {
    async close() {
      server.close()
      await rm(socketOf(dataDir), { force: true })
    },
  }
}

async function serve(socket: Socket, answer: (request: unknown) => Promise<unknown>): Promise<void> {
  const line = await readLine(socket)
  if (line !== undefined) socket.end(`${JSON.stringify(await answer(parsed(line)))}\n`)
}

/** The platform's answer, or `absent` when none listens there. */
export async function askAdminSocket(dataDir: string, request: object): Promise<unknown> {
  const socket = connect(socketOf(dataDir))
  try {
    const connected = await new Promise<boolean>((done) => {
      socket.once('error', () => done(false))
      socket.once('connect', () => done(true))
    })
    if (!connected) return 'absent'
    socket.on('error', () => undefined)
    socket.write(`${JSON.stringify(request)}\n`)
    return parsed((await readLine(socket)) ?? '')
  } finally {
    socket.destroy()
  }
}

/** Undefined when it closes, says too much or nothing for too long. */
function readLine(socket: Socket): Promise<string | undefined> {
  return new Promise((done) => {
    let text = ''
    const end = (line: string | undefined) => {
      if (line === undefined) socket.destroy()
      done(line)
    }
    socket.setTimeout(patienceMilliseconds, () => end(undefined))
    socket.setEncoding('utf8')
    socket.on('close', () => end(undefined))
    socket.on('data', (chunk: string) => {
      text += chunk
      const at = text.indexOf('\n')
      if (at >= 0) end(text.slice(0, at))
      else if (text.length > longestLine) end(undefined)
    })
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
