/** What can be typed by hand, family by family. */
import { families } from '#content'
import { links } from '#routes'
import { said, text } from '../i18n/index.ts'
import type { Frame as FrameData, HandsProps } from '../props.ts'
import { FamilyDrawing } from '../ui/family-drawing.tsx'
import { Frame } from '../ui/frame.tsx'

export function HandsPage({ frame, kinds }: HandsProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).where.hand
  return (
    <Frame frame={frame} title={t.title} current="imports">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        <div class="hands">
          {families.map((family) => (
            <section key={family.id} class="card" aria-labelledby={`${family.id}-title`}>
              <header>
                <h2 id={`${family.id}-title`}>{said(family.name, lang)}</h2>
                <FamilyDrawing family={family.id} />
              </header>
              <ul>
                {kinds
                  .filter((kind) => family.lines.some((line) => line.kind === kind))
                  .map((kind) => (
                    <li key={kind}>
                      <a href={links.hand(kind)}>{text(lang).attic.kinds[kind].name}</a>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </Frame>
  )
}
