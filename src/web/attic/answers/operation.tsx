/** Putting an operation in another post: it alone, or all those of a name; taken back the same way. */
import { links } from '#routes'
import { money, text } from '../../i18n/index.ts'
import type { Frame as FrameData, OperationProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Field, Notice, Select } from '../../ui/parts.tsx'
import { Amount } from '../amount.tsx'

type Props = OperationProps & { readonly frame: FrameData }

export function OperationPage(props: Props) {
  const { frame, record, now, merchant, categories, said, saved } = props
  const { lang } = frame
  const t = text(lang).answers.operation
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.record('bank.transaction', record.id)}>{t.back}</a>
          </p>
          <h1>{record.label || merchant}</h1>
          <p class="lead">
            <Amount minor={record.amount} currency={record.currency} lang={lang} />
          </p>
          {saved && (
            <Notice tone="leaf" live>
              <p>{t.saved}</p>
            </Notice>
          )}
        </header>
        <Card title={now === null ? t.unknown : t.now(now.label)} id="now">
          {now !== null && <p>{t.because(now.rule)}</p>}
          {said.length > 0 && (
            <form method="post" action={links.budgetOperation(record.id)}>
              <input type="hidden" name="pattern" value={merchant} />
              <Button look="quiet" name="act" value="undo">
                {t.undo}
              </Button>
            </form>
          )}
        </Card>
        <Card title={t.title} id="change">
          <form method="post" action={links.budgetOperation(record.id)} class="stack">
            <Select
              label={t.post}
              name="category"
              value={now?.category ?? 'other-out'}
              options={[...categories, ['transfer', t.transfer]]}
            />
            <fieldset class="choices">
              <legend>{t.scope}</legend>
              <label>
                <input type="radio" name="scope" value="operation" checked />
                <span>{t.only}</span>
              </label>
              {merchant !== '' && (
                <label>
                  <input type="radio" name="scope" value="merchant" />
                  <span>{t.all}</span>
                </label>
              )}
            </fieldset>
            {merchant !== '' && (
              <Field
                label={t.pattern}
                name="pattern"
                hint={t.patternHint}
                input={{ value: merchant, maxlength: 120, autocomplete: 'off' }}
              />
            )}
            <p>
              <Button name="act" value="save">
                {t.save}
              </Button>
            </p>
          </form>
        </Card>
        {now !== null && now.category !== 'transfer' && <Share {...props} />}
      </div>
    </Frame>
  )
}

/** With whom it is shared: equal parts, or a share; taken back in one step. */
function Share({ frame, record, split, wrongSplit }: Props) {
  const { lang } = frame
  const t = text(lang).answers.operation
  const amount = (minor: number): string => money(minor, record.currency, lang)
  const [people, percent] = split === null ? [2, 50] : 'people' in split.said ? [split.said.people, 50] : [2, split.said.percent]
  const byShare = split !== null && 'percent' in split.said
  return (
    <Card title={t.split} id="split">
      {split !== null && <p>{t.splitNow(amount(split.own), amount(split.others))}</p>}
      {wrongSplit && (
        <Notice tone="berry" live>
          <p>{t.wrongSplit}</p>
        </Notice>
      )}
      <form method="post" action={links.budgetOperation(record.id)} class="stack">
        <fieldset class="choices">
          <legend class="vh">{t.split}</legend>
          <label>
            <input type="radio" name="how" value="people" checked={!byShare} />
            <span>{t.people}</span>
          </label>
          <Field
            label={t.peopleUnit}
            name="people"
            input={{ value: String(people), inputmode: 'numeric', maxlength: 2, autocomplete: 'off' }}
          />
          <label>
            <input type="radio" name="how" value="percent" checked={byShare} />
            <span>{t.percent}</span>
          </label>
          <Field
            label={t.percentUnit}
            name="percent"
            input={{ value: String(percent), inputmode: 'numeric', maxlength: 2, autocomplete: 'off' }}
          />
        </fieldset>
        <p class="row">
          <Button name="act" value="split">
            {t.share}
          </Button>
          {split !== null && (
            <Button look="quiet" name="act" value="whole">
              {t.whole}
            </Button>
          )}
        </p>
      </form>
    </Card>
  )
}
