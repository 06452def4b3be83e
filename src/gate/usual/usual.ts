/** The usual formats of a kind: what other programs read, of what is held in a period. */
import { type Kind, kindNames, type Record } from '#model'
import type { Snapshot } from '#vault'
import { headLine, rowLine } from '../package/columns.ts'
import { heldBy, type ToWrite } from '../package/write.ts'
import { writeCalendar } from './icalendar.ts'
import { writeOfx } from './ofx.ts'
import { writeVcards } from './vcard.ts'

/** By the end of their files' names: the kinds they hold. */
export const usualFormats = {
  ofx: ['bank.transaction'],
  vcf: ['contact', 'identity.profile'],
  ics: ['calendar.event'],
  /** One kind a file. */
  csv: kindNames.filter((kind) => kind !== 'setting' && kind !== 'amendment'),
} as const satisfies { readonly [format: string]: readonly Kind[] }
export type UsualFormat = keyof typeof usualFormats

/** The bytes of the file; `done` is told how many records it holds. */
export async function* writeUsual(
  format: UsualFormat,
  {
    snapshot,
    choice,
    at,
    done,
  }: {
    readonly snapshot: Snapshot
    readonly choice: NonNullable<ToWrite['choice']>
    readonly at: string
    readonly done: (records: number) => void
  },
): AsyncGenerator<Uint8Array, void> {
  const kinds = usualFormats[format].filter((kind) => choice.kinds?.includes(kind) ?? true)
  let count = 0
  // A format may read twice: only the last reading counts.
  const read = async function* <K extends Kind>(...asked: readonly K[]): AsyncGenerator<readonly Record<K>[]> {
    count = 0
    for (const kind of asked) {
      for await (const group of heldBy(snapshot, kind, choice)) {
        count += group.length
        yield group as readonly Record<K>[]
      }
    }
  }
  const texts =
    format === 'ofx'
      ? writeOfx(() => read('bank.transaction'), at)
      : format === 'vcf'
        ? writeVcards(read(...(kinds as readonly ('contact' | 'identity.profile')[])))
        : format === 'ics'
          ? writeCalendar(read('calendar.event'), at)
          : writeTable(kinds, read)
  for await (const text of texts) if (text !== '') yield Buffer.from(text)
  done(count)
}

/** The table of one kind, as an export has it; of several, that of the first. */
async function* writeTable([kind]: readonly Kind[], read: (kind: Kind) => AsyncGenerator<readonly Record[]>): AsyncGenerator<string> {
  if (kind === undefined) return
  yield headLine(kind)
  for await (const records of read(kind)) yield records.map((record) => rowLine(kind, record)).join('')
}
