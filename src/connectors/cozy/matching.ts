/** What a bill of a Cozy says of the operation that pays it (`matchingCriterias`): words, days and amounts, never a pattern. */
import { type JsonValue, jsonText } from '#lib/pure/json'
import { cleanOrNone } from '#lib/pure/text'
import type { Invoice } from '#model'
import { isFields } from '../json-documents.ts'
import { readMoney, textOf } from '../json-values.ts'

/** Undefined when it says nothing that can be used. */
export function matchingOf(value: JsonValue | undefined, currency: string): Invoice['matching'] {
  if (!isFields(value)) return undefined
  const labels = wordsOfPattern(jsonText(value, 'labelRegex') ?? '')
  const count = (name: string): number | undefined => {
    const days = Number(textOf(value[name]) ?? Number.NaN)
    return Number.isInteger(days) && days >= 0 && days <= 3660 ? days : undefined
  }
  const money = (name: string): number | undefined => {
    const read = readMoney(value[name], currency)
    return read.ok && read.value >= 0 ? read.value : undefined
  }
  const found = {
    labels: labels.length === 0 ? undefined : labels,
    before: count('dateLowerDelta'),
    after: count('dateUpperDelta'),
    below: money('amountLowerDelta'),
    above: money('amountUpperDelta'),
  }
  const told = Object.fromEntries(Object.entries(found).filter(([, one]) => one !== undefined))
  return Object.keys(told).length === 0 ? undefined : told
}

/** More texts than these are no words any more. */
const most = 20

/**
 * The words that a pattern asks for, a text for each way: `\b(free|free mobile)\b` → `free`, `free mobile`. The pattern itself is never
 * run: one that asks for more than words, choices and what may be missing gives nothing.
 */
export function wordsOfPattern(pattern: string): string[] {
  if (pattern.length > 500) return []
  const texts = waysOf({ pattern, at: 0 })
  return texts === undefined ? [] : [...new Set(texts.flatMap((text) => cleanOrNone(text, 140) ?? []))].slice(0, most)
}

/** A pattern and how far it is read. */
interface Reading {
  readonly pattern: string
  at: number
}

/** The texts up to the end, or to the parenthesis that closes a group; undefined when they are too many, or more than words. */
function waysOf(reading: Reading, depth = 0): readonly string[] | undefined {
  const ways: string[] = []
  let way: readonly string[] = ['']
  if (depth > 4) return undefined
  while (way.length <= most && ways.length <= most) {
    const { token, text } = next(reading)
    if (token === 'other') return undefined
    if (token === 'end' || token === 'close') return (token === 'close') === depth > 0 ? [...ways, ...way] : undefined
    if (token === 'or') {
      ways.push(...way)
      way = ['']
      continue
    }
    const inside = token === 'open' ? waysOf(reading, depth + 1) : [text]
    if (inside === undefined) return undefined
    const mayMiss = reading.pattern[reading.at] === '?'
    if (mayMiss) reading.at += 1
    way = way.flatMap((before) => [...(mayMiss ? [before] : []), ...inside.map((after) => before + after)])
  }
  return undefined
}

/** Tried in order; a text that stands for itself keeps its first group, what separates words is a space. */
const tokens = [
  ['text', /\\[bBAZ]|[\^$]/y, ''],
  ['text', /(?:\\s|\.|\[[\\s\-_. ]{1,8}\])(?:[*+]\??|\{\d,?\d?\})?/y, ' '],
  ['open', /\((?:\?:)?/y, ''],
  ['close', /\)/y, ''],
  ['or', /\|/y, ''],
  ['text', /\\?([-+&/*'.])(?<=\\.|[^+*.])/y, undefined],
  ['text', /([\p{L}\p{N} _'’,&/:;#@!"<>=~-])(?![*+{])/uy, undefined],
] as const

function next(reading: Reading): { readonly token: 'text' | 'open' | 'close' | 'or' | 'end' | 'other'; readonly text: string } {
  if (reading.at >= reading.pattern.length) return { token: 'end', text: '' }
  for (const [token, form, text] of tokens) {
    const match = new RegExp(form.source, form.flags)
    match.lastIndex = reading.at
    const found = match.exec(reading.pattern)
    if (found === null) continue
    reading.at = match.lastIndex
    return { token, text: text ?? found[1] ?? '' }
  }
  return { token: 'other', text: '' }
}
