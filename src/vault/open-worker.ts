/** The thread that opens segments (`opener.ts`): sealed bytes and keys in, lines out, nothing kept in between. */
import { parentPort } from 'node:worker_threads'
import type { AgeIdentity } from '#lib/age'
import { type OpenAnswer, openBytes, type OpenRequest } from './opener.ts'
import { hitsIn } from './scan.ts'

parentPort?.on('message', ({ vaultId, producer, scan, epochs, segments }: OpenRequest) => {
  const keys = epochs.map(({ identity, ...epoch }) => ({ ...epoch, identity: Buffer.from(identity).toString() as AgeIdentity }))
  for (const { identity } of epochs) identity.fill(0)
  const bodies: Uint8Array[] = []
  let wrong: number | undefined
  for (const [i, { epoch, ...segment }] of segments.entries()) {
    const body = openBytes(vaultId, { ...segment, epoch: keys[epoch] as (typeof keys)[number] }, producer)
    if (body === undefined) {
      wrong = i
      break
    }
    bodies.push(body)
  }
  const hits = scan === undefined ? [] : bodies.map((body) => hitsIn(body, scan))
  const bytes = joined(bodies)
  for (const body of bodies) body.fill(0)
  const answer: OpenAnswer = { bytes, lengths: bodies.map(({ length }) => length), hits, ...(wrong !== undefined && { wrong }) }
  parentPort?.postMessage(answer, [bytes.buffer])
})

/** In memory of their own, so that it can be handed over whole. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
