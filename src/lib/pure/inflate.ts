/** Decompression by the platform's own streams (Node and browsers alike), piece by piece. */

type DamageType = 'malformed' | 'unsafe'

/** Thrown, since a stream has no other way to stop: `unsafe` when the bytes are not what was announced. */
export class Damage extends Error {
  readonly type: DamageType
  constructor(type: DamageType) {
    super(`packed bytes ${type}`)
    this.type = type
  }
}

/** Why packed bytes stopped, when it is their own fault; undefined for anything else that was thrown. */
export const damageOf = (error: unknown): DamageType | undefined => (error instanceof Damage ? error.type : undefined)

/** Inflates as it is read, never ahead by more than a few pieces. Throws `Damage` for bytes that are not of this format. */
export async function* inflated(
  packed: AsyncGenerator<Uint8Array, void>,
  format: 'deflate-raw' | 'gzip' = 'deflate-raw',
): AsyncGenerator<Uint8Array, void> {
  let failure: unknown
  const input = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { done, value } = await packed.next()
        if (done) controller.close()
        else controller.enqueue(value as Uint8Array<ArrayBuffer>)
      } catch (error) {
        // Told apart from damage: what the source threw is thrown as it is.
        failure = error
        controller.error(error)
      }
    },
    async cancel() {
      await packed.return()
    },
  })
  const reader = input.pipeThrough(new DecompressionStream(format)).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } catch (error) {
    throw failure ?? (error instanceof Damage ? error : new Damage('malformed'))
  } finally {
    await reader.cancel().catch(() => {})
  }
}
