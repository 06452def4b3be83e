/**
 * How two records are compared, column by column, in levels from the same to nothing alike. Levenshtein alone, so that every engine
 * counts the same patterns.
 */
import type { Dialect } from './sql.ts'

export interface Level {
  readonly name: string
  /** Condition over `l` and `r`; the last level has none. */
  readonly when?: string
  /** Share of true pairs expected at this level, before any training. */
  readonly m: number
}

export interface Comparison {
  readonly name: string
  /** What must be known on both sides, where `known` says nothing else; its rare values weigh more. */
  readonly column: string
  /** Condition over both sides. */
  readonly known?: string
  /** What an explanation shows of a side, where it is more than the column. */
  readonly shown?: readonly [string, string]
  readonly levels: readonly Level[]
  /** Rare values weigh more when they agree exactly (level 0). */
  readonly frequencies: boolean
  /** `household`: what people who live together share. */
  readonly group: 'person' | 'household'
}

/** The comparisons that the columns of a base allow, fifteen at most. */
export function comparisonsFor(columns: readonly string[], dialect: Dialect): readonly Comparison[] {
  const has = (column: string) => columns.includes(column)
  const all: Comparison[] = []
  const s = sqlOf(dialect)
  const add = (name: string, column: string, group: Comparison['group'], levels: readonly Level[], frequencies = true) => {
    if (has(column)) all.push({ name, column, group, levels, frequencies })
  }
  add('given_name', 'given', 'person', [
    { name: 'exact', when: 'l_given = r_given', m: 0.72 },
    { name: 'swapped', when: 'l_given = r_family', m: 0.02 },
    { name: 'one letter', when: s.near('given', 1), m: 0.1 },
    { name: 'beginning or part', when: s.part('given'), m: 0.06 },
    { name: 'similar', when: s.similar('given'), m: 0.05 },
    { name: 'different', m: 0.05 },
  ])
  add('family_name', 'family', 'household', [
    { name: 'exact', when: 'l_family = r_family', m: 0.75 },
    { name: 'swapped', when: 'l_family = r_given', m: 0.02 },
    { name: 'one letter', when: s.near('family', 1), m: 0.1 },
    { name: 'beginning or part', when: s.part('family'), m: 0.04 },
    { name: 'similar', when: s.similar('family'), m: 0.05 },
    { name: 'different', m: 0.04 },
  ])
  add('birth_date', 'birth', 'person', [
    { name: 'exact', when: 'l_birth = r_birth', m: 0.83 },
    { name: 'one digit, or day and month swapped', when: `(e_birth <= 1 or l_birth = ${s.swappedDay('r_birth')})`, m: 0.09 },
    { name: 'two digits', when: `(e_birth <= 2 and substr(l_birth, 1, 3) = substr(r_birth, 1, 3))`, m: 0.03 },
    {
      name: 'same day or same month',
      when: '(substr(l_birth, 5, 4) = substr(r_birth, 5, 4) or substr(l_birth, 1, 6) = substr(r_birth, 1, 6))',
      m: 0.02,
    },
    { name: 'same year', when: 'substr(l_birth, 1, 4) = substr(r_birth, 1, 4)', m: 0.01 },
    { name: 'different', m: 0.02 },
  ])
  add('email', 'email', 'household', [
    { name: 'exact', when: 'l_email = r_email', m: 0.75 },
    { name: 'same user', when: "(l_email_user = r_email_user and l_email_user <> '')", m: 0.06 },
    // `mary.roy36` and `mary.roy` are two people of one name.
    { name: 'two letters', when: `(${s.near('email', 2)} and l_email_digits = r_email_digits)`, m: 0.09 },
    { name: 'different', m: 0.1 },
  ])
  add('phone', 'phone', 'household', [
    { name: 'exact', when: 'l_phone = r_phone', m: 0.75 },
    { name: 'one digit', when: s.near('phone', 1), m: 0.06 },
    { name: 'two digits', when: s.near('phone', 2), m: 0.04 },
    { name: 'different', m: 0.15 },
  ])
  add('street', 'street', 'household', [
    { name: 'exact', when: 'l_street = r_street', m: 0.68 },
    { name: 'two letters', when: s.near('street', 2), m: 0.14 },
    { name: 'beginning or part', when: s.part('street'), m: 0.05 },
    { name: 'similar', when: s.similar('street'), m: 0.04 },
    { name: 'different', m: 0.09 },
  ])
  if (has('postcode') && has('city')) all.push(placeComparison(s))
  else {
    add('postcode', 'postcode', 'household', [
      { name: 'exact', when: 'l_postcode = r_postcode', m: 0.8 },
      { name: 'one digit', when: s.near('postcode', 1), m: 0.09 },
      { name: 'same area', when: 'l_area = r_area', m: 0.03 },
      { name: 'different', m: 0.08 },
    ])
    add('city', 'city', 'household', [
      { name: 'exact', when: 'l_city = r_city', m: 0.8 },
      { name: 'two letters', when: s.near('city', 2), m: 0.1 },
      { name: 'beginning or part', when: s.part('city'), m: 0.02 },
      { name: 'different', m: 0.08 },
    ])
  }
  add('region', 'region', 'household', [
    { name: 'exact', when: 'l_region = r_region', m: 0.88 },
    { name: 'different', m: 0.12 },
  ])
  add(
    'gender',
    'gender',
    'person',
    [
      { name: 'same', when: 'l_gender = r_gender', m: 0.97 },
      { name: 'different', m: 0.03 },
    ],
    false,
  )
  add('organisation', 'org', 'person', [
    { name: 'exact', when: '(l_org = r_org or l_org_sorted = r_org_sorted)', m: 0.6 },
    { name: 'two letters', when: s.near('org', 2), m: 0.12 },
    { name: 'beginning or part', when: s.part('org'), m: 0.15 },
    { name: 'similar', when: `(${s.similar('org')} or ${s.similar('org_sorted')})`, m: 0.08 },
    { name: 'different', m: 0.05 },
  ])
  for (const column of columns.filter((name) => name.startsWith('o_')))
    add(column.slice(2), column, 'person', [
      { name: 'exact', when: `l_${column} = r_${column}`, m: 0.8 },
      { name: 'two letters', when: s.near(column, 2), m: 0.1 },
      { name: 'beginning or part', when: s.part(column), m: 0.02 },
      { name: 'different', m: 0.08 },
    ])
  return all.slice(0, 15)
}

/** A postal code and its town say one thing twice: they are weighed together. */
const placeComparison = ({ near }: ReturnType<typeof sqlOf>): Comparison => ({
  name: 'place',
  column: 'postcode',
  known: "((l_postcode <> '' and r_postcode <> '') or (l_city <> '' and r_city <> ''))",
  shown: ["concat(l_postcode, ' ', l_city)", "concat(r_postcode, ' ', r_city)"],
  group: 'household',
  frequencies: true,
  levels: [
    { name: 'exact', when: "(l_postcode = r_postcode and l_postcode <> '')", m: 0.8 },
    { name: 'one digit, same town', when: `(${near('postcode', 1)} and (l_city = r_city or ${near('city', 2)}))`, m: 0.06 },
    { name: 'same town', when: `((l_city = r_city and l_city <> '') or ${near('city', 2)})`, m: 0.04 },
    { name: 'one digit', when: near('postcode', 1), m: 0.02 },
    { name: 'same area', when: "(l_area = r_area and l_area <> '')", m: 0.02 },
    { name: 'different', m: 0.06 },
  ],
})

function sqlOf({ contains, startsWith, length }: Dialect) {
  const within = (text: string, part: string) => contains(`concat(' ', ${text}, ' ')`, `concat(' ', ${part}, ' ')`)
  return {
    /** At most `edits`, between texts long enough for that to mean something. */
    near: (column: string, edits: number) =>
      `(e_${column} <= ${edits} and least(${length(`l_${column}`)}, ${length(`r_${column}`)}) > ${edits * 2})`,
    /** One begins the other (`J`, `Rob`), or is one of its parts (`Dupont`, `Dupont Martin`). */
    part: (column: string) => {
      const [l, r] = [`l_${column}`, `r_${column}`]
      return `(${startsWith(l, r)} or ${startsWith(r, l)} or ${within(l, r)} or ${within(r, l)})`
    },
    /** One letter in three may change. */
    similar: (column: string) => `e_${column} * 3 <= greatest(${length(`l_${column}`)}, ${length(`r_${column}`)})`,
    swappedDay: (date: string) => `concat(substr(${date}, 1, 4), substr(${date}, 7, 2), substr(${date}, 5, 2))`,
  }
}

/**
 * The pairs of `pairs (l, r, rules)` with what both records say: `l_x`, `r_x`, the edits between them `e_x` (99 where they are far more
 * than a third of the letters: not counted). Edits are counted once, being what costs.
 */
export function pairSql(pairs: string, columns: readonly string[], { levenshtein, length }: Dialect): string {
  const both = columns.flatMap((column) => [`l.${column} as l_${column}`, `r.${column} as r_${column}`])
  const edits = columns
    .filter((column) => !unedited.test(column))
    .map((column) => {
      const [l, r] = [`l.${column}`, `r.${column}`]
      const apart = `abs(${length(l)} - ${length(r)}) * 3 > greatest(${length(l)}, ${length(r)})`
      return `case when ${l} = '' or ${r} = '' or ${apart} then 99 when ${l} = ${r} then 0 else ${levenshtein(l, r)} end as e_${column}`
    })
  const list = ['p.l as l', 'p.r as r', 'p.rules as rules', ...both, ...edits].join(', ')
  return `select ${list} from (${pairs}) p join rec l on p.l = l.uid join rec r on p.r = r.uid`
}

/** Columns that are blocked on, or compared as they are. */
const unedited = /_sound$|^(?:area|region|gender|email_user|email_digits)$/

/** The level of one pair: 0 when a side is unknown, 1 for the last level, up to the number of levels for the same. */
export function levelSql({ column, levels, known = `(l_${column} <> '' and r_${column} <> '')` }: Comparison): string {
  const cases = levels.flatMap(({ when }, at) => (when === undefined ? [] : [`when ${when} then ${levels.length - at}`]))
  return `case when not ${known} then 0 ${cases.join(' ')} else 1 end`
}

/** All levels of a pair in one integer, four bits each. */
export const patternSql = (comparisons: readonly Comparison[], { bigint }: Dialect): string =>
  comparisons.map((comparison, at) => `cast(${levelSql(comparison)} as ${bigint}) * ${16n ** BigInt(at)}`).join(' + ')

/** The levels of a pattern: 0-based from the same, −1 where a side is unknown. */
export function levelsOf(pattern: bigint, comparisons: readonly Comparison[]): readonly number[] {
  return comparisons.map(({ levels }, at) => {
    const code = Number((pattern >> BigInt(4 * at)) & 15n)
    return code === 0 ? -1 : levels.length - code
  })
}
