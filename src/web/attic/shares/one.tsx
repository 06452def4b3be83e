/** One recipient: what it may see, what it saw, when it ends, and what ending cannot undo. */
import { links } from '#routes'
import { count, day, text } from '../../i18n/index.ts'
import type { Frame as FrameData, ShareProps, ShareVisit } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Chip, Field, List, Notice, Row, Select, type Tone } from '../../ui/parts.tsx'
import { when } from '../words.ts'
import { Act, toneOf } from './board.tsx'
import { chosenOf, fieldName, fieldTitle, partInWords, purposeName, takenOut } from './cells.ts'

type Props = ShareProps & { readonly frame: FrameData }

export function SharePage(props: Props) {
  const { frame, line, done, refused, acts, wrong } = props
  const t = text(frame.lang).shares
  return (
    <Frame frame={frame} title={`${t.title} · ${line.name}`} current="settings">
      <div class="wrap stack loose shares">
        <header class="head">
          <p class="small">
            <a href={links.shares()}>{t.one.back}</a>
          </p>
          <h1 class="said">{line.name}</h1>
          <p class="lead">
            <Chip tone={toneOf(line.status)}>{t.statuses[line.status]}</Chip>
          </p>
        </header>
        {done && (
          <Notice tone="leaf" live>
            <p>{t.done[done]}</p>
          </Notice>
        )}
        {refused && (
          <Notice tone="berry" live>
            <p>{t.one.wider}</p>
          </Notice>
        )}
        {wrong > 0 && (
          <Notice tone="wheat">
            <p>{t.one.wrong(wrong)}</p>
          </Notice>
        )}
        <div class="two even">
          <May {...props} />
          <Saw {...props} />
        </div>
        {acts.includes('narrow') && <Narrow {...props} />}
        {acts.includes('end') && <Ways {...props} />}
      </div>
    </Frame>
  )
}

function May({ frame, line, view, asked, made, perDay }: Props) {
  const { lang } = frame
  const { attic, shares } = text(lang)
  const t = shares.one
  const out = takenOut(view, asked)
  return (
    <Card title={t.can} id="can">
      <ul>
        {view.parts.map((part) => (
          <li key={part.kind}>
            <strong>{attic.kinds[part.kind].name}</strong>, {partInWords(part, lang)}
          </li>
        ))}
      </ul>
      {out.length > 0 && (
        <p class="small">
          {t.removed}{' '}
          <del>
            {attic.and(
              out.map(({ kind, fields }) =>
                fields.length === 0 ? attic.kinds[kind].name : fields.map((field) => fieldName(field, lang)).join(', '),
              ),
            )}
          </del>
        </p>
      )}
      <p class="small">
        {t.period(view.since === undefined ? '' : day(view.since, lang), view.until === undefined ? '' : day(view.until, lang))}{' '}
        {view.mask ? t.masked : t.unmasked}
      </p>
      <dl class="facts">
        {(
          [
            [t.facts.purpose, purposeName(line.purpose, lang)],
            [t.facts.made, when(made, frame)],
            [t.facts.until, when(line.until, frame)],
            [t.facts.perDay, count(perDay, lang)],
            [t.facts.terms, t.terms],
          ] as const
        ).map(([words, value]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="small soft">
        {t.fresh} {t.clear}
      </p>
    </Card>
  )
}

const visitTones: { readonly [S in ShareVisit['state']]: Tone } = { read: 'sky', refused: 'berry', failed: 'berry', unknown: 'wheat' }

function Saw({ frame, visits }: Props) {
  const t = text(frame.lang).shares.one
  return (
    <Card title={t.saw} id="saw" aside={<a href={links.ledger()}>{text(frame.lang).attic.ledger.title}</a>}>
      {visits.length === 0 ? (
        <p class="soft">{t.never}</p>
      ) : (
        <List>
          {visits.map((visit, i) => (
            <Row key={i} tone={visitTones[visit.state]}>
              {visit.state === 'read' ? t.read(visit.count ?? 0) : t[visit.state]}
              {visit.why !== undefined && ` (${t.whys[visit.why] ?? visit.why})`}
              <span class="small soft block">{when(visit.at, frame)}</span>
            </Row>
          ))}
        </List>
      )}
    </Card>
  )
}

/** What is ticked stays; what is unticked leaves no more. */
function Narrow({ frame, line, view, coarser }: Props) {
  const { lang } = frame
  const { attic, shares } = text(lang)
  const t = shares.one
  return (
    <Card title={t.narrow} id="narrow">
      <p class="soft">{t.narrowAbout}</p>
      <form method="post" action={links.changeShare(line.id)} class="stack">
        <input type="hidden" name="act" value="narrow" />
        {view.parts.map((part) => (
          <fieldset key={part.kind} class="picks">
            <legend>{attic.kinds[part.kind].name}</legend>
            {part.show !== 'records' && (
              <label class="pick">
                <input type="checkbox" name="keep" value={part.kind} checked />
                <span>{part.show === 'totals' ? t.count : t.answer}</span>
              </label>
            )}
            {part.show !== 'answer' &&
              chosenOf(part).map(({ field, precision }) => {
                const name = `${part.kind}:${field}`
                const less = part.show === 'records' ? coarser[name] : undefined
                return less === undefined ? (
                  <label key={field} class="pick">
                    <input type="checkbox" name="keep" value={name} checked />
                    <span>{fieldTitle(field, lang)}</span>
                  </label>
                ) : (
                  <Select
                    key={field}
                    label={fieldTitle(field, lang)}
                    name={`keep:${name}`}
                    value={name}
                    options={[
                      [name, shares.new.precisions[precision]],
                      ...less.map((one) => [`${name}:${one}`, shares.new.precisions[one]] as const),
                      ['', shares.new.stays],
                    ]}
                  />
                )
              })}
          </fieldset>
        ))}
        <div class="dates">
          <Field label={shares.new.since} name="since" input={{ type: 'date', value: view.since ?? '' }} />
          <Field label={shares.new.until} name="until" input={{ type: 'date', value: view.until ?? '' }} />
        </div>
        {!view.mask && (
          <label class="pick">
            <input type="checkbox" name="mask" value="on" />
            <span>{shares.new.mask}</span>
          </label>
        )}
        <Button>{t.keep}</Button>
      </form>
    </Card>
  )
}

function Ways({ frame, line, acts }: Props) {
  const { lang } = frame
  const { shares } = text(lang)
  const t = shares.one
  return (
    <div class="two even">
      {acts.includes('renew') && (
        <Card title={t.renew} id="renew">
          <form method="post" action={links.changeShare(line.id)} class="stack">
            <input type="hidden" name="act" value="renew" />
            <Select
              label={t.renew}
              name="days"
              value="30"
              hint={t.renewAbout}
              options={(['7', '30', '90', '365'] as const).map((days) => [days, shares.new.daysOf[days]] as const)}
            />
            <Button look="quiet">{t.renew}</Button>
          </form>
          {acts.includes('pause') && <Act id={line.id} act="pause" name={line.name} lang={lang} />}
          {acts.includes('resume') && <Act id={line.id} act="resume" name={line.name} lang={lang} />}
        </Card>
      )}
      <Card title={t.endTitle} id="end" tone="berry">
        <p>{t.endAbout}</p>
        <p>{t.cannot}</p>
        <Act id={line.id} act="end" name={line.name} lang={lang} />
      </Card>
    </div>
  )
}
