/** What a box office wrote of a person, with the errors that counters, web forms and telephones make. */
import { shortForms } from './names.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

export const recordColumns = [
  'id',
  'Prénom',
  'Nom',
  'Date de naissance',
  'Courriel',
  'Téléphone',
  'Adresse',
  'Code postal',
  'Ville',
  'Commandes',
  'truth',
]

/** One row of a member's list; `first` rows have fewer errors than later ones, typed in haste. */
export function drawRecord(random: Random, person: Person, id: string, first: boolean): readonly string[] {
  const haste = first ? 0.5 : 1
  const may = (share: number) => random.chance(share * haste)
  const moved = !first && random.chance(0.12)
  const address = moved ? person.nextAddress : person.address
  let [given, family] = [
    person.given,
    !first && person.marriedName !== undefined && random.chance(0.25) ? marry(random, person) : person.family,
  ]
  if (may(0.06)) given = shortForms[given] ?? given
  if (may(0.02)) given = `${given[0]}.`
  if (may(0.15)) given = plain(given)
  if (may(0.15)) family = plain(family)
  if (may(0.06)) given = typo(random, given)
  if (may(0.06)) family = typo(random, family)
  if (may(0.2)) family = family.toUpperCase()
  if (may(0.015)) [given, family] = [family, given]
  if (may(0.02)) given = ''
  const birth = random.chance(0.3) ? '' : may(0.04) ? typoDigits(random, person.birth) : person.birth
  const email = random.chance(0.15)
    ? ''
    : may(0.12)
      ? `${plain(given)
          .toLowerCase()
          .replaceAll(/[^a-z]/g, '')}${random.below(10_000)}@neuf.example`
      : may(0.03)
        ? typo(random, person.email)
        : person.email
  const phone = random.chance(0.35)
    ? ''
    : may(0.04)
      ? typoDigits(random, person.phone)
      : may(0.3)
        ? person.phone.replaceAll(/[ -]/g, '')
        : person.phone
  const street = random.chance(0.25) ? '' : may(0.08) ? typo(random, address.street) : may(0.1) ? abridge(address.street) : address.street
  const postcode = random.chance(0.05) ? '' : may(0.02) ? typoDigits(random, address.postcode) : address.postcode
  return [
    id, given, family,
    birth === '' ? '' : `${birth.slice(8)}/${birth.slice(5, 7)}/${birth.slice(0, 4)}`,
    email, phone, street, postcode, may(0.1) ? plain(address.city).toUpperCase() : address.city, String(orders(random)), String(person.number),
  ] // prettier-ignore
}

/** Two in three come once; the mean is near two. */
const orders = (random: Random): number => (random.chance(0.68) ? 1 : 2 + Math.floor(-2.2 * Math.log(1 - random.next())))

const marry = (random: Random, { family, marriedName = family }: Person): string =>
  random.chance(0.5) ? marriedName : `${family}-${marriedName}`
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'")
const abridge = (street: string): string =>
  street.replace('avenue', 'av.').replace('boulevard', 'bd').replace('chemin', 'ch.').replace('rue', 'r.').replace('Saint', 'St')

function typo(random: Random, text: string): string {
  if (text.length < 2) return text
  const at = 1 + random.below(text.length - 1)
  const letter = 'aeioustrnlmdcp'[random.below(14)]!
  const kind = random.below(4)
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + letter + text.slice(at)
  if (kind === 2) return text.slice(0, at) + letter + text.slice(at + 1)
  return text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1)
}

function typoDigits(random: Random, text: string): string {
  const places = [...text].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []))
  const at = random.pick(places)
  return text.slice(0, at) + String(random.below(10)) + text.slice(at + 1)
}
