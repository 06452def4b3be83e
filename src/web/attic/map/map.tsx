/** Where and when: towns on a map, the week, the telephone, and the town that is home. */
import { links } from '#routes'
import { TownMap } from '../../charts/town-map.tsx'
import { WeekGrid } from '../../charts/week-grid.tsx'
import { money, month, quantity, text } from '../../i18n/index.ts'
import type { Frame as FrameData, MapProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, EmptyState, Field } from '../../ui/parts.tsx'
import { Grid, Twin } from '../answers/parts.tsx'

type Props = MapProps & { readonly frame: FrameData }
const parts = ['night', 'morning', 'afternoon', 'evening', 'none'] as const

export function MapPage({ frame, ...shown }: Props) {
  const { lang } = frame
  const t = text(lang).map
  const { places, placed, unplaced } = shown
  const here = placed.operations + placed.trips
  const all = here + unplaced.operations + unplaced.trips
  const [most] = places
  const share = most === undefined ? 0 : (most.operations + most.trips) / Math.max(1, here)
  const percent = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { style: 'percent', maximumFractionDigits: 0 })
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.answers()}>{text(lang).answers.taughtPage.back}</a>
          </p>
          <h1>{most === undefined ? t.title : t.finding(most.name, percent.format(share))}</h1>
          {all > 0 && <p class="lead">{t.lead(here, all)}</p>}
          <p class="small">
            <a href={links.places()}>{text(lang).places.fromTowns}</a>
          </p>
        </header>
        {all === 0 && shown.phone.length === 0 ? (
          <EmptyState title={t.none}>
            <p class="soft">{t.noneAbout}</p>
            <Button href={links.imports()}>{text(lang).attic.records.bring}</Button>
          </EmptyState>
        ) : (
          <>
            {most !== undefined && <Where frame={frame} {...shown} />}
            {all > 0 && <When frame={frame} {...shown} />}
            <div class="two">
              <Phone frame={frame} {...shown} />
              <Home frame={frame} {...shown} />
            </div>
            <section class="limits">
              <h2>{t.limits}</h2>
              <p class="small soft">
                {t.limitsAbout} {shown.source}
              </p>
            </section>
          </>
        )}
      </div>
    </Frame>
  )
}

function Where({ frame, places, around, home, unplaced }: Props) {
  const { lang } = frame
  const t = text(lang).map
  const opens = (what: 'operations' | 'trips', town: string, count: number) =>
    count === 0 ? '–' : <a href={links.records({ service: 'map', figure: `${what}/${town}` })}>{count}</a>
  return (
    <Card title={t.where} id="where">
      <TownMap
        id="map"
        places={places.map((one) => ({ ...one, visits: one.operations + one.trips }))}
        around={around}
        home={home?.name ?? null}
        lang={lang}
      />
      <p class="small soft key">{t.key}</p>
      {unplaced.operations + unplaced.trips > 0 && (
        <p class="small">
          {t.lost(unplaced.operations, unplaced.trips)}{' '}
          <a href={links.records({ service: 'map', figure: `unplaced/${unplaced.operations > 0 ? 'operations' : 'trips'}` })}>
            {text(lang).answers.see}
          </a>
        </p>
      )}
      <Twin
        label={t.drawn}
        file={links.answerTable('map', 'places')}
        head={[t.town, t.card, t.trips, t.spent, t.away]}
        rows={places.map((one) => [
          `${one.name} (${one.area})`,
          opens('operations', one.town, one.operations),
          opens('trips', one.town, one.trips),
          one.spent.map(({ currency, amount }) => money(amount, currency, lang)).join(' + ') || '–',
          one.away === null ? '–' : t.km(one.away),
        ])}
        lang={lang}
      />
    </Card>
  )
}

function When({ frame, grid }: Props) {
  const { lang } = frame
  const t = text(lang).map
  return (
    <Card title={t.when} id="when">
      <p class="small soft">{t.whenAbout}</p>
      <WeekGrid grid={grid} lang={lang} />
      <Twin
        label={t.whenDrawn}
        file={links.answerTable('map', 'week')}
        head={[t.day, ...parts.map((part) => t.parts[part])]}
        rows={t.days.map((name, day) => [
          name,
          ...parts.map((part) => grid.find(([one, other]) => one === day && other === part)?.[2] ?? 0),
        ])}
        lang={lang}
      />
    </Card>
  )
}

function Phone({ frame, phone }: Props) {
  const { lang } = frame
  const t = text(lang).map
  return (
    <Card title={t.phone} id="phone">
      {phone.length === 0 ? (
        <p class="soft">
          {t.phoneNone} <a href={links.hand('telecom.usage')}>{t.phoneAdd}</a>
        </p>
      ) : (
        <Grid
          label={t.phone}
          lang={lang}
          head={[t.month, t.used]}
          rows={phone.map((one) => [
            `${month(one.month, lang)}, ${t.types[one.type]}`,
            <a href={links.records({ service: 'map', figure: `phone/${one.month}/${one.type}` })}>
              {quantity(one.quantity, one.unit, lang)}
            </a>,
          ])}
        />
      )}
    </Card>
  )
}

function Home({ frame, home, wrong }: Props) {
  const t = text(frame.lang).map
  return (
    <Card title={t.home} id="home">
      {home !== null && <p>{(home.source === 'said' ? t.homeSaid : t.homeGuessed)(home.name)}</p>}
      <form method="post" action={links.map()} class="stack">
        <Field
          label={t.homeLabel}
          name="town"
          hint={t.homeHint}
          error={wrong ? t.homeWrong : undefined}
          input={{ value: home?.source === 'said' ? home.name : '', maxlength: 80, autocomplete: 'off' }}
        />
        <p>
          <Button>{t.save}</Button>
        </p>
      </form>
    </Card>
  )
}
