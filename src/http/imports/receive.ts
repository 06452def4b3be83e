/** Reads a multipart request straight into the spool: no file is ever held whole in memory or in clear on disk. */
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import type { Upload } from '#intake'
import { Failure } from '../errors.ts'

type UploadLimits = { readonly files: number; readonly uploadBytes: number }

/** What the headings of the parts may add to the bytes of the files. */
const headingBytes = 2 ** 20
/** A browser reads the answer once it has sent everything: what is refused is read on and thrown away, up to so many times the limit. */
const patience = 4

/**
 * Fills the upload with the files of the request; answers its other fields. Throws `NotMultipart`, `BadRequest`, `UploadTooLarge` or `TooManyFiles`; what the
 * spool itself throws (a full disk) is thrown as it is. However it ends, nothing is written into the upload any more.
 */
export async function receiveFiles(request: Request, upload: Upload, limits: UploadLimits): Promise<ReadonlyMap<string, string>> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || request.body === null) throw new Failure('NotMultipart')
  const busboy = openBusboy(type, limits.files)
  const body = Readable.fromWeb(request.body as ReadableStream)
  let failure: Failure | undefined
  let last: BusboyFileStream | undefined
  // One file after the other: the spool is one file, and busboy waits for the stream it gave to be read.
  let turn: Promise<void> = Promise.resolve()
  busboy.on('file', (_field, stream, name) => {
    last = stream
    // Busboy tells a file cut short even before its turn has come, and an error that nobody hears ends the process.
    stream.on('error', () => stream.destroy())
    turn = turn.then(() => (failure ? skip(stream) : keep(upload, name, stream)))
    turn.catch((error: Error) => body.destroy(error))
  })
  const fields = new Map<string, string>()
  busboy.on('field', (name, value) => void fields.set(name, value))
  busboy.on('filesLimit', () => (failure ??= new Failure('TooManyFiles')))
  const most = limits.uploadBytes + headingBytes
  let received = 0
  body.on('data', (chunk: Uint8Array) => {
    received += chunk.byteLength
    if (received > most) failure ??= new Failure('UploadTooLarge')
    if (received > patience * most) body.destroy(failure)
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
    body.destroy()
    last?.destroy()
    await turn.catch((error: unknown) => {
      throw failure ?? error
    })
    throw failure ?? new Failure('BadRequest')
  }
  if (failure) throw failure
  return fields
}

/** A file input left empty is sent as a part without a name: it is no file. */
async function keep(upload: Upload, name: string | undefined, stream: BusboyFileStream): Promise<void> {
  if (!name) return skip(stream)
  try {
    // What follows a file that is refused halfway is still read: the stream may not be destroyed, or busboy would wait for ever.
    await upload.add(name, stream.iterator({ destroyOnReturn: false }))
  } catch (error) {
    throw stream.destroyed && !stream.readableEnded ? new Failure('BadRequest') : error
  }
  skip(stream)
}

const skip = (stream: BusboyFileStream): void => void stream.resume()

function openBusboy(type: string, files: number): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits: { files, fields: 20, fieldSize: 10_000, headerPairs: 50 } })
  } catch {
    throw new Failure('NotMultipart')
  }
}
