/** Bringing files in, and what has been brought. */
import { links } from '#routes'
import { bytes, text } from '../i18n/index.ts'
import type { Frame as FrameData, ImportsProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Card, EmptyState, List, Notice } from '../ui/parts.tsx'
import { BatchRow } from './batch-row.tsx'
import { DropForm } from './drop-form.tsx'
import { RunningImports } from './running-imports.tsx'
import { SetAside } from './set-aside.tsx'

export function ImportsPage({ frame, batches, running, setAside, limits, refusal }: ImportsProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).attic.imports
  const limitsInWords = t.limits(bytes(limits.fileBytes, lang), bytes(limits.uploadBytes, lang), limits.files)
  return (
    <Frame frame={frame} title={t.title} current="imports">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.about}</p>
        </header>
        {refusal && (
          <Notice tone="berry" live>
            <p>{t.refusals[refusal.type]}</p>
          </Notice>
        )}
        <SetAside setAside={setAside} frame={frame} />
        <RunningImports running={running} lang={lang} />
        <DropForm frame={frame} limits={limitsInWords} />
        <p>
          <a href={links.formats(lang)}>{t.formats}</a>
          <br />
          <a href={links.where(lang)}>{text(lang).where.links.public}</a>
          <br />
          <a href={links.hands()}>{text(lang).where.hand.title}</a>
        </p>
        {batches.length === 0 ? (
          <EmptyState title={t.none}>
            <p class="soft">{t.noneAbout}</p>
          </EmptyState>
        ) : (
          <Card title={t.history} id="history">
            <List>
              {batches.map((line) => (
                <BatchRow key={line.id} line={line} frame={frame} />
              ))}
            </List>
          </Card>
        )}
      </div>
    </Frame>
  )
}
