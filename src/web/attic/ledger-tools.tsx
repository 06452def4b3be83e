/** Beside the lines of the ledger: which are shown, and how to hold it to what it said before. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData } from '../props.ts'
import { type LedgerAsked, type LedgerChecked, ledgerSorts } from '../props/ledger.ts'
import { Button, Card, Field, Notice, Select, type Tone } from '../ui/parts.tsx'
import type { LedgerLine } from './ledger-lines.ts'
import { when } from './words.ts'

const linesShown = 100

/** The lines that were asked for, newest first, at most a page of them; `older` is where the next page begins. */
export function shownOf(lines: readonly LedgerLine[], asked: LedgerAsked, zone: string): { shown: readonly LedgerLine[]; older?: number } {
  const found = lines.filter(({ entry, ...line }) => {
    const day = Temporal.Instant.from(entry.at).toZonedDateTimeISO(zone).toPlainDate().toString()
    const isLater = asked.before !== undefined && entry.n >= asked.before
    return (
      !isLater &&
      (asked.since === '' || day >= asked.since) &&
      (asked.until === '' || day <= asked.until) &&
      isOf(asked.what, entry, line.state)
    )
  })
  const shown = found.slice(0, linesShown)
  const last = shown.at(-1)
  return found.length > linesShown && last !== undefined ? { shown, older: last.entry.n } : { shown }
}

function isOf(what: LedgerAsked['what'], { act, purpose }: LedgerLine['entry'], state: LedgerLine['state']): boolean {
  if (what === 'all') return true
  const isAway = purpose === 'export' || act === 'arrive'
  if (what === 'away') return isAway
  return !isAway && (state === 'own') === (what === 'mine')
}

export function LedgerFilter({ frame, asked }: { readonly frame: FrameData; readonly asked: LedgerAsked }) {
  const t = text(frame.lang).ledger
  const isAsked = asked.what !== 'all' || asked.since !== '' || asked.until !== ''
  return (
    <form method="get" action={links.ledger()} class="filter" aria-label={t.filter}>
      <Select label={t.what} name="what" value={asked.what} options={ledgerSorts.map((sort) => [sort, t.sorts[sort]] as const)} />
      <Field label={t.since} name="since" input={{ type: 'date', value: asked.since }} />
      <Field label={t.until} name="until" input={{ type: 'date', value: asked.until }} />
      <Button look="quiet">{t.show}</Button>
      {isAsked && <a href={links.ledger()}>{t.everything}</a>}
    </form>
  )
}

/** Files to keep elsewhere, and the comparison with one. */
export function LedgerProof({ frame, checked }: { readonly frame: FrameData; readonly checked?: LedgerChecked | undefined }) {
  const t = text(frame.lang).ledger
  return (
    <Card title={t.proof} id="proof">
      <p>{t.proofAbout}</p>
      {checked && (
        <Notice tone={toneOf(checked)} live>
          <p>{sentenceOf(checked, frame)}</p>
        </Notice>
      )}
      <div class="two even">
        <div class="stack">
          <Button href={links.ledgerCheckpoint()} look="quiet">
            {t.checkpoint}
          </Button>
          <p class="small soft">{t.checkpointAbout}</p>
        </div>
        <div class="stack">
          <Button href={links.ledgerFile()} look="quiet">
            {t.file}
          </Button>
          <p class="small soft">{t.fileAbout}</p>
        </div>
      </div>
      <form method="post" action={links.ledgerCheck()} enctype="multipart/form-data" class="stack" aria-labelledby="compare">
        <h3 id="compare">{t.compare}</h3>
        <Field label={t.kept} name="kept" hint={t.keptHint} input={{ type: 'file', required: true, accept: '.json,.ndjson' }} />
        <div>
          <Button look="quiet">{t.check}</Button>
        </div>
      </form>
      <p class="small soft">
        {t.offline} <code>grenier ledger verify grenier-ledger.ndjson</code>
      </p>
    </Card>
  )
}

const toneOf = ({ is }: LedgerChecked): Tone => {
  if (is === 'same' || is === 'continued') return 'leaf'
  return is === 'none' || is === 'unreadable' || is === 'foreign' ? 'wheat' : 'berry'
}

function sentenceOf(checked: LedgerChecked, frame: FrameData): string {
  const t = text(frame.lang).ledger.checked
  if (checked.is === 'continued') return t.continued(when(checked.at, frame), checked.since)
  return 'at' in checked ? t[checked.is](when(checked.at, frame)) : t[checked.is]
}
