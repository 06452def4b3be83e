/** Names as French and Québec box offices write them, made comparable. */
import { words } from './words.ts'

export interface SplitName {
  readonly given: string
  readonly family: string
}

/** `Mme Marie-Thérèse` gives `marie therese`; civility and placeholders are dropped. */
export function givenName(text: string): string {
  const kept = words(text)
    .split(' ')
    .filter((word) => !civility.has(word))
    .join(' ')
  return isPlaceholder(kept) ? '' : kept
}

/** `de la Fontaine dit Latour` gives `fontaine`, `St-Onge` gives `saint onge`; a maiden name after `née` is kept as a second part. */
export function familyName(text: string): string {
  const all = words(text)
    .replace(/ dit .*$/, '')
    .split(' ')
    .filter((word) => !civility.has(word) && !joining.has(word))
    .map((word) => saints[word] ?? word)
  const kept = all.filter((word) => !particles.has(word))
  // A name made of particles alone (`Le`, `Des`) is a name.
  const name = (kept.length > 0 ? kept : all).join(' ')
  return isPlaceholder(name) ? '' : name
}

/** `DUPONT Jean`, `Dupont, Jean`, `Jean de la Tour`: the family name is before a comma, in capitals, or last. */
export function splitFullName(text: string): SplitName {
  const comma = text.indexOf(',')
  if (comma > 0) return { family: familyName(text.slice(0, comma)), given: givenName(text.slice(comma + 1)) }
  const parts = text
    .trim()
    .split(/\s+/)
    .filter((part) => !civility.has(words(part)))
  const isCapitals = (part: string) => /\p{Lu}{2}/u.test(part) && part === part.toUpperCase()
  const capitals = parts.filter(isCapitals)
  if (capitals.length > 0 && capitals.length < parts.length)
    return { family: familyName(capitals.join(' ')), given: givenName(parts.filter((part) => !isCapitals(part)).join(' ')) }
  const particle = parts.findIndex((part, at) => at > 0 && particles.has(words(part)))
  const cut = particle > 0 ? particle : parts.length - 1
  return { family: familyName(parts.slice(cut).join(' ')), given: givenName(parts.slice(0, cut).join(' ')) }
}

/** How a name sounds in French, roughly: what spellings of one name share. Empty for none. */
export function soundOf(name: string): string {
  const sounds = name
    .replaceAll(' ', '')
    .replaceAll(/ph/g, 'f')
    .replaceAll(/eaux|eau|ault|aud|aux|au/g, 'o')
    .replaceAll(/qu|ck|ch|q|k|c(?=[aou])/g, 'k')
    .replaceAll(/[cz]/g, 's')
    .replaceAll(/y/g, 'i')
    .replaceAll(/h/g, '')
    .replaceAll(/(.)\1+/g, '$1')
  const skeleton = sounds.slice(0, 1) + sounds.slice(1).replaceAll(/[aeiou]/g, '')
  return skeleton.replaceAll(/(.)\1+/g, '$1').slice(0, 5)
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const civility = set(
  'm mr mrs ms miss mme mmes mlle mlles monsieur madame mademoiselle messieurs mesdames dr docteur pr prof me maitre veuve vve',
)
const particles = set('de du des d la le les l van von der den da do dos del della di el al ben bin')
const joining = set('nee ne epouse epse ep ou')
const saints: { readonly [word: string]: string } = { st: 'saint', ste: 'sainte' }

/** What is typed where a name is asked for and not known. */
export const isPlaceholder = (name: string): boolean => placeholders.has(name) || /^(?:x+|z+|n+|a{3,}|\d+)$/.test(name)
const placeholders = new Set(
  'inconnu inconnue anonyme anonymous unknown none null nc nr na nd snp test tests essai client cliente spectateur guichet comptoir passage divers nom prenom sans sansprenom azerty qwerty asdf toto'
    .split(' ')
    .concat([
      'sans prenom',
      'sans nom',
      'non renseigne',
      'a definir',
      'client comptoir',
      'client passage',
      'not given',
      'first name',
      'last name',
    ]),
)
