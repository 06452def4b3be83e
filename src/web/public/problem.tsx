/** A page for what went wrong: in plain words, what to do now, and a number to quote. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { ErrorProps, Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button } from '../ui/parts.tsx'

export function Problem({ frame, status, request }: ErrorProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).public.problem
  const words = t.status[status]
  return (
    <Frame frame={frame} title={words.title} description={t.description}>
      <div class="narrow stack loose problem">
        <svg class="drawing" viewBox="0 0 96 72" width="120" height="90" aria-hidden="true">
          <path class="line" d="M6 66h84M24 66V28a18 18 0 0 1 36 0v38M50 44v8" />
          <path class="seed" d="M76 66V48m0 7c-5 0-8-3-8-7.5 5 0 8 3 8 7.5Zm0 0c5 0 8-3 8-7.5-5 0-8 3-8 7.5Z" />
        </svg>
        <h1>{words.title}</h1>
        <p class="lead">{words.text}</p>
        <p>{words.action}</p>
        <div class="row">
          <Way frame={frame} status={status} />
        </div>
        <p class="soft small">
          {t.request} <code>{request}</code>
          <br />
          {t.requestNote}
        </p>
      </div>
    </Frame>
  )
}

function Way({ frame, status }: { readonly frame: FrameData; readonly status: ErrorProps['status'] }) {
  const t = text(frame.lang).public.problem
  if (frame.operator !== undefined) return <Button href={links.operator()}>{text(frame.lang).operator.nav.operator}</Button>
  if (status === 401) return <Button href={links.signIn(frame.lang)}>{t.signIn}</Button>
  if (frame.person === null) return <Button href={links.landing(frame.lang)}>{t.back}</Button>
  if (status === 413 || status === 415) return <Button href={links.imports()}>{t.imports}</Button>
  return <Button href={links.home()}>{t.home}</Button>
}
