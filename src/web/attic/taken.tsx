/** The page inside an export: both languages in one file, nothing fetched, a first look at each kind. */
import type { Lang } from '#routes'
import { count, day, moment, text } from '../i18n/index.ts'
import type { TakenProps } from '../props/leave.ts'
import { tell } from './tell.ts'
import { periodInWords } from './words.ts'

const both: readonly Lang[] = ['fr', 'en']

export function TakenPage(props: TakenProps) {
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'" />
        <title>
          Grenier · {text('fr').leave.taken.title} · {text('en').leave.taken.title}
        </title>
        <style>{look}</style>
      </head>
      <body>
        <header>
          <fieldset class="langs">
            <legend>Langue · Language</legend>
            {both.map((lang) => (
              <label key={lang} lang={lang}>
                <input type="radio" name="lang" id={lang} checked={lang === 'fr'} /> {lang === 'fr' ? 'Français' : 'English'}
              </label>
            ))}
          </fieldset>
        </header>
        {both.map((lang) => (
          <main key={lang} lang={lang} class={lang}>
            <Inside lang={lang} {...props} />
          </main>
        ))}
        <script dangerouslySetInnerHTML={{ __html: searching }} />
      </body>
    </html>
  )
}

function Inside({ lang, at, whole, digest, kinds, batches, originals }: TakenProps & { readonly lang: Lang }) {
  const { leave, attic } = text(lang)
  const t = leave.taken
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(moment(at, lang))}</p>
      <p>
        {!whole && <strong>{t.part} </strong>}
        {t.offline} {t.tables}
      </p>
      <p class="search" hidden>
        <label>
          {t.search} <input type="search" />
        </label>
      </p>
      {kinds.map((one) => (
        <section key={one.kind}>
          <h2>{attic.kinds[one.kind].name}</h2>
          <p>
            {count(one.count, lang)}
            {one.from !== '' && `, ${periodInWords(one.from, one.to, lang)}`} · <a href={`data/${one.kind}.csv`}>{t.table}</a> ·{' '}
            <a href={`data/${one.kind}.ndjson`}>{t.lines}</a>
          </p>
          <table>
            <caption>{t.newest(one.sample.length)}</caption>
            <thead>
              <tr>
                <th scope="col">{t.day}</th>
                <th scope="col">{t.what}</th>
                <th scope="col">{t.amount}</th>
              </tr>
            </thead>
            <tbody>
              {one.sample.map((record) => {
                const told = tell(record, lang)
                return (
                  <tr key={record.id}>
                    <td>{told.day !== undefined && day(told.day, lang, 'short')}</td>
                    <td>
                      {told.title}
                      {told.about.length > 0 && <small> {told.about.join(', ')}</small>}
                    </td>
                    <td>{told.end}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      ))}
      {batches.length > 0 && (
        <section>
          <h2>{t.sources}</h2>
          <ol>
            {batches.map(({ at: came, origin, files }, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- the place is the number of the batch
              <li key={place}>
                {moment(came, lang)} ·{' '}
                {files
                  .slice(0, 5)
                  .map(({ name }) => name)
                  .join(', ') || origin}
                {files.length > 5 && ' …'}
              </li>
            ))}
          </ol>
        </section>
      )}
      {originals.length > 0 && (
        <section>
          <h2>{t.originals}</h2>
          <ul>
            {originals.map((path) => (
              <li key={path}>
                <a href={path.split('/').map(encodeURIComponent).join('/')}>{path.split('/').slice(3).join('/')}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {digest !== undefined && (
        <p>
          {t.digest}: <code>{digest}</code>
        </p>
      )}
    </>
  )
}

const look = `:root{color-scheme:light dark}body{margin:0 auto;padding:1rem;max-width:60rem;font:1.05rem/1.55 system-ui,sans-serif;background:light-dark(#fbf8f1,#14201d);color:light-dark(#17302a,#eef3ea)}h1,h2{font-family:Georgia,serif;line-height:1.2}a{color:light-dark(#1f6b4c,#7fcfa4)}.langs{border:0;padding:0;display:flex;flex-wrap:wrap;gap:1rem}.langs legend{position:absolute;clip-path:inset(50%)}table{border-collapse:collapse;width:100%}caption{text-align:start;font-style:italic}th,td{text-align:start;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid light-dark(#e3dbc8,#2c3f39);overflow-wrap:anywhere}td:last-child,th:last-child{text-align:end;white-space:nowrap}code{overflow-wrap:anywhere}input{font:inherit;min-height:2rem}body:has(#fr:checked) main.en,body:has(#en:checked) main.fr{display:none}@media print{.langs,.search{display:none}}`

/** Keeps the rows that hold the words; without it, the field does not show. */
const searching = `for(const p of document.querySelectorAll('.search')){p.hidden=false;const plain=(t)=>t.normalize('NFD').replace(/\\p{M}/gu,'').toLowerCase();const main=p.closest('main');p.querySelector('input').addEventListener('input',(e)=>{const w=plain(e.target.value).split(/\\s+/);for(const r of main.querySelectorAll('tbody tr'))r.hidden=!w.every((x)=>plain(r.textContent).includes(x))})}`
