/** A position on the map, with the towns around and how exact it is; a journey between two pairs of coordinates. */
import type { Record } from '#model'
import { type Lang, links } from '#routes'
import { PlaceMap } from '../charts/place-map.tsx'
import { text } from '../i18n/index.ts'
import { Card } from '../ui/parts.tsx'
import { coordinatesInWords, placeInWords, placeName } from './place-words.ts'
import { capital } from './words.ts'

export function PlaceForm({ record, lang }: { readonly record: Record<'mobility.position'>; readonly lang: Lang }) {
  const t = text(lang).places
  const { latitude, longitude, accuracy, place, day } = record
  const mark = {
    spot: { latitude, longitude },
    name: place === undefined ? capital(placeInWords(record, lang)) : placeName(place, lang),
    ...(accuracy !== undefined && { within: accuracy }),
  }
  return (
    <Card id="map">
      <PlaceMap id="spot" title={mark.name} about={coordinatesInWords(record, lang)} marks={[mark]} paths={[]} lang={lang} />
      <p class="small soft">
        {coordinatesInWords(record, lang)}. {t.mapAbout}
      </p>
      <p>
        <a href={links.places({ day })}>{t.toDay}</a>
      </p>
    </Card>
  )
}

/** Undefined where the journey has no coordinates at both ends. */
export function endsOf(trip: Record<'mobility.trip'>) {
  const { fromLatitude, fromLongitude, toLatitude, toLongitude } = trip
  if (fromLatitude === undefined || fromLongitude === undefined || toLatitude === undefined || toLongitude === undefined) return undefined
  return [
    { latitude: fromLatitude, longitude: fromLongitude },
    { latitude: toLatitude, longitude: toLongitude },
  ] as const
}

export function PlacedTripForm({ record, lang }: { readonly record: Record<'mobility.trip'>; readonly lang: Lang }) {
  const t = text(lang).places
  const ends = endsOf(record)
  if (ends === undefined) return null
  const marks = ends.map((spot, index) => ({ spot, name: (index === 0 ? record.from : record.to) ?? capital(placeInWords(spot, lang)) }))
  return (
    <Card id="map">
      <PlaceMap
        id="ends"
        title={marks.map(({ name }) => name).join(' → ')}
        about={t.hop}
        marks={marks}
        paths={[]}
        hops={[ends]}
        lang={lang}
      />
      <p class="small soft">
        {t.hop} {t.mapAbout}
      </p>
      <p>
        <a href={links.places({ day: record.day })}>{t.toDay}</a>
      </p>
    </Card>
  )
}
