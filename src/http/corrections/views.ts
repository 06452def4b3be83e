/** Acts as their page lists them, and what is sent back to a holder. */
import type { Amended, Correction } from '#gate'
import { csvLine } from '#lib/pure/csv-line'
import type { Record } from '#model'
import type { ActLine, HistoryLine } from '#web'

const shown = 20
/** Those set aside can each be brought back from here. */
const asideShown = 200

/** One line an act, the newest first. */
export function actLines(corrections: readonly Correction[]): ActLine[] {
  return [...Map.groupBy(corrections, ({ batch }) => batch.id).values()].flatMap((said) => {
    const [first] = said
    if (first === undefined) return []
    const { id, at, act = 'correct', state, files } = first.batch
    const reason = said.find(({ amendment }) => amendment.reason !== undefined)?.amendment.reason
    const lines = said
      .toReversed()
      .slice(0, act === 'mark' ? asideShown : shown)
      .map(lineOf)
    return [{ batch: id, at, act, state, count: files[0]?.kinds.amendment ?? said.length, lines, ...(reason !== undefined && { reason }) }]
  })
}

function lineOf({ line, amendment, held }: Correction): ActLine['lines'][number] {
  const origin = held?.record.source.origin
  return {
    line,
    fields: Object.keys(amendment.fields ?? {}),
    isShown: held?.state === 'held',
    ...(held && { record: held.record, original: { ...held.record, ...held.original } as Record }),
    ...(origin !== undefined && origin !== '' && { origin }),
  }
}

/** True for what a holder can be told: a field corrected, or a record that is not right, of an act in force. */
const isForHolder = ({ batch, amendment, held }: Correction): boolean =>
  batch.state === 'live' && held !== undefined && (amendment.verdict === 'corrected' || amendment.verdict === 'wrong')

export const canSend = (corrections: readonly Correction[]): boolean => corrections.some(isForHolder)

/** A line a field corrected, or a record said wrong: where it came from, what it was, what it should be, why. */
export function correctionsCsv(corrections: readonly Correction[]): string {
  const rows = corrections.filter(isForHolder).flatMap(({ batch, amendment, held }) => {
    const { connector, origin, line } = held?.record.source ?? { connector: '', origin: '', line: undefined }
    const place = [origin, connector, line, amendment.about, amendment.key?.join(' ')] as const
    const fields = Object.entries(amendment.fields ?? { '': {} }) as [string, { was?: unknown; now?: unknown }][]
    return fields.map(([field, { was, now }]) =>
      csvLine([...place, amendment.verdict, field, plain(was), plain(now), amendment.reason, batch.at.slice(0, 10)]),
    )
  })
  return csvLine(['origin', 'format', 'line', 'kind', 'record', 'verdict', 'field', 'was', 'should be', 'reason', 'day']) + rows.join('')
}

/** What was done to a record, each line with the fields it changed as they were and as they became. */
export function historyLines(record: Record, history: readonly Amended[]): HistoryLine[] {
  return history.map(({ batch, line, amendment }) => {
    const fields = Object.entries(amendment.fields ?? {})
    const side = (name: 'was' | 'now') =>
      ({ ...record, ...Object.fromEntries(fields.map(([field, value]) => [field, value[name]])) }) as Record
    return {
      batch: batch.id,
      line,
      at: batch.at,
      verdict: amendment.verdict,
      state: batch.state,
      isAlone: batch.files[0]?.kinds.amendment === 1,
      fields: fields.map(([field]) => field),
      before: side('was'),
      after: side('now'),
      ...(amendment.reason !== undefined && { reason: amendment.reason }),
    }
  })
}

const plain = (value: unknown): string => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))
