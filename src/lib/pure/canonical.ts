/** A value that RFC 8785 can write. `undefined` members are left out, as `JSON.stringify` does. */
export type Canonical = null | boolean | number | string | readonly Canonical[] | { readonly [name: string]: Canonical | undefined }

/**
 * Canonical JSON (RFC 8785): no space, members sorted by UTF-16 code units, numbers as ECMAScript writes them.
 * Throws on what I-JSON forbids (NaN, infinities, lone surrogates): what is hashed or signed is made by us, so that is a bug.
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return finite(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  return `{${members(value as { readonly [name: string]: Canonical | undefined }).join(',')}}`
}

function members(value: { readonly [name: string]: Canonical | undefined }): string[] {
  const written: string[] = []
  // The default sort compares UTF-16 code units, which is the order of RFC 8785 §3.2.3.
  for (const name of Object.keys(value).toSorted()) {
    const member = value[name]
    if (member !== undefined) written.push(`${quoted(name)}:${canonicalJson(member)}`)
  }
  return written
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('canonical JSON: lone surrogate')
  return JSON.stringify(text)
}

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('canonical JSON: not a finite number')
  return JSON.stringify(value)
}
