/** Why, for the person herself and for a holder. */
import { text } from '../../i18n/index.ts'
import type { ActOnRecordsProps, Frame } from '../../props.ts'
import { Field } from '../../ui/parts.tsx'

export type ActProps = ActOnRecordsProps & { readonly frame: Frame }

export const Reason = ({ frame, reason }: Pick<ActProps, 'frame' | 'reason'>) => {
  const t = text(frame.lang).corrections
  return (
    <Field
      label={t.reason}
      name="_reason"
      hint={t.reasonHint}
      input={{ type: 'text', value: reason, maxLength: 500, autocomplete: 'off' }}
    />
  )
}
