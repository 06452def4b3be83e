/** What a rule explains or lets ask, said only where the person's own figures call for it. */
import { type HealthRule, type HealthRuleId, healthRules } from '#content'
import { addDays } from '#lib/pure/day'
import { payerOf } from './payers.ts'
import type { Lang } from '../service.ts'
import type { Found } from './cares.ts'
import type { Advice, Care } from './result.ts'

export const ruleOf = (id: HealthRuleId): HealthRule => {
  const rule = healthRules.find((one) => one.id === id)
  if (rule === undefined) throw new Error(`no rule is called ${id}`)
  return rule
}

/** The figure of a rule on a day. */
export const valueOn = (id: HealthRuleId, day: string): number | undefined => ruleOf(id).values.find(({ from }) => from <= day)?.value

/** At most one of each rule and currency, the largest amount first. */
export function adviceOf(cares: readonly Care[], found: readonly Found[], currency: string, today: string, lang: Lang): readonly Advice[] {
  const words = new Map(found.map(({ id, words }) => [id, words]))
  const about = (id: HealthRuleId, own: readonly Care[], amountOf: (care: Care) => number): readonly Advice[] => {
    const rule = ruleOf(id)
    const { title, text, limits, source } = rule
    if (own.length === 0 || currencies[rule.place] !== currency) return []
    const amount = own.reduce((sum, care) => sum + amountOf(care), 0)
    return [
      { rule: id, title: title[lang], text: text[lang], limits: limits[lang], source, currency, amount, cares: own.map((care) => care.id) },
    ]
  }
  const late = cares.filter(({ back }) => back.some(({ state }) => state === 'late'))
  const lateOf = (kind: 'public' | 'private') =>
    late.filter(({ back }) => back.some((one) => one.state === 'late' && payerOf(one.by) === kind))
  const awaited = (kind: 'public' | 'private') => (care: Care) =>
    care.back.filter((one) => one.state === 'late' && payerOf(one.by) === kind).reduce((sum, { amount }) => sum + amount, 0)
  const equipment = cares.filter(
    ({ id, rest, day, state }) =>
      state === 'settled' &&
      rest >= worthSaying &&
      valueOn('hundred-percent', day) !== undefined &&
      (words.get(id) ?? []).some((word) => equipped.has(word)),
  )
  const flat = cares.filter(({ back, rest, day }) => back.length > 0 && rest === valueOn('flat-fee', day))
  const lastYear = cares.filter(({ day, rest }) => rest > 0 && day > (addDays(today, -365) ?? ''))
  return [
    ...about(
      'two-years',
      cares.filter(({ state, until }) => state === 'missing' && until !== null),
      ({ paid }) => paid,
    ),
    ...about('delay-public', lateOf('public'), awaited('public')),
    ...about('delay-private', lateOf('private'), awaited('private')),
    ...about('care-path', cares.filter(isOffPath), ({ rest }) => rest),
    ...about('hundred-percent', equipment, ({ rest }) => rest),
    ...about('flat-fee', flat, ({ rest }) => rest),
    ...about('tax-credit', lastYear, ({ rest }) => rest),
  ]
}

/** Under this much left, dearer equipment was not the reason. */
const worthSaying = 5_000

const currencies = { fr: 'EUR', qc: 'CAD' } as const

/** Labels of opticians, dentists and hearing specialists. */
const equipped: ReadonlySet<string> = new Set([
  'optique',
  'opticien',
  'lunettes',
  'krys',
  'afflelou',
  'dentaire',
  'dentiste',
  'audition',
  'audioprothesiste',
  'audika',
])

/** The public insurer gave back exactly the share that it gives off the care path, less the flat fee. */
function isOffPath({ paid, back, day }: Care): boolean {
  const share = valueOn('care-path', day)
  const fee = valueOn('flat-fee', day) ?? 0
  const given = back.filter(({ by }) => payerOf(by) === 'public').reduce((sum, { amount }) => sum + amount, 0)
  return share !== undefined && given > 0 && Math.abs(given + fee - (paid * share) / 1_000_000) <= 1
}
