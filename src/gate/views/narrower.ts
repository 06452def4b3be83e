/** Narrowing: a view is only ever replaced by one that lets through less, in a way that can be checked without looking at data. */
import type { Kind } from '#model'
import { isCoarser } from './precision.ts'
import { kindsOf, type Part, type View } from './view.ts'

/** True when all that `view` lets through is, or can be made from, what `than` lets through. */
export function isNarrower(view: View, than: View): boolean {
  if (than.mask && !view.mask) return false
  if ((view.since ?? '') < (than.since ?? '') || (view.until ?? 'z') > (than.until ?? 'z')) return false
  return kindsOf(view).every((kind) => isPartOf(kind, view, than))
}

function isPartOf(kind: Kind, view: View, than: View): boolean {
  const [part, wider] = [view.parts[kind], than.parts[kind]]
  if (part === undefined || wider === undefined || part.show !== wider.show) return false
  if (part.show === 'records' && wider.show === 'records')
    return Object.entries(part.fields).every(([field, precision]) => {
      const before = Object.hasOwn(wider.fields, field) ? wider.fields[field] : undefined
      return before !== undefined && isCoarser(precision, before)
    })
  if (!isSameSpan(part, wider)) return false
  // A total of other days is another total: with the first, it tells those in between.
  if (isTotal(part) && (view.since !== than.since || view.until !== than.until)) return false
  if (part.show === 'totals' && wider.show === 'totals') return part.of.every((field) => wider.of.includes(field))
  return part.show === 'answer' && wider.show === 'answer' && part.of === wider.of && part.atLeast === wider.atLeast
}

const isSameSpan = (part: Part, wider: Part): boolean => part.show !== 'records' && wider.show !== 'records' && part.by === wider.by
const isTotal = (part: Part): boolean => part.show !== 'records' && part.by === 'total'
