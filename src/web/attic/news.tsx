/** What happened while the person was away, and how she wishes to be told. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, NoticeKind, NoticeRow, NoticesProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Chip, EmptyState, Notice, Select } from '../ui/parts.tsx'
import { sourceName } from './sources/words.tsx'
import { when } from './words.ts'

export function NewsPage({ frame, notices, choices, sendsMail, saved }: NoticesProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).notices
  return (
    <Frame frame={frame} title={t.title} current="news">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {saved && (
          <Notice tone="leaf" live>
            <p>{t.saved}</p>
          </Notice>
        )}
        {notices.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneAbout}</p>
          </EmptyState>
        ) : (
          <>
            <ul class="list news-list">
              {notices.map((notice) => (
                <NewsRow key={notice.id} notice={notice} frame={frame} />
              ))}
            </ul>
            {notices.some(({ read }) => !read) && (
              <form method="post" action={links.news()}>
                <Button look="quiet" name="read" value="all">
                  {t.readAll}
                </Button>
              </form>
            )}
          </>
        )}
        <Ways choices={choices} sendsMail={sendsMail} lang={frame.lang} />
      </div>
    </Frame>
  )
}

function NewsRow({ notice, frame }: { readonly notice: NoticeRow; readonly frame: FrameData }) {
  const t = text(frame.lang).notices
  const what = t.what[notice.kind](nameOf(notice, frame.lang))
  return (
    <li class="plain">
      <div>
        <span class={notice.read ? undefined : 'name'}>{what}</span> {!notice.read && <Chip tone="wheat">{t.fresh}</Chip>}
        <span class="small soft block">
          {when(notice.at, frame)} · <a href={linkOf(notice)}>{t.see[notice.kind]}</a>
        </span>
      </div>
      {!notice.read && (
        <form method="post" action={links.news()} class="link end">
          <button type="submit" name="read" value={notice.id} aria-label={t.readOf(what)}>
            {t.read}
          </button>
        </form>
      )}
    </li>
  )
}

const nameOf = ({ batch, source }: NoticeRow, lang: FrameData['lang']): string => {
  if (source !== undefined) return sourceName(source, lang)
  return batch?.file ?? ''
}

function linkOf({ kind, batch, source }: NoticeRow): string {
  if (kind === 'import-finished') return batch === undefined ? links.imports() : links.batch(batch.id)
  if (kind === 'source-stale') return source === undefined ? links.sources() : links.source(source.key)
  return kind === 'new-place' ? links.sessions() : links.ledger()
}

const kinds: readonly NoticeKind[] = ['import-finished', 'source-stale', 'new-place', 'export-made']

function Ways({ choices, sendsMail, lang }: Pick<NoticesProps, 'choices' | 'sendsMail'> & { readonly lang: FrameData['lang'] }) {
  const t = text(lang).notices
  const ways = sendsMail ? (['interface', 'mail', 'none'] as const) : (['interface', 'none'] as const)
  return (
    <Card title={t.settings} id="ways">
      <p class="soft">{sendsMail ? t.settingsAbout : t.noMail}</p>
      <form method="post" action={links.newsWays()} class="stack">
        <div class="two even">
          {kinds.map((kind) => (
            <Select
              key={kind}
              label={t.kinds[kind]}
              name={kind}
              value={sendsMail || choices[kind] !== 'mail' ? choices[kind] : 'interface'}
              options={ways.map((way) => [way, t.ways[way]] as const)}
            />
          ))}
        </div>
        <Button>{t.save}</Button>
      </form>
      <p class="small soft">{t.place}</p>
      {sendsMail && <p class="small soft">{t.dueAbout}</p>}
    </Card>
  )
}
