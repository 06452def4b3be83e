/** The two navigations: five places inside an attic (a bottom bar on phones), a menu on public pages. Both work without JavaScript. */
import { type Lang, links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData } from '../props.ts'
import { Icon } from './icon.tsx'
import { Button } from './parts.tsx'

/** Pages that exist at one address a language, and are worth a search engine's while. */
export type PublicPlace = 'landing' | 'signUp' | 'signIn' | 'recover' | 'try' | 'promises' | 'formats' | 'where' | 'run' | 'inspect'
export type AtticPlace = 'home' | 'budget' | 'records' | 'imports' | 'ledger' | 'settings' | 'news'

export type OperatorPlace = 'operator' | 'operatorRoles'

interface NavProps {
  readonly frame: FrameData
  readonly current: PublicPlace | AtticPlace | OperatorPlace | undefined
}

const places = ['home', 'budget', 'records', 'imports', 'ledger'] as const

/** Home, answers, data, import, ledger; the account apart, in a disclosure. */
export function AtticNav({ frame, current }: NavProps) {
  const t = text(frame.lang).common
  return (
    <>
      <nav class="places" aria-label={t.mainNav}>
        {places.map((place) => (
          <a key={place} href={place === 'budget' ? links.answers() : links[place]()} aria-current={place === current ? 'page' : undefined}>
            <Icon name={place} />
            <span>{t[place]}</span>
          </a>
        ))}
      </nav>
      <a class="bell" href={links.news()} aria-current={current === 'news' ? 'page' : undefined}>
        <Icon name="news" />
        <span class="word">{text(frame.lang).notices.title}</span>
        {frame.news !== undefined && frame.news > 0 && (
          <span class="count">
            {frame.news}
            <span class="vh"> {text(frame.lang).notices.unread(frame.news)}</span>
          </span>
        )}
      </a>
      <details class="account">
        <summary>
          <Icon name="account" />
          <span>{frame.person?.name ?? t.account}</span>
        </summary>
        <div class="sheet">
          <a href={links.settings()} aria-current={current === 'settings' ? 'page' : undefined}>
            {t.settings}
          </a>
          <form method="post" action={links.signOut()}>
            <button type="submit">{t.signOut}</button>
          </form>
        </div>
      </details>
    </>
  )
}

/** Two places, and the way out. */
export function OperatorNav({ frame, current }: NavProps) {
  const { common, operator } = text(frame.lang)
  const place = (name: OperatorPlace, icon: 'home' | 'account') => (
    <a href={links[name]()} aria-current={name === current ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{operator.nav[name]}</span>
    </a>
  )
  return (
    <>
      <nav class="places" aria-label={common.mainNav}>
        {place('operator', 'home')}
        {place('operatorRoles', 'account')}
      </nav>
      <form class="account" method="post" action={links.operatorSignOut()}>
        <Button look="quiet">{operator.nav.signOut}</Button>
      </form>
    </>
  )
}

/** On phones the same links open from a button: a popover, so no script is needed. */
export function PublicNav({ frame, current }: NavProps) {
  const t = text(frame.lang).common
  const { lang } = frame
  const link = (place: 'promises' | 'formats' | 'run' | 'try') => (
    <a href={links[place](lang)} aria-current={place === current ? 'page' : undefined}>
      {t[place]}
    </a>
  )
  return (
    <>
      <button type="button" class="opener" popovertarget="menu">
        <Icon name="menu" />
        <span>{t.menu}</span>
      </button>
      <nav class="menu" id="menu" popover="auto" aria-label={t.mainNav}>
        {link('promises')}
        {link('formats')}
        {link('run')}
        {link('try')}
        {frame.other !== undefined && <OtherLanguage lang={lang} path={frame.other} />}
        {frame.person === null ? (
          <a class="enter" href={links.signIn(lang)} aria-current={current === 'signIn' ? 'page' : undefined}>
            {t.signIn}
          </a>
        ) : (
          <a class="enter" href={links.home()}>
            {t.home}
          </a>
        )}
      </nav>
    </>
  )
}

function OtherLanguage({ lang, path }: { lang: Lang; path: string }) {
  const other = lang === 'fr' ? 'en' : 'fr'
  return (
    <a href={path} lang={other} hreflang={other}>
      {text(lang).common.otherLanguage}
    </a>
  )
}
