/** The way in for files: a plain upload form, which the `drop` island makes a place to drop them on. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame } from '../props.ts'
import { Icon } from '../ui/icon.tsx'
import { Button, Notice } from '../ui/parts.tsx'

/**
 * `heading` is `h1` nowhere: the page has its own. `limits` is said under the input when known. Who has no recovery code
 * yet is led to it first.
 */
export function DropForm({ frame, limits, headed = true }: { readonly frame: Frame; readonly limits?: string; readonly headed?: boolean }) {
  const t = text(frame.lang).attic.drop
  if (frame.person?.needsKit) {
    return (
      <Notice tone="wheat" title={t.kitFirst.title}>
        <p>{t.kitFirst.about}</p>
        <p>
          <Button href={links.kit()}>{t.kitFirst.go}</Button>
        </p>
      </Notice>
    )
  }
  return (
    <form
      class="drop"
      method="post"
      action={links.imports()}
      encType="multipart/form-data"
      data-island="drop"
      data-words={JSON.stringify(t.island)}
    >
      <div class="words">
        {headed && <h2>{t.title}</h2>}
        <p>{t.about}</p>
        {limits !== undefined && <p class="small soft">{limits}</p>}
      </div>
      <div class="pick">
        <input type="file" id="files" name="files" multiple required />
        <label class="btn choose" for="files">
          {t.choose}
        </label>
        <button class="btn" type="submit">
          <Icon name="imports" />
          {t.send}
        </button>
        <label class="check small">
          <input type="checkbox" name="originals" value="1" />
          {t.originals}
        </label>
        <p class="small live">{t.orDrop}</p>
      </div>
    </form>
  )
}
