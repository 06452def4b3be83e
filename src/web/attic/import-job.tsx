/** An import under way, file by file; or why it brought nothing. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, ImportJobProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { BatchRow } from './batch-row.tsx'
import { DropForm } from './drop-form.tsx'
import { formatName } from './words.ts'
import { Icon } from '../ui/icon.tsx'
import { Button, Card, Chip, List, Row } from '../ui/parts.tsx'

/** Seconds between two looks of a browser without JavaScript. */
const refreshSeconds = 3

export function ImportJobPage({ frame, id, state, files, recent = [] }: ImportJobProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).importing
  if (state === 'running') return <Running frame={frame} id={id} files={files} />
  const { title, about } = t.ended[state]
  return (
    <Frame frame={frame} title={title} current="imports">
      <div class="wrap stack loose">
        <header class="head">
          <Back frame={frame} />
          <h1>{title}</h1>
          <p class="lead">{about}</p>
        </header>
        <DropForm frame={frame} />
        {recent.length > 0 && (
          <Card title={t.recent} id="recent" aside={<a href={links.imports()}>{text(frame.lang).attic.seeAll}</a>}>
            <p>{t.recentAbout}</p>
            <List>
              {recent.map((line) => (
                <BatchRow key={line.id} line={line} frame={frame} />
              ))}
            </List>
          </Card>
        )}
      </div>
    </Frame>
  )
}

function Running({ frame, id, files }: Omit<ImportJobProps, 'state'> & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).importing
  const records = files.reduce((sum, file) => sum + file.records, 0)
  const words = JSON.stringify({ ...t.states, ...t.island })
  return (
    <Frame frame={frame} title={t.title} current="imports" refresh={refreshSeconds}>
      <div class="wrap stack loose" data-island="importing" data-words={words} data-formats={JSON.stringify(text(lang).attic.connectors)}>
        <header class="head">
          <Back frame={frame} />
          <h1>{t.title}</h1>
          <p class="lead" role="status" data-records>
            {t.records(records)}
          </p>
          <p>{t.about}</p>
          <noscript>
            <p class="small soft">{t.refresh}</p>
          </noscript>
        </header>
        <Card title={t.files} id="job-files">
          <List>
            {files.map(({ name, state, records: read, connector }, index) => (
              <Row key={index} mark={<Icon name="file" />} tone={tones[state]} end={<FileState state={state} lang={lang} />}>
                <strong class="said">{name}</strong>
                <span class="small soft block" data-format>
                  {connector !== undefined && formatName(connector, lang)}
                </span>
                <span class="small soft block" data-read>
                  {read > 0 && t.records(read)}
                </span>
              </Row>
            ))}
          </List>
        </Card>
        <form method="post" action={links.cancelImport(id)} class="closing">
          <Button look="end">{t.cancel}</Button>
          <p class="small soft">{t.cancelAbout}</p>
        </form>
      </div>
    </Frame>
  )
}

const tones = { waiting: 'sky', reading: 'sky', done: 'leaf', refused: 'berry' } as const

const FileState = ({ state, lang }: { readonly state: ImportJobProps['files'][number]['state']; readonly lang: FrameData['lang'] }) => (
  <span data-state>
    <Chip tone={tones[state]}>{text(lang).importing.states[state]}</Chip>
  </span>
)

const Back = ({ frame }: { readonly frame: FrameData }) => (
  <p class="small">
    <a href={links.imports()}>{text(frame.lang).attic.batch.back}</a>
  </p>
)
