/** What the keyboard does in the pages of records: a dialog that their island opens; without it there is nothing to tell. */
import type { Lang } from '#routes'
import { text } from '../i18n/index.ts'

export function RecordKeys({ lang }: { readonly lang: Lang }) {
  const t = text(lang).records.keys
  return (
    <div class="shortcuts" data-keys hidden>
      <button type="button" class="btn quiet" data-show>
        {t.open} <kbd>?</kbd>
      </button>
      <dialog aria-labelledby="keys-title">
        <h2 id="keys-title">{t.title}</h2>
        <dl>
          {t.list.map(([keys, does]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <button type="button" class="btn" data-close>
          {t.close}
        </button>
      </dialog>
    </div>
  )
}
