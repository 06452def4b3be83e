/** Words and marks that home, the board and the page of a source share. */
import type { Lang } from '#routes'
import { day, text } from '../../i18n/index.ts'
import type { SourceLine } from '../../props.ts'
import { Chip, type Tone } from '../../ui/parts.tsx'
import { accountTitle } from '../account-title.ts'
import { accountName, formatName } from '../words.ts'

/** What a source is called: her own word, the account's name, the meter's fluid and last digits, the supplier, the format. */
export function sourceName(
  { type, name, named, fluid, accountType }: Pick<SourceLine, 'type' | 'name' | 'named' | 'fluid' | 'accountType'>,
  lang: Lang,
): string {
  const t = text(lang).sources
  if (named) return name
  if (type === 'hand') return t.types.hand
  if (type === 'files') return formatName(name, lang)
  if (type === 'meter' && fluid) return `${t.fluids[fluid]} ${name}`
  return type === 'account' ? accountName(name, lang, accountTitle(lang, { name, type: accountType })) : name
}

/** The word carries the meaning; a sign before it repeats it where colours are not seen. */
const marks: { readonly [F in SourceLine['freshness']]: readonly [sign: string, tone: Tone] } = {
  fresh: ['✓', 'leaf'],
  due: ['●', 'wheat'],
  stale: ['!', 'berry'],
  stopped: ['■', 'sky'],
  closed: ['■', 'sky'],
  free: ['–', 'sky'],
}

export function FreshnessChip({ source, lang }: { readonly source: SourceLine; readonly lang: Lang }) {
  const [sign, tone] = marks[source.freshness]
  return (
    <Chip tone={tone}>
      <span aria-hidden="true">{sign}</span> {text(lang).sources.states[source.freshness]}
    </Chip>
  )
}

/** Why it is called late, or not, in one sentence. */
export function whyInWords({ freshness, to, dueAfter }: SourceLine, lang: Lang): string {
  const t = text(lang).sources.why
  if (to === '') return t.undated
  const until = day(to, lang)
  if (freshness === 'fresh' || freshness === 'due' || freshness === 'stale') return t[freshness](until, day(dueAfter ?? to, lang))
  return t[freshness](until)
}
