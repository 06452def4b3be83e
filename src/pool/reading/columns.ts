/** Which columns of a base hold what, from their headers and from what they contain. */
import { surveyDates } from '#lib/pure/dates'
import type { DateOrder } from '#lib/pure/date-text'
import { err, ok, type Result } from '#lib/pure/result'
import { type Field, isField, type Mapping } from '../fields.ts'
import { email, phone } from './contacts.ts'
import { words } from './words.ts'

export interface Recognised {
  readonly mapping: Mapping
  /** Order of the birth dates, settled by the column. */
  readonly dateOrder: DateOrder
}

/** A column the person named does not exist, or is named for no field; `NoColumns`: nothing to compare people by. */
export type ColumnsError =
  | { readonly type: 'NoSuchColumn'; readonly column: string }
  | { readonly type: 'NoSuchField'; readonly field: string }
  | { readonly type: 'NoColumns'; readonly headers: readonly string[] }

/** `FIELD=COLUMN` orders of `--map`; the rest is recognised. `sample`: the first rows. */
export function recogniseColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  orders: readonly string[] = [],
): Result<Recognised, ColumnsError> {
  const names = headers.map((header) => words(header.replaceAll(/([a-z])([A-Z])/g, '$1 $2')))
  const mapping = new Map<Field, number[]>()
  const taken = new Set<number>()
  const take = (field: Field, column: number) => {
    taken.add(column)
    mapping.set(field, [...(mapping.get(field) ?? []), column])
  }
  for (const order of orders) {
    const [field = '', ...rest] = order.split('=')
    if (!isField(field)) return err({ type: 'NoSuchField', field })
    const column = columnOf(headers, names, rest.join('='))
    if (column === -1) return err({ type: 'NoSuchColumn', column: rest.join('=') })
    take(field, column)
  }
  const values = (column: number) => sample.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '')
  // What a person mapped is not added to: she said which columns give it.
  const mapped = new Set(mapping.keys())
  names.forEach((name, column) => {
    if (taken.has(column) || truth.test(name)) return
    const field = fieldOf(name, values(column))
    if (field === undefined || mapped.has(field) || (mapping.has(field) && !joined.has(field))) return
    if (field === 'id' && !isUnique(values(column))) return
    take(field, column)
  })
  settleNames(mapping, mapped, names, values)
  if (![...mapping.keys()].some((field) => identifying.test(field))) return err({ type: 'NoColumns', headers })
  const birth = mapping.get('birth_date')?.[0]
  const { order } = surveyDates(birth === undefined ? [] : values(birth), { dayFirst: true })
  return ok({ mapping, dateOrder: order })
}

/** Columns that hold the answer are never read. */
const truth = /^(?:(?:true |real )?(?:cluster|label|truth|match|duplicate|entity|is match)(?: ?id)?|person key|verite)$/
const identifying = /^(?:given_name|family_name|full_name|email|phone|organisation|other:.*)$/
const joined: ReadonlySet<Field> = new Set(['street'])

const columnOf = (headers: readonly string[], names: readonly string[], column: string): number => {
  const exact = headers.findIndex((header) => header.trim() === column.trim())
  return exact === -1 ? names.indexOf(words(column)) : exact
}

const isUnique = (values: readonly string[]): boolean => values.length > 0 && new Set(values).size === values.length

/** `name` beside `first_name` is a family name; alone it is the whole name of people, or what an organisation is called. */
function settleNames(
  mapping: Map<Field, number[]>,
  mapped: ReadonlySet<Field>,
  names: readonly string[],
  values: (column: number) => readonly string[],
): void {
  const full = mapping.get('full_name')
  if (full === undefined || mapped.has('full_name')) return
  if (mapping.has('family_name')) mapping.delete('full_name')
  else if (mapping.has('given_name') && /^(?:nom|name)$/.test(names[full[0]!]!)) {
    mapping.delete('full_name')
    mapping.set('family_name', full)
  } else if (!mapping.has('organisation') && !arePeople(values(full[0]!))) {
    mapping.delete('full_name')
    mapping.set('organisation', full)
  }
}

/** People have two to four words of letters; shops have one, or a number, or `and sons`. */
const arePeople = (values: readonly string[]): boolean =>
  values.filter((value) => /^\p{L}[\p{L}.'’-]*,?(?: \p{L}[\p{L}.'’-]*){1,4}$/u.test(value)).length >= values.length * 0.85

function fieldOf(name: string, values: readonly string[]): Field | undefined {
  const byName = headerWords.find(([pattern]) => pattern.test(name))?.[1]
  if (byName !== undefined) return byName === 'other' ? `other:${name.slice(0, 40)}` : byName
  if (values.length === 0) return undefined
  const share = (is: (value: string) => boolean) => values.filter(is).length / values.length
  if (share((value) => email(value) !== '') > 0.7) return 'email'
  if (share((value) => /^[+(0][\d ().+/-]{8,}$/.test(value) && phone(value) !== '') > 0.7) return 'phone'
  return undefined
}

/** Headers of box offices, shops and registers in French and English, after `words`. */
const headerWords: readonly (readonly [RegExp, Field | 'other'])[] = [
  [/^(?:id|rec id|record id|unique id|uid|code|num(?:ero)?|no|n)(?: (?:client|customer|contact|personne|person|fiche))?$|^(?:client|customer|contact|person|personne|fiche|record)(?: ?(?:id|no|num|numero|number|code))$/, 'id'],
  [/^(?:prenoms?|first ?names?|given ?names?|forenames?|fname|firstname)(?: .*(?:client|acheteur|contact))?$/, 'given_name'],
  [/^(?:nom (?:de famille|usage|d usage|client|acheteur|patronymique)|surname|last ?name|family ?name|lname|patronyme)$/, 'family_name'],
  [/^(?:nom|name|nom complet|full ?name|nom et prenom|nom prenom|prenom nom|prenom et nom|client|acheteur|contact|customer name|client name)$/, 'full_name'],
  [/^(?:date (?:de )?naissance|naissance|dob|birth ?date|date of birth|birthday|ne le|nee le|ddn|anniversaire)$/, 'birth_date'],
  [/^(?:gender|sex|sexe|genre|civilite|title|titre|salutation)$/, 'gender'],
  [/^(?:street ?number|house ?number|numero (?:de )?(?:voie|rue)|num voie|no civique)$|^(?:adresse|address|street|rue|voie|addr|adr|street name|street address)(?: ?(?:1|ligne 1|line 1|postale))?$/, 'street'],
  [/^(?:code postal|cp|postal ?code|post ?code|zip(?: ?code)?|codepostal|postcode fake)$/, 'postcode'],
  [/^(?:ville|city|town|commune|suburb|localite|municipalite|locality)$/, 'city'],
  [/^(?:region|state|province|departement|county|etat)$/, 'region'],
  [/^(?:pays|country)$/, 'country'],
  [/^(?:e ?mails?|e mail address|email address|courriels?|mail|adresse (?:e ?mail|mail|courriel|electronique)|adel)(?: ?1)?$/, 'email'],
  [/^(?:tel|telephone|phone|mobile|portable|cell(?:ulaire)?|gsm|tel (?:mobile|portable|fixe)|phone ?number|telephone number|numero (?:de )?telephone|mobile phone|no telephone)(?: ?1)?$/, 'phone'],
  [/^(?:organisation|organization|societe|company|raison sociale|structure|entreprise|employer)$/, 'organisation'],
  [/^(?:soc sec id|ssn|nin|social security.*|nir|nas|numero (?:de )?(?:securite sociale|secu|carte|adherent|abonne)|no? (?:adherent|abonne|carte)|national ?(?:id|number)|insurance number|passport.*|licen[cs]e number|card ?number|carte|loyalty ?(?:id|number|card))$/, 'other'],
  [/^(?:birth ?place|place of birth|lieu (?:de )?naissance|occupation|profession|address ?2|adresse ?2|address line 2|complement(?: adresse| d adresse)?|middle ?name|deuxieme prenom)$/, 'other'],
] // prettier-ignore
