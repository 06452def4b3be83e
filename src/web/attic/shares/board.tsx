/** Everything that others may read, on one page: each with its end, and one button to pause it or end it. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { Frame as FrameData, ShareLine, SharesProps, ShareStatus } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Button, Card, Chip, EmptyState, List, Notice, Row, type Tone } from '../../ui/parts.tsx'
import { when } from '../words.ts'
import { purposeName } from './cells.ts'

const tones: { readonly [S in ShareStatus]: Tone } = {
  given: 'leaf',
  paused: 'wheat',
  expired: 'wheat',
  ended: 'wheat',
  locked: 'berry',
  moved: 'wheat',
}
export const toneOf = (status: ShareStatus): Tone => tones[status]

/** Those that may still show something, or wait for her to say. */
const isOpen = ({ status }: ShareLine): boolean => status === 'given' || status === 'paused' || status === 'locked'

export function SharesPage({ frame, lines, services, done }: SharesProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).shares
  const [open, over] = [lines.filter(isOpen), lines.filter((line) => !isOpen(line))]
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap stack loose shares">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {done && (
          <Notice tone="leaf" live>
            <p>{t.done[done]}</p>
          </Notice>
        )}
        {open.length === 0 ? (
          <EmptyState title={t.emptyTitle}>
            <p class="soft">{t.empty}</p>
            <Button href={links.newShare()}>{t.make}</Button>
          </EmptyState>
        ) : (
          <>
            <List>
              {open.map((line) => (
                <Line key={line.id} line={line} frame={frame} />
              ))}
            </List>
            <p>
              <Button href={links.newShare()}>{t.make}</Button>
            </p>
          </>
        )}
        <Services services={services} lang={frame.lang} />
        {over.length > 0 && (
          <section class="stack">
            <h2>{t.over}</h2>
            <List>
              {over.map((line) => (
                <Line key={line.id} line={line} frame={frame} />
              ))}
            </List>
          </section>
        )}
      </div>
    </Frame>
  )
}

function Line({ line, frame }: { readonly line: ShareLine; readonly frame: FrameData }) {
  const { lang } = frame
  const { attic, shares: t } = text(lang)
  const { id, name, purpose, kinds, status, until, reads, lastRead } = line
  return (
    <Row
      mark={<Icon name="account" />}
      tone={tones[status]}
      end={
        isOpen(line) ? (
          <div class="acts">
            {status !== 'locked' && <Act id={id} act={status === 'paused' ? 'resume' : 'pause'} name={name} lang={lang} />}
            <Act id={id} act="end" name={name} lang={lang} />
          </div>
        ) : (
          <Chip tone={tones[status]}>{t.statuses[status]}</Chip>
        )
      }
    >
      <strong>
        <a class="said" href={links.share(id)}>
          {name}
        </a>{' '}
        {isOpen(line) && <Chip tone={tones[status]}>{t.statuses[status]}</Chip>}
      </strong>
      <span class="small block">
        {purposeName(purpose, lang)} · {attic.and(kinds.map((kind) => attic.kinds[kind].name))}
      </span>
      <span class="small soft block">
        {t.until(when(until, frame))} {t.reads(reads, lastRead === undefined ? '' : when(lastRead, frame))}
      </span>
    </Row>
  )
}

/** One act, one button, no question asked first: each can be done again, or is what she wants at once. */
export function Act({
  id,
  act,
  name,
  lang,
}: {
  readonly id: string
  readonly act: 'pause' | 'resume' | 'end'
  readonly name: string
  readonly lang: FrameData['lang']
}) {
  const t = text(lang).shares
  return (
    <form method="post" action={links.changeShare(id)}>
      <input type="hidden" name="act" value={act} />
      <Button look={act === 'end' ? 'end' : 'quiet'}>
        {t[act]}
        <span class="vh"> {t.of(name)}</span>
      </Button>
    </form>
  )
}

function Services({ services, lang }: { readonly services: SharesProps['services']; readonly lang: FrameData['lang'] }) {
  const { shares: t } = text(lang)
  return (
    <Card title={t.services} id="services" aside={<a href={links.answers()}>{t.switches}</a>}>
      <p class="soft">{t.servicesAbout}</p>
      <List>
        {services.map(({ service, kinds, off }) => (
          <Row key={service} end={off > 0 && <Chip tone="wheat">{t.off(off)}</Chip>}>
            <span class="small">{t.service(service, kinds)}</span>
          </Row>
        ))}
      </List>
    </Card>
  )
}
