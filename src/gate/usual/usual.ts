/** The usual formats of a kind: what other programs read, of what is held in a period. */
import { type Kind, kindNames, type Record } from '#model'
import type { Snapshot } from '#vault'
import { headLine, rowLine } from '../package/columns.ts'
import { heldBy, type ToWrite } from '../package/write.ts'
import { writeGeoJson } from './geojson.ts'
import { writeGpx } from './gpx.ts'
import { writeCalendar } from './icalendar.ts'
import { writeOfx } from './ofx.ts'
import type { Placed } from './placed.ts'
import { writeVcards } from './vcard.ts'

/** By the end of their files' names: the kinds they hold. */
export const usualFormats = {
  ofx: ['bank.transaction'],
  vcf: ['contact', 'identity.profile'],
  ics: ['calendar.event'],
  gpx: ['mobility.position', 'mobility.trip'],
  geojson: ['mobility.position', 'mobility.trip'],
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
  // A format may read a kind twice: only the last reading counts.
  const counts = new Map<Kind, number>()
  const read = async function* <K extends Kind>(...asked: readonly K[]): AsyncGenerator<readonly Record<K>[]> {
    for (const kind of asked) {
      counts.set(kind, 0)
      for await (const group of heldBy(snapshot, kind, choice)) {
        counts.set(kind, (counts.get(kind) ?? 0) + group.length)
        yield group as readonly Record<K>[]
      }
    }
  }
  const chosen = <K extends Placed['kind']>(kind: K): AsyncGenerator<readonly Record<K>[]> =>
    read(...(kinds as readonly Kind[]).filter((one): one is K => one === kind))
  const texts =
    format === 'ofx'
      ? writeOfx(() => read('bank.transaction'), at)
      : format === 'vcf'
        ? writeVcards(read(...(kinds as readonly ('contact' | 'identity.profile')[])))
        : format === 'ics'
          ? writeCalendar(read('calendar.event'), at)
          : format === 'gpx'
            ? writeGpx({ positions: () => chosen('mobility.position'), trips: () => chosen('mobility.trip') }, at)
            : format === 'geojson'
              ? writeGeoJson(read(...(kinds as readonly Placed['kind'][])))
              : writeTable(kinds, read)
  for await (const text of texts) if (text !== '') yield Buffer.from(text)
  done(counts.values().reduce((sum, count) => sum + count, 0))
}

/** The table of one kind, as an export has it; of several, that of the first. */
async function* writeTable([kind]: readonly Kind[], read: (kind: Kind) => AsyncGenerator<readonly Record[]>): AsyncGenerator<string> {
  if (kind === undefined) return
  yield headLine(kind)
  for await (const records of read(kind)) yield records.map((record) => rowLine(kind, record)).join('')
}
