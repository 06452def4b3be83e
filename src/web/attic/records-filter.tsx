/** The search among records: a POST form, so that words, accounts and days stay out of addresses and logs. */
import { type Lang, links } from '#routes'
import { count, day, text } from '../i18n/index.ts'
import type { RecordsProps } from '../props.ts'
import { Button, Field, Select } from '../ui/parts.tsx'
import { accountName, formatName } from './words.ts'

/** Hidden inputs for what has a value. */
export const Hidden = ({ fields }: { readonly fields: { readonly [name: string]: string | undefined } }) => (
  <>
    {Object.entries(fields).map(([name, value]) =>
      value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
    )}
  </>
)

type Props = Pick<RecordsProps, 'kind' | 'kinds' | 'query' | 'accounts' | 'organisations' | 'connectors' | 'imports' | 'acted'> & {
  readonly lang: Lang
}

export function RecordsFilter(props: Props) {
  const { lang, kind, query } = props
  const t = text(lang).records
  const asked = Object.entries(query).some(([field, value]) => field !== 'batch' && value !== undefined)
  const refined = [
    query.account,
    query.organisation,
    query.connector,
    query.batch,
    query.state,
    query.since,
    query.until,
    query.period,
  ].some((value) => value !== undefined)
  return (
    <form method="post" action={links.records()} class="seek-records stack" role="search" aria-label={t.search} data-search>
      <Hidden fields={{ kind }} />
      <div class="filter">
        <Field
          label={t.words}
          name="text"
          hint={t.hint}
          input={{ type: 'search', value: query.text ?? '', autocomplete: 'off', maxLength: 200, 'aria-keyshortcuts': '/' }}
        />
        <div class="row">
          <Button>{t.go}</Button>
          {asked && <a href={links.records({ kind, batch: query.batch })}>{t.reset}</a>}
        </div>
      </div>
      <details open={refined}>
        <summary>{t.refine}</summary>
        <More {...props} />
      </details>
      <Kinds {...props} />
    </form>
  )
}

function More({ lang, query, accounts, organisations, connectors, imports, acted }: Props) {
  const t = text(lang).records
  const old = text(lang).attic.records
  // An account that its file does not name cannot be asked for: an empty choice means all of them.
  const named = accounts.filter(({ account }) => account !== '')
  return (
    <div class="filter">
      <Select
        label={t.period}
        name="period"
        value={query.period ?? ''}
        options={['', 'this-month', 'last-month', 'this-year', 'last-year'].map((period) => [period, t.periods[period] ?? period])}
      />
      <Field label={old.from} name="since" input={{ type: 'date', value: query.period === undefined ? (query.since ?? '') : '' }} />
      <Field label={old.to} name="until" input={{ type: 'date', value: query.period === undefined ? (query.until ?? '') : '' }} />
      {organisations.length > 0 && (
        <>
          <Field
            label={t.organisation}
            name="organisation"
            input={{ type: 'search', value: query.organisation ?? '', list: 'organisations', autocomplete: 'off', maxLength: 140 }}
          />
          <datalist id="organisations">
            {organisations.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
      {named.length > 1 && (
        <Select
          label={old.account}
          name="account"
          value={query.account ?? ''}
          options={[['', old.allAccounts], ...named.map(({ account, name }) => [account, accountName(account, lang, name)] as const)]}
        />
      )}
      {connectors.length > 1 && (
        <Select
          label={t.source}
          name="connector"
          value={query.connector ?? ''}
          options={[['', t.allSources], ...connectors.map((connector) => [connector, formatName(connector, lang)] as const)]}
        />
      )}
      {(imports.length > 1 || query.batch !== undefined) && (
        <Select
          label={t.import}
          name="batch"
          value={query.batch ?? ''}
          options={[
            ['', t.allImports],
            ...imports.map(
              ({ id, at, name }) =>
                [id, `${day(at.slice(0, 10), lang, 'short')} · ${name === '' ? text(lang).where.hand.typed : name}`] as const,
            ),
          ]}
        />
      )}
      {acted.correct > 0 && (
        <Select
          label={t.state}
          name="state"
          value={query.state ?? ''}
          options={[
            ['', t.states.all],
            ['corrected', t.states.corrected],
          ]}
        />
      )}
    </div>
  )
}

/** The kinds that hold something: buttons of the form, so that what is asked is asked of another kind. */
function Kinds({ lang, kind, kinds, query }: Props) {
  const t = text(lang)
  const shown = kinds.filter((entry) => entry.count !== 0 || entry.kind === kind)
  if (shown.length < 2) return null
  return (
    <div class="tabs kinds" role="group" aria-label={t.attic.records.kinds} id="kinds">
      <button name="kind" value="all" aria-pressed={kind === 'all'}>
        {t.records.all}
      </button>
      {shown.map((entry) => (
        <button key={entry.kind} name="kind" value={entry.kind} aria-pressed={entry.kind === kind}>
          {t.attic.kinds[entry.kind].name}
          {query.batch === undefined && <span class="soft"> {count(entry.count, lang)}</span>}
        </button>
      ))}
    </div>
  )
}
