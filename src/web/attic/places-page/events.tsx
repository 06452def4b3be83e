/** The places and journeys of one day, in order: the hours, what it was, how long or how far, and the record that says so. */
import { type Lang, links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { Frame, PlaceEvent, PlaceTrip } from '../../props.ts'
import { Chip } from '../../ui/parts.tsx'
import { endsInWords } from '../place-words.ts'
import { capital } from '../words.ts'
import { kilometresInWords, lengthInWords, minutesOf, stayGroups, stayName } from './words.ts'

export function Events({ events, day, frame }: { readonly events: readonly PlaceEvent[]; readonly day: string; readonly frame: Frame }) {
  const { lang } = frame
  const t = text(lang).places
  // One who comes back is at the same circle of the map.
  const numbers = new Map<PlaceEvent, number>(stayGroups(events).flatMap((some, index) => some.map((stay) => [stay, index + 1] as const)))
  return (
    <ol role="list" class="been-list">
      {events.map((event, index) => (
        <li key={index} class={event.type}>
          <span class="hours">{hoursOf(event, day, frame)}</span>
          <span class="dot" aria-hidden="true">
            {numbers.get(event)}
          </span>
          <span class="what">
            {event.record === undefined ? (
              nameOf(event, lang)
            ) : (
              <a href={links.record(event.record.kind, event.record.id, event.record.month)}>{nameOf(event, lang)}</a>
            )}
            {event.record === undefined && (
              <>
                {' '}
                <Chip tone="wheat">{t.computed}</Chip>
              </>
            )}
            <span class="small soft block">{measuresOf(event, lang)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

const nameOf = (event: PlaceEvent, lang: Lang): string => (event.type === 'stay' ? stayName(event, lang) : tripName(event, lang))

function tripName({ mode, from, to, ends: [first, last] }: PlaceTrip, lang: Lang): string {
  const t = text(lang)
  const how = mode === undefined || mode === 'other' ? t.places.trip : capital(t.attic.values[mode] ?? mode)
  const spots = { fromLatitude: first?.latitude, fromLongitude: first?.longitude, toLatitude: last?.latitude, toLongitude: last?.longitude }
  const ends = endsInWords({ from, to, ...spots })
  return ends === undefined ? how : `${how}, ${ends}`
}

/** Both hours on her own clock; one that falls on another day is not passed off as this one's. */
function hoursOf({ start, end }: PlaceEvent, day: string, { lang, zone }: Frame): string {
  if (start === undefined) return text(lang).places.noHour
  const clock = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone ?? 'Europe/Paris',
  })
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone ?? 'Europe/Paris' })
  const [from, until] = [start, end].map((at) =>
    at === undefined ? '' : date.format(new Date(at)) === day ? clock.format(new Date(at)) : '…',
  )
  return until === '' ? `${from}` : `${from}–${until}`
}

function measuresOf(event: PlaceEvent, lang: Lang): string {
  const time =
    event.start === undefined || event.end === undefined ? '' : lengthInWords(minutesOf({ start: event.start, end: event.end }), lang)
  const far = event.type === 'trip' && event.metres !== undefined ? kilometresInWords(event.metres, lang) : ''
  return [time, far].filter((words) => words !== '').join(' · ')
}
