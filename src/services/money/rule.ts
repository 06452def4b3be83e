/** A rule, as data: which words of a label put an operation in which category, said in both languages. */
import type { CategoryId, Direction } from './categories.ts'

/**
 * How much a match tells: `act`, the label says what the operation is (withdrawal, rent, wages);
 * `brand`, it names who is paid; `word`, it holds a word of a trade (bakery, pharmacy).
 */
export type Tier = 'act' | 'brand' | 'word'

export interface Rule {
  readonly id: string
  readonly category: CategoryId
  readonly tier: Tier
  /** Shown to the person when she asks why: `le libellé nomme Carrefour`. */
  readonly when: { readonly fr: string; readonly en: string }
  /** Phrases looked for as whole words, in any case and without accents; `^` asks that the name begin there. */
  readonly any: readonly string[]
  /** Applies to money that comes in, or goes out, only. */
  readonly only?: Direction
  /** May be one side of a transfer between the person's own accounts. */
  readonly movable?: true
}

type Phrases = readonly [string, ...string[]]

/** One rule a brand. `names` gives each its phrases; an empty list means its own name. */
export function brands(
  place: 'fr' | 'qc' | 'any',
  category: CategoryId,
  names: { readonly [name: string]: readonly string[] },
  only?: Direction,
): readonly Rule[] {
  return Object.entries(names).map(([name, any]) => ({
    id: `${place}.${category}.${slug(name)}${only === undefined ? '' : `.${only}`}`,
    category,
    tier: 'brand' as const,
    when: { fr: `le libellé nomme ${name}`, en: `the label names ${name}` },
    any: any.length === 0 ? [name] : any,
    ...(only === undefined ? {} : { only }),
  }))
}

/** A rule that reads what the operation is. */
export const act = (
  id: string,
  category: CategoryId,
  when: Rule['when'],
  any: Phrases,
  more: { readonly only?: Direction; readonly movable?: true } = {},
): Rule => ({ id, category, tier: 'act', when, any, ...more })

/** A rule that reads a word of a trade. */
export const trade = (
  id: string,
  category: CategoryId,
  when: Rule['when'],
  any: Phrases,
  more: { readonly only?: Direction; readonly movable?: true } = {},
): Rule => ({ id, category, tier: 'word', when, any, ...more })

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
