/** What a service is: a declared need, a pure computation, and its words. */
import type { Granted, Need } from '#gate'
import type { Kind } from '#model'

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

/** What the person said to a service, as its need or her own door gives it. */
export interface Judged {
  readonly by: string
  readonly about: string
  readonly verdict: string
  readonly value?: string | undefined
}

/** The records behind a figure, with a title to head their list and, in plain words, the rules that put them there. */
export interface Opened {
  /** Of operations when it is not said. */
  readonly kind?: Kind
  readonly ids: readonly string[]
  readonly title: string
  readonly rule?: string
}

/** The twin of a chart: what it draws, exactly. The first row names the columns; amounts are decimal, with a point. */
export interface Table {
  /** Lower case letters, digits and hyphens: it names the file. */
  readonly name: string
  readonly rows: readonly (readonly (string | number)[])[]
}

/** Pure: no file, network, process or clock. The result is plain data, the same for page, command line and API. */
export interface Service<N extends Need = Need, R = unknown> {
  readonly name: string
  readonly need: N
  readonly text: { readonly [L in Lang]: ServiceText }
  readonly compute: (granted: Granted<N>, options: Options) => R
  /** The result for a terminal: plain text that ends with a line feed. */
  readonly toText: (result: R, options: { readonly lang: Lang }) => string
  /**
   * What is behind a figure of the result, by the figure's own key: words of the service, days, currencies and numbers of records, never
   * a text that was read, since it is in an address. Undefined when the result has no such figure.
   */
  readonly open: (result: R, figure: string) => Opened | undefined
  /** The twins of its charts. */
  readonly tables: (result: R) => readonly Table[]
  /** What the person taught it, told back to her: what it is about, and what she said. */
  readonly tell: (judged: Judged, lang: Lang) => { readonly about: string; readonly said: string }
}
