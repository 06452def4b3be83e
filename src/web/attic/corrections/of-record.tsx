/** On a record's page: what can be done with it, and what was. */
import type { Record } from '#model'
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { Frame, HistoryLine } from '../../props.ts'
import { Button, Card, Chip } from '../../ui/parts.tsx'
import { when } from '../words.ts'
import { Change } from './parts.tsx'

interface Props {
  readonly record: Record
  readonly history: readonly HistoryLine[]
  readonly frame: Frame
}

const splittable = new Set(['bank.transaction', 'invoice', 'receipt'])

export function Corrections({ record, history, frame }: Props) {
  const t = text(frame.lang).corrections
  if (record.kind === 'setting') return null
  const acts = (['correct', 'mark', 'merge', 'split', 'remove'] as const).filter((act) => act !== 'split' || splittable.has(record.kind))
  return (
    <Card title={t.ofRecord.title} id="corrections" {...(record.corrected && { aside: <Chip tone="sky">{t.corrected}</Chip> })}>
      <form method="post" action={links.actOnRecords()} class="row acts">
        <input type="hidden" name="_kind" value={record.kind} />
        <input type="hidden" name="_id" value={record.id} />
        {acts.map((act) => (
          <Button key={act} name="_act" value={act} look={act === 'remove' ? 'end' : act === 'correct' ? 'main' : 'quiet'}>
            {t.acts[act]}
          </Button>
        ))}
      </form>
      {history.length > 0 && (
        <>
          <h3>{t.ofRecord.history}</h3>
          <ul class="list history">
            {history.map((line) => (
              <Line key={`${line.batch}${line.line}`} line={line} frame={frame} />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Line({ line, frame }: { readonly line: HistoryLine; readonly frame: Frame }) {
  const { lang } = frame
  const t = text(lang).corrections
  const isUndone = line.state === 'undone'
  return (
    <li class="plain">
      <div class="stack">
        <p>
          <strong>{t.verdicts[line.verdict]}</strong> <span class="soft">{when(line.at, frame)}</span>{' '}
          {isUndone && <Chip tone="wheat">{t.undone}</Chip>}
        </p>
        {line.fields.length > 0 && <Change before={line.before} after={line.after} fields={line.fields} lang={lang} />}
        {line.reason !== undefined && <p class="soft">{t.because(line.reason)}</p>}
        {line.verdict !== 'withdrawn' && (line.isAlone || !isUndone) && (
          <form
            method="post"
            action={isUndone ? links.redoAct(line.batch) : line.isAlone ? links.undoAct(line.batch) : links.withdrawAct(line.batch)}
          >
            <input type="hidden" name="line" value={line.line} />
            <Button look="quiet">{isUndone ? t.redo : t.undo}</Button>
          </form>
        )}
      </div>
    </li>
  )
}
