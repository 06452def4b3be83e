/** Events as iCalendar (RFC 5545): instants in UTC, whole days as days. */
import { addDays } from '#lib/pure/day'
import type { Record } from '#model'
import { contentLine, escaped } from './lines.ts'

type CalendarEvent = Record<'calendar.event'>

export async function* writeCalendar(groups: AsyncIterable<readonly CalendarEvent[]>, at: string): AsyncGenerator<string, void> {
  yield 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Grenier//export//FR\r\n'
  for await (const group of groups) yield group.map((one) => event(one, stamp(at))).join('')
  yield 'END:VCALENDAR\r\n'
}

const event = ({ id, title, day, lastDay, start, end, place, note }: CalendarEvent, stamped: string): string =>
  [
    'BEGIN:VEVENT\r\n',
    contentLine('UID', id),
    contentLine('DTSTAMP', stamped),
    start === undefined ? contentLine('DTSTART;VALUE=DATE', plain(day)) : contentLine('DTSTART', stamp(start)),
    // The day of the end is not included.
    start === undefined
      ? contentLine('DTEND;VALUE=DATE', plain(addDays(lastDay ?? day, 1) ?? day))
      : contentLine('DTEND', end && stamp(end)),
    contentLine('SUMMARY', escaped(title)),
    contentLine('LOCATION', place && escaped(place)),
    contentLine('DESCRIPTION', note && escaped(note)),
    'END:VEVENT\r\n',
  ].join('')

const plain = (day: string): string => day.replaceAll('-', '')
const stamp = (instant: string): string => `${instant.replaceAll(/[-:]|\.\d+/g, '').replace(/Z$/, '')}Z`
