/** What PayPal calls its columns, by language and year. */
import { foldHeader } from '#lib/pure/shape'
import type { Row } from '#lib/pure/table'

export type Name =
  | 'date'
  | 'time'
  | 'zone'
  | 'name'
  | 'type'
  | 'status'
  | 'currency'
  | 'gross'
  | 'fee'
  | 'net'
  | 'from'
  | 'to'
  | 'id'
  | 'related'
  | 'subject'
  | 'item'
  | 'note'
  | 'invoice'
  | 'balance'
  | 'impact'

export interface Columns {
  readonly at: { readonly [N in Exclude<Name, 'date' | 'currency' | 'gross'>]?: number } & {
    readonly [N in 'date' | 'currency' | 'gross']: number
  }
  readonly names: readonly string[]
}

/** Reads a header; undefined when it is not PayPal's. */
export function columnsOf({ cells }: Row): Columns | undefined {
  const names = cells.map((cell) => cell.trim())
  const at: { [N in Name]?: number } = {}
  for (const [index, name] of names.entries()) {
    const { key } = foldHeader(name)
    const found = (Object.keys(words) as Name[]).find((one) => at[one] === undefined && words[one].includes(key))
    if (found !== undefined) at[found] = index
  }
  const { date, currency, gross, net, balance, fee, time, zone, id, status, type } = at
  if (date === undefined || currency === undefined || gross === undefined) return undefined
  // The gross amount with its time zone, or with fee and net, is PayPal's alone.
  const marks = [net, fee, zone, id, status, type, time, balance].filter((index) => index !== undefined).length
  if (marks < 4 || (zone === undefined && (fee === undefined || net === undefined))) return undefined
  return { at: { ...at, date, currency, gross }, names }
}

const words: { readonly [N in Name]: readonly string[] } = {
  date: ['date'],
  time: ['time', 'heure'],
  zone: ['time zone', 'timezone', 'fuseau horaire'],
  name: ['name', 'nom'],
  type: ['type', 'description'],
  status: ['status', 'etat', 'statut'],
  currency: ['currency', 'devise'],
  gross: ['gross', 'brut', 'avant commission', 'amount', 'montant', 'montant brut'],
  fee: ['fee', 'fees', 'commission', 'frais'],
  net: ['net', 'montant net'],
  from: ['from email address', 'de l adresse email', 'adresse email de l expediteur', 'de adresse email', 'de l adresse e mail'],
  to: ['to email address', 'a l adresse email', 'adresse email du destinataire', 'a adresse email', 'a l adresse e mail'],
  id: ['transaction id', 'numero de transaction', 'n de transaction', 'id de transaction', 'identifiant de transaction'],
  related: [
    'reference txn id',
    'numero de la transaction de reference',
    'n de transaction de reference',
    'id de transaction de reference',
    'identifiant de reference de la transaction',
    'numero de transaction de reference',
  ],
  subject: ['subject', 'objet', 'sujet'],
  item: ['item title', 'titre de l objet', 'nom de l objet', 'titre de l article', 'intitule de l objet'],
  note: ['note', 'remarque'],
  invoice: ['invoice number', 'numero de facture', 'n de facture', 'numero de la facture'],
  balance: ['balance', 'solde'],
  impact: ['balance impact', 'impact sur le solde'],
}
