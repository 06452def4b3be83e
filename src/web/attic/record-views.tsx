/** Views that the person keeps: chips that open them, and the forms that keep, rename and remove one. */
import { type Lang, links } from '#routes'
import { text } from '../i18n/index.ts'
import type { RecordsProps } from '../props.ts'
import { Button, Field } from '../ui/parts.tsx'
import { Hidden } from './records-filter.tsx'

type Props = Pick<RecordsProps, 'kind' | 'query' | 'views' | 'view'> & { readonly lang: Lang }

export function RecordViews({ lang, views, view }: Props) {
  const t = text(lang).records.views
  if (views.length === 0) return null
  return (
    <section class="stack" aria-labelledby="views">
      <h2 id="views" class="vh">
        {t.title}
      </h2>
      <ul class="pills kept">
        {views.map(({ id, name }) => (
          <li key={id}>
            <a href={links.records({ view: id })} aria-current={id === view?.id ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {view !== undefined && (
        <details>
          <summary>{t.change}</summary>
          <form method="post" action={links.recordView(view.id)} class="filter">
            <Field label={t.name} name="name" input={{ value: view.name, required: true, maxLength: 60, autocomplete: 'off' }} />
            <div class="row">
              <Button name="act" value="rename">
                {t.rename}
              </Button>
              <Button name="act" value="remove" look="end">
                {t.remove}
              </Button>
            </div>
          </form>
        </details>
      )}
    </section>
  )
}

/** Offered once something is asked: the whole list needs no name. */
export function KeepView({ lang, kind, query, view }: Props) {
  const t = text(lang).records.views
  const asked = kind !== 'all' || Object.values(query).some((value) => value !== undefined)
  if (!asked || view !== undefined) return null
  return (
    <details>
      <summary>{t.keep}</summary>
      <form method="post" action={links.recordViews()} class="filter">
        <Hidden fields={{ kind, ...query }} />
        <Field label={t.name} name="name" input={{ required: true, maxLength: 60, autocomplete: 'off' }} />
        <div class="row">
          <Button>{t.save}</Button>
        </div>
      </form>
    </details>
  )
}
