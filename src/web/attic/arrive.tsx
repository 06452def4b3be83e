/** Coming in from another Grenier, with the file taken away from it. */
import { links } from '#routes'
import { bytes, text } from '../i18n/index.ts'
import type { Frame as FrameData } from '../props.ts'
import type { ArriveProps, ArriveRefusal } from '../props/leave.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Field, Notice } from '../ui/parts.tsx'
import { DigestLine } from './leave.tsx'
import { when } from './words.ts'

type Props = ArriveProps & { readonly frame: FrameData }

export function ArrivePage(props: Props) {
  const { frame, refusal, arrival, given } = props
  const t = text(frame.lang).leave.arrive
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {given && !refusal && (
          <Notice tone="wheat" live>
            <p>{t.given}</p>
          </Notice>
        )}
        {refusal && <Refused frame={frame} refusal={refusal} />}
        {arrival ? <Arrived frame={frame} arrival={arrival} /> : <Bring {...props} />}
        <p>
          <a href={links.leave()}>{text(frame.lang).leave.title}</a>
        </p>
      </div>
    </Frame>
  )
}

function Refused({ frame, refusal }: { readonly frame: FrameData; readonly refusal: ArriveRefusal }) {
  const t = text(frame.lang).leave.arrive
  const { type, problems = [] } = refusal
  return (
    <Notice tone="berry" title={t.refusals[type]} live>
      {problems.length > 0 && (
        <ul>
          {problems.map(({ code, path }) => (
            <li key={`${code} ${path ?? ''}`}>
              {t.problems[code]} {path !== undefined && <code class="said">{path}</code>}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function Arrived({ frame, arrival }: { readonly frame: FrameData; readonly arrival: NonNullable<ArriveProps['arrival']> }) {
  const { leave } = text(frame.lang)
  const records = leave.records(arrival.count)
  return (
    <Card title={leave.arrive.doneTitle} id="arrived" tone="leaf">
      <p role="status">{leave.arrive.done(records)}</p>
      <dl class="digests">
        <DigestLine said={leave.arrivedOn(when(arrival.at, frame), records)} digest={arrival.digest} />
      </dl>
      <p>
        <Button href={links.home()}>{leave.arrive.home}</Button>
      </p>
    </Card>
  )
}

function Bring({ frame, empty, maxBytes }: Props) {
  const { attic, leave } = text(frame.lang)
  const t = leave.arrive
  if (!empty) {
    return (
      <Notice tone="wheat" title={t.notEmpty}>
        <p>{t.notEmptyAbout}</p>
      </Notice>
    )
  }
  if (frame.person?.needsKit) {
    return (
      <Notice tone="wheat" title={attic.drop.kitFirst.title}>
        <p>{attic.drop.kitFirst.about}</p>
        <p>
          <Button href={links.kit()}>{attic.drop.kitFirst.go}</Button>
        </p>
      </Notice>
    )
  }
  return (
    <form method="post" action={links.arrive()} encType="multipart/form-data" class="stack loose">
      <Field
        label={t.file}
        name="file"
        hint={t.fileHint(bytes(maxBytes, frame.lang))}
        input={{ type: 'file', required: true, accept: '.zip,.age' }}
      />
      <Field label={t.seal} name="seal" hint={t.sealHint} input={{ type: 'password', autocomplete: 'off', maxlength: 1024 }} />
      <div>
        <Button>{t.submit}</Button>
      </div>
    </form>
  )
}
