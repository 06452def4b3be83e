/** The frame of every page: head, header bar, main, footer. One `h1` is given by the page inside. */
import type { ComponentChildren } from 'preact'
import { type Lang, links } from '#routes'
import { moment, text } from '../i18n/index.ts'
import type { Frame as FrameData } from '../props.ts'
import { Logo } from './logo.tsx'
import { AtticNav, OperatorNav, type OperatorPlace, type AtticPlace, PublicNav, type PublicPlace } from './nav.tsx'

interface FrameProps {
  readonly frame: FrameData
  /** The page's own title, without the product's name. */
  readonly title: string
  /** One sentence, for search engines; signed-in pages need none. */
  readonly description?: string
  /** Where this page stands in the navigation; none for an error. */
  readonly current?: PublicPlace | AtticPlace | OperatorPlace
  /** Seconds after which a browser without JavaScript asks for the page again. */
  readonly refresh?: number
  readonly children: ComponentChildren
}

/** A whole document, from `<html>` down. */
export function Frame({ frame, title, description, current, refresh, children }: FrameProps) {
  const place = isPublic(current) ? current : undefined
  const t = text(frame.lang).common
  return (
    <html lang={frame.lang}>
      <Head frame={frame} title={title} description={description} place={place} refresh={refresh} />
      <body class={place ? 'public' : 'inside'}>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <Header frame={frame} current={current} />
        {frame.person?.trial && (
          <aside class="trial" aria-label={t.trialLabel}>
            <span class="wrap">{frame.person.name === null ? t.trialNameless : t.trial(frame.person.name)}</span>
          </aside>
        )}
        {frame.person?.erasing !== undefined && <Erasing frame={frame} at={frame.person.erasing} />}
        <main id="main" tabindex={-1} class={current}>
          {children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  )
}

/** On every page, so that whoever did not ask for it sees it at her next visit. */
function Erasing({ frame, at }: { frame: FrameData; at: string }) {
  const t = text(frame.lang).leaving.banner
  return (
    <aside class="trial" aria-label={t.label}>
      <span class="wrap">
        {t.text(moment(at, frame.lang, frame.zone))} <a href={links.erase()}>{t.link}</a>
      </span>
    </aside>
  )
}

const publicPlaces: readonly string[] = [
  'landing',
  'signUp',
  'signIn',
  'recover',
  'try',
  'promises',
  'formats',
  'where',
  'run',
  'inspect',
] satisfies PublicPlace[]
const isPublic = (place: string | undefined): place is PublicPlace => place !== undefined && publicPlaces.includes(place)

function Head({
  frame,
  title,
  description,
  place,
  refresh,
}: {
  frame: FrameData
  title: string
  description: string | undefined
  place: PublicPlace | undefined
  refresh: number | undefined
}) {
  const { assets } = frame
  const t = text(frame.lang).common
  return (
    <head>
      <meta charset="utf-8" />
      <title>{place === 'landing' ? title : t.titleOf(title)}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      {description !== undefined && <meta name="description" content={description} />}
      {refresh !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(refresh)} />
        </noscript>
      )}
      {assets.fonts.map((font) => (
        <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={assets.css} />
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      <meta name="theme-color" content="#fbf8f1" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#14201d" media="(prefers-color-scheme: dark)" />
      <meta name="color-scheme" content="light dark" />
      {place === undefined ? <meta name="robots" content="noindex" /> : <Addresses frame={frame} place={place} />}
      <script type="module" src={assets.js} />
    </head>
  )
}

function Addresses({ frame, place }: { frame: FrameData; place: PublicPlace }) {
  const at = (lang: Lang): string => frame.publicUrl.replace(/\/$/, '') + links[place](lang)
  return (
    <>
      <link rel="canonical" href={at(frame.lang)} />
      <link rel="alternate" hreflang="fr" href={at('fr')} />
      <link rel="alternate" hreflang="en" href={at('en')} />
      <link rel="alternate" hreflang="x-default" href={at('fr')} />
    </>
  )
}

function Header({ frame, current }: { frame: FrameData; current: PublicPlace | AtticPlace | OperatorPlace | undefined }) {
  const inside = frame.person !== null && !isPublic(current)
  return (
    <header class="bar">
      <div class="wrap">
        <a class="brand" href={homeOf(frame, inside)}>
          <Logo />
          {text(frame.lang).common.name}
        </a>
        <Nav frame={frame} current={current} inside={inside} />
      </div>
    </header>
  )
}

function homeOf(frame: FrameData, inside: boolean): string {
  if (frame.operator !== undefined) return links.operator()
  return inside ? links.home() : links.landing(frame.lang)
}

function Nav({ frame, current, inside }: { frame: FrameData; current: FrameProps['current']; inside: boolean }) {
  if (frame.operator === 'out') return null
  if (frame.operator === 'in') return <OperatorNav frame={frame} current={current} />
  return inside ? <AtticNav frame={frame} current={current} /> : <PublicNav frame={frame} current={current} />
}

function Footer({ frame }: { frame: FrameData }) {
  const t = text(frame.lang).common
  return (
    <footer class="foot">
      <div class="wrap">
        <p>{t.foot}</p>
        {/* The operator's pages are on a port that has no public page. */}
        {frame.operator === undefined && (
          <nav aria-label={t.footNav}>
            <a href={links.promises(frame.lang)}>{t.promises}</a>
            <a href={links.formats(frame.lang)}>{t.formats}</a>
            <a href={links.where(frame.lang)}>{text(frame.lang).where.links.public}</a>
            <a href={links.run(frame.lang)}>{t.run}</a>
          </nav>
        )}
      </div>
    </footer>
  )
}
