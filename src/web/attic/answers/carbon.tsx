/** Carbon: the footprint with its range, what weighs most, ideas with their gain, what is not counted. */
import { links } from '#routes'
import { CarbonBars } from '../../charts/carbon-bars.tsx'
import { count, day, text } from '../../i18n/index.ts'
import type { CarbonProps, Frame as FrameData } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, EmptyState } from '../../ui/parts.tsx'
import { Twin } from './parts.tsx'

export function CarbonPage({ frame, from, until, total, lines, leftOut, ideas, sources }: CarbonProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).carbon
  const kilos = (grams: number): string => `${count(Math.round(grams / 1000), lang)}\u00a0kg`
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose energy">
        <header class="head">
          <p class="small">
            <a href={links.answers()}>{text(lang).answers.taughtPage.back}</a>
          </p>
          <h1>{lines.length === 0 ? t.title : t.finding(kilos(total.central))}</h1>
          {lines.length > 0 && <p class="lead">{t.range(kilos(total.low), kilos(total.high))}</p>}
          {lines.length > 0 && <p>{t.period(day(from, lang), day(until, lang))}</p>}
        </header>
        {lines.length === 0 ? (
          <EmptyState title={leftOut.length === 0 ? text(lang).answers.noneTitle : t.noneTitle}>
            <p class="soft">{leftOut.length === 0 ? t.none : t.noneCounted}</p>
            <Button href={links.imports()}>{text(lang).attic.records.bring}</Button>
          </EmptyState>
        ) : (
          <Card title={t.lines} id="lines">
            <CarbonBars title={t.lines} lines={lines} kilos={kilos} lang={lang} />
            <p class="small soft key">{t.key}</p>
            <Twin
              label={t.lines}
              file={links.answerTable('carbon', 'lines')}
              head={[t.head.name, t.head.amount, t.head.low, t.head.central, t.head.high]}
              rows={lines.map((line) => [
                <a href={links.records({ service: 'carbon', figure: line.key })}>{line.name}</a>,
                `${count(line.amount, lang)}\u00a0${line.unit}`,
                kilos(line.low),
                kilos(line.central),
                kilos(line.high),
              ])}
              lang={lang}
            />
          </Card>
        )}
        {leftOut.length > 0 && (
          <Card title={t.leftOut} id="left-out">
            <ul>
              {leftOut.map(({ what, count: some, names = [] }) => (
                <li key={`${what} ${names[0]}`}>{t.left[what](some, names.join(' · '))}</li>
              ))}
            </ul>
          </Card>
        )}
        {ideas.length > 0 && (
          <Card title={t.ideas} id="ideas">
            <p class="small soft">{t.ideasAbout}</p>
            <ul role="list" class="list back">
              {ideas.map((idea) => (
                <li key={idea.id} class="plain">
                  <div>
                    <span class="name">{t.idea[idea.id]}</span>
                    <span class="small soft block">
                      {t.gain(kilos(idea.low), kilos(idea.high))}
                      {idea.isOutside && ` (${t.outside})`}
                    </span>
                  </div>
                  <div class="end">−{kilos(idea.central)}</div>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <section class="limits">
          <h2>{t.limitsTitle}</h2>
          <p class="small soft">{t.limits}</p>
          {sources.length > 0 && (
            <details class="small">
              <summary>{t.sources}</summary>
              <ul>
                {sources.map(({ name, why, source, licence }) => (
                  <li key={name}>{t.source(name, why, source, licence)}</li>
                ))}
              </ul>
            </details>
          )}
        </section>
      </div>
    </Frame>
  )
}
