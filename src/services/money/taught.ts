/** What the person corrected: this operation alone, or all those of a name. Said by her, it goes before any rule. */
import { type CategoryId, categories } from './categories.ts'
import { createMatcher } from './phrases.ts'
import type { Judged } from '../service.ts'
import type { Rule } from './rule.ts'
import { wordsOf } from './words.ts'

/** `transfer`: neither in nor out, moved between the person's own accounts. */
export type Taught = { readonly category: CategoryId | 'transfer'; readonly reason: string }

/** The form of `about`, for what is said of one operation or of a name. */
export const aboutOperation = (id: string): string => `operation/${id}`
export const aboutMerchant = (words: readonly string[]): string => `merchant/${words.join(' ')}`

/** Tells a category that a person may choose from any other text. */
export const isTaughtCategory = (value: string): value is CategoryId | 'transfer' =>
  value === 'transfer' || Object.hasOwn(categories, value)

/** Of two names the one with more words wins, then the one said first in the label. A category that is no longer ours teaches nothing. */
export function createTaught(judged: readonly Judged[]): (id: string, merchant: readonly string[]) => Taught | undefined {
  const ofOperation = new Map<string, CategoryId | 'transfer'>()
  const ofName = new Map<string, CategoryId | 'transfer'>()
  for (const { by, about, verdict, value = '' } of judged) {
    if (by !== 'budget' || verdict !== 'category' || !isTaughtCategory(value)) continue
    const [what, name] = [about.slice(0, about.indexOf('/')), about.slice(about.indexOf('/') + 1)]
    if (what === 'operation') ofOperation.set(name, value)
    if (what === 'merchant' && wordsOf(name).length > 0) ofName.set(wordsOf(name).join(' '), value)
  }
  const rules = [...ofName.keys()].map((name): Rule => ({ ...empty, id: `taught/${name}`, any: [name] }))
  const matcher = rules.length === 0 ? undefined : createMatcher(rules)
  return (id, merchant) => {
    const own = ofOperation.get(id)
    if (own !== undefined) return { category: own, reason: 'taught' }
    const found = matcher?.find([merchant], 'out').act
    const category = found && ofName.get(found.id.slice('taught/'.length))
    return found && category && { category, reason: found.id }
  }
}

// The matcher wants a rule's form; the category is the name's own.
const empty = { category: 'other-out', tier: 'act', when: { fr: '', en: '' } } as const
