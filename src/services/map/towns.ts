/** Which town a text names. A name that two towns share, or that is also a common word, places nothing. */
import { type Town, towns } from '#content'
import { wordsOf } from '../money/words.ts'

export type Country = keyof typeof towns

/** Names of towns that are more often something else in a label. */
const common = new Set(
  wordsOf(
    'orange avion sens croix vif crest revel lure mana passy gap hem pia apt die cognac lens mee marck avon dole ifs bio cora lunel bois plaisir',
  ),
)
/** From this size on, in thousands, a town may be named in the middle of a label (`FNAC LYON PART DIEU`). */
const large = 100

interface Index {
  readonly byName: ReadonlyMap<string, Town>
  readonly longest: number
}

const indexes: { readonly [C in Country]: Index } = { fr: indexOf(towns.fr), qc: indexOf(towns.qc) }

function indexOf(all: readonly Town[]): Index {
  const byName = new Map<string, Town>()
  for (const [name, some] of Map.groupBy(all, (town) => wordsOf(town.name).join(' '))) {
    const [only] = some
    if (only === undefined || some.length > 1 || common.has(name)) continue
    byName.set(name, only)
    if (name.startsWith('saint ')) byName.set(name.replace('saint ', 'st '), only)
    if (name.startsWith('sainte ')) byName.set(name.replace('sainte ', 'ste '), only)
  }
  return { byName, longest: Math.max(...[...byName.keys()].map((name) => name.split(' ').length)) }
}

/** What may follow the name of a town: its district, its province, its country. */
const isTail = (word: string): boolean =>
  /^\d/.test(word) || word === 'qc' || word === 'fr' || word === 'fra' || word === 'can' || word === 'cedex'

/** The town that ends a label, else a large one inside it; the first word is who is paid, never a town. */
export function townInLabel(label: string, country: Country): Town | undefined {
  const words = wordsOf(label)
  let end = words.length
  while (end > 1 && isTail(words[end - 1] ?? '')) end -= 1
  const { byName, longest } = indexes[country]
  for (let length = Math.min(longest, end - 1); length > 0; length -= 1) {
    const found = byName.get(words.slice(end - length, end).join(' '))
    if (found !== undefined) return found
  }
  for (let at = end - 1; at > 0; at -= 1)
    for (let length = Math.min(longest, end - at); length > 0; length -= 1) {
      const found = byName.get(words.slice(at, at + length).join(' '))
      if (found !== undefined && found.size >= large) return found
    }
  return undefined
}

/** The town that begins or ends the name of a stop (`Lyon Part-Dieu`, `Gare de Lille`). */
export function townOfStop(name: string, country: Country): Town | undefined {
  const words = wordsOf(name)
  const { byName, longest } = indexes[country]
  for (let length = Math.min(longest, words.length); length > 0; length -= 1) {
    const found = byName.get(words.slice(0, length).join(' ')) ?? byName.get(words.slice(words.length - length).join(' '))
    if (found !== undefined) return found
  }
  return undefined
}

export const townById = (id: string): Town | undefined => byId.get(id)
const byId: ReadonlyMap<string, Town> = new Map([...towns.fr, ...towns.qc].map((town) => [town.id, town]))

/** The town that a person types, of the one country or else of the other; the largest when several have the name. */
export function townTyped(text: string, country: Country): Town | undefined {
  const name = wordsOf(text).join(' ')
  const all = country === 'fr' ? [...towns.fr, ...towns.qc] : [...towns.qc, ...towns.fr]
  return all.find((town) => wordsOf(town.name).join(' ') === name)
}

/** Whole kilometres, as the crow flies. */
export function kilometres(a: Town, b: Town): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const [up, right] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const half = Math.sin(up / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(right / 2) ** 2
  return Math.round(2 * 6371 * Math.asin(Math.sqrt(half)))
}
