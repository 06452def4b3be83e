/** The recovery code, shown once: to print, to keep as a file, to write down; then two of its groups are asked. */
import { links } from '#routes'
import { day, text } from '../i18n/index.ts'
import type { Frame as FrameData, KitProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Field, Notice } from '../ui/parts.tsx'

type Props = KitProps & { readonly frame: FrameData }

export function KitPage(props: Props) {
  const { frame, after, refusal } = props
  const t = text(frame.lang).attic.kit
  return (
    <Frame frame={frame} title={t.title}>
      <div class="wrap kit stack loose">
        <h1>{t.title}</h1>
        {after === 'recovery' && (
          <Notice tone="leaf" live>
            <p>{t.recovered}</p>
          </Notice>
        )}
        <Refused frame={frame} refusal={refusal} />
        <p class="lead">{t.lead}</p>
        <Sheet {...props} />
        <Confirm {...props} />
      </div>
    </Frame>
  )
}

/** What is printed. */
function Sheet({ frame, groups, offer }: Props) {
  const t = text(frame.lang).attic.kit
  return (
    <Card title={t.sheetTitle} id="sheet">
      <p class="small soft">
        {frame.publicUrl} · {day(frame.today, frame.lang)}
      </p>
      <ol class="code" aria-label={t.title}>
        {groups.map((group, n) => (
          <li key={n}>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <dl class="about">
        {t.about.map(({ title, about }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{about}</dd>
          </div>
        ))}
        <div>
          <dt>{t.useTitle}</dt>
          <dd>{t.use(`${frame.publicUrl.replace(/\/$/, '')}${links.recover(frame.lang)}`)}</dd>
        </div>
      </dl>
      <div class="actions">
        <form method="post" action={links.kitFile()}>
          <input type="hidden" name="offer" value={offer} />
          <Button look="quiet">{t.download}</Button>
        </form>
        <div data-island="print" data-label={t.print}>
          <p class="small soft">{t.printAbout}</p>
        </div>
      </div>
    </Card>
  )
}

function Confirm({ frame, offer, asked, after, refusal }: Props) {
  const t = text(frame.lang).attic.kit
  const input = {
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: false,
    required: true,
    maxlength: 20,
  } as const
  return (
    <div class="confirm">
      <Card title={t.confirmTitle} id="confirm">
        <p>{after === 'signUp' ? t.confirmAbout : t.confirmAgain}</p>
        <form method="post" action={links.kitConfirm()} class="stack">
          <input type="hidden" name="offer" value={offer} />
          <input type="hidden" name="after" value={after} />
          <input type="hidden" name="asked" value={asked.join('-')} />
          <div class="pair">
            <Field label={t.group(asked[0])} name="first" error={wrong(frame, refusal, 'first')} input={input} />
            <Field label={t.group(asked[1])} name="second" input={input} />
          </div>
          <Button>{t.confirm}</Button>
        </form>
      </Card>
    </div>
  )
}
