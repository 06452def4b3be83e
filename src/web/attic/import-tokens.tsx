/** The tokens with which programs bring files: those there are, the one just made, and the form that makes another. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, ImportTokenLine, ImportTokensProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { Button, Card, Chip, Field, List, Notice, Row, Select } from '../ui/parts.tsx'
import { heldPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { when } from './words.ts'

type Props = ImportTokensProps & { readonly frame: FrameData }

export function ImportTokensPage(props: Props) {
  const { frame, tokens, made, ended, tooMany, refusal } = props
  const { common, importTokens: t } = text(frame.lang)
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {ended && (
          <Notice tone="leaf" live>
            <p>{t.endedDone}</p>
          </Notice>
        )}
        {tooMany && (
          <Notice tone="berry" live>
            <p>{t.tooMany}</p>
          </Notice>
        )}
        <Refused frame={frame} refusal={refusal} />
        {made && <Shown frame={frame} made={made} />}
        {tokens.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <List>
            {tokens.map((token) => (
              <Token key={token.id} token={token} frame={frame} />
            ))}
          </List>
        )}
        <div class="two even">
          <Card title={t.addTitle} id="add">
            <Add {...props} />
          </Card>
          <Card title={t.keepTitle} id="keep">
            <ul class="kept">
              {t.keep.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Card>
        </div>
        <p>
          <a href={links.settings()}>{common.settings}</a>
        </p>
      </div>
    </Frame>
  )
}

/** The only answer that holds the token. */
function Shown({ frame, made }: { readonly frame: FrameData; readonly made: NonNullable<Props['made']> }) {
  const t = text(frame.lang).importTokens
  return (
    <Card title={t.shownTitle(made.name)} id="shown" tone="leaf">
      <p role="status">{t.shown}</p>
      <Field label={t.token} name="token" input={{ readonly: true, value: made.token, autocomplete: 'off', spellcheck: false }} />
      <p>{t.command}</p>
      <p>
        <code class="said">grenier import releve.ofx --server {frame.publicUrl} --token-file grenier.token</code>
      </p>
    </Card>
  )
}

function Token({ token, frame }: { readonly token: ImportTokenLine; readonly frame: FrameData }) {
  const t = text(frame.lang).importTokens
  const { id, name, madeAt, usedAt, expiresAt, state, endedAt } = token
  const end =
    state === 'live' ? (
      <form method="post" action={links.endImportToken(id)}>
        <Button look="end">{t.end}</Button>
      </form>
    ) : (
      <Chip tone="wheat">{t.over}</Chip>
    )
  return (
    <Row mark={<Icon name="imports" />} tone={state === 'live' ? 'leaf' : 'wheat'} end={end}>
      <strong class="said">{name}</strong>
      <span class="small soft block">
        {t.made(when(madeAt, frame))} {usedAt !== null ? t.used(when(usedAt, frame)) : state === 'live' && t.neverUsed}{' '}
        {endedAt !== undefined
          ? t.endedAt(when(endedAt, frame))
          : state === 'live'
            ? t.expires(when(expiresAt, frame))
            : t.expired(when(expiresAt, frame))}
      </span>
    </Row>
  )
}

function Add({ frame, typed, refusal }: Props) {
  const { attic, common, importTokens: t } = text(frame.lang)
  if (frame.person?.needsKit) {
    return (
      <>
        <p>{t.kitFirst}</p>
        <p>
          <Button href={links.kit()}>{attic.drop.kitFirst.go}</Button>
        </p>
      </>
    )
  }
  return (
    <PassphraseForm frame={frame} action={links.importTokens()}>
      <Field
        label={t.name}
        name="name"
        hint={t.nameHint}
        input={{ required: true, maxlength: 60, autocomplete: 'off', value: typed?.name ?? '' }}
      />
      <Select
        label={t.days}
        name="days"
        value={typed?.days ?? '90'}
        options={(['30', '90', '365'] as const).map((days) => [days, t.daysOf[days]] as const)}
      />
      <Field
        label={common.passphrase}
        name="current"
        hint={t.currentHint}
        error={wrong(frame, refusal, 'current')}
        input={heldPassphrase}
      />
      <Button>{t.add}</Button>
    </PassphraseForm>
  )
}
