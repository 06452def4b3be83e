/** The words that travel inside an export: its page, its note, the names of kinds and fields in both languages. */
import type { Kind } from '#model'
import { render } from 'preact-render-to-string'
import { type Lang } from '#routes'
import { text } from '../i18n/index.ts'
import type { TakenProps } from '../props.ts'
import { TakenPage } from './taken.tsx'

/** The person's own language comes first in the note. */
export const describing = (lang: Lang) => ({
  kind: (kind: Kind) => ({ fr: text('fr').attic.kinds[kind].name, en: text('en').attic.kinds[kind].name }),
  field: (name: string) => {
    const [fr, en] = [fieldIn('fr', name), fieldIn('en', name)]
    return fr === undefined || en === undefined ? undefined : { fr, en }
  },
  index: (summary: TakenProps): string => `<!doctype html>${render(TakenPage(summary))}`,
  readme: [lang, lang === 'fr' ? ('en' as const) : ('fr' as const)].map((one) => text(one).leave.readme).join('\n'),
})

const fieldIn = (lang: Lang, name: string): string | undefined =>
  (text(lang).attic.fields as { readonly [name: string]: string | undefined })[name]
