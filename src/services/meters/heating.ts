/** What heats, where no temperature tells it: winter's surplus over summer. */

interface Month {
  /** `YYYY-MM`. */
  readonly at: string
  /** 10⁻⁶ of the unit. */
  readonly quantity: number
  /** Days known whole. */
  readonly known: number
}

/** One degree less is 7 % of what heats: a mean that ADEME gives, up to 15 where homes are well kept. */
export const shareOfDegree = 0.07
const cold = ['11', '12', '01', '02', '03']
const warm = ['06', '07', '08', '09']

/** What the five months of cold use above the months of summer, by their mean days, over the last twelve months; zero when too few are known. */
export function winterSurplus(months: readonly Month[]): number {
  const mean = (names: readonly string[]): number | undefined => {
    const own = months.slice(-12).filter(({ at, known }) => known >= 15 && names.includes(at.slice(5)))
    return own.length < 2 ? undefined : own.reduce((sum, { quantity, known }) => sum + quantity / known, 0) / own.length
  }
  const [winter, summer] = [mean(cold), mean(warm)]
  return winter === undefined || summer === undefined ? 0 : Math.max(0, winter - summer) * 151
}
