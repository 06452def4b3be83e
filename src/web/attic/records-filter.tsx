/** The search among operations: a POST form, so that words and account stay out of addresses and logs. */
import { type Lang, links } from '#routes'
import { text } from '../i18n/index.ts'
import type { RecordsProps } from '../props.ts'
import { Button, Field, Select } from '../ui/parts.tsx'
import { accountName } from './words.ts'

/** Hidden inputs for what has a value. */
export const Hidden = ({ fields }: { readonly fields: { readonly [name: string]: string | undefined } }) => (
  <>
    {Object.entries(fields).map(([name, value]) =>
      value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
    )}
  </>
)

export function RecordsFilter({
  lang,
  kind,
  query,
  accounts,
}: Pick<RecordsProps, 'kind' | 'query' | 'accounts'> & { readonly lang: Lang }) {
  const t = text(lang).attic.records
  const asked = query.account !== undefined || query.since !== undefined || query.until !== undefined || query.text !== undefined
  // An account that its file does not name cannot be asked for: an empty choice means all of them.
  const named = accounts.filter(({ account }) => account !== '')
  return (
    <form method="post" action={links.records()} class="filter" role="search" aria-label={t.search}>
      <Hidden fields={{ kind, batch: query.batch }} />
      <Field label={t.words} name="text" input={{ type: 'search', value: query.text ?? '', autocomplete: 'off', maxLength: 200 }} />
      {named.length > 1 && (
        <Select
          label={t.account}
          name="account"
          value={query.account ?? ''}
          options={[['', t.allAccounts], ...named.map(({ account, name }) => [account, accountName(account, lang, name)] as const)]}
        />
      )}
      <Field label={t.from} name="since" input={{ type: 'date', value: query.since ?? '' }} />
      <Field label={t.to} name="until" input={{ type: 'date', value: query.until ?? '' }} />
      <div class="row">
        <Button>{t.apply}</Button>
        {asked && <a href={links.records({ kind, batch: query.batch })}>{t.reset}</a>}
      </div>
    </form>
  )
}
