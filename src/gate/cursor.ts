/** Where a page ended: opaque to the person, checked when it comes back. */
import { isDay } from '#lib/pure/day'
import { isKind, type Kind } from '#model'

/** The last record shown: its day (empty when it has none) and its number. */
export interface Place {
  readonly kind: Kind
  readonly day: string
  readonly id: string
}

/** Base64url of JSON; it holds nothing that the page does not show. */
export const cursorOf = ({ kind, day, id }: Place): string => Buffer.from(JSON.stringify([1, kind, day, id])).toString('base64url')

/** The place, or undefined for anything `cursorOf` did not make, and for the cursor of another kind. */
export function placeOf(cursor: string, kinds: readonly Kind[]): Place | undefined {
  if (cursor.length > 200 || !/^[\w-]+$/.test(cursor)) return undefined
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
  if (!Array.isArray(value) || value.length !== 4 || !value.every((part) => typeof part === 'string' || part === 1)) return undefined
  const [version, named, day, id] = value as [unknown, string, string, string]
  if (version !== 1 || typeof named !== 'string' || !isKind(named) || !kinds.includes(named)) return undefined
  if (typeof day !== 'string' || (day !== '' && !isDay(day)) || typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) return undefined
  return { kind: named, day, id }
}
