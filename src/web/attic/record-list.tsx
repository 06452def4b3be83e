/** A list of records, each kind in its own readable form. */
import type { Kind, Record } from '#model'
import { type Lang, links } from '#routes'
import { day, dayOfYear, money, month, text } from '../i18n/index.ts'
import type { RecordsProps } from '../props.ts'
import { List, Row } from '../ui/parts.tsx'
import { Amount } from './amount.tsx'
import { tell } from './tell.ts'
import { accountName, grouped } from './words.ts'

interface ListProps {
  readonly records: readonly Record[]
  readonly accounts: RecordsProps['accounts']
  readonly lang: Lang
}

export function RecordList({ kind, ...props }: ListProps & { readonly kind: Kind }) {
  if (kind === 'bank.transaction') return <Transactions {...props} />
  if (kind === 'bank.balance') return <Balances {...props} />
  return <Others {...props} />
}

const only = <K extends Kind>(records: readonly Record[], kind: K): readonly Record<K>[] =>
  records.filter((record): record is Record<K> => record.kind === kind)

const namer = (accounts: RecordsProps['accounts'], lang: Lang) => {
  const names = new Map(accounts.map(({ account, name }) => [account, name]))
  return (account: string): string => accountName(account, lang, names.get(account))
}

function Transactions({ records, accounts, lang }: ListProps) {
  const t = text(lang).attic.records
  const nameOf = namer(accounts, lang)
  const byMonth = Map.groupBy(only(records, 'bank.transaction'), (record) => record.day.slice(0, 7))
  return (
    <table class="operations">
      <caption class="vh">{t.list(text(lang).attic.kinds['bank.transaction'].name)}</caption>
      <thead>
        <tr>
          <th scope="col" class="far">
            {t.day}
          </th>
          <th scope="col">{t.label}</th>
          <th scope="col" class="far">
            {t.account}
          </th>
          <th scope="col" class="n">
            {t.amount}
          </th>
        </tr>
      </thead>
      {[...byMonth].map(([iso, rows]) => (
        <tbody key={iso}>
          <tr class="month">
            <th scope="rowgroup" colSpan={4}>
              {month(iso, lang)}
            </th>
          </tr>
          {rows.map((record) => (
            <Transaction key={record.id} record={record} account={nameOf(record.account)} lang={lang} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** On a phone the day and the account stand under the label: two lines a row, the same words. */
function Transaction({
  record,
  account,
  lang,
}: {
  readonly record: Record<'bank.transaction'>
  readonly account: string
  readonly lang: Lang
}) {
  const t = text(lang).attic.records
  const date = dayOfYear(record.day, lang, 'short')
  return (
    <tr>
      <td class="far day">
        <time dateTime={record.day}>{date}</time>
      </td>
      <td class="what">
        <a href={links.record(record.kind, record.id)}>{record.label === '' ? (record.counterparty ?? t.noLabel) : record.label}</a>
        {record.counterparty !== undefined && record.counterparty !== record.label && record.label !== '' && (
          <span class="small soft block">{record.counterparty}</span>
        )}
        <span class="near small soft">
          {date} · {account}
        </span>
      </td>
      <td class="far soft whose">{account}</td>
      <td class="n">
        <Amount minor={record.amount} currency={record.currency} lang={lang} />
      </td>
    </tr>
  )
}

function Balances({ records, accounts, lang }: ListProps) {
  const t = text(lang).attic
  const nameOf = namer(accounts, lang)
  return (
    <table class="operations">
      <caption class="vh">{t.records.list(t.kinds['bank.balance'].name)}</caption>
      <thead>
        <tr>
          <th scope="col">{t.records.day}</th>
          <th scope="col" class="far">
            {t.records.account}
          </th>
          <th scope="col" class="n">
            {t.records.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {only(records, 'bank.balance').map((record) => (
          <tr key={record.id}>
            <td class="what">
              <a href={links.record(record.kind, record.id)}>{day(record.day, lang)}</a>
              <span class="small soft block">{t.balanceTypes[record.type]}</span>
              <span class="near small soft">{nameOf(record.account)}</span>
            </td>
            <td class="far soft">{nameOf(record.account)}</td>
            <td class="n">{money(record.amount, record.currency, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Others({ records, accounts, lang }: ListProps) {
  const nameOf = namer(accounts, lang)
  return (
    <List>
      {records.map((record) => {
        const { title, about, end } = tell(record, lang)
        const name = record.kind === 'bank.account' ? nameOf(record.account) : title
        return (
          <Row
            key={record.id}
            mark={name.slice(0, 1).toUpperCase()}
            tone="sky"
            {...(end === undefined ? {} : { end: <strong>{end}</strong> })}
          >
            <a class="name" href={links.record(record.kind, record.id)}>
              {name}
            </a>
            {about.length > 0 && <span class="small soft block">{about.join(' · ')}</span>}
            {record.kind === 'bank.account' && record.account !== '' && (
              <span class="small soft block">{grouped(record.iban ?? record.number ?? record.account)}</span>
            )}
          </Row>
        )
      })}
    </List>
  )
}
