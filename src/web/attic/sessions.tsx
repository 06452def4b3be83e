/** Where the attic is open, this device first; any session can be ended from here. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, SessionsProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { Button, Chip, List, Notice, Row } from '../ui/parts.tsx'
import { when } from './words.ts'

export function SessionsPage({ frame, sessions, ended }: SessionsProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).leaving.sessions
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.about}</p>
        </header>
        {ended && (
          <Notice tone="leaf" live>
            <p>{t.ended}</p>
          </Notice>
        )}
        <List>
          {sessions.map((session) => (
            <Session key={session.id} session={session} frame={frame} />
          ))}
        </List>
        {sessions.length > 1 ? (
          <form method="post" action={links.endOtherSessions()} class="stack">
            <p>{t.strange}</p>
            <div>
              <Button look="end">{t.endOthers}</Button>
            </div>
          </form>
        ) : (
          <p>{t.alone}</p>
        )}
        <p class="soft">{t.notKept}</p>
        <p>
          <a href={links.settings()}>{text(frame.lang).common.settings}</a>
        </p>
      </div>
    </Frame>
  )
}

function Session({ session, frame }: { readonly session: SessionsProps['sessions'][number]; readonly frame: FrameData }) {
  const t = text(frame.lang).leaving.sessions
  const { id, current, device, openedAt, seenAt } = session
  const end = current ? (
    <Chip>{t.here}</Chip>
  ) : (
    <form method="post" action={links.endSession()}>
      <Button look="end" name="session" value={id}>
        {t.end}
      </Button>
    </form>
  )
  return (
    <Row mark={<Icon name="account" />} tone={current ? 'leaf' : 'sky'} end={end}>
      <strong class="said">{device ?? t.unknown}</strong>
      <span class="small soft block">
        {t.opened(when(openedAt, frame))} {!current && t.seen(when(seenAt, frame))}
      </span>
    </Row>
  )
}
