/** One card as the fields of a contact. */
import { isDay, toDay } from '#lib/pure/day'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type Contact, type IdentityProfile, type Problem, problem } from '#model'
import { plain, type Property, structured } from './card-lines.ts'

type Fields = Omit<Contact, 'kind' | 'schema'> & { readonly title?: string }

/** Undefined for a group, which is no person; a problem for a card that names nobody. */
export function fieldsOf(
  properties: readonly Property[],
  line: number,
): { readonly fields?: Fields; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const all = (name: string) => properties.filter((one) => one.name === name)
  const texts = (name: string, max: number) => all(name).flatMap(({ value }) => cleanOrNone(plain(value), max) ?? [])
  const kind = (texts('KIND', 20)[0] ?? texts('X-ADDRESSBOOKSERVER-KIND', 20)[0])?.toLowerCase()
  if (kind === 'group') return { problems: [problem('section-unread', { line, text: 'KIND:group' })] }

  const [family, given, more, prefix, suffix] = structured(all('N')[0]?.value ?? '').map((part) => cleanOrNone(part, 140))
  const [company, ...units] = structured(all('ORG')[0]?.value ?? '').map((part) => cleanOrNone(part, 140))
  const emails = unique(texts('EMAIL', 300).map((text) => text.replace(/^mailto:/i, '').slice(0, 254)))
  const phones = unique(texts('TEL', 300).flatMap((text) => cleanOrNone(text.replace(/^tel:/i, '').replace(/;.*$/, ''), 40) ?? []))
  const composed = cleanOrNone([prefix, given, more, family, suffix].filter(Boolean).join(' '), 140)
  const name = texts('FN', 140)[0] ?? composed ?? company ?? texts('NICKNAME', 140)[0] ?? emails[0]?.slice(0, 140) ?? phones[0]
  if (name === undefined) return { problems: [problem('name-missing', { line })] }

  const birth = birthdayOf(all('BDAY')[0])
  if (birth.unreadable !== undefined) problems.push(problem('field-unreadable', { line: all('BDAY')[0]?.line, text: birth.unreadable }))
  const addresses = all('ADR').flatMap(addressOf).slice(0, 10)
  const role = texts('TITLE', 140)[0] ?? texts('ROLE', 140)[0]
  const note = cleanOrNone(texts('NOTE', 2_000).join(' '), 2_000)
  const raw = rawOf(properties, birth.partial, units.filter((unit) => unit !== undefined).join(', '))
  return {
    problems,
    fields: {
      name,
      ...(prefix === undefined ? {} : { title: prefix.slice(0, 40) }),
      ...(given === undefined ? {} : { givenName: given }),
      ...(family === undefined ? {} : { familyName: family }),
      ...(company === undefined ? {} : { organisation: company }),
      ...(role === undefined ? {} : { role }),
      ...(birth.day === undefined ? {} : { birthday: birth.day }),
      ...(emails.length === 0 ? {} : { emails }),
      ...(phones.length === 0 ? {} : { phones }),
      ...(addresses.length === 0 ? {} : { addresses }),
      ...(note === undefined ? {} : { note }),
      ...(raw === undefined ? {} : { raw }),
    },
  }
}

/** A contact has no place for `Dr`: it goes under `raw`. */
export const contactOf = ({ title, raw, ...fields }: Fields): Contact => {
  const kept = { ...raw, ...(title === undefined ? {} : { title }) }
  return { kind: 'contact', schema: 1, ...fields, ...(Object.keys(kept).length === 0 ? {} : { raw: kept }) }
}

/** The person's own card: her organisation and her notes go under `raw`, a profile has no place for them. */
export function profileOf({ organisation, role, note, raw, ...fields }: Fields): IdentityProfile {
  const kept = { ...raw, ...(organisation === undefined ? {} : { ORG: organisation }), ...(note === undefined ? {} : { NOTE: note }) }
  return {
    kind: 'identity.profile',
    schema: 1,
    by: 'vCard',
    ...fields,
    ...(role === undefined ? {} : { profession: role }),
    ...(Object.keys(kept).length === 0 ? {} : { raw: kept }),
  }
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].slice(0, 20)

/** A birthday may lack its year (`--0203`, or 1604 where Apple writes that it is none): then it is no day, and stays as written. */
function birthdayOf(property: Property | undefined): { readonly day?: string; readonly partial?: string; readonly unreadable?: string } {
  const text = clean(plain(property?.value ?? ''), 80)
  if (property === undefined || text === '') return {}
  const compact = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(text)
  if (compact !== null) {
    const year = compact[1]!
    if (property.parameters.get('X-APPLE-OMIT-YEAR') === year) return { partial: `--${compact[2]}${compact[3]}` }
    const day = toDay(Number(year), Number(compact[2]), Number(compact[3]))
    return day !== undefined && isDay(day) ? { day } : { unreadable: text }
  }
  return /^(?:--\d{2}-?\d{2}|---\d{2}|\d{4}(?:-\d{2})?|--\d{2})$/.test(text) || property.parameters.get('VALUE')?.toLowerCase() === 'text'
    ? { partial: text }
    : { unreadable: text }
}

function addressOf({ value }: Property): NonNullable<Contact['addresses']> {
  const [box, extended, street, city, region, postcode, country] = structured(value)
  const lines = [extended, street, box, region].flatMap((part) => (part ?? '').split('\n')).flatMap((part) => cleanOrNone(part, 140) ?? [])
  const [town, code, land] = [cleanOrNone(city, 140), cleanOrNone(postcode, 16), cleanOrNone(country, 80)]
  if (lines.length === 0 && town === undefined && code === undefined && land === undefined) return []
  return [
    {
      ...(lines.length === 0 ? {} : { lines: lines.slice(0, 8) }),
      ...(code === undefined ? {} : { postcode: code }),
      ...(town === undefined ? {} : { city: town }),
      ...(land === undefined ? {} : { country: land }),
    },
  ]
}

/** Fields read above, and what says nothing of the person. */
const known = new Set('N FN ORG EMAIL TEL ADR LABEL TITLE NOTE BDAY KIND REV PRODID AGENT XML MAILER SOURCE CLIENTPIDMAP'.split(' '))
const maxRaw = 40

function rawOf(properties: readonly Property[], birthday: string | undefined, units: string): Contact['raw'] {
  const raw = new Map<string, string>()
  if (birthday !== undefined) raw.set('BDAY', birthday)
  if (units !== '') raw.set('ORG units', units)
  for (const { name: written, value } of properties) {
    const name = clean(written, 140)
    const text = clean(
      structured(value)
        .filter((part) => part.trim() !== '')
        .join(', '),
      500,
    )
    if (known.has(name) || text === '' || name.startsWith('X-AB') || (raw.size >= maxRaw && !raw.has(name))) continue
    const before = raw.get(name)
    raw.set(name, clean(before === undefined ? text : `${before}; ${text}`, 2_000))
  }
  return raw.size === 0 ? undefined : Object.fromEntries(raw)
}
