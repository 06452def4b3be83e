/** Giving a role and taking one back, each with a passphrase. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { RoleName } from '../props.ts'
import { Button, Field, Notice, Select } from '../ui/parts.tsx'
import type { Given } from './roles.tsx'
import { shortAccount } from './words.ts'

const roleNames: readonly RoleName[] = ['operator', 'editor', 'steward', 'representative', 'maker']

export function Grant({ frame, refusal, granting }: Given) {
  const { operator, common } = text(frame.lang)
  const t = operator.roles
  return (
    <form class="stack loose" method="post" action={links.operatorGrant()}>
      <p>{t.grantAbout}</p>
      {refusal?.form === 'grant' && <Wrong frame={frame} refusal={refusal} field={addressed.has(refusal.type) ? 'email' : 'current'} />}
      <Field
        label={common.email}
        name="email"
        input={{ type: 'email', autocomplete: 'off', required: true, maxlength: 254, value: granting?.email ?? '' }}
      />
      <Select label={t.role} name="role" value={granting?.role ?? 'operator'} options={roleNames.map((role) => [role, t.names[role]])} />
      <Field
        label={t.current}
        name="current"
        hint={t.currentHint}
        input={{ type: 'password', autocomplete: 'current-password', required: true, maxlength: 1024 }}
      />
      <div>
        <Button>{t.grant}</Button>
      </div>
    </form>
  )
}

export function Revoke({ frame, roles, accountId, refusal }: Given) {
  const t = text(frame.lang).operator.roles
  const options = roles.map((line) => {
    const account = shortAccount(line.accountId) + (line.accountId === accountId ? ` (${t.you})` : '')
    return [`${line.role} ${line.accountId}`, t.option(t.names[line.role], account)] as const
  })
  return (
    <form class="stack loose" method="post" action={links.operatorRevoke()}>
      <p>{t.revokeAbout}</p>
      {refusal?.form === 'revoke' && <Wrong frame={frame} refusal={refusal} field="passphrase" />}
      <Select label={t.held} name="held" value="" options={options} />
      <Field
        label={t.current}
        name="passphrase"
        hint={t.currentHint}
        input={{ type: 'password', autocomplete: 'current-password', required: true, maxlength: 1024 }}
      />
      <div>
        <Button look="end">{t.revoke}</Button>
      </div>
    </form>
  )
}

const addressed = new Set(['BadEmail', 'NoAccount'])

type WrongProps = Pick<Given, 'frame'> & { readonly refusal: NonNullable<Given['refusal']>; readonly field: string }

/** Read out, with a link to the field. */
function Wrong({ frame, refusal, field }: WrongProps) {
  const { error, weak, errorSummary } = text(frame.lang).common
  const words = refusal.type === 'WeakPassphrase' ? weak.guessable : error[refusal.type](refusal.seconds)
  return (
    <Notice tone="berry" title={errorSummary} live>
      <p>
        <a href={`#${field}`}>{words}</a>
      </p>
    </Notice>
  )
}
