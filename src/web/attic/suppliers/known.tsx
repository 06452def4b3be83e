/** How a supplier is reached and recognised, and what it holds on the person. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { Frame as FrameData, SupplierProps } from '../../props.ts'
import { Button, Card, Chip, Field } from '../../ui/parts.tsx'

type Props = SupplierProps & { readonly frame: FrameData }

export function Reach({ frame, reach }: Props) {
  const t = text(frame.lang).suppliers.board
  return (
    <Card title={t.reach} id="reach">
      {reach.length === 0 ? (
        <p class="soft">{t.noReach}</p>
      ) : (
        <dl class="facts">
          {reach.map(({ what, value, kind, id }) => (
            <div key={`${what} ${value}`}>
              <dt>{t.what[what]}</dt>
              <dd>
                {value}{' '}
                <a class="small" href={links.record(kind, id)}>
                  {t.see}
                  <span class="vh"> : {value}</span>
                </a>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  )
}

export function Known({ frame, id, name, reason, names, papers, wrong }: Props) {
  const { lang } = frame
  const t = text(lang).suppliers.board
  const { kinds } = text(lang).attic
  return (
    <Card title={t.known} id="known">
      <p>{t.because(reason)}</p>
      {names.length > 0 && (
        <ul class="small">
          {names.slice(0, 8).map((one) => (
            <li key={one.name}>{t.times(one.name, one.times)}</li>
          ))}
        </ul>
      )}
      {papers.length > 0 && (
        <p class="small">
          {t.papers} :{' '}
          {papers.map(({ kind, count }, place) => (
            <span key={kind}>
              {place > 0 && ', '}
              <a href={links.records({ service: 'suppliers', figure: `records/${id}/${kind}` })}>{kinds[kind].count(count)}</a>
            </span>
          ))}
        </p>
      )}
      <details open={wrong === 'name'}>
        <summary>{t.rename}</summary>
        <form method="post" action={links.supplier(id)} class="stack">
          <Field
            label={t.renameLabel}
            name="name"
            hint={t.renameHint}
            error={wrong === 'name' ? t.renameWrong : undefined}
            input={{ value: name, maxlength: 80, autocomplete: 'off' }}
          />
          <p class="row">
            <Button name="act" value="name">
              {t.renameDo}
            </Button>
            <Button look="quiet" name="act" value="nobody">
              {t.nobody}
            </Button>
          </p>
        </form>
      </details>
    </Card>
  )
}

export function Holds({ frame, holds }: Props) {
  const { lang } = frame
  const t = text(lang).suppliers.board
  return (
    <Card title={t.holds} id="holds" aside={<a href={links.where(lang)}>{t.table}</a>}>
      <p class="small soft">{holds.length === 0 ? t.noHolds : t.holdsAbout}</p>
      <ul role="list" class="list holds">
        {holds.map(({ line, name, count, rights, steps }) => (
          <li key={line}>
            <strong>{name}</strong> {count > 0 ? <Chip>{t.got(count)}</Chip> : <Chip tone="sky">{t.ask}</Chip>}
            <span class="small block cites">
              {rights.map(({ id, cite, source }) => (
                <a key={id} href={source} rel="noreferrer">
                  {cite}
                </a>
              ))}
            </span>
            <details>
              <summary>
                {t.how}
                <span class="vh"> : {name}</span>
              </summary>
              <ol class="small">
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  )
}
