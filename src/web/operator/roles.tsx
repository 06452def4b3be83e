/** Who may do what, each change, and two forms that a cookie alone cannot send. */
import { moment, text } from '../i18n/index.ts'
import type { Frame as FrameData, OperatorRolesProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Card, Notice } from '../ui/parts.tsx'
import { Grant, Revoke } from './role-forms.tsx'
import { shortAccount } from './words.ts'

export type Given = OperatorRolesProps & { readonly frame: FrameData }

export function OperatorRoles(given: Given) {
  const { frame, done, link } = given
  const t = text(frame.lang).operator.roles
  return (
    <Frame frame={frame} title={t.title} current="operatorRoles">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {done && (
          <Notice tone="leaf" live>
            <p>{t.done}</p>
          </Notice>
        )}
        {link !== undefined && (
          <Notice tone="wheat" title={t.linkTitle} live>
            <p>{t.link(moment(link.expiresAt, frame.lang, frame.zone))}</p>
            <p>
              <code class="long">{link.url}</code>
            </p>
          </Notice>
        )}
        <Card title={t.heldTitle} id="roles">
          <Held {...given} />
          <p class="small soft">{t.addresses}</p>
        </Card>
        <div class="two even">
          <Card title={t.grantTitle} id="grant">
            <Grant {...given} />
          </Card>
          <Card title={t.revokeTitle} id="revoke" tone="berry">
            <Revoke {...given} />
          </Card>
        </div>
        <Card title={t.changesTitle} id="changes">
          <Changes {...given} />
        </Card>
      </div>
    </Frame>
  )
}

function Held({ frame, roles, accountId }: Given) {
  const t = text(frame.lang).operator.roles
  return (
    <div class="scroll" tabindex={0} role="group" aria-labelledby="roles-title">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.account}</th>
            <th scope="col">{t.role}</th>
            <th scope="col">{t.since}</th>
          </tr>
        </thead>
        <tbody>
          {roles.map((line) => (
            <tr key={`${line.role} ${line.accountId}`}>
              <td>
                <code>{shortAccount(line.accountId)}</code>
                {line.accountId === accountId && ` (${t.you})`}
              </td>
              <td>{t.names[line.role]}</td>
              <td>{moment(line.grantedAt, frame.lang, frame.zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Changes({ frame, changes }: Given) {
  const t = text(frame.lang).operator.roles
  if (changes.length === 0) return <p>{t.changesNone}</p>
  return (
    <div class="scroll" tabindex={0} role="group" aria-labelledby="changes-title">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.when}</th>
            <th scope="col">{t.account}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.who}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ at, act, accountId, role, by, way }, index) => (
            <tr key={index}>
              <td>{moment(at, frame.lang, frame.zone)}</td>
              <td>
                <code>{shortAccount(accountId)}</code>
              </td>
              <td>
                {t.names[role]}, {t.acts[act]}
              </td>
              <td>{by === null ? t.ways[way] : t.byAccount(shortAccount(by))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
