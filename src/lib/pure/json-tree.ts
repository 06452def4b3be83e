/** The values of JSON documents as they open and close, made into events within bounds. Walks nothing by recursion. */
import type { JsonError, JsonValue } from './json-value.ts'

export type JsonEvent =
  | {
      readonly type: 'value'
      readonly value: JsonValue
      /** Such as `accounts[1]/operations[3]`, positions from 1; empty for a whole document. */
      readonly path: string
      /** Where the value begins, 1-based. */
      readonly line: number
      /** 1-based: above 1, the file holds several documents. */
      readonly document: number
    }
  | { readonly type: 'error'; readonly error: JsonError }

export interface JsonOptions {
  /** True for a value to build whole and hand over; `names` leads to it, `*` standing for any position in a list. */
  readonly take: (names: readonly string[]) => boolean
}

type Built = JsonValue[] | { [name: string]: JsonValue }

interface Level {
  readonly list: boolean

  /** Built only within a value that is taken. */
  readonly built: Built | undefined
  name: string
  position: number
}

export type JsonTree = ReturnType<typeof createJsonTree>

const maxDepth = 128
/** Nodes and characters of one value that is taken. */
const maxNodes = 200_000
const maxCharacters = 16 * 2 ** 20

export function createJsonTree({ take }: JsonOptions) {
  const levels: Level[] = []
  let events: JsonEvent[] = []
  let failed = false
  let line = 1
  let document = 0
  /** Levels open where the value being built began; -1 when none is. */
  let from = -1
  let begun = 1
  let nodes = 0
  let characters = 0

  function fail(type: JsonError['type']): void {
    if (!failed) events.push({ type: 'error', error: { type, line } })
    failed = true
  }
  const names = (): string[] => levels.map((level) => (level.list ? '*' : level.name))
  const path = (): string =>
    levels
      .slice(0, from === -1 ? levels.length : from)
      .map((level, at) => (level.list ? `[${level.position}]` : `${at === 0 ? '' : '/'}${level.name}`))
      .join('')

  /** A value begins: counted, and taken if it is asked for. */
  function enter(): void {
    const parent = levels.at(-1)
    if (parent === undefined) document += 1
    else if (parent.list) parent.position += 1
    if (from === -1) {
      if (!take(names())) return
      from = levels.length
      begun = line
      nodes = characters = 0
    }
    if ((nodes += 1) > maxNodes) fail('too-large')
  }
  /** A value ends: put in its parent, or handed over. */
  function leave(value: JsonValue): void {
    if (from === -1) return
    if (from === levels.length) {
      events.push({ type: 'value', value, path: path(), line: begun, document })
      from = -1
      return
    }
    const parent = levels.at(-1)
    if (Array.isArray(parent?.built)) parent.built.push(value)
    else if (parent?.built && parent.name !== '__proto__') parent.built[parent.name] = value
  }
  return {
    fail,
    failed: () => failed,
    isOpen: () => levels.length > 0,
    isList: () => levels.at(-1)?.list,
    /** True when the characters of a text are wanted. */
    keeps: () => from !== -1,
    wantsScalar(): boolean {
      enter()
      return from !== -1
    },
    nextLine(): void {
      line += 1
    },
    name(text: string): void {
      const level = levels.at(-1)
      if (level) level.name = text
    },
    open(list: boolean): void {
      enter()
      const built: Built | undefined = from === -1 ? undefined : list ? [] : Object.create(null)
      levels.push({ list, built, name: '', position: 0 })
      if (levels.length > maxDepth) fail('too-deep')
    },
    close(): void {
      const level = levels.pop()
      if (level?.built) leave(level.built)
    },
    scalar(value: JsonValue, length: number): void {
      if (from !== -1 && (characters += length) > maxCharacters) fail('too-large')
      leave(value)
    },
    take(): JsonEvent[] {
      const taken = events
      events = []
      return taken
    },
  }
}
