/** Sentences of a catalogue with a little form: `**strong**`, `**fr:mot**` for a word of another language, `` `code` ``, `[words](key)` where `links[key]` is an address. */
import type { ComponentChildren } from 'preact'

const marks = /\*\*(.+?)\*\*|`(.+?)`|\[(.+?)\]\((.+?)\)/g

/** Throws when a sentence names a link that was not given: a slip of the catalogue, not of a reader. */
export function Rich({ children, links = {} }: { readonly children: string; readonly links?: { readonly [key: string]: string } }) {
  const parts: ComponentChildren[] = []
  let from = 0
  for (const match of children.matchAll(marks)) {
    parts.push(children.slice(from, match.index), formed(match, links))
    from = match.index + match[0].length
  }
  return <>{[...parts, children.slice(from)]}</>
}

function formed([, strong, code, words, key]: RegExpExecArray, links: { readonly [key: string]: string }): ComponentChildren {
  const [, lang, foreign] = /^(fr|en):(.+)$/.exec(strong ?? '') ?? []
  if (foreign !== undefined) return <strong lang={lang}>{foreign}</strong>
  if (strong !== undefined) return <strong>{strong}</strong>
  if (code !== undefined) return <code>{code}</code>
  const href = key === undefined ? undefined : links[key]
  if (href === undefined) throw new Error(`no address for the link ${key}`)
  return <a href={href}>{words}</a>
}
