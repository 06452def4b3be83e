/** Clients of a server, each on a connection of its own that is kept: all ask at once, and each answer is read whole. */
import { Agent, request } from 'node:http'

export interface Asked {
  readonly url: string
  readonly headers: { readonly [name: string]: string }
}

/** Milliseconds of each answer from the first request on, and how many did not come with 200. */
export async function allAtOnce(
  clients: number,
  asked: Asked,
  patienceMilliseconds: number,
): Promise<{ times: readonly number[]; failed: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const began = performance.now()
  const answers = await Promise.all(
    Array.from(
      { length: clients },
      () =>
        new Promise<number | undefined>((done) => {
          const sent = request(asked.url, { agent, headers: asked.headers, timeout: patienceMilliseconds }, (answer) => {
            answer.resume()
            answer.on('end', () => done(answer.statusCode === 200 ? performance.now() - began : undefined))
            answer.on('error', () => done(undefined))
          })
          sent.on('timeout', () => sent.destroy())
          sent.on('error', () => done(undefined))
          sent.end()
        }),
    ),
  )
  agent.destroy()
  const times = answers.filter((time): time is number => time !== undefined)
  return { times, failed: clients - times.length }
}
