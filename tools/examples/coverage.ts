/** How often what came fell in the range foreseen: the forecast made on days of the past, held years kept from it. */
import { forecast } from '#services'
import { heldOf, type Household, variantOf } from './variants.ts'

const origins = ['2025-12-31', '2026-02-28', '2026-04-30', '2026-06-30']
/** Last day that the invented households are known whole. */
const end = '2026-11-15'

export interface Coverage {
  readonly inside: number
  readonly tried: number
  /** Within the first ninety days. */
  readonly near: { readonly inside: number; readonly tried: number }
}

/** Over every point of the range, every seven days, from each origin to the end of what is known. */
export function coverageOf(household: Household, variants: readonly number[]): Coverage {
  const near = { inside: 0, tried: 0 }
  const all = { inside: 0, tried: 0 }
  for (const variant of variants) {
    const own = variantOf(household, variant).filter(({ account }) => account !== 'livret')
    for (const today of origins) {
      const [found] = forecast.compute(heldOf(household, variant) as never, { today, zone: 'Europe/Paris', lang: 'fr' }).currencies
      const start = found?.start.amount ?? 0
      for (const { day, low, high } of found?.points ?? []) {
        if (day > end) continue
        const came = own.reduce((sum, one) => (one.day > today && one.day <= day ? sum + one.amount : sum), start)
        const isInside = came >= low && came <= high
        const isNear = Date.parse(day) - Date.parse(today) <= 90 * 86_400_000
        for (const sum of isNear ? [all, near] : [all]) {
          sum.tried += 1
          if (isInside) sum.inside += 1
        }
      }
    }
  }
  return { ...all, near }
}
