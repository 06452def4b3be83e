/** Deleting all that comes from one import or one source: what goes, what stays, what it does not reach; then, act by act, done. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { Frame as FrameData, RemoveAllProps } from '../../props.ts'
import { Refused } from '../../public/refused.tsx'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, EmptyState, Notice } from '../../ui/parts.tsx'
import { PassphraseForm } from '../../ui/passphrase-form.tsx'
import { sourceName } from '../sources/words.tsx'
import { periodInWords } from '../words.ts'
import { OriginalsToo } from './originals-too.tsx'

type Props = RemoveAllProps & { readonly frame: FrameData }

export function RemoveAllPage(props: Props) {
  const { frame, from, left, deleted, isOn, originals, refusal } = props
  const { lang } = frame
  const t = text(lang).removing
  return (
    <Frame frame={frame} title={t.title} current={from.type === 'batch' ? 'imports' : 'home'}>
      <div class="wrap stack loose removing">
        <header class="head">
          <p class="small">
            <Back from={from} lang={lang} />
          </p>
          <h1>{left === 0 && deleted > 0 ? t.done : t.title}</h1>
          <p class="lead">{nameOf(from, lang)}</p>
        </header>
        <Refused frame={frame} refusal={refusal} />
        {isOn ? <On {...props} /> : (left > 0 || originals.length > 0) && <Ask {...props} />}
        {!isOn && <Done {...props} />}
      </div>
    </Frame>
  )
}

function nameOf(from: Props['from'], lang: FrameData['lang']): string {
  const t = text(lang).removing
  if (from.type === 'batch') return from.name === '' ? t.typed : from.name
  return from.source === undefined ? t.source : sourceName(from.source, lang)
}

function Back({ from, lang }: { readonly from: Props['from']; readonly lang: FrameData['lang'] }) {
  const t = text(lang).removing
  if (from.type === 'batch') return <a href={links.batch(from.batch)}>{t.backToBatch}</a>
  return from.source === undefined ? (
    <a href={links.sources()}>{t.backToSources}</a>
  ) : (
    <a href={links.source(from.source.key)}>{t.backToSource}</a>
  )
}

function Ask(props: Props) {
  const { frame, action, kinds, originals } = props
  const { lang } = frame
  const t = text(lang).removing
  const going = kinds.reduce((sum, { goes }) => sum + goes, 0)
  return (
    <PassphraseForm frame={frame} action={action}>
      <div class="two">
        <Goes {...props} />
        <Stays {...props} />
      </div>
      <Card title={t.reach} id="reach">
        <ul>
          {t.reaches.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
        <h3>{t.reachNot}</h3>
        <ul>
          {t.reachesNot.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      </Card>
      {originals.length > 0 && <OriginalsToo {...props} />}
      <div>
        <Button name="act" value="remove" look="end">
          {t.confirm(going)}
        </Button>
      </div>
    </PassphraseForm>
  )
}

function Goes({ frame, kinds, days }: Props) {
  const { lang } = frame
  const { attic, removing: t } = text(lang)
  const going = kinds.filter(({ goes }) => goes > 0)
  return (
    <Card title={t.goes} id="goes" tone="berry">
      {going.length === 0 && <p>{t.nothingGoes}</p>}
      <ul class="list">
        {going.map(({ kind, goes }) => (
          <li key={kind} class="plain">
            <div>{attic.kinds[kind].count(goes)}</div>
          </li>
        ))}
      </ul>
      {days && <p class="soft">{t.days(periodInWords(days.from, days.to, lang))}</p>}
    </Card>
  )
}

function Stays({ frame, kinds, keepers }: Props) {
  const { attic, removing: t, where } = text(frame.lang)
  const staying = kinds.filter(({ stays }) => stays > 0)
  if (staying.length === 0) return null
  return (
    <Card title={t.stays} id="stays">
      <ul class="list">
        {staying.map(({ kind, stays }) => (
          <li key={kind} class="plain">
            <div>{attic.kinds[kind].count(stays)}</div>
          </li>
        ))}
      </ul>
      <p>{t.staysAbout}</p>
      <ul>
        {keepers.map(({ batch, name, records }) => (
          <li key={batch}>
            {t.keeper(records)} <a href={links.batch(batch)}>{name === '' ? where.hand.typed : name}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Between two acts: a button goes on, which a script presses. */
function On({ frame, action, deleted, left }: Props) {
  const t = text(frame.lang).removing
  return (
    <Card title={t.on} id="on">
      <form method="post" action={action} class="stack" data-island="goOn">
        <p role="status">{t.progress(deleted, left)}</p>
        <progress value={deleted} max={deleted + left} aria-label={t.on} />
        <p class="small soft">{t.onAbout}</p>
        <div>
          <Button name="act" value="remove">
            {t.next}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function Done({ frame, action, left, deleted, isLetBack, originals }: Props) {
  const t = text(frame.lang).removing
  if (isLetBack)
    return (
      <Notice tone="wheat" title={t.isLetBack} live>
        <p>{t.letBackAbout}</p>
      </Notice>
    )
  if (deleted === 0)
    return left > 0 || originals.length > 0 ? null : (
      <EmptyState title={t.empty}>
        <p class="soft">{t.emptyAbout}</p>
      </EmptyState>
    )
  return (
    <Notice tone="leaf" title={t.doneAbout(deleted)} live>
      <form method="post" action={action} class="stack">
        <p class="small">{t.letBackAbout}</p>
        <div>
          <Button name="act" value="back" look="quiet">
            {t.letBack}
          </Button>
        </div>
      </form>
    </Notice>
  )
}
