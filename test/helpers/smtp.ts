/** A mail server for tests, as small as can be: it takes what it is given (RFC 5321), or refuses, or does not answer. */
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'

export interface TestSmtp {
  readonly url: string
  /** Whole messages, as they came. */
  readonly mails: readonly string[]
  /** Tries refused so far. */
  readonly refused: () => number
  /** From now on every mail is refused for a while (451), or taken. */
  refuse(refusing: boolean): void
  close(): Promise<void>
}

export async function createTestSmtp(): Promise<TestSmtp> {
  const mails: string[] = []
  let [isRefusing, refused] = [false, 0]
  const server: Server = createServer((socket) => {
    let [buffer, message] = ['', undefined as string | undefined]
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 test')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8')
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end)
        buffer = buffer.slice(end + 2)
        if (message !== undefined) {
          if (line === '.') {
            mails.push(message)
            message = undefined
            say('250 taken')
          } else message += `${line}\r\n`
        } else if (/^mail/i.test(line) && isRefusing) {
          refused += 1
          say('451 later')
        } else if (/^data/i.test(line)) {
          message = ''
          say('354 go on')
        } else if (/^quit/i.test(line)) {
          say('221 bye')
          socket.end()
        } else say('250 ok')
      }
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refused: () => refused,
    refuse: (refusing) => void (isRefusing = refusing),
    close: () => new Promise((done) => server.close(() => done())),
  }
}
