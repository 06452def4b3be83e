/** What the person says of a source: sealed settings, one a matter, the newest of each. */
import type { Record } from '#model'
import type { SaidOfSource } from './types.ts'

/** One thing said: a name of her own (empty takes it back), an account closed or not, a month in which nothing happened or not. */
export type SourceWord = { readonly name: string } | { readonly closed: boolean } | { readonly month: string; readonly quiet: boolean }

/** Name and value of the setting; undefined for what is no such word. */
export function settingOf(key: string, word: SourceWord): readonly [name: string, value: string] | undefined {
  if (!/^[A-Za-z0-9_-]{22}$/.test(key)) return undefined
  if ('name' in word) return word.name.length <= 80 ? [`${prefix}${key}/name`, word.name.trim()] : undefined
  if ('closed' in word) return [`${prefix}${key}/closed`, word.closed ? 'closed' : 'open']
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(word.month)
    ? [`${prefix}${key}/quiet/${word.month}`, word.quiet ? 'quiet' : 'expected']
    : undefined
}

/** What is said of each source, by its key. */
export function saidOf(records: readonly Record<'setting'>[]): ReadonlyMap<string, SaidOfSource> {
  const found = new Map<string, { name?: string; closed?: boolean; quiet: Set<string> }>()
  for (const { name, value } of records) {
    if (!name.startsWith(prefix)) continue
    const [key = '', matter, month = ''] = name.slice(prefix.length).split('/')
    const said = found.get(key) ?? { quiet: new Set<string>() }
    found.set(key, said)
    if (matter === 'name' && value !== '') said.name = value
    if (matter === 'closed') said.closed = value === 'closed'
    if (matter === 'quiet' && value === 'quiet') said.quiet.add(month)
  }
  return found
}

const prefix = 'source/'
