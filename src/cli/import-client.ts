/** Speaks to a platform for `import`: one upload at a time, then its job, asked after until it ends. */
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { err, ok, type Result } from '#lib/pure/result'
import { FileChanged, type LocalFile, type Multipart, multipartOf } from './multipart.ts'
import { printable } from './terminal.ts'

/** In words that say what to do. */
export interface ServerRefused {
  readonly message: string
}
export interface ImportClient {
  /** Whether the token is taken there: asked before anything is sent. */
  check(): Promise<Result<void, ServerRefused>>
  /** Sends files as one import and waits for its end. */
  send(files: readonly LocalFile[], progress: Progress): Promise<Result<Sent, ServerRefused>>
}
export interface Progress {
  readonly waits: (seconds: number) => Promise<void>
  readonly reads: (records: number) => Promise<void>
}
/** `kept`: false when none of the files could be read. */
export interface Sent {
  readonly kept: boolean
  readonly files: readonly SentFile[]
}
export type SentFile = z.infer<typeof sentFile>

const silenceMilliseconds = 2 * 60_000
const mostAnswerBytes = 64 * 1024 * 1024
/** Tries of one request while the platform says to wait. */
const tries = 20
const longestWaitSeconds = 15 * 60

export interface ImportOrder {
  readonly server: URL
  readonly token: string
  readonly keepOriginals: boolean
}

export function createImportClient({ server, token, keepOriginals }: ImportOrder): ImportClient {
  const prefer = keepOriginals ? 'respond-async, keep-originals' : 'respond-async'
  const ask = async (path: string, progress?: Progress, files?: readonly LocalFile[]): Promise<Result<Answer, ServerRefused>> => {
    for (let n = 1; ; n += 1) {
      let answer: Answer
      try {
        answer = await call(new URL(path, server), { token, prefer }, files && multipartOf(files))
      } catch (error) {
        return err({ message: whyNotReached(server, error) })
      }
      if (answer.status !== 429 || n === tries) return ok(answer)
      const seconds = Math.min(answer.retryAfter, longestWaitSeconds)
      await progress?.waits(seconds)
      await setTimeout(seconds * 1000)
    }
  }

  /** Until the job ends: `waiting` once delivered. */
  const follow = async (job: string, progress: Progress): Promise<Result<Sent, ServerRefused>> => {
    for (let pause = 100, told = 0; ; pause = Math.min(2 * pause, 2_000)) {
      const answer = await ask(jobPath(job), progress)
      if (!answer.ok) return answer
      const read = jobAnswer.safeParse(answer.value.json)
      if (answer.value.status !== 200 || !read.success) return err({ message: refusalOf(answer.value) })
      const { data } = read
      if (data.state === 'waiting') return ok({ kept: true, files: data.files })
      if (data.state === 'refused') return ok({ kept: false, files: data.error.details.files })
      if (data.state !== 'running')
        return err({ message: `the import ${data.state === 'failed' ? 'failed there' : 'was stopped there'}: nothing was kept.` })
      if (data.records > told) await progress.reads((told = data.records))
      await setTimeout(pause)
    }
  }

  return {
    async check() {
      const answer = await ask(jobPath('none'))
      if (!answer.ok) return answer
      const isOurs = answer.value.status === 404 && refusal.safeParse(answer.value.json).success
      return isOurs ? ok(undefined) : err({ message: refusalOf(answer.value) })
    },
    async send(files, progress) {
      const answer = await ask('/api/v1/imports', progress, files)
      if (!answer.ok) return answer
      const { status, json } = answer.value
      const started = startedAnswer.safeParse(json)
      if (status === 202 && started.success) return await follow(started.data.job, progress)
      return err({ message: refusalOf(answer.value) })
    },
  }
}

const jobPath = (job: string): string => `/api/v1/imports/jobs/${encodeURIComponent(job)}`

interface Answer {
  readonly status: number
  /** Seconds. */
  readonly retryAfter: number
  /** Undefined when it is no JSON. */
  readonly json: unknown
}

/** One request; a redirection is not followed, so that the token goes nowhere else. Rejects when no answer comes. */
function call(url: URL, { token, prefer }: { readonly token: string; readonly prefer: string }, upload?: Multipart): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    ...(upload && { 'content-type': upload.type, 'content-length': String(upload.length), prefer }),
  }
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((done, fail) => {
    const sent = request(url, { method: upload ? 'POST' : 'GET', headers, timeout: silenceMilliseconds })
    let answered = false
    sent.on('timeout', () => void sent.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })))
    sent.on('response', (response) => {
      answered = true
      done(answerOf(response))
    })
    // A platform that has answered may close before it has read everything: its answer counts.
    sent.on('error', (error) => (answered ? undefined : fail(error)))
    if (upload === undefined) return void sent.end()
    const body = Readable.from(upload.body())
    body.on('error', (error) => void sent.destroy(error))
    body.pipe(sent)
  })
}

async function answerOf(response: IncomingMessage): Promise<Answer> {
  const retryAfter = Number(response.headers['retry-after'] ?? 5)
  return { status: response.statusCode ?? 0, retryAfter: retryAfter >= 0 ? retryAfter : 5, json: parsed(await readAll(response)) }
}

async function readAll(response: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    bytes += chunk.length
    if (bytes > mostAnswerBytes) throw new Error('the answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function whyNotReached(server: URL, error: unknown): string {
  if (error instanceof FileChanged) return `${printable(error.file)} changed while it was being sent: nothing of this upload was kept.`
  const code = (error as NodeJS.ErrnoException).code ?? 'no answer'
  return `${server.origin} cannot be reached (${code}). Check --server and that the platform runs.`
}

function refusalOf({ status, json }: Answer): string {
  const read = refusal.safeParse(json)
  if (read.success) return `refused: ${printable(read.data.error.message)}`
  if (status >= 300 && status < 400) return `the platform is at another address (${status}): give that one to --server.`
  return `what answers there is no Grenier that takes import tokens (${status}).`
}

const refusal = z.object({ error: z.object({ type: z.string(), message: z.string() }) })
const problem = z.object({
  line: z.number().optional(),
  path: z.string().optional(),
  code: z.string(),
  message: z.string(),
  fatal: z.boolean().optional(),
})
const sentFile = z.object({
  file: z.string(),
  connector: z.string().nullable(),
  confidence: z.number(),
  kinds: z.record(z.string(), z.number()),
  from: z.string().optional(),
  to: z.string().optional(),
  problems: z.array(problem),
  moreProblems: z.number(),
})
const startedAnswer = z.object({ job: z.string() })
const jobAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running'), records: z.number() }),
  z.object({ state: z.literal('waiting'), files: z.array(sentFile) }),
  z.object({ state: z.literal('refused'), error: z.object({ details: z.object({ files: z.array(sentFile) }) }) }),
  z.object({ state: z.enum(['failed', 'cancelled']) }),
])
