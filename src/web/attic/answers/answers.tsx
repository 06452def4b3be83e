/** The services: what each answers, what it reads, and a switch for each kind. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { AnswerLine, AnswersProps, Frame as FrameData } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Chip } from '../../ui/parts.tsx'

export function AnswersPage({ frame, services }: AnswersProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).answers
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.about}</p>
        </header>
        <div class="answers">
          {services.map((line) => (
            <Service key={line.service} line={line} frame={frame} />
          ))}
        </div>
      </div>
    </Frame>
  )
}

function Service({ line, frame }: { readonly line: AnswerLine; readonly frame: FrameData }) {
  const t = text(frame.lang).answers
  const { service, name, purpose, about, reads, taught } = line
  return (
    <Card title={name} id={service}>
      <p>{purpose}</p>
      <p class="small soft">{about}</p>
      <p class="row">
        <Button href={links.answer(service)}>
          {t.open}
          <span class="vh"> : {name}</span>
        </Button>
        {taught > 0 && <a href={links.answerTaught(service)}>{t.taught(taught)}</a>}
      </p>
      <details open={reads.some(({ allowed }) => !allowed)}>
        <summary>
          {t.reads}
          <span class="vh"> : {name}</span>
        </summary>
        <p class="small soft">{t.readsAbout}</p>
        <ul role="list" class="switches">
          {reads.map((read) => (
            <Switch key={read.kind} service={service} read={read} frame={frame} />
          ))}
        </ul>
      </details>
    </Card>
  )
}

function Switch({
  service,
  read,
  frame,
}: {
  readonly service: string
  readonly read: AnswerLine['reads'][number]
  readonly frame: FrameData
}) {
  const { answers: t, attic } = text(frame.lang)
  const { kind, fields, allowed } = read
  const { name } = attic.kinds[kind]
  return (
    <li>
      <div>
        <strong>{name}</strong> <Chip tone={allowed ? 'leaf' : 'wheat'}>{allowed ? t.on : t.off}</Chip>
        <span class="small soft block">{t.fields(attic.and(fields.map((field) => attic.fields[field] ?? field)))}</span>
      </div>
      <form method="post" action={links.answerReads(service)}>
        <input type="hidden" name="kind" value={kind} />
        <Button look="quiet" name="allow" value={allowed ? '0' : '1'}>
          {allowed ? t.switchOff(name) : t.switchOn(name)}
        </Button>
      </form>
    </li>
  )
}
