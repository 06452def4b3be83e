/** Which lines of the table answer a country and words. */
import { type Country, families, type Line } from '#content'
import { fold } from '#lib/pure/text'

/** Text compared without accents or case. */
const plain = (text: string): string => fold(text).normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('’', "'")

/** Every text of a value, in both languages: a person may type the French name of a thing on the English page. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join(' ') : ''

const searched = new Map<string, string>(
  families.flatMap((family) =>
    [...family.lines].map((line: Line) => [
      line.id,
      plain(textOf([family.name, line.name, line.holders, line.steps, line.readers, line.later, line.kind])),
    ]),
  ),
)

/** Ids of the lines, in the table's order. A line holds every word; no word is held by all. */
export function linesFound(words: string, country: Country | undefined): readonly string[] {
  const asked = plain(words)
    .split(' ')
    .filter((word) => word !== '')
  return families
    .flatMap((family): readonly Line[] => [...family.lines])
    .filter(({ id, holders }) => {
      const text = searched.get(id) ?? ''
      return (country === undefined || holders[country] !== undefined) && asked.every((word) => text.includes(word))
    })
    .map(({ id }) => id)
}
