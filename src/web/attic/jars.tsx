/** Nine jars: what a person holds of each family, surely or perhaps; each leads to its lines. */
import { families } from '#content'
import { type Lang, links } from '#routes'
import { said, text } from '../i18n/index.ts'
import type { SourceFamily } from '../props.ts'
import { FamilyJar } from '../ui/family-drawing.tsx'

export function Jars({ held, lang }: { readonly held: readonly SourceFamily[]; readonly lang: Lang }) {
  const t = text(lang).where.sources
  return (
    <ul class="jars">
      {held.map(({ id, lines }) => {
        const name = said(families.find((family) => family.id === id)?.name ?? '', lang)
        const all = lines.filter(({ state }) => state !== 'aside').length
        const sure = lines.filter(({ state }) => state === 'in').length
        const some = lines.filter(({ state }) => state === 'some').length
        return (
          <li key={id}>
            <a href={`${links.findable()}#${id}`}>
              <FamilyJar family={id} share={all === 0 ? 0 : sure / all} perhaps={all === 0 ? 0 : some / all} />
              <strong>{name}</strong>
              <span class="small soft">{t.share(sure, all)}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
