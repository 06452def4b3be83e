/** A share in the making: what it is about, which fields leave and how precisely, the preview, then the link. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { FieldChoice, Frame as FrameData, KindChoice, NewShareProps, ShareMadeProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, EmptyState, Field, Notice, Select } from '../../ui/parts.tsx'
import { kindsHeld, when } from '../words.ts'
import { fieldTitle } from './cells.ts'
import { Preview } from './preview.tsx'

type Props = NewShareProps & { readonly frame: FrameData }

export function NewSharePage(props: Props) {
  const { frame, kinds, refusal } = props
  const t = text(frame.lang).shares.new
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap stack loose shares">
        <header class="head">
          <p class="small">
            <a href={links.shares()}>{t.back}</a>
          </p>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {refusal && (
          <Notice tone="berry" live>
            <p>{t.refusals[refusal]}</p>
          </Notice>
        )}
        {kinds.length === 0 ? <Kinds {...props} /> : <Choices {...props} />}
      </div>
    </Frame>
  )
}

function Kinds({ frame, held }: Props) {
  const { attic, shares } = text(frame.lang)
  const t = shares.new
  const kinds = kindsHeld(held)
  if (kinds.length === 0) {
    return (
      <EmptyState title={t.nothingHeld}>
        <Button href={links.imports()}>{text(frame.lang).common.imports}</Button>
      </EmptyState>
    )
  }
  return (
    <form method="get" action={links.newShare()} class="stack">
      <fieldset class="card picks">
        <legend>{t.kinds}</legend>
        <p class="hint">{t.kindsAbout}</p>
        <div class="grid">
          {kinds.map((kind) => (
            <label key={kind} class="pick">
              <input type="checkbox" name="kind" value={kind} />
              <span>
                {attic.kinds[kind].name} <span class="small soft">{attic.kinds[kind].count(held[kind] ?? 0)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <Button>{t.choose}</Button>
    </form>
  )
}

function Choices({ frame, kinds, typed, preview, view, seen }: Props) {
  const { shares } = text(frame.lang)
  const t = shares.new
  return (
    <form method="post" action={links.newShare()} class="stack loose">
      {seen !== undefined && <input type="hidden" name="seen" value={seen} />}
      {kinds.map((choice) => (
        <KindFields key={choice.kind} choice={choice} lang={frame.lang} />
      ))}
      <div class="two even">
        <Card title={t.period} id="period">
          <div class="dates">
            <Field label={t.since} name="since" input={{ type: 'date', value: typed.since }} />
            <Field label={t.until} name="until" input={{ type: 'date', value: typed.until }} />
          </div>
          <p class="hint">{t.periodAbout}</p>
          <label class="pick">
            <input type="checkbox" name="mask" value="on" checked={typed.mask} aria-describedby="mask-about" />
            <span>{t.mask}</span>
          </label>
          <p class="hint" id="mask-about">
            {t.maskAbout}
          </p>
        </Card>
        <Card title={t.who} id="who">
          <Field
            label={t.name}
            name="name"
            hint={t.nameHint}
            input={{ maxlength: 60, required: true, autocomplete: 'off', value: typed.name }}
          />
          <Select label={t.purpose} name="purpose" value={typed.purpose} options={Object.entries(shares.purposes)} />
          <Select
            label={t.days}
            name="days"
            value={typed.days}
            options={(['1', '7', '30', '90', '365'] as const).map((days) => [days, t.daysOf[days]] as const)}
          />
        </Card>
      </div>
      {preview && view && (
        <Card title={t.previewTitle} id="preview" tone="sky">
          <Preview preview={preview} view={view} lang={frame.lang} />
        </Card>
      )}
      <div class="row">
        {preview && (
          <Button name="step" value="give">
            {t.give}
          </Button>
        )}
        <Button name="step" value="preview" look={preview ? 'quiet' : 'main'}>
          {preview ? t.previewAgain : t.preview}
        </Button>
        <a href={links.newShare()}>{t.change}</a>
      </div>
      {preview && <p class="small soft">{t.giveAbout}</p>}
    </form>
  )
}

function KindFields({ choice, lang }: { readonly choice: KindChoice; readonly lang: FrameData['lang'] }) {
  const { attic, shares } = text(lang)
  const t = shares.new
  const { kind, show, isDated, fields } = choice
  const name = attic.kinds[kind].name
  return (
    <fieldset class="card picks">
      <legend>{name}</legend>
      <input type="hidden" name="kind" value={kind} />
      {isDated && (
        <Select
          label={t.show}
          name={`show:${kind}`}
          value={show}
          hint={t.totalsAbout}
          options={(['records', 'day', 'week', 'month', 'total'] as const).map((one) => [one, t.shows[one]] as const)}
        />
      )}
      <div class="grid">
        {fields.map((field) => (
          <Choice key={field.field} kind={kind} choice={field} lang={lang} />
        ))}
      </div>
    </fieldset>
  )
}

function Choice({ kind, choice, lang }: { readonly kind: string; readonly choice: FieldChoice; readonly lang: FrameData['lang'] }) {
  const t = text(lang).shares.new
  const { field, precisions, chosen } = choice
  const name = `field:${kind}:${field}`
  if (precisions.length > 1) {
    return (
      <Select
        label={fieldTitle(field, lang)}
        name={name}
        value={chosen}
        options={[['', t.stays], ...precisions.map((precision) => [precision, t.precisions[precision]] as const)]}
      />
    )
  }
  return (
    <label class="pick">
      <input type="checkbox" name={name} value="exact" checked={chosen !== ''} />
      <span>{fieldTitle(field, lang)}</span>
    </label>
  )
}

/** The only answer that holds the link and its code. */
export function ShareMadePage({ frame, id, name, url, code, until }: ShareMadeProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).shares.made
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap stack loose shares">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead said">{t.lead(name)}</p>
        </header>
        <Notice tone="wheat" live>
          <p>{t.once}</p>
        </Notice>
        <div class="two even">
          <Card id="link" tone="leaf">
            <Field label={t.link} name="url" input={{ readonly: true, value: url, autocomplete: 'off', spellcheck: false }} />
            <p class="small soft">{t.until(when(until, frame))}</p>
          </Card>
          <Card id="code-card" tone="leaf">
            <Field label={t.code} name="code" input={{ readonly: true, value: code, autocomplete: 'off', spellcheck: false }} />
          </Card>
        </div>
        <p>{t.apart}</p>
        <p>
          <Button href={links.share(id)}>{t.see}</Button>
        </p>
      </div>
    </Frame>
  )
}
