/** What whoever has a link meets: a code to type, then what was shared. No account, no script. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import { purposeName } from '../attic/shares/cells.ts'
import { SharedTable } from '../attic/shares/table.tsx'
import { when } from '../attic/words.ts'
import type { Frame as FrameData, SharedProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Field, Notice } from '../ui/parts.tsx'

type Props = SharedProps & { readonly frame: FrameData }

/** Rows of a kind on the page; the file has the others. */
const most = 200

export function SharedPage({ frame, token, refusal, shown }: Props) {
  const t = text(frame.lang).shares.shared
  const isOver = refusal !== undefined && refusal !== 'code'
  return (
    <Frame frame={frame} title={t.title}>
      <div class={shown ? 'wrap stack loose shares' : 'wrap narrow stack loose shares'}>
        <header class="head">
          <h1>{t.title}</h1>
          {!shown && !isOver && <p class="lead">{t.lead}</p>}
        </header>
        {isOver && (
          <Notice tone="wheat" live>
            <p>{t.refusals[refusal]}</p>
          </Notice>
        )}
        {shown ? <Shown frame={frame} token={token} shown={shown} /> : !isOver && <Code frame={frame} token={token} refusal={refusal} />}
      </div>
    </Frame>
  )
}

function Code({ frame, token, refusal }: Pick<Props, 'frame' | 'token'> & { readonly refusal: Props['refusal'] | undefined }) {
  const t = text(frame.lang).shares.shared
  return (
    <form method="post" action={links.shared(frame.lang, token)} class="card stack">
      <Field
        label={t.code}
        name="code"
        hint={t.codeHint}
        error={refusal === 'code' ? t.refusals.code : undefined}
        input={{ required: true, maxlength: 40, autocomplete: 'one-time-code', autocapitalize: 'characters', spellcheck: false }}
      />
      <Button>{t.enter}</Button>
      <p class="small soft">{t.noted}</p>
    </form>
  )
}

function Shown({
  frame,
  token,
  shown,
}: {
  readonly frame: FrameData
  readonly token: string
  readonly shown: NonNullable<Props['shown']>
}) {
  const { lang } = frame
  const { attic, shares } = text(lang)
  const t = shares.shared
  const { purpose, view, until, at, rows } = shown
  return (
    <>
      <p>
        {t.purpose(purposeName(purpose, lang))} {t.terms}
        <span class="small soft block">
          {t.at(when(at, frame))} {t.until(when(until, frame))} {t.noted}
        </span>
      </p>
      {view.parts.map((part) => {
        const own = rows.filter(({ kind }) => kind === part.kind)
        return (
          <Card
            key={part.kind}
            title={attic.kinds[part.kind].name}
            id={part.kind.replace('.', '-')}
            aside={<a href={links.sharedFile(lang, token, part.kind)}>{t.csv}</a>}
          >
            <p class="small soft">
              {own.length === 0 ? t.none : `${t.rows(own.length)}.`} {own.length > most && t.shownRows(most)}
            </p>
            {own.length > 0 && <SharedTable part={part} rows={own.slice(0, most)} lang={lang} />}
          </Card>
        )
      })}
    </>
  )
}
