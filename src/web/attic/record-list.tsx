/** A list of records, each kind in its own readable form. */
import type { Kind, Record } from '#model'
import { type Lang, links } from '#routes'
import { day, dayOfYear, money, month, text } from '../i18n/index.ts'
import type { RecordsProps } from '../props.ts'
import { List, Row } from '../ui/parts.tsx'
import { Amount } from './amount.tsx'
import { Marked } from './marked.tsx'
import { tell } from './tell.ts'
import { accountName, grouped } from './words.ts'

interface ListProps {
  readonly records: readonly Record[]
  readonly accounts: RecordsProps['accounts']
  /** Words to mark (`soughtIn`). */
  readonly sought: readonly string[]
  readonly lang: Lang
}

export function RecordList({ kind, ...props }: ListProps & { readonly kind: Kind | 'all' }) {
  if (kind === 'bank.transaction') return <Transactions {...props} />
  if (kind === 'bank.balance') return <Balances {...props} />
  return <Others {...props} mixed={kind === 'all'} isAgenda={kind === 'calendar.event'} />
}

const only = <K extends Kind>(records: readonly Record[], kind: K): readonly Record<K>[] =>
  records.filter((record): record is Record<K> => record.kind === kind)

const namer = (accounts: RecordsProps['accounts'], lang: Lang) => {
  const names = new Map(accounts.map(({ account, name }) => [account, name]))
  return (account: string): string => accountName(account, lang, names.get(account))
}

function Transactions({ records, accounts, sought, lang }: ListProps) {
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
            <Transaction key={record.id} record={record} account={nameOf(record.account)} sought={sought} lang={lang} />
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
  sought,
  lang,
}: {
  readonly record: Record<'bank.transaction'>
  readonly account: string
  readonly sought: readonly string[]
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
        <a href={linkOf(record)} data-record>
          <Marked text={record.label === '' ? (record.counterparty ?? t.noLabel) : record.label} sought={sought} />
        </a>
        {record.counterparty !== undefined && record.counterparty !== record.label && record.label !== '' && (
          <span class="small soft block">
            <Marked text={record.counterparty} sought={sought} />
          </span>
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
              <a href={linkOf(record)} data-record>
                {day(record.day, lang)}
              </a>
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

/** One line a record, under its month (in an agenda its day) where it has a day, but for a search, whose answers are far apart; among all kinds, each says which it is. */
function Others({ records, accounts, sought, lang, mixed, isAgenda }: ListProps & { readonly mixed: boolean; readonly isAgenda: boolean }) {
  const t = text(lang)
  const byMonth = Map.groupBy(records, (record) => (sought.length > 0 ? '' : (tell(record, lang).day?.slice(0, isAgenda ? 10 : 7) ?? '')))
  const isDated = byMonth.size > 1 || !byMonth.has('')
  return (
    <>
      {[...byMonth].map(([iso, some]) => (
        <div key={iso} class="stack of-month">
          {isDated && <h3>{iso === '' ? t.records.noDay : (isAgenda ? day : month)(iso, lang)}</h3>}
          <List>
            {some.map((record) => (
              <Other key={record.id} record={record} accounts={accounts} sought={sought} mixed={mixed} lang={lang} />
            ))}
          </List>
        </div>
      ))}
    </>
  )
}

function Other({
  record,
  accounts,
  sought,
  mixed,
  lang,
}: Omit<ListProps, 'records'> & { readonly record: Record; readonly mixed: boolean }) {
  const { title, about, end, day: date } = tell(record, lang)
  const name = record.kind === 'bank.account' ? namer(accounts, lang)(record.account) : title
  const beside = [
    mixed ? text(lang).attic.kinds[record.kind].name : undefined,
    date && (sought.length > 0 ? day : dayOfYear)(date, lang, 'short'),
    ...about,
  ]
  return (
    <Row mark={name.slice(0, 1).toUpperCase()} tone="sky" {...(end === undefined ? {} : { end: <strong>{end}</strong> })}>
      <a class="name" href={linkOf(record)} data-record>
        <Marked text={name} sought={sought} />
      </a>
      <span class="small soft block">
        <Marked text={beside.filter(Boolean).join(' · ')} sought={sought} />
      </span>
      {record.kind === 'bank.account' && record.account !== '' && (
        <span class="small soft block">{grouped(record.iban ?? record.number ?? record.account)}</span>
      )}
    </Row>
  )
}

/** The month that a link carries is that of the record's own day, which its kind may not file it under: then it is of no use, and does no harm. */
const linkOf = (record: Record): string => links.record(record.kind, record.id, 'day' in record ? record.day?.slice(0, 7) : undefined)
