/** Cuts a stream of bytes into lines of bounded length. */
import { frameBytes } from './limits.ts'

export interface Lines {
  /** False when a line is longer than `frameBytes`: nothing more may be added. */
  add(chunk: Buffer): boolean
  take(): string | undefined
}

/** An empty buffer of lines; what follows the last line feed waits for its end. */
export function createLines(): Lines {
  let whole: string[] = []
  let taken = 0
  let rest: Buffer[] = []
  let restBytes = 0

  return {
    add(chunk) {
      const end = chunk.lastIndexOf(10)
      if (end === -1) {
        rest.push(chunk)
        restBytes += chunk.byteLength
        return restBytes <= frameBytes
      }
      const text = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8')
      const tail = chunk.subarray(end + 1)
      rest = tail.byteLength > 0 ? [tail] : []
      restBytes = tail.byteLength
      whole = whole.slice(taken).concat(text.split('\n'))
      taken = 0
      return true
    },
    take() {
      return taken < whole.length ? whole[taken++] : undefined
    },
  }
}
