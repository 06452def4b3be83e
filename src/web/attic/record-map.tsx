/** Above a list of positions or journeys: those of this page on one map, and the way to the page of places. */
import type { Record } from '#model'
import { type Lang, links } from '#routes'
import { PlaceMap } from '../charts/place-map.tsx'
import { text } from '../i18n/index.ts'
import { Card } from '../ui/parts.tsx'
import { endsOf } from './form-place.tsx'

export function RecordMap({ records, lang }: { readonly records: readonly Record[]; readonly lang: Lang }) {
  const t = text(lang).places
  const marks = records.flatMap((record) => (record.kind === 'mobility.position' ? [{ spot: record }] : []))
  const hops = records.flatMap((record) => (record.kind === 'mobility.trip' ? (endsOf(record) ? [endsOf(record)!] : []) : []))
  if (marks.length + hops.length === 0) return null
  return (
    <div class="listed">
      <Card title={t.ofList} aside={<a href={links.places()}>{t.title}</a>} id="map">
        <PlaceMap
          id="listed"
          title={t.drawnList}
          about={t.listDesc(marks.length, hops.length)}
          marks={marks}
          paths={[]}
          hops={hops}
          lang={lang}
        />
        <p class="small soft">{t.mapAbout}</p>
      </Card>
    </div>
  )
}
