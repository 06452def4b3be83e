/** What a service is: a declared need, a pure computation, and its words. */
import type { Granted, Need } from '#gate'

export type Lang = 'fr' | 'en'

/** What the person's settings say; `today` (`YYYY-MM-DD`) is the day in her `zone` (IANA), never the server's. */
export interface Options {
  readonly today: string
  readonly zone: string
  readonly lang: Lang
}

/** Words shown where a service is offered, and beside its entries in the ledger. */
export interface ServiceText {
  readonly name: string
  /** Why it reads what it reads, as a sentence to the person. */
  readonly purpose: string
  readonly about: string
}

/** Pure: no file, network, process or clock. The result is plain data, the same for page, command line and API. */
export interface Service<N extends Need = Need, R = unknown> {
  readonly name: string
  readonly need: N
  readonly text: { readonly [L in Lang]: ServiceText }
  readonly compute: (granted: Granted<N>, options: Options) => R
  /** The result for a terminal: plain text that ends with a line feed. */
  readonly toText: (result: R, options: { readonly lang: Lang }) => string
}
