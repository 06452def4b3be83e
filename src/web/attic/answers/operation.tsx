/** Putting an operation in another post: it alone, or all those of a name; taken back the same way. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { Frame as FrameData, OperationProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Field, Notice, Select } from '../../ui/parts.tsx'
import { Amount } from '../amount.tsx'

export function OperationPage({ frame, record, now, merchant, categories, said, saved }: OperationProps & { readonly frame: FrameData }) {
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
      </div>
    </Frame>
  )
}
