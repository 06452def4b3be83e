/** A table that nothing recognises: what each column holds, and the first rows as they would be read. */
import type { TableTarget } from '#model'
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, ImportTableProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Field, Select } from '../ui/parts.tsx'
import { TablePreview } from './table-preview.tsx'

type Shown = Exclude<ImportTableProps, { readonly gone: true }>

export function ImportTablePage({ frame, ...props }: ImportTableProps & { readonly frame: FrameData }) {
  if (props.gone) return <Gone frame={frame} />
  const t = text(frame.lang).tables
  return (
    <Frame frame={frame} title={t.title} current="imports">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.importJob(props.job)}>{t.back}</a>
          </p>
          <h1>{t.title}</h1>
          <p class="lead">{props.name}</p>
          <p>{t.about}</p>
          <Sheets frame={frame} props={props} />
        </header>
        <form
          class="stack loose"
          method="post"
          action={links.importTable(props.job, props.row, props.sheets.length > 0 ? props.sheet : undefined)}
          data-island="table"
          data-words={JSON.stringify({ updated: t.updated, failed: t.failed })}
        >
          <div class="two even">
            <Columns frame={frame} props={props} />
            <How frame={frame} props={props} />
          </div>
          <p class="vh" role="status" data-said />
          <TablePreview frame={frame} props={props} />
          <Remember frame={frame} props={props} />
          <p class="row">
            <noscript>
              <Button look="quiet" name="act" value="look">
                {t.see}
              </Button>
            </noscript>
            <Button name="act" value="read">
              {t.read}
            </Button>
          </p>
        </form>
      </div>
    </Frame>
  )
}

function Gone({ frame }: { readonly frame: FrameData }) {
  const { gone } = text(frame.lang).tables
  return (
    <Frame frame={frame} title={gone.title} current="imports">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{gone.title}</h1>
          <p class="lead">{gone.about}</p>
        </header>
        <p>
          <Button href={links.imports()}>{text(frame.lang).importing.again}</Button>
        </p>
      </div>
    </Frame>
  )
}

type Part = { readonly frame: FrameData; readonly props: Shown }

/** The tables of a workbook are explained one after the other. */
function Sheets({ frame, props: { job, row, sheet, sheets } }: Part) {
  const t = text(frame.lang).tables.sheets
  if (sheets.length === 0) return null
  const nameOf = ({ name, sheet: number }: (typeof sheets)[number]): string => (name === '' ? t.sheet(number + 1) : name)
  return (
    <nav aria-label={t.title}>
      <p class="small">{t.about(sheets.length)}</p>
      <ul role="list" class="row">
        {sheets.map((one) => (
          <li key={one.sheet}>
            {one.sheet === sheet ? (
              <strong aria-current="page">{nameOf(one)}</strong>
            ) : (
              <a href={links.importTable(job, row, one.sheet)}>{nameOf(one)}</a>
            )}
            {one.read && <span class="small soft"> {t.read}</span>}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Values of one column that are shown beside its name. */
const fewSamples = 3

function Columns({ frame, props }: Part) {
  const t = text(frame.lang).tables
  const { columns, rows, mapping, rolesOf } = props
  const options = [['', t.ignored] as const, ...rolesOf[mapping.target].map((role) => [role, t.roles[role]] as const)]
  const chosen = new Map(Object.entries(mapping.columns).map(([role, index]) => [index, role]))
  return (
    <Card title={t.columns} id="columns">
      <Select label={t.what} name="target" value={mapping.target} options={pairs(t.targets)} />
      {columns.map(({ index, name }, at) => {
        const samples = [...new Set(rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== ''))].slice(0, fewSamples)
        return (
          <Select
            key={index}
            label={name === '' ? t.column(String(index + 1)) : name}
            name={`column${index}`}
            value={chosen.get(index) ?? ''}
            options={options}
            hint={samples.length === 0 ? t.emptyColumn : t.samples(samples.join(' · '))}
          />
        )
      })}
    </Card>
  )
}

const pairs = (words: { readonly [name: string]: string }) => Object.entries(words)

/** What the kind of rows does not need keeps its answer all the same. */
function How({ frame, props: { mapping, currencies } }: Part) {
  const t = text(frame.lang).tables
  const { target } = mapping
  const needs = (...targets: readonly TableTarget[]) => targets.includes(target)
  const names = new Intl.DisplayNames([frame.lang], { type: 'currency' })
  const hidden = (['signs', 'account', 'currency', 'fluid', 'unit'] as const).filter((name) => !asked[target].includes(name))
  return (
    <Card title={t.how} id="how">
      <Select label={t.order} name="order" value={mapping.order} options={pairs(t.orders)} />
      <Select label={t.decimal} name="decimal" value={mapping.decimal} options={pairs(t.decimals)} />
      {needs('bank.transaction') && <Select label={t.signs} name="signs" value={mapping.signs} options={pairs(t.signWords)} />}
      {needs('bank.transaction') && (
        <Field
          label={t.account}
          name="account"
          hint={t.accountHint}
          input={{ type: 'text', value: mapping.account, maxLength: 64, autoComplete: 'off' }}
        />
      )}
      {needs('bank.transaction', 'receipt') && (
        <Select
          label={t.currency}
          name="currency"
          value={mapping.currency}
          options={currencies.map((code) => [code, `${code} · ${names.of(code) ?? code}`] as const)}
        />
      )}
      {needs('energy.reading') && <Select label={t.fluid} name="fluid" value={mapping.fluid} options={pairs(t.fluids)} />}
      {needs('energy.reading') && <Select label={t.unit} name="unit" value={mapping.unit} options={pairs(t.units)} />}
      {hidden.map((name) => (
        <input key={name} type="hidden" name={name} value={mapping[name]} />
      ))}
    </Card>
  )
}

const asked: { readonly [T in TableTarget]: readonly string[] } = {
  'bank.transaction': ['signs', 'account', 'currency'],
  'energy.reading': ['fluid', 'unit'],
  receipt: ['currency'],
}

function Remember({ frame, props: { named, remember } }: Part) {
  const t = text(frame.lang).tables
  if (!named) return null
  return (
    <div class="field">
      <label class="check">
        <input type="checkbox" name="remember" value="1" checked={remember} aria-describedby="remember-hint" /> {t.remember}
      </label>
      <p class="hint" id="remember-hint">
        {t.rememberAbout}
      </p>
    </div>
  )
}
