/** What a person chose, what is kept of her, and the way out. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, SettingsProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Notice, Select } from '../ui/parts.tsx'

export function SettingsPage({
  frame,
  email,
  lang,
  zone,
  currency,
  zones,
  currencies,
  saved,
  keys,
  tables = [],
}: SettingsProps & { readonly frame: FrameData }) {
  const { attic, importTokens, leaving, passkeys } = text(frame.lang)
  const t = attic.settings
  const names = new Intl.DisplayNames([frame.lang], { type: 'currency' })
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap stack loose">
        <h1>{t.title}</h1>
        {saved && (
          <Notice tone="leaf" live>
            <p>{t.saved}</p>
          </Notice>
        )}
        <div class="two even">
          <Card title={t.preferences} id="preferences">
            <form method="post" action={links.settings()} class="stack">
              <Select
                label={t.language}
                name="lang"
                value={lang}
                options={[
                  ['fr', t.languages.fr, 'fr'],
                  ['en', t.languages.en, 'en'],
                ]}
              />
              <Select
                label={t.zone}
                name="zone"
                value={zone}
                hint={t.zoneHint}
                options={zones.map((one) => [one, zoneInWords(one)] as const)}
              />
              <Select
                label={t.currency}
                name="currency"
                value={currency}
                hint={t.currencyHint}
                options={currencies.map((code) => [code, `${code} · ${names.of(code) ?? code}`] as const)}
              />
              <Button>{t.save}</Button>
            </form>
          </Card>
          <div class="stack">
            <Card title={t.account} id="account">
              <dl class="facts">
                <div>
                  <dt>{t.email}</dt>
                  <dd>{email ?? t.noEmail}</dd>
                </div>
              </dl>
              <ul class="ways">
                <li>
                  <a href={links.sessions()}>{leaving.sessions.title}</a>
                </li>
                <li>
                  <a href={links.shares()}>{text(frame.lang).shares.title}</a>
                </li>
                <li>
                  <a href={links.leave()}>{text(frame.lang).leave.title}</a>
                </li>
                <li>
                  <a href={links.erase()}>{leaving.erase.title}</a>
                </li>
              </ul>
              <form method="post" action={links.signOut()} class="closing">
                <Button look="end">{t.signOut}</Button>
                <p class="small soft">{t.signOutAbout}</p>
              </form>
            </Card>
            {keys && (
              <Card title={t.keysTitle} id="keys">
                <p>{keys.kit === 'confirmed' ? t.kitHeld : t.kitMissing}</p>
                <p>
                  <a href={links.passphrase()}>{t.changePassphrase}</a>
                  <br />
                  <a href={links.passkeys()}>{passkeys.title}</a>
                  <br />
                  <a href={links.importTokens()}>{importTokens.title}</a>
                  <br />
                  <a href={links.kit()}>{keys.kit === 'confirmed' ? t.replaceKit : t.makeKit}</a>
                </p>
              </Card>
            )}
            {tables.length > 0 && <Tables tables={tables} lang={frame.lang} />}
            <Card title={t.keptTitle} id="kept">
              <ul class="kept">
                {t.kept.slice(0, email === null ? 3 : 4).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <p class="soft">{t.notKept}</p>
            </Card>
          </div>
        </div>
      </div>
    </Frame>
  )
}

function Tables({ tables, lang }: { readonly tables: NonNullable<SettingsProps['tables']>; readonly lang: FrameData['lang'] }) {
  const t = text(lang).tables
  return (
    <Card title={t.remembered.title} id="tables">
      <p>{t.remembered.about}</p>
      <ul class="list">
        {tables.map(({ fingerprint, mapping }) => (
          <li key={fingerprint} class="plain">
            <div>
              {mapping.title || t.remembered.untitled}
              <span class="small soft block">
                {[t.targets[mapping.target], mapping.account].filter((words) => words !== '').join(', ')}
              </span>
            </div>
            <form method="post" action={links.forgetTable(fingerprint)} class="end">
              <Button look="end">
                {t.remembered.forget}
                <span class="vh"> {mapping.title}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** `America/Argentina/Buenos_Aires` → `Buenos Aires (America, Argentina)`: the city first, as a person looks for it. */
function zoneInWords(zone: string): string {
  const [city = zone, ...regions] = zone.replaceAll('_', ' ').split('/').toReversed()
  return regions.length === 0 ? city : `${city} (${regions.toReversed().join(', ')})`
}
