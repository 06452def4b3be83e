/** What the page of carbon is given: grams of CO2 equivalent. */
interface LowHigh {
  readonly low: number
  readonly central: number
  readonly high: number
}
export interface CarbonBar extends LowHigh {
  readonly key: string
  readonly name: string
  readonly amount: number
  readonly unit: string
}
export interface CarbonProps {
  readonly from: string
  readonly until: string
  readonly total: LowHigh
  readonly lines: readonly CarbonBar[]
  readonly leftOut: readonly {
    readonly what: 'energy-by-kwh' | 'transport-by-trip' | 'no-distance' | 'no-factor' | 'no-euro-factor' | 'currency' | 'not-a-purchase'
    readonly count: number
    readonly names?: readonly string[]
  }[]
  readonly ideas: readonly (LowHigh & {
    readonly id: 'meals' | 'car' | 'flight' | 'heating' | 'home' | 'shopping'
    readonly isOutside: boolean
  })[]
  readonly sources: readonly { readonly name: string; readonly why: string; readonly source: string; readonly licence: string }[]
}
