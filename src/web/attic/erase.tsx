/** Erasing one's attic: what goes, what stays, and a form that a cookie alone cannot send. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { EraseProps, Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Field, Notice } from '../ui/parts.tsx'
import { heldPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { when } from './words.ts'

type Given = EraseProps & { readonly frame: FrameData }

export function ErasePage(given: Given) {
  const { frame, asked, kept, refusal } = given
  const { leaving, common } = text(frame.lang)
  const t = leaving.erase
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {refusal && (
          <Notice tone="berry" title={common.errorSummary} live>
            <p>{refusal.type === 'WrongCurrent' ? <a href="#passphrase">{t.wrong}</a> : common.error[refusal.type](refusal.seconds)}</p>
          </Notice>
        )}
        {kept && asked === null && (
          <Notice tone="leaf" live>
            <p>{t.kept}</p>
          </Notice>
        )}
        {asked !== null && <Waiting frame={frame} asked={asked} />}
        <div class="two even">
          <Goes {...given} />
          <Card title={t.staysTitle} id="stays">
            <ul class="kept">
              {t.stays.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Card>
        </div>
        <Card title={asked === null ? t.confirmTitle : t.nowTitle} id="confirm" tone="berry">
          <Confirm {...given} />
        </Card>
        <p>
          <a href={links.settings()}>{common.settings}</a>
        </p>
      </div>
    </Frame>
  )
}

function Waiting({ frame, asked }: { readonly frame: FrameData; readonly asked: NonNullable<EraseProps['asked']> }) {
  const t = text(frame.lang).leaving.erase
  const path = links.certificate(frame.lang, asked.number)
  return (
    <Notice tone="wheat" title={t.waitingTitle(when(asked.dueAt, frame))}>
      <p>{t.waiting}</p>
      <p class="small">
        {t.certificate}
        <br />
        <a class="long" href={path}>
          {frame.publicUrl.replace(/\/$/, '') + path}
        </a>
      </p>
      <form method="post" action={links.keepAttic()} class="keep">
        <Button>{t.keep}</Button>
      </form>
    </Notice>
  )
}

function Goes({ frame, goes }: Given) {
  const t = text(frame.lang).leaving.erase
  const { records, imports, lines, sessions } = goes
  return (
    <Card title={t.goesTitle} id="goes">
      <ul class="kept">
        <li>{t.keys}</li>
        {records !== undefined && imports !== undefined && <li>{t.records(records, imports)}</li>}
        {lines !== undefined && <li>{t.lines(lines)}</li>}
        <li>{t.sessions(sessions)}</li>
        <li>{t.account}</li>
      </ul>
    </Card>
  )
}

function Confirm({ frame, asked, refusal }: Given) {
  const { leaving, common } = text(frame.lang)
  const t = leaving.erase
  if (frame.person?.trial) {
    return (
      <form method="post" action={links.erase()} class="stack">
        <p>{t.trial}</p>
        <div>
          <Button look="end" name="when" value="now">
            {t.submitNow}
          </Button>
        </div>
      </form>
    )
  }
  return (
    <PassphraseForm frame={frame} action={links.erase()}>
      {asked === null ? <Choices frame={frame} /> : <input type="hidden" name="when" value="now" />}
      <Field
        label={common.passphrase}
        name="passphrase"
        hint={t.passphraseHint}
        error={refusal?.type === 'WrongCurrent' ? t.wrong : undefined}
        input={heldPassphrase}
      />
      <div>
        <Button look="end">{asked === null ? t.submit : t.submitNow}</Button>
      </div>
    </PassphraseForm>
  )
}

function Choices({ frame }: { readonly frame: FrameData }) {
  const t = text(frame.lang).leaving.erase
  return (
    <fieldset class="choices">
      <legend>{t.when}</legend>
      <label>
        <input type="radio" name="when" value="later" checked />
        <strong>{t.later}</strong>
        <span class="hint soft small">{t.laterHint}</span>
      </label>
      <label>
        <input type="radio" name="when" value="now" />
        <strong>{t.now}</strong>
        <span class="hint soft small">{t.nowHint}</span>
      </label>
    </fieldset>
  )
}
