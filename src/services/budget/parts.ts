/** Whole amounts from shares: what is rounded is never lost. */

/** To the nearest minor unit, halves away from zero; never minus zero. */
export const rounded = (amount: number): number => Math.sign(amount) * Math.round(Math.abs(amount)) + 0

/** An amount cut by shares (whole numbers) into parts that sum to it: the largest remainders take what is left. */
export function partsOf(total: number, shares: readonly number[]): readonly number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  if (whole === 0) return shares.map(() => 0)
  const sign = total < 0 ? -1 : 1
  const size = Math.abs(total)
  const exact = shares.map((share) => (size * share) / whole)
  const parts = exact.map(Math.floor)
  let left = size - parts.reduce((sum, part) => sum + part, 0)
  const order = exact
    .map((value, place) => ({ place, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.place - b.place)
  for (const { place } of order) {
    if (left <= 0) break
    parts[place] = (parts[place] ?? 0) + 1
    left -= 1
  }
  return parts.map((part) => sign * part + 0)
}
