/** Reads a multipart request straight into the spool: no file is ever held whole in memory or in clear on disk. */
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import type { Upload } from '#intake'
import { Failure } from '../errors.ts'

/** Fills the upload with the files of the request. Throws `NotMultipart`, `BadRequest` or `TooManyFiles`. */
export async function receiveFiles(request: Request, upload: Upload, limits: { readonly files: number }): Promise<void> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || request.body === null) throw new Failure('NotMultipart')
  const busboy = openBusboy(type, limits.files)
  const body = Readable.fromWeb(request.body as ReadableStream)
  // One file after the other: the spool is one file, and busboy waits for the stream it gave to be read.
  let turn: Promise<unknown> = Promise.resolve()
  let failure: Failure | undefined
  busboy.on('file', (_field, stream, name) => {
    turn = turn.then(() => keep(upload, name, stream)).catch((error: unknown) => body.destroy(error as Error))
  })
  busboy.on('filesLimit', () => {
    failure = new Failure('TooManyFiles')
  })
  try {
    await new Promise<void>((done, fail) => {
      busboy.on('finish', done)
      busboy.on('error', fail)
      body.on('error', fail)
      body.pipe(busboy)
    })
    await turn
  } catch {
    throw failure ?? new Failure('BadRequest')
  }
  if (failure) throw failure
}

/** A file input left empty is sent as a part without a name: it is no file. */
async function keep(upload: Upload, name: string | undefined, stream: BusboyFileStream): Promise<void> {
  if (!name) {
    stream.resume()
    return
  }
  await upload.add(name, stream)
  stream.resume()
}

function openBusboy(type: string, files: number): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits: { files, fields: 20, fieldSize: 10_000, headerPairs: 50 } })
  } catch {
    throw new Failure('NotMultipart')
  }
}
