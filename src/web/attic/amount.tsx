/** An amount that moved: the sign is written, the colour only repeats it. */
import type { Lang } from '#routes'
import { money } from '../i18n/index.ts'

export const Amount = ({ minor, currency, lang }: { readonly minor: number; readonly currency: string; readonly lang: Lang }) => (
  <span class={minor > 0 ? 'amount plus' : 'amount'}>{money(minor, currency, lang, 'always')}</span>
)
