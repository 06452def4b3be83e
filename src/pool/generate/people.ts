/** Households and the people in them. */
import { drawFamily, drawGiven, drawOrigin, type Origin, type Sex } from './names.ts'
import { type Address, drawAddress } from './places.ts'
import type { Random } from './random.ts'

export interface Person {
  readonly number: number
  readonly given: string
  readonly family: string
  readonly sex: Sex
  readonly origin: Origin
  readonly language: 'fr' | 'en'
  /** `YYYY-MM-DD`. */
  readonly birth: string
  readonly email: string
  readonly phone: string
  readonly address: Address
  /** Where she lives next, once she has moved; and her name if she has married. */
  readonly nextAddress: Address
  readonly marriedName: string | undefined
}

const domains = ['poste.example', 'courrier.example', 'boite.example', 'fai.example', 'lettre.example']

/** People in order, a household after the other. */
export function* drawPeople(random: Random, count: number): Generator<Person> {
  const taken = new Map<string, number>()
  for (let number = 1; number <= count;) {
    const country = random.chance(0.6) ? 'fr' : 'qc'
    const address = drawAddress(random, country)
    const origin = drawOrigin(random, country)
    const family = drawFamily(random, origin)
    // As many adults as live under one roof, and some grown children.
    const size = Math.min(count - number + 1, random.chance(0.42) ? 1 : random.chance(0.75) ? 2 : random.chance(0.6) ? 3 : 4)
    const phone = phoneOf(random, country)
    let email = ''
    const known = new Set<string>()
    for (let at = 0; at < size; at += 1) {
      const sex: Sex = random.chance(0.57) ? 'f' : 'm'
      // No two of one house have one given name.
      let given = drawGiven(random, origin, sex)
      for (let tries = 0; known.has(given) && tries < 20; tries += 1) given = drawGiven(random, origin, sex)
      known.add(given)
      const own = at > 0 && random.chance(0.35) ? drawFamily(random, origin) : family
      const birth = birthOf(random)
      const address2 = drawAddress(random, country)
      // One address for the house, or one each.
      if (email === '' || random.chance(0.7)) email = unlike(taken, emailOf(random, given, own, birth))
      yield {
        number,
        given,
        family: own,
        sex,
        origin,
        language: country === 'qc' && origin === 'english' ? 'en' : 'fr',
        birth,
        email,
        phone: at > 0 && random.chance(0.3) ? phone : at === 0 ? phone : phoneOf(random, country),
        address,
        nextAddress: address2,
        marriedName: sex === 'f' && random.chance(0.3) ? drawFamily(random, origin) : undefined,
      }
      number += 1
    }
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

function birthOf(random: Random): string {
  // Audiences are older than the country.
  const year = 2008 - Math.floor(12 + 34 * (random.next() + random.next()))
  return `${year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`
}

const phoneOf = (random: Random, country: 'fr' | 'qc'): string =>
  country === 'fr'
    ? `0${random.chance(0.8) ? 6 + random.below(2) : 4} ${Array.from({ length: 4 }, () => two(random.below(100))).join(' ')}`
    : `${random.pick([514, 438, 418, 450, 819])}-${200 + random.below(800)}-${String(random.below(10_000)).padStart(4, '0')}`

function emailOf(random: Random, given: string, family: string, birth: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replaceAll(/[^A-Za-z]/g, '')
      .toLowerCase()
  const [g, f] = [plain(given), plain(family)]
  const user = random.pick([
    `${g}.${f}`,
    `${g[0]}${f}`,
    `${f}.${g}`,
    `${g}${birth.slice(2, 4)}`,
    `${g}.${f}${random.below(100)}`,
    `${g}${f[0]}${random.below(1_000)}`,
  ])
  return `${user}@${random.pickRanked(domains)}`
}

/** An address is one person's: the next who would have it takes a number. */
function unlike(taken: Map<string, number>, email: string): string {
  const before = taken.get(email) ?? 0
  taken.set(email, before + 1)
  return before === 0 ? email : email.replace('@', `.${before + 1}@`)
}
