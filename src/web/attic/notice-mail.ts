/** What a mail says: one sentence and an address. Nothing of anybody. */
import { type Lang, links } from '#routes'
import { text } from '../i18n/index.ts'
import type { NoticeKind } from '../props.ts'

export function noticeMail(kind: NoticeKind, lang: Lang, publicUrl: string): { readonly subject: string; readonly text: string } {
  const { mail } = text(lang).notices
  return { subject: mail.subject[kind], text: `${mail.text[kind]}\n\n${mail.ending(publicUrl + links.news())}\n` }
}
