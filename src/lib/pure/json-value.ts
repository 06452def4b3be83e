/** A JSON value as it was written. */
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | { readonly [name: string]: JsonValue }

/** A number with the very text of the file: `12345678901234567890` and `0.10` are neither rounded nor shortened. */
export class JsonNumber {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export interface JsonError {
  readonly type: 'malformed' | 'truncated' | 'too-deep' | 'too-large'
  /** 1-based. */
  readonly line: number
}

/** What lies along a path of names and positions from 0 (`address`, `meters/0/id`); undefined when there is nothing. */
export function jsonAt(value: JsonValue | undefined, path: string): JsonValue | undefined {
  let current = value
  for (const name of path.split('/')) {
    if (typeof current !== 'object' || current === null || current instanceof JsonNumber) return undefined
    current = Object.hasOwn(current, name) ? (current as { readonly [name: string]: JsonValue })[name] : undefined
  }
  return current
}

/** The trimmed text, or the number as it is spelt, at the first of these paths that has one: sources write either for the other. */
export function jsonText(value: JsonValue | undefined, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const found = jsonAt(value, path)
    const text = found instanceof JsonNumber ? found.text : typeof found === 'string' ? found.trim() : ''
    if (text !== '') return text
  }
  return undefined
}
