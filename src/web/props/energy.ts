/** What the page of energy is given: quantities in 10⁻⁶ of their unit, money in minor units, CO2 in grams. */
export interface UseBar {
  /** A day, a Monday, a month or a year. */
  readonly at: string
  readonly quantity: number
  readonly known: number
  readonly missing: number
  /** Key of the figure, where it opens. */
  readonly figure?: string
}
interface LowHigh {
  readonly low: number
  readonly central: number
  readonly high: number
}
export interface EnergyProps {
  /** Every meter; `shown` is the one looked at. */
  readonly meters: readonly {
    readonly key: string
    readonly fluid: 'electricity' | 'gas' | 'water' | 'heat'
    readonly produced: boolean
    readonly place: number
  }[]
  readonly by: 'day' | 'week' | 'month' | 'year'
  readonly shown: EnergyShown | null
  readonly wrong: boolean
}
export interface EnergyShown {
  readonly meter: string
  readonly fluid: 'electricity' | 'gas' | 'water' | 'heat'
  readonly produced: boolean
  readonly unit: string
  readonly first: string
  readonly last: string
  readonly missing: number
  readonly partial: number
  readonly lately: { readonly from: string; readonly known: number; readonly quantity: number; readonly yearly?: number }
  readonly offPeak: number | null
  readonly offPeakBy: 'file' | 'clock' | null
  readonly bars: readonly UseBar[]
  readonly base: { readonly watts: number; readonly nights: number; readonly yearly: number; readonly share: number | null } | null
  readonly exceptional: readonly { readonly day: string; readonly quantity: number; readonly expected: number; readonly recent: boolean }[]
  readonly cold:
    | { readonly state: 'no-temperatures' | 'too-few' | 'none' }
    | { readonly state: 'found'; readonly perDegreeDay: number; readonly fit: number; readonly heating: number; readonly days: number }
  readonly co2: LowHigh | null
  readonly factor: { readonly source: string; readonly licence: string; readonly why: string; readonly year: number } | null
  readonly offers: readonly {
    readonly id: string
    readonly name: string
    readonly currency: string
    readonly yearly: number | null
    readonly fixed: number
    readonly from: string
    readonly until: string | null
    readonly state: 'in-force' | 'ended' | 'mine'
    readonly isMean: boolean
    readonly source: string
    readonly licence: string
  }[]
  readonly habits: readonly {
    readonly id: string
    readonly title: string
    readonly day: string
    readonly before: number | null
    readonly after: number | null
  }[]
  readonly asked: { readonly shift: string; readonly degrees: string; readonly before: string; readonly after: string }
  readonly effects: readonly {
    readonly what: 'shift' | 'heating' | 'appliance'
    readonly quantity: number
    readonly money: number | null
    readonly co2: LowHigh | null
    readonly rule: 'two-prices' | 'degree-days' | 'share'
  }[]
}
