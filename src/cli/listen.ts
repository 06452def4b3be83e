import type { Server } from 'node:http'

/** Answers the error's code when the port cannot be had. */
export const listen = (server: Server, port: number, host: string): Promise<string | undefined> =>
  new Promise((done) => {
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'refused'))
    server.listen(port, host, () => done(undefined))
  })
