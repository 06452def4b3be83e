/** The tokens with which programs bring files: those there are, the one just made, and the form that makes another. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, ImportTokenLine, ImportTokensProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Icon } from '../ui/icon.tsx'
import { Button, Card, Chip, Field, Notice, Row, Select } from '../ui/parts.tsx'
import { heldPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { KitFirst, WaysInPage } from './ways-in.tsx'
import { when } from './words.ts'

type Props = ImportTokensProps & { readonly frame: FrameData }

export function ImportTokensPage(props: Props) {
  const { frame, tokens, made, ended, tooMany, refusal } = props
  const t = text(frame.lang).importTokens
  const news = (
    <>
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
    </>
  )
  const rows = tokens.map((token) => <Token key={token.id} token={token} frame={frame} />)
  return <WaysInPage frame={frame} words={t} news={news} rows={rows} add={<Add {...props} />} />
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
  const { common, importTokens: t } = text(frame.lang)
  if (frame.person?.needsKit) return <KitFirst lang={frame.lang} why={t.kitFirst} />
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
