/** A form that asks for a passphrase: what is typed can be shown, where JavaScript runs. */
import type { ComponentChildren } from 'preact'
import { text } from '../i18n/index.ts'
import type { Frame } from '../props.ts'

interface Given {
  readonly frame: Frame
  readonly action: string
  readonly children: ComponentChildren
}

export function PassphraseForm({ frame, action, children }: Given) {
  const { showPassphrase, hidePassphrase } = text(frame.lang).common
  return (
    <form class="stack loose" method="post" action={action} data-island="passphrase" data-show={showPassphrase} data-hide={hidePassphrase}>
      {children}
    </form>
  )
}

/** Of the field where a new passphrase is chosen. */
export const newPassphrase = { type: 'password', autocomplete: 'new-password', required: true, minlength: 12, maxlength: 1024 } as const
/** Of the field where the one in force is typed. */
export const heldPassphrase = { type: 'password', autocomplete: 'current-password', required: true, maxlength: 1024 } as const
