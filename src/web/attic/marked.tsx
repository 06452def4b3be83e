/** Words of a search, marked where a title holds them. */
import { searchable } from '#lib/pure/text'

/** What is looked for, as `Marked` takes it; amounts and dates mark nothing. */
export const soughtIn = (text: string | undefined): readonly string[] =>
  searchable(text ?? '')
    .split(' ')
    .filter((word) => word.length > 1)

export function Marked({ text, sought }: { readonly text: string; readonly sought: readonly string[] }) {
  const marks = marksOf(text, sought)
  if (marks.length === 0) return <>{text}</>
  return (
    <>
      {marks.map(([from, to], i) => (
        <>
          {text.slice(i === 0 ? 0 : (marks[i - 1]?.[1] ?? 0), from)}
          <mark>{text.slice(from, to)}</mark>
        </>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}

/** Where the words stand, in order and apart, in the text as it is written. */
function marksOf(text: string, sought: readonly string[]): (readonly [from: number, to: number])[] {
  // A letter may become two (œ) or none (an accent apart): each plain letter keeps the place it comes from.
  let plain = ''
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const letters = searchable(text[at] ?? '') || (/\s/u.test(text[at] ?? '') ? ' ' : '')
    plain += letters
    for (let i = 0; i < letters.length; i += 1) places.push(at)
  }
  const found = sought.flatMap((word) => {
    const from = plain.indexOf(word)
    return from === -1 ? [] : [[places[from] ?? 0, (places[from + word.length - 1] ?? 0) + 1] as const]
  })
  const marks: (readonly [number, number])[] = []
  for (const mark of found.toSorted((a, b) => a[0] - b[0])) if (mark[0] >= (marks.at(-1)?.[1] ?? 0)) marks.push(mark)
  return marks
}
