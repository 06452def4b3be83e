/** By what a table is known again: the names of its columns, in their order. */
import { foldHeader } from '#lib/pure/shape'

/** What of a table is shown: the rest is not compared either. */
export const shownColumns = 40
export const shownCharacters = 60

/** 22 characters of base64url; undefined for a table whose columns have no names, which could be any. */
export async function fingerprintOf(columns: readonly { readonly name: string }[], named: boolean): Promise<string | undefined> {
  const names = columns.slice(0, shownColumns).map(({ name }) => foldHeader(name.slice(0, shownCharacters)).key)
  if (!named || names.filter((name) => name !== '').length < 2) return undefined
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(names.join('\n')))
  return new Uint8Array(hash, 0, 16).toBase64({ alphabet: 'base64url', omitPadding: true })
}
