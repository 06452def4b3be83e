/** Address books: vCard 2.1, 3.0 and 4.0. See README.md. */
import { decodeBytes, decodeStream, detectEncoding } from '#lib/pure/decode'
import { type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { contactOf, fieldsOf, profileOf } from './card.ts'
import { readCards } from './card-lines.ts'

export const vcard: Connector = { name: 'vcard', recognise, parse }

const opening = /^[\uFEFF\s]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?:\r|\n|$)/iu

function recognise(head: Uint8Array): number {
  return opening.test(decodeBytes(head.subarray(0, 4_096)).text) ? 1 : 0
}

type CardFields = NonNullable<ReturnType<typeof fieldsOf>['fields']>

async function* parse(source: Source, _hints: Hints): AsyncGenerator<Found | Problem> {
  const head = await source.read(0, 65_536)
  if (head.length === source.size && head.every((byte) => byte <= 0x20)) return yield problem('empty-file', { fatal: true })
  const { encoding } = await detectEncoding(source.stream())
  const dropped = new Set<string>()
  // Held until a second card comes: alone in a file that she named after herself, it is the person's own.
  let first: { readonly fields: CardFields; readonly line: number } | undefined
  let cards = 0
  for await (const event of readCards(decodeStream(source.stream(), encoding))) {
    if (event.type === 'binary') {
      if (!dropped.has(event.name)) yield problem('section-unread', { line: event.line, text: event.name })
      dropped.add(event.name)
    } else if (event.type === 'cut') {
      yield problem('truncated', { line: event.line })
      cards += 1
    } else {
      cards += 1
      const { line } = event
      const { fields, problems } = fieldsOf(event.properties, line)
      if (first !== undefined) yield { item: contactOf(first.fields), line: first.line }
      first = undefined
      if (fields !== undefined && cards === 1) first = { fields, line }
      else if (fields !== undefined) yield { item: contactOf(fields), line }
      yield* problems
    }
  }
  if (first !== undefined) {
    const { fields, line } = first
    yield { item: cards === 1 && isOwn(source.name) ? profileOf(fields) : contactOf(fields), line }
  }
  if (cards === 0) yield problem('malformed', { fatal: true })
}

/** No property of the standard marks the person's own card: only the name she, or her phone, gave the file does. */
const isOwn = (name: string): boolean =>
  /(?:^|[\\/])(?:me|moi|myself|moi-même|my[ _-]?(?:contact[ _-]?)?card|ma[ _-]?(?:carte|fiche))(?: ?\(\d+\))?\.vcf$/i.test(
    name.normalize('NFC'),
  )
