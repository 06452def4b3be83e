/** Messages, pictures, files and tasks of the first Cozy: what they are is kept, what they hold stays where it is. */
import { jsonText } from '#lib/pure/json'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type Item, type Message, type Problem, problem } from '#model'
import { type Fields, isFields, listOf } from '../json-documents.ts'
import { rawOf, readDay, textOf } from '../json-values.ts'
import { dayOf } from './money.ts'

export function* mailOf(fields: Fields): Generator<Item | Problem> {
  const day = yield* dayOf(fields, 'date')
  if (day === undefined) return
  const written = jsonText(fields, 'date') ?? ''
  const at = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(written)?.[1]
  const [from] = peopleOf(fields, 'from')
  const to = peopleOf(fields, 'to').slice(0, 100)
  const subject = cleanOrNone(jsonText(fields, 'subject'), 500)
  const text = bodyOf(fields)
  const messageId = cleanOrNone(jsonText(fields, 'messageID', 'headers/message-id'), 500)
  const message: Message = {
    kind: 'message',
    schema: 1,
    channel: 'mail',
    ...(at === undefined ? {} : { at: `${at}Z` }),
    day,
    ...(from === undefined ? {} : { from }),
    ...(to.length === 0 ? {} : { to }),
    ...(subject === undefined ? {} : { subject }),
    ...(text === undefined ? {} : { text }),
    ...(messageId === undefined ? {} : { messageId }),
  }
  yield message
  if (listOf(fields['attachments']).length > 0) yield problem('section-unread', { path: 'attachments', text: 'attachments' })
}

/** An album, or a picture of which only the name is here. */
export function* pictureOf(fields: Fields): Generator<Item | Problem> {
  const title = cleanOrNone(jsonText(fields, 'title', 'name'), 200)
  if (title === undefined) return yield problem('record-refused', { path: 'title' })
  const day = readDay(jsonText(fields, 'date', 'created_at'))
  yield {
    kind: 'document',
    schema: 1,
    title,
    type: 'photo',
    ...(day.ok ? { day: day.value.day } : {}),
    ...rawOf(fields, new Set(['_rev', 'title', 'name', 'docType'])),
  }
}

export function* fileOf(fields: Fields): Generator<Item | Problem> {
  const title = cleanOrNone(jsonText(fields, 'name'), 200)
  if (title === undefined) return yield problem('record-refused', { path: 'name' })
  const day = readDay(jsonText(fields, 'metadata/datetime', 'created_at'))
  const isPicture = jsonText(fields, 'class') === 'image'
  yield {
    kind: 'document',
    schema: 1,
    title,
    type: isPicture ? 'photo' : 'other',
    ...(day.ok ? { day: day.value.day } : {}),
    ...rawOf(fields, new Set(['_rev', 'name'])),
  }
}

export function* taskOf(fields: Fields): Generator<Item | Problem> {
  const title = cleanOrNone(jsonText(fields, 'description'), 200)
  if (title === undefined) return yield problem('record-refused', { path: 'description' })
  const day = readDay(jsonText(fields, 'completionDate'))
  yield {
    kind: 'document',
    schema: 1,
    title,
    type: 'note',
    ...(day.ok ? { day: day.value.day } : {}),
    ...rawOf(fields, new Set(['_rev', 'description', 'docType', 'order'])),
  }
}

const peopleOf = (fields: Fields, name: string): string[] =>
  listOf(fields[name]).flatMap((one) => {
    const [who, address] = isFields(one) ? [jsonText(one, 'name'), jsonText(one, 'address')] : [undefined, textOf(one)]
    return cleanOrNone(who === undefined || who === address ? address : address === undefined ? who : `${who} <${address}>`, 254) ?? []
  })

/** Lines are kept, what no page can show is not. */
function bodyOf(fields: Fields): string | undefined {
  const text = jsonText(fields, 'text')
  const lines = text?.split(/\r\n|\r|\n/).map((line) => clean(line, 2_000))
  const body = lines?.join('\n').slice(0, 20_000).toWellFormed().trim()
  return body === undefined || body === '' ? undefined : body
}
