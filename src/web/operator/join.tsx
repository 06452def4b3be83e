/** A one-time link: a passphrase to choose, or an account to confirm. */
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, OperatorJoinProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Field } from '../ui/parts.tsx'

type Given = OperatorJoinProps & { readonly frame: FrameData }

export function OperatorJoin({ frame, invitation, refusal }: Given) {
  const t = text(frame.lang).operator.join
  const title = invitation === null ? t.endedTitle : t.title
  return (
    <Frame frame={frame} title={title}>
      <div class="narrow stack loose">
        <h1>{title}</h1>
        {invitation === null ? <p class="lead">{t.ended}</p> : <Form frame={frame} invitation={invitation} refusal={refusal} />}
      </div>
    </Frame>
  )
}

interface FormProps {
  readonly frame: FrameData
  readonly invitation: NonNullable<Given['invitation']>
  readonly refusal: Given['refusal']
}

function Form({ frame, invitation, refusal }: FormProps) {
  const { operator, common } = text(frame.lang)
  const t = operator.join
  const { email, role, known, action } = invitation
  const isWrong = refusal?.type === 'WrongPassphrase'
  return (
    <>
      <p class="lead">{t.lead(email)}</p>
      <p>{t.role(operator.roles.names[role])}</p>
      <Refused frame={frame} refusal={isWrong ? undefined : refusal} />
      <form class="stack loose" method="post" action={action}>
        <input type="hidden" name="username" autocomplete="username" value={email} />
        <Field
          label={common.passphrase}
          name="passphrase"
          hint={known ? t.known : t.choose}
          error={isWrong ? t.wrong : wrong(frame, refusal, 'passphrase')}
          input={{ type: 'password', autocomplete: known ? 'current-password' : 'new-password', required: true, maxlength: 1024 }}
        />
        {!known && (
          <Field
            label={t.again}
            name="again"
            error={wrong(frame, refusal, 'again')}
            input={{ type: 'password', autocomplete: 'new-password', required: true, maxlength: 1024 }}
          />
        )}
        <div>
          <Button>{t.submit}</Button>
        </div>
      </form>
    </>
  )
}
