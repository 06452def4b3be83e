/** The door of the operator's pages. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, OperatorSignInProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Field } from '../ui/parts.tsx'

export function OperatorSignIn({ frame, email, refusal }: OperatorSignInProps & { readonly frame: FrameData }) {
  const { operator, common } = text(frame.lang)
  const t = operator.signIn
  return (
    <Frame frame={frame} title={t.title}>
      <div class="narrow stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Refused frame={frame} refusal={refusal} />
        <form class="stack loose" method="post" action={links.operatorSignIn()}>
          <Field
            label={common.email}
            name="email"
            error={wrong(frame, refusal, 'email')}
            input={{ type: 'email', autocomplete: 'username', required: true, maxlength: 254, value: email }}
          />
          <Field
            label={common.passphrase}
            name="passphrase"
            input={{ type: 'password', autocomplete: 'current-password', required: true, maxlength: 1024 }}
          />
          <div>
            <Button>{t.submit}</Button>
          </div>
        </form>
        <p class="soft">
          {t.none} <code>{t.command}</code>
        </p>
      </div>
    </Frame>
  )
}
