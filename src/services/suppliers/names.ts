/** Who a supplier is, across the labels of banks, invoices and contracts: one name from many writings of it. */
import { merchantOf } from '../money/merchant.ts'
import { createMatcher, type Matcher } from '../money/phrases.ts'
import type { Rule } from '../money/rule.ts'
import { rules } from '../money/rules/all.ts'
import { wordsOf } from '../money/words.ts'
import type { Judged } from '../service.ts'
import type { Recognised } from './result.ts'

export interface Named {
  readonly key: string
  readonly name: string
  readonly by: Recognised
}

/** The form of `about`, for what is said of a name, and of the notice in a contract (by the number of its record). */
export const aboutName = (words: readonly string[]): string => `name/${words.join(' ')}`
export const aboutNotice = (contract: string): string => `notice/${contract}`

/** Forms of companies, small words and what a payment is for, which one writing has and another has not. */
const small = new Set(
  wordsOf(
    'de des du la le les l d et the of and sa sas sasu sarl eurl sci inc ltee ltd ulc llc gmbh plc cie compagnie societe ste enr senc sec ' +
      'loyer rent abonnement subscription cotisation cotis echeance mensualite',
  ),
)

/** The words of a name that tell it: `Régie des Terreaux SARL` → `regie terreaux`. All of them when none is left. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const own = words.filter((word) => !small.has(word))
  return own.length > 0 ? own : words
}

const brandRules = rules.filter(({ tier }) => tier === 'brand')
const brandOf = new Map(brandRules.map((rule) => [rule.id, rule.when.en.replace(/^the label names /, '')]))
const brands = createMatcher(brandRules)

/**
 * `papers` are the names that her invoices and contracts write. In order: what the person said, a brand, a name of her papers among the
 * words, the words alone. Undefined when nothing says a name; `nobody` when she said that it is no supplier.
 */
export function createRecogniser(
  papers: readonly string[],
  judged: readonly Judged[],
): (texts: readonly (string | undefined)[]) => Named | 'nobody' | undefined {
  const taught = taughtNames(judged)
  const written = writtenNames(papers)
  const seen = new Map<string, Named | 'nobody'>()
  return (texts) => {
    const words = merchantOf(texts)
    if (words.length === 0) return undefined
    const text = words.join(' ')
    const known = seen.get(text)
    if (known !== undefined) return known
    const found = taught(words) ?? brand(words) ?? written(words) ?? alone(words)
    seen.set(text, found)
    return found
  }
}

function taughtNames(judged: readonly Judged[]): (words: readonly string[]) => Named | 'nobody' | undefined {
  const said = new Map<string, Named | 'nobody'>()
  for (const { by, about, verdict, value = '' } of judged) {
    if (by !== 'suppliers' || !about.startsWith('name/')) continue
    const words = wordsOf(about.slice('name/'.length))
    if (words.length === 0) continue
    if (verdict === 'nobody') said.set(words.join(' '), 'nobody')
    if (verdict === 'supplier' && wordsOf(value).length > 0) said.set(words.join(' '), { ...canonical(value), name: value, by: 'taught' })
  }
  const matcher = matcherOf([...said.keys()])
  return (words) => said.get(matcher?.find([words], 'out').brand?.id ?? '')
}

/** A name that is said or written is a brand's when it is one, so that all its writings meet. */
function canonical(text: string): Named {
  const words = merchantOf([text])
  return brand(words) ?? alone(words.length > 0 ? words : wordsOf(text))
}

function brand(words: readonly string[]): Named | undefined {
  const id = brands.find([words], 'out').brand?.id
  const name = id === undefined ? undefined : brandOf.get(id)
  return name === undefined ? undefined : { key: tellingWords(wordsOf(name)).join(' '), name, by: 'brand' }
}

function alone(all: readonly string[]): Named {
  // `MONTREAL QC` ends many labels of cards.
  const words = all.length > 1 && all.at(-1) === 'qc' ? all.slice(0, -1) : all
  const name = tellingWords(words).join(' ')
  return { key: name, name: name.charAt(0).toUpperCase() + name.slice(1), by: 'label' }
}

function writtenNames(papers: readonly string[]): (words: readonly string[]) => Named | undefined {
  const written = new Map<string, Named>()
  for (const name of [...new Set(papers)].toSorted()) {
    const words = tellingWords(merchantOf([name]))
    // A single short word is in too many labels to name anyone.
    if (words.join('').length < 4 || written.has(words.join(' '))) continue
    written.set(words.join(' '), { key: words.join(' '), name: name.trim(), by: 'papers' })
  }
  const matcher = matcherOf([...written.keys()])
  return (words) => written.get(matcher?.find([tellingWords(words)], 'out').brand?.id ?? '')
}

const matcherOf = (names: readonly string[]): Matcher | undefined =>
  names.length === 0 ? undefined : createMatcher(names.map((name): Rule => ({ ...empty, id: name, any: [name] })))

// The matcher wants a rule's form; nothing is classed here.
const empty = { category: 'other-out', tier: 'brand', when: { fr: '', en: '' } } as const
