/**
 * Which pairs are worth comparing. Many wide rules stand, each bringing its smallest blocks first; one size of block, chosen from the
 * data, fills the budget over all of them. So a rare name alone is a reason to look, and a frequent one is not.
 */
import type { Dialect } from './sql.ts'

export interface BlockingRule {
  readonly name: string
  /** Text expressions over `x`; records that share all of them make a block. */
  readonly keys: readonly string[]
  /** Condition over `x`: what must be known. */
  readonly when: string
  /** Comparisons that the rule decides beforehand: they learn nothing from its pairs. */
  readonly fixes: readonly string[]
}

/** Blocks of one rule by size: how many there are of each. */
export type BlockSizes = ReadonlyMap<number, number>

export interface BlockPlan {
  /** Largest block that each rule may bring. */
  readonly sizes: readonly number[]
  /** Pairs that these blocks make, before those that several rules bring are counted once. */
  readonly pairs: readonly number[]
  /** Pairs of each rule that the budget left out. */
  readonly left: readonly number[]
}

interface Key {
  readonly expression: string
  readonly needs: readonly string[]
  readonly fixes: readonly string[]
}

/** The rules that the columns of a base allow, thirty at most. */
export function rulesFor(columns: readonly string[]): readonly BlockingRule[] {
  const has = (name: string) => (keys[name]?.needs ?? [`o_`]).every((column) => columns.includes(column))
  const others = columns.filter((column) => column.startsWith('o_'))
  const otherKeys = Object.fromEntries(
    others.map((column) => [column, { expression: `x.${column}`, needs: [column], fixes: [column.slice(2)] } satisfies Key]),
  )
  const known: { readonly [name: string]: Key } = { ...keys, ...otherKeys }
  const wanted = [...single, ...others.map((column) => [column]), ...double].filter((names) =>
    names.every((name) => name in otherKeys || has(name)),
  )
  return wanted.slice(0, 30).map((names) => {
    const parts = names.map((name) => known[name]!)
    const needs = [...new Set(parts.flatMap((part) => part.needs))]
    return {
      name: names.join(' + '),
      keys: parts.map((part) => part.expression),
      when: needs.map((column) => `x.${column} <> ''`).join(' and '),
      fixes: [...new Set(parts.flatMap((part) => part.fixes))],
    }
  })
}

const keys: { readonly [name: string]: Key } = {
  email: { expression: 'x.email', needs: ['email'], fixes: ['email'] },
  email_user: { expression: 'x.email_user', needs: ['email_user'], fixes: ['email'] },
  phone: { expression: 'x.phone', needs: ['phone'], fixes: ['phone'] },
  phone_end: { expression: 'substr(x.phone, 4, 12)', needs: ['phone'], fixes: ['phone'] },
  phone_start: { expression: 'substr(x.phone, 1, 7)', needs: ['phone'], fixes: ['phone'] },
  birth: { expression: 'x.birth', needs: ['birth'], fixes: ['birth_date'] },
  birth_year: { expression: 'substr(x.birth, 1, 4)', needs: ['birth'], fixes: ['birth_date'] },
  birth_month: { expression: 'substr(x.birth, 1, 6)', needs: ['birth'], fixes: ['birth_date'] },
  birth_day: { expression: 'substr(x.birth, 5, 4)', needs: ['birth'], fixes: ['birth_date'] },
  given: { expression: 'x.given', needs: ['given'], fixes: ['given_name'] },
  given_sound: { expression: 'x.given_sound', needs: ['given_sound'], fixes: ['given_name'] },
  given_start: { expression: 'substr(x.given, 1, 3)', needs: ['given'], fixes: ['given_name'] },
  family: { expression: 'x.family', needs: ['family'], fixes: ['family_name'] },
  family_sound: { expression: 'x.family_sound', needs: ['family_sound'], fixes: ['family_name'] },
  family_start: { expression: 'substr(x.family, 1, 4)', needs: ['family'], fixes: ['family_name'] },
  names: {
    expression: "concat(least(x.given_sound, x.family_sound), ' ', greatest(x.given_sound, x.family_sound))",
    needs: ['given_sound', 'family_sound'],
    fixes: ['given_name', 'family_name'],
  },
  street: { expression: 'x.street', needs: ['street'], fixes: ['street', 'postcode', 'city', 'place'] },
  street_start: { expression: 'substr(x.street, 1, 8)', needs: ['street'], fixes: ['street', 'postcode', 'city', 'place'] },
  postcode: { expression: 'x.postcode', needs: ['postcode'], fixes: ['postcode', 'city', 'place', 'street'] },
  area: { expression: 'x.area', needs: ['area'], fixes: ['postcode', 'city', 'place', 'street'] },
  city: { expression: 'x.city', needs: ['city'], fixes: ['postcode', 'city', 'place', 'street'] },
  org: { expression: 'x.org_sorted', needs: ['org_sorted'], fixes: ['organisation'] },
  org_start: { expression: 'substr(x.org, 1, 5)', needs: ['org'], fixes: ['organisation'] },
  org_sorted_start: { expression: 'substr(x.org_sorted, 1, 6)', needs: ['org_sorted'], fixes: ['organisation'] },
}

const single = [
  ['email'],
  ['phone'],
  ['names'],
  ['birth'],
  ['street'],
  ['org'],
  ['org_start'],
  ['org_sorted_start'],
  ['email_user'],
  ['family'],
  ['given'],
]
const double = [
  ['family_sound', 'birth_year'],
  ['given_sound', 'birth_year'],
  ['given_sound', 'birth_day'],
  ['family_sound', 'birth_day'],
  ['family_sound', 'postcode'],
  ['given_sound', 'postcode'],
  ['given_start', 'family_start'],
  ['family_sound', 'given_start'],
  ['family_start', 'birth_month'],
  ['given_start', 'birth_month'],
  ['birth_year', 'postcode'],
  ['family_sound', 'city'],
  ['given_sound', 'city'],
  ['birth_month', 'area'],
  ['street_start', 'given_start'],
  ['street_start', 'postcode'],
  ['phone_start', 'given_start'],
  ['phone_end', 'given_start'],
  ['org_start', 'city'],
  ['birth_day', 'area'],
]

/** The largest block of every rule, so that all together make at most `budget` pairs and none more than `perRule`. */
export function planBlocks(all: readonly BlockSizes[], budget: number, perRule: number): BlockPlan {
  const grown = all.map((sizes) => {
    let sum = 0
    return [...sizes].toSorted(([a], [b]) => a - b).map(([size, blocks]) => ({ size, sum: (sum += (blocks * size * (size - 1)) / 2) }))
  })
  const upTo = (rule: (typeof grown)[number], size: number) => rule.findLast((step) => step.size <= size && step.sum <= perRule)
  const total = (size: number) => grown.reduce((sum, rule) => sum + (upTo(rule, size)?.sum ?? 0), 0)
  let [low, high] = [1, Math.max(2, ...grown.map((rule) => rule.at(-1)?.size ?? 0))]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (total(middle) <= budget) low = middle
    else high = middle - 1
  }
  const kept = grown.map((rule) => upTo(rule, low))
  return {
    sizes: kept.map((step) => step?.size ?? 0),
    pairs: kept.map((step) => step?.sum ?? 0),
    left: grown.map((rule, at) => (rule.at(-1)?.sum ?? 0) - (kept[at]?.sum ?? 0)),
  }
}

/** One row a record and rule: the number of its block. */
export const blockSql = ({ keys: expressions, when }: BlockingRule, { hash }: Dialect): string =>
  `select ${hash(expressions)} as h, x.uid as uid from rec x where ${when}`
