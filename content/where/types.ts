/** The shape of the table of "who holds what about me". */
import type { Kind, ReservedKind } from '#model'

/** A text in both languages. */
export interface Words {
  readonly fr: string
  readonly en: string
}

export type Country = 'fr' | 'qc'

/** A law: its article in one line, the public text, what it gives, and the time it leaves, as known on `checked` (a day). */
export interface Right {
  readonly country: Country
  readonly cite: Words
  readonly gives: Words
  readonly delay?: Words
  readonly source: string
  readonly checked: string
}

/** A service that a line feeds; `now` names the one of `services` that exists, the others come later. */
export interface Fed {
  readonly name: Words
  readonly now?: string
}

/** How long it usually takes where one asks as the steps say; the legal time is the right's. */
export type Delay = 'now' | 'day' | 'days' | 'weeks' | 'month'

export interface WhereLine<RightId extends string = string, ServiceId extends string = string> {
  /** Stable: addresses and the person's choices name it. */
  readonly id: string
  readonly kind: Kind | ReservedKind
  readonly name: Words
  /** Examples of organisations, by country: a country without any is one where the line does not apply. Words when they are not names alone. */
  readonly holders: { readonly [C in Country]?: string | Words }
  /** Connectors that read the file. */
  readonly readers?: readonly string[]
  /** The file or format that one obtains and that nothing reads yet. */
  readonly later?: string
  /** The organisation could send it sealed, once deliveries open. */
  readonly delivery?: true
  readonly steps: { readonly fr: readonly string[]; readonly en: readonly string[] }
  readonly rights: readonly RightId[]
  readonly delay: Delay
  readonly feeds: readonly ServiceId[]
}

export interface Family<RightId extends string = string, ServiceId extends string = string> {
  readonly id: string
  readonly name: Words
  readonly about: Words
  readonly lines: readonly WhereLine<RightId, ServiceId>[]
}
