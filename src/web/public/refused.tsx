/** What a refused form says: once at the top, read out, and again beside its field. */
import { text } from '../i18n/index.ts'
import type { Frame, Refusal } from '../props.ts'
import { Notice } from '../ui/parts.tsx'

type FieldName = 'email' | 'passphrase' | 'again' | 'current' | 'code' | 'first'

const fields: { readonly [T in Refusal['type']]?: FieldName } = {
  BadEmail: 'email',
  NoAccount: 'email',
  ShortPassphrase: 'passphrase',
  WeakPassphrase: 'passphrase',
  PassphrasesDiffer: 'again',
  WrongCurrent: 'current',
  CodeLength: 'code',
  CodeTypo: 'code',
  GroupsDiffer: 'first',
}

/** The sentence of a refusal when it is about that field. */
export const wrong = (frame: Frame, refusal: Refusal | undefined, field: FieldName): string | undefined =>
  refusal !== undefined && fields[refusal.type] === field ? sentence(frame, refusal) : undefined

/** The summary at the top of the form, with a link to the field when there is one. */
export function Refused({ frame, refusal }: { readonly frame: Frame; readonly refusal: Refusal | undefined }) {
  if (refusal === undefined) return null
  const field = fields[refusal.type]
  const words = sentence(frame, refusal)
  return (
    <Notice tone="berry" title={text(frame.lang).common.errorSummary} live>
      <p>{field === undefined ? words : <a href={`#${field}`}>{words}</a>}</p>
    </Notice>
  )
}

function sentence(frame: Frame, { type, seconds, weakness = 'guessable' }: Refusal): string {
  const { error, weak } = text(frame.lang).common
  return type === 'WeakPassphrase' ? weak[weakness] : error[type](seconds)
}
