/** Exchange rates as the person's own statements tell them: no table, no network. */
import type { Operation } from './operations.ts'

/** Minor units of `to` for one minor unit of `from` around a day, or undefined when no operation tells it. */
export type Rates = (from: string, to: string, day: number) => number | undefined

interface Told {
  readonly day: number
  readonly rate: number
}

/** Days around which a rate still holds. */
const near = 60

/** From the operations whose label writes one amount in another currency: what was booked over what was asked, fees included. */
export function ratesOf(operations: readonly Operation[]): Rates {
  const told = new Map<string, Told[]>()
  for (const { foreign, amount, currency, day } of operations) {
    const [first, ...others] = foreign
    const [code = '', asked = '0'] = first?.split(' ') ?? []
    if (others.length > 0 || Number(asked) === 0) continue
    const key = `${code} ${currency}`
    const list = told.get(key) ?? []
    told.set(key, list)
    list.push({ day, rate: Math.abs(amount) / Number(asked) })
  }
  return (from, to, day) => {
    let best: { readonly apart: number; readonly rate: number } | undefined
    for (const one of told.get(`${from} ${to}`) ?? []) {
      const apart = Math.abs(one.day - day)
      if (apart <= near && (best === undefined || apart < best.apart)) best = { apart, rate: one.rate }
    }
    return best?.rate
  }
}
