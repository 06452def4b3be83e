/** One row of a base as the values that people are compared by. */
import type { DateOrder } from '#lib/pure/date-text'
import type { Field, Mapping } from '../fields.ts'
import { birthDate, email, gender, phone } from './contacts.ts'
import { familyName, givenName, isPlaceholder, soundOf, splitFullName } from './names.ts'
import { city, postalArea, postcode, street } from './places.ts'
import { setAsideReason, type SetAside } from './set-aside.ts'
import { remembering, words } from './words.ts'

/** Values by column of the working table; an empty text is nothing known. */
export type Values = readonly string[]

export interface Standardiser {
  /** Columns of the working table, in the order of the values. */
  readonly columns: readonly string[]
  /** What was mapped, for messages. */
  readonly fields: readonly Field[]
  read(cells: readonly string[]): { readonly values: Values; readonly setAside?: SetAside }
}

/** The columns that `fields` give: those compared and, after them, those only blocked on. */
export function workingColumns(fields: ReadonlySet<Field>): readonly string[] {
  const columns: string[] = []
  const people = fields.has('given_name') || fields.has('family_name') || fields.has('full_name')
  if (people) columns.push('given', 'family', 'given_sound', 'family_sound')
  if (fields.has('birth_date')) columns.push('birth')
  if (fields.has('email')) columns.push('email', 'email_user', 'email_digits')
  if (fields.has('phone')) columns.push('phone')
  if (fields.has('street')) columns.push('street')
  if (fields.has('postcode')) columns.push('postcode', 'area')
  if (fields.has('city')) columns.push('city')
  if (fields.has('region') && !fields.has('postcode')) columns.push('region')
  if (fields.has('gender')) columns.push('gender')
  if (fields.has('organisation') && !people) columns.push('org', 'org_sorted')
  for (const field of [...fields].toSorted()) if (field.startsWith('other:')) columns.push(otherColumn(field))
  return columns
}

export const otherColumn = (field: string): string => `o_${words(field.slice(6)).replaceAll(' ', '_')}`

/** Reads rows of one file into `columns`, which several files of one base share. */
export function createStandardiser(mapping: Mapping, dateOrder: DateOrder, columns: readonly string[], thisYear: number): Standardiser {
  const places = Object.fromEntries(columns.map((column, at) => [column, at])) as { readonly [column: string]: number | undefined }
  const cellsOf = (field: Field) => {
    const from = mapping.get(field) ?? []
    if (from.length === 1) return (cells: readonly string[]) => cells[from[0]!] ?? ''
    return (cells: readonly string[]) => from.map((at) => (cells[at] ?? '').trim()).join(' ')
  }
  const steps: ((cells: readonly string[], values: string[]) => void)[] = []
  const step = (field: Field, column: string, read: (text: string) => string) => {
    const at = places[column]
    if (at === undefined || !mapping.has(field)) return
    const text = cellsOf(field)
    steps.push((cells, values) => (values[at] = read(text(cells))))
  }
  const given = remembering(givenName)
  const family = remembering(familyName)
  const sound = remembering(soundOf)
  const full = mapping.has('full_name') ? cellsOf('full_name') : undefined
  step('given_name', 'given', given)
  step('family_name', 'family', family)
  step('birth_date', 'birth', (text) => (text === '' ? '' : birthDate(text, dateOrder, thisYear)))
  step('email', 'email', email)
  step('phone', 'phone', phone)
  step('street', 'street', remembering(street))
  step('postcode', 'postcode', remembering(postcode))
  step('city', 'city', remembering(city))
  step('region', 'region', remembering(words))
  step('gender', 'gender', remembering(gender))
  step('organisation', 'org', (text) => organisationName(text))
  for (const field of mapping.keys())
    if (field.startsWith('other:'))
      step(field, otherColumn(field), (text) => {
        const plain = words(text)
        return isPlaceholder(plain) && !/^\d+$/.test(plain) ? '' : plain
      })
  const derive = (from: string, to: string, read: (text: string) => string) => {
    const [a, b] = [places[from], places[to]]
    if (a !== undefined && b !== undefined) steps.push((_, values) => (values[b] = read(values[a]!)))
  }
  if (full !== undefined)
    steps.push((cells, values) => {
      const name = splitFullName(full(cells))
      const [g, f] = [places['given']!, places['family']!]
      if (values[g] === '') values[g] = name.given
      if (values[f] === '') values[f] = name.family
    })
  derive('given', 'given_sound', sound)
  derive('family', 'family_sound', sound)
  derive('email', 'email_user', (text) => text.replace(/@.*$/, ''))
  const userAt = places['email_user']
  if (userAt !== undefined)
    steps.push((_, values) => {
      const names = [values[places['given'] ?? -1] ?? '', values[places['family'] ?? -1] ?? '']
      if (isMadeOf(values[userAt]!, names)) values[userAt] = ''
    })
  derive('email', 'email_digits', (text) => text.replaceAll(/@.*$|\D/g, ''))
  derive('postcode', 'area', postalArea)
  derive('org', 'org_sorted', (text) => text.split(' ').toSorted().join(' '))
  const raw = (field: Field) => (mapping.has(field) ? cellsOf(field) : () => '')
  const [rawGiven, rawFamily, rawOrganisation] = [
    raw('given_name'),
    raw(mapping.has('family_name') ? 'family_name' : 'full_name'),
    raw('organisation'),
  ]
  return {
    columns,
    fields: [...mapping.keys()],
    read(cells) {
      const values = columns.map(() => '')
      for (const one of steps) one(cells, values)
      const setAside =
        places['org'] === undefined
          ? setAsideReason(rawGiven(cells), rawFamily(cells), rawOrganisation(cells), columns, values)
          : emptyReason(values)
      return setAside === undefined ? { values } : { values, setAside }
    },
  }
}

/** `jean.roy@…` says nothing more than Jean Roy: all who are called so may have it, each at another service. */
const isMadeOf = (user: string, names: readonly string[]): boolean => {
  if (user === '' || /\d/.test(user)) return false
  const letters = user.replaceAll(/[^a-z]/g, '')
  return names.some((name) => name.length > 2 && letters.includes(name.replaceAll(' ', '')))
}

const emptyReason = (values: Values): SetAside | undefined => (values.every((value) => value === '') ? 'empty' : undefined)

const organisationName = (text: string): string =>
  words(text)
    .split(' ')
    .filter((word) => !/^(?:the|le|la|les|l|de|du|des|d|of|inc|ltd|sarl|sas|sa|eurl|llc|et|and)$/.test(word))
    .join(' ')
