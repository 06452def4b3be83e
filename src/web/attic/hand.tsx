/** A record typed by hand: a form made from the schema of its kind, then what was understood, then it is kept. */
import type { Record } from '#model'
import { links } from '#routes'
import { day, text } from '../i18n/index.ts'
import type { Frame as FrameData, HandProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Notice } from '../ui/parts.tsx'
import { factsOf } from './facts.ts'
import { fieldName, HandField } from './hand-field.tsx'
import { tell } from './tell.ts'

type Props = HandProps & { readonly frame: FrameData }

export function HandPage(props: Props) {
  const { frame, kind, step } = props
  const t = text(frame.lang).where.hand
  const { name } = text(frame.lang).attic.kinds[kind]
  return (
    <Frame frame={frame} title={t.kindTitle(name)} current="imports">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.hands()}>{t.back}</a>
          </p>
          <h1>{step === 'look' ? t.previewTitle : t.kindTitle(name)}</h1>
          <p class="lead">{step === 'look' ? t.previewAbout : t.required}</p>
        </header>
        {step === 'look' ? <Look {...props} /> : <Type {...props} />}
      </div>
    </Frame>
  )
}

function Type({ frame, kind, fields, typed, errors, currencies }: Props) {
  const { lang } = frame
  const t = text(lang).where.hand
  const wrong = Object.keys(errors)
  const needed = fields.filter(({ required }) => required)
  const others = fields.filter(({ required }) => !required)
  // What an answer depends on is never folded away: an amount without its currency could not be read.
  const isOpen =
    needed.length < 3 || others.some(({ name }) => errors[name] !== undefined || (typed[name] !== undefined && name !== 'currency'))
  const field = (one: (typeof fields)[number]) => (
    <HandField key={one.name} field={one} typed={typed} error={errors[one.name]} currencies={currencies} frame={frame} />
  )
  return (
    <form method="post" action={links.hand(kind)} class="stack hand" novalidate>
      {wrong.length > 0 && (
        <Notice tone="berry" title={t.wrongTitle(wrong.length)} live>
          <ul>
            {wrong.map((name) => (
              <li key={name}>
                <a href={`#${name}`}>{fieldName(name, lang)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {needed.map(field)}
      {others.length > 0 && (
        <details open={isOpen}>
          <summary>{t.optional}</summary>
          <div class="stack">{others.map(field)}</div>
        </details>
      )}
      <div>
        <Button name="step" value="look">
          {t.look}
        </Button>
      </div>
    </form>
  )
}

/** A record not yet kept has neither number nor source: the pages that tell records ask for both. */
const unkept = { id: '', source: { connector: 'hand', origin: '', batch: '' } }

function Look({ frame, kind, typed, item }: Props) {
  const { lang } = frame
  const t = text(lang).where.hand
  if (item === undefined) return null
  const record = { ...item, ...unkept } as Record
  const told = tell(record, lang)
  return (
    <Card title={told.title} id="look" level={2}>
      <p class="lead">{[told.end, told.day && day(told.day, lang)].filter(Boolean).join(' · ')}</p>
      <dl class="facts">
        {factsOf(record, lang, null).map(({ field, words }) => (
          <div key={field}>
            <dt>{fieldName(field, lang)}</dt>
            {words.map((line, index) => (
              <dd key={index}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
      <form method="post" action={links.hand(kind)} class="row">
        {Object.entries(typed).map(([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />)}
        <Button name="step" value="save">
          {t.save}
        </Button>
        <Button name="step" value="correct" look="quiet">
          {t.correct}
        </Button>
      </form>
    </Card>
  )
}
