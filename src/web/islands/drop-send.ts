/** Sends a form's files and says how far it is; `fetch` cannot tell the progress of what it sends, so this is XMLHttpRequest. */

/** `Done`: received, the result or the progress is at `location`; that of `NothingKept` says why. Any other type is the server's, or `network`, `uncertain`, `cancelled`, `failed`. */
export interface Sent {
  readonly type: string
  /** Set with `Done` and `NothingKept` only. */
  readonly location?: string
}

interface Progress {
  /** Share of the bytes sent, 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly onEnd: (sent: Sent) => void
}

/** Answers a function that stops the sending. */
export function send(url: string, body: FormData, { onProgress, onEnd }: Progress): () => void {
  const request = new XMLHttpRequest()
  request.open('POST', url)
  request.setRequestHeader('Accept', 'application/json')
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total))
  let sent = false
  request.upload.addEventListener('load', () => {
    sent = true
    onProgress(1)
  })
  request.addEventListener('load', () => onEnd(answerOf(request.status, request.responseText)))
  // Once all is sent the server may have kept it: only its imports can tell.
  request.addEventListener('error', () => onEnd({ type: sent ? 'uncertain' : 'network' }))
  request.addEventListener('abort', () => onEnd({ type: 'cancelled' }))
  request.send(body)
  return () => request.abort()
}

/** Reads `{location}` or `{error: {type}}`. A location is followed only inside this site. */
export function answerOf(status: number, text: string): Sent {
  const body = parse(text)
  if ((status === 201 || status === 202) && typeof body?.location === 'string' && /^\/(?!\/)/.test(body.location))
    return { type: 'Done', location: body.location }
  // Nothing was kept: the page that says why is the server's.
  const { location } = body?.error?.details ?? {}
  if (typeof location === 'string' && /^\/(?!\/)/.test(location)) return { type: 'NothingKept', location }
  return { type: typeof body?.error?.type === 'string' ? body.error.type : 'failed' }
}

function parse(text: string): { location?: unknown; error?: { type?: unknown; details?: { location?: unknown } } } | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
