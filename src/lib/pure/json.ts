/**
 * JSON read as a stream (RFC 8259): the values the caller asks for, one at a time, so that memory does not follow the file's size.
 * Numbers keep their spelling, for amounts; nesting and sizes are bounded; `__proto__` is dropped. Several documents put end to end,
 * a line each or not, are read one after the other. See decisions/084.
 */
import { decodeBytes, decodeStream, detectEncoding } from './decode.ts'
import { createJsonTree, type JsonEvent, type JsonOptions } from './json-tree.ts'
import { createJsonTokens } from './json-tokens.ts'
import { err, ok, type Result } from './result.ts'
import type { JsonError, JsonValue } from './json-value.ts'

export { type JsonError, JsonNumber, type JsonValue, jsonAt, jsonText } from './json-value.ts'
export type { JsonEvent } from './json-tree.ts'

/** Reads the documents that `open` streams (twice: first to settle the encoding). The last event is an `error` if they cannot be trusted. */
export async function* readJson(open: () => AsyncIterable<Uint8Array>, options: JsonOptions): AsyncGenerator<JsonEvent> {
  const { encoding } = await detectEncoding(open(), 'utf-8')
  const tree = createJsonTree(options)
  const tokens = createJsonTokens(tree)
  for await (const piece of decodeStream(open(), encoding)) {
    tokens.write(piece)
    yield* tree.take()
    if (tree.failed()) return
  }
  tokens.end()
  yield* tree.take()
}

/** Reads one document held whole; an empty one, or several, is malformed. */
export function parseJson(bytes: Uint8Array): Result<JsonValue, JsonError> {
  const tree = createJsonTree({ take: () => true })
  const tokens = createJsonTokens(tree)
  tokens.write(decodeBytes(bytes, 'utf-8').text)
  tokens.end()
  const [first, ...others] = tree.take()
  const failed = [first, ...others].find((event) => event?.type === 'error')
  if (failed?.type === 'error') return err(failed.error)
  return first?.type === 'value' && others.length === 0 ? ok(first.value) : err({ type: 'malformed', line: 1 })
}
