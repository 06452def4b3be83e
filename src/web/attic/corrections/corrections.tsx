/** All that a person corrected, set aside, merged, split or deleted: each act can be undone; what a holder should know is a file. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { ActLine, CorrectionsProps, Frame as FrameData } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Chip, EmptyState, Notice } from '../../ui/parts.tsx'
import { when } from '../words.ts'
import { Change, RecordLine } from './parts.tsx'

type Props = CorrectionsProps & { readonly frame: FrameData }

export function CorrectionsPage({ frame, acts, only, done, canSend }: Props) {
  const t = text(frame.lang).corrections
  return (
    <Frame frame={frame} title={t.list.title} current="records">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.records()}>{t.backToRecords}</a>
          </p>
          <h1>{t.list.title}</h1>
          <p class="lead">{t.list.about}</p>
        </header>
        {done && (
          <Notice
            tone={done.state === 'live' ? 'leaf' : 'wheat'}
            title={done.state === 'live' ? t.ledger[done.act](done.count) : t.list.undone}
            live
          >
            <Undo act={done} lang={frame.lang} />
          </Notice>
        )}
        <nav class="tabs" aria-label={t.list.title}>
          {([undefined, 'correct', 'mark', 'remove'] as const).map((act) => (
            <a key={act ?? ''} href={links.corrections({ act })} aria-current={act === only ? 'page' : undefined}>
              {act === undefined ? t.all : t.verdicts[verdictOf[act]]}
            </a>
          ))}
        </nav>
        {acts.length === 0 ? (
          <EmptyState title={t.list.none}>
            <p class="soft">{t.list.noneAbout}</p>
          </EmptyState>
        ) : (
          <ol class="stack acts-done" aria-label={t.list.title}>
            {acts.map((act) => (
              <li key={act.batch}>
                <Act act={act} frame={frame} />
              </li>
            ))}
          </ol>
        )}
        {canSend && (
          <Card title={t.letter.title} id="letter">
            <p>{t.letter.about}</p>
            <blockquote class="letter">
              {t.letter.text.map((line, index) => (
                <p key={index}>{line}</p>
              ))}
            </blockquote>
            <p>
              <Button href={links.correctionsFile()} look="quiet">
                {t.letter.file}
              </Button>
            </p>
          </Card>
        )}
      </div>
    </Frame>
  )
}

const verdictOf = { correct: 'corrected', mark: 'wrong', remove: 'deleted' } as const

function Act({ act, frame }: { readonly act: ActLine; readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).corrections
  return (
    <Card
      title={t.ledger[act.act](act.count)}
      id={`a${act.batch}`}
      {...(act.state === 'undone' && { aside: <Chip tone="wheat">{t.undone}</Chip> })}
    >
      <p class="small soft">{when(act.at, frame)}</p>
      {act.reason !== undefined && <p>{t.because(act.reason)}</p>}
      <ul class="list">
        {act.lines.map(({ line, record, isShown, original, fields, origin }) => (
          <li class="plain" key={line}>
            <div class="stack">
              <p>
                {record ? <RecordLine record={record} lang={lang} isShown={isShown} /> : t.notHere}
                {origin !== undefined && <span class="small soft block">{text(lang).attic.record.from(origin)}</span>}
              </p>
              {act.act === 'mark' && act.state === 'live' && act.count > 1 && record && !isShown && (
                <form method="post" action={links.withdrawAct(act.batch)}>
                  <input type="hidden" name="line" value={line} />
                  <Button look="quiet">{t.bringBack}</Button>
                </form>
              )}
              {record && original && fields.length > 0 && <Change before={original} after={record} fields={fields} lang={lang} />}
            </div>
          </li>
        ))}
      </ul>
      {act.count > act.lines.length && <p class="soft">{t.andMore(act.count - act.lines.length)}</p>}
      <Undo act={act} lang={lang} />
    </Card>
  )
}

/** Undoing a deletion gives nothing back by itself: the button says what it does. */
function Undo({ act, lang }: { readonly act: ActLine; readonly lang: FrameData['lang'] }) {
  const t = text(lang).corrections
  const isLive = act.state === 'live'
  return (
    <form method="post" action={isLive ? links.undoAct(act.batch) : links.redoAct(act.batch)} class="stack">
      {act.act === 'remove' && isLive && <p class="small soft">{t.list.letBackAbout}</p>}
      <div>
        <Button look="quiet">{isLive ? (act.act === 'remove' ? t.list.letBack : t.undo) : t.redo}</Button>
      </div>
    </form>
  )
}
