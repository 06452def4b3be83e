/** The notice rules that boards name, in words. */
import { notices } from '#content'
import type { Lang } from '../service.ts'
import type { Rule, Supplier } from './result.ts'

export function rulesUsed(suppliers: readonly Supplier[], lang: Lang): readonly Rule[] {
  const used = new Set(suppliers.flatMap(({ rule, contracts }) => [rule, ...contracts.map((term) => term.rule)]))
  return notices
    .filter(({ id }) => used.has(id))
    .map(({ id, name, says, limits, from, checked, source }) => ({
      id,
      name: name[lang],
      says: says[lang],
      limits: limits[lang],
      from,
      checked,
      source,
    }))
}
