/** Where she went: the map of a month or of a day, its places and journeys in order, and the other days. */
import { links } from '#routes'
import { PlaceMap } from '../../charts/place-map.tsx'
import { count, day as dayInWords, month as monthInWords, text } from '../../i18n/index.ts'
import type { Frame as FrameData, PlacesProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, EmptyState } from '../../ui/parts.tsx'
import { Twin } from '../answers/parts.tsx'
import { capital } from '../words.ts'
import { Events } from './events.tsx'
import { distanceInWords, lengthInWords, type PlaceBeen, placesOf, stayGroups, summaryOf, withEarly } from './words.ts'

type Props = PlacesProps & { readonly frame: FrameData }

export function PlacesPage({ frame, ...props }: Props) {
  const { lang } = frame
  const t = text(lang).places
  const { month, day } = props
  const title = month === null ? t.title : capital(day === null ? monthInWords(month, lang) : dayInWords(day, lang))
  return (
    <Frame frame={frame} title={month === null ? t.title : `${t.title} · ${title}`} current="records">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            {day === null ? (
              <a href={links.records({ kind: 'mobility.position' })}>{t.toRecords}</a>
            ) : (
              <a href={links.places({ month: month ?? undefined })}>{t.toMonth}</a>
            )}
          </p>
          <h1>{title}</h1>
          {month !== null && <p class="lead">{summaryOf(shownDays(props), lang)}</p>}
        </header>
        {month === null ? (
          <EmptyState title={t.none}>
            <p class="soft">{t.noneAbout}</p>
            <Button href={links.imports()}>{text(lang).attic.records.bring}</Button>
            <p>
              <a href={`${links.where(lang)}#mobility-timeline`}>{text(lang).where.links.public}</a>
            </p>
          </EmptyState>
        ) : (
          <Shown frame={frame} {...props} />
        )}
      </div>
    </Frame>
  )
}

/** A day alone begins with where she was already. */
const shownDays = ({ day, days }: PlacesProps) => (day === null ? days : days.filter((one) => one.day === day).map(withEarly))

function Shown({ frame, ...props }: Props) {
  const { lang } = frame
  const t = text(lang).places
  const shown = shownDays(props)
  const events = shown.flatMap((one) => one.events)
  return (
    <>
      <Steps frame={frame} {...props} />
      <Card title={t.map} id="map">
        <Drawn frame={frame} {...props} />
        <p class="small soft">{t.mapAbout}</p>
      </Card>
      {props.day === null ? (
        <MonthDays frame={frame} {...props} />
      ) : (
        <Card title={t.inOrder} id="order">
          {events.length === 0 ? (
            <p class="soft">{t.onlyPositions(count(shown[0]?.positions ?? 0, lang))}</p>
          ) : (
            <Events events={events} day={props.day} frame={frame} />
          )}
        </Card>
      )}
      <p class="small soft">{t.computedAbout}</p>
    </>
  )
}

/** On a day the circles bear the numbers of the list; on a month they are places, the longest first. */
function Drawn({ frame, ...props }: Props) {
  const { lang } = frame
  const t = text(lang).places
  const shown = shownDays(props)
  const places = placesOf(shown, lang)
  const stays = stayGroups(shown.flatMap(({ events }) => events)).flatMap(([first]) => first ?? [])
  const hops = shown
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === 'trip' && event.record !== undefined && event.ends.length === 2 ? [event.ends] : []))
  const paths = shown.flatMap((one) => one.paths)
  const lone = paths.flatMap((path) => (path.length === 1 ? path : []))
  const marks = props.day === null ? namedOnce(places.slice(0, 12)) : stays.map(({ spot }, index) => ({ spot, number: index + 1 }))
  return (
    <>
      <PlaceMap
        id="been"
        title={t.drawn}
        about={t.desc(places.length, paths.length)}
        marks={marks.length === 0 ? lone.slice(0, 50).map((spot) => ({ spot })) : marks}
        paths={paths}
        hops={hops}
        lang={lang}
      />
      {places.length > 0 && (
        <Twin
          label={t.drawn}
          head={[t.place, t.times, t.time]}
          rows={places.map(({ name, times, minutes }) => [name, count(times, lang), lengthInWords(minutes, lang)])}
          lang={lang}
        />
      )}
    </>
  )
}

/** A town that several places are near is written once. */
const namedOnce = (places: readonly PlaceBeen[]) =>
  places.map(({ spot, name }, index) => ({ spot, ...(places.findIndex((one) => one.name === name) === index && { name }) }))

/** The day or month before and after. */
function Steps({ frame, day, days, before, after }: Props) {
  const { lang } = frame
  const t = text(lang).places
  const at = days.findIndex((one) => one.day === day)
  const [back, on] =
    day === null
      ? [before === null ? undefined : { month: before }, after === null ? undefined : { month: after }]
      : [days[at - 1] && { day: days[at - 1]!.day }, at === -1 ? undefined : days[at + 1] && { day: days[at + 1]!.day }]
  if (back === undefined && on === undefined) return null
  const words = (to: { day?: string; month?: string }): string =>
    to.day === undefined ? monthInWords(to.month ?? '', lang) : dayInWords(to.day, lang)
  return (
    <nav class="row pages" aria-label={t.steps}>
      {back && (
        <a class="btn quiet" href={links.places(back)} rel="prev">
          ← {words(back)}
        </a>
      )}
      {on && (
        <a class="btn quiet" href={links.places(on)} rel="next">
          {words(on)} →
        </a>
      )}
    </nav>
  )
}

function MonthDays({ frame, days }: Props) {
  const { lang } = frame
  const t = text(lang).places
  return (
    <Card title={t.days} id="days">
      {days.length === 0 ? (
        <p class="soft">{t.emptyMonth}</p>
      ) : (
        <ol role="list" class="days-been">
          {days.map((one) => (
            <li key={one.day}>
              <a href={links.places({ day: one.day })}>{dayInWords(one.day, lang)}</a>
              <span class="soft">{summaryOf([withEarly(one)], lang)}</span>
              <span class="far n">{distanceInWords(one.events, lang)}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
