/** What the page of the map is given. Amounts are integers of minor units, quantities 10⁻⁶ of their unit. */
export interface MapProps {
  readonly home: { readonly name: string; readonly source: 'guessed' | 'said' } | null
  /** Most visits first. */
  readonly places: readonly {
    readonly town: string
    readonly name: string
    readonly area: string
    readonly latitude: number
    readonly longitude: number
    readonly away: number | null
    readonly operations: number
    readonly trips: number
    readonly spent: readonly { readonly currency: string; readonly amount: number }[]
  }[]
  /** Large towns, drawn small and quiet, so that the country is recognised: latitude and longitude. */
  readonly around: readonly (readonly [latitude: number, longitude: number])[]
  readonly placed: { readonly operations: number; readonly trips: number }
  readonly unplaced: { readonly operations: number; readonly trips: number }
  readonly grid: readonly (readonly [weekday: number, part: 'night' | 'morning' | 'afternoon' | 'evening' | 'none', count: number])[]
  readonly phone: readonly {
    readonly month: string
    readonly type: 'data' | 'calls' | 'messages'
    readonly unit: string
    readonly quantity: number
  }[]
  readonly source: string
  readonly wrong: boolean
}
