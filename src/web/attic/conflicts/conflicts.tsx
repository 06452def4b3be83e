/** What two sources tell otherwise: both sides next to each other, one button a side; below, what was settled. */
import type { Record } from '#model'
import { type Lang, links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { ConflictsProps, Frame as FrameData } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, EmptyState, Notice } from '../../ui/parts.tsx'
import { inOneLine } from '../corrections/parts.tsx'
import { fieldInWords } from '../facts.ts'
import { fieldName } from '../hand-field.tsx'
import { tell } from '../tell.ts'
import { formatName } from '../words.ts'

type Props = ConflictsProps & { readonly frame: FrameData }
type Question = Props['questions'][number]

export function ConflictsPage(props: Props) {
  const { frame, questions, left, settled } = props
  const { lang } = frame
  const t = text(lang).conflicts
  return (
    <Frame frame={frame} title={t.title} current="records">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.records()}>{text(lang).corrections.backToRecords}</a>
          </p>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        <Told {...props} />
        {questions.length === 0 ? (
          <EmptyState title={t.none}>
            <p class="soft">{t.noneAbout}</p>
          </EmptyState>
        ) : (
          <ol class="stack conflicts" aria-label={t.title}>
            {questions.map((question, index) => (
              <li key={question.about}>
                <Ask question={question} place={index} lang={lang} />
              </li>
            ))}
          </ol>
        )}
        {left > 0 && <p class="soft">{t.more(left)}</p>}
        {settled.length > 0 && <Settled settled={settled} lang={lang} />}
      </div>
    </Frame>
  )
}

function Told({ frame, done, said }: Props) {
  const t = text(frame.lang).conflicts
  if (done !== undefined)
    return (
      <Notice tone="leaf" title={t.done} live>
        <form method="post" action={links.undoAct(done)}>
          <Button look="quiet">{text(frame.lang).corrections.undo}</Button>
        </form>
      </Notice>
    )
  return said === undefined ? null : (
    <Notice tone={said === 'gone' ? 'wheat' : 'leaf'} live>
      <p>{t.said[said]}</p>
    </Notice>
  )
}

function Ask({ question, place, lang }: { readonly question: Question; readonly place: number; readonly lang: Lang }) {
  const t = text(lang).conflicts
  const { about, type, fields, sides } = question
  const [first] = sides
  if (first === undefined) return null
  const title = tell(first.record, lang).title || text(lang).attic.records.noLabel
  return (
    <Card title={title} id={`q${place}`}>
      <p>{type === 'twice' ? t.twice : t.values(fields.map((field) => text(lang).attic.fields[field] ?? field).join(', '))}</p>
      {type === 'values' && <Whole record={first.record} lang={lang} />}
      <form method="post" action={links.conflicts()} class="stack">
        <input type="hidden" name="about" value={about} />
        <ul class="sides">
          {sides.map(({ record, source }, side) => (
            <li key={side} class="stack">
              <p class="small soft">{fromWords(source, lang)}</p>
              {type === 'twice' ? <Whole record={record} lang={lang} /> : <Values record={record} fields={fields} lang={lang} />}
              <div>
                <Button look="quiet" name="word" value={type === 'twice' ? `one/${side}` : side === 0 ? 'kept' : `take/${side}`}>
                  {type === 'twice' ? t.one : t.keep}
                  <span class="vh"> ({fromWords(source, lang)})</span>
                </Button>
              </div>
            </li>
          ))}
        </ul>
        {type === 'twice' && (
          <div>
            <Button look="quiet" name="word" value="two">
              {t.two}
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}

function fromWords({ origin, connector }: Question['sides'][number]['source'], lang: Lang): string {
  const t = text(lang)
  return origin === '' ? t.where.hand.typed : t.conflicts.from(origin, formatName(connector, lang))
}

const Whole = ({ record, lang }: { readonly record: Record; readonly lang: Lang }) => (
  <p>
    <a href={links.record(record.kind, record.id)}>{inOneLine(record, lang)}</a>
  </p>
)

const Values = ({ record, fields, lang }: { readonly record: Record; readonly fields: readonly string[]; readonly lang: Lang }) => (
  <dl class="facts">
    {fields.map((field) => (
      <div key={field}>
        <dt>{fieldName(field, lang)}</dt>
        <dd>
          <strong>{fieldInWords(record, field, lang) || text(lang).corrections.empty}</strong>
        </dd>
      </div>
    ))}
  </dl>
)

function Settled({ settled, lang }: Pick<Props, 'settled'> & { readonly lang: Lang }) {
  const t = text(lang).conflicts
  return (
    <details class="twin">
      <summary>{t.settled(settled.length)}</summary>
      <ul class="list">
        {settled.map(({ about, verdict, records }) => (
          <li class="plain" key={about}>
            <form method="post" action={links.conflicts()} class="stack">
              <input type="hidden" name="about" value={about} />
              <p>
                {records.map((record) => inOneLine(record, lang)).join(' / ')}
                <span class="small soft block">{t.verdicts[verdict]}</span>
              </p>
              <div>
                <Button look="quiet" name="word" value="again">
                  {t.again}
                </Button>
              </div>
            </form>
          </li>
        ))}
      </ul>
    </details>
  )
}
