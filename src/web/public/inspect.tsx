/** What a file holds, read on the visitor's own device. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Notice } from '../ui/parts.tsx'

export function Inspect({ frame }: { readonly frame: FrameData }) {
  const t = text(frame.lang).inspect
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="inspect">
      <div class="wrap page stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <noscript>
          <Notice tone="wheat">
            <p>{t.noscript}</p>
            <pre tabindex={0}>
              <code>{t.command}</code>
            </pre>
          </Notice>
        </noscript>
        <div class="drop ready inspect" data-island="inspect" data-words={JSON.stringify(t.island)} hidden>
          <div class="pick">
            <input type="file" id="look" multiple />
            <label class="btn" for="look">
              {t.choose}
            </label>
            <p class="small">{t.orDrop}</p>
          </div>
          <p class="small soft">{t.proof}</p>
          <p role="status"></p>
        </div>
        <section class="stack" aria-label={t.found} data-inspected></section>
        <section class="stack">
          <p>{t.keepAbout}</p>
          <p>
            <Button href={frame.person === null ? links.signUp(frame.lang) : links.imports()}>{t.keep}</Button>
          </p>
        </section>
      </div>
    </Frame>
  )
}
