/** Imports delivered while nobody was there that did not hold when the person came back. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame, ImportsProps } from '../props.ts'
import { Button, Notice } from '../ui/parts.tsx'
import { when } from './words.ts'

export function SetAside({ setAside, frame }: Pick<ImportsProps, 'setAside'> & { readonly frame: Frame }) {
  const t = text(frame.lang).importing.aside
  return (
    <>
      {setAside.map(({ id, at }) => (
        <Notice key={id} tone="berry" title={t.title}>
          <p>{t.about(when(at, frame))}</p>
          <form method="post" action={links.forgetImport(id)}>
            <Button look="quiet">{t.forget}</Button>
          </form>
        </Notice>
      ))}
    </>
  )
}
