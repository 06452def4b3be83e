/** A first answer for the person to correct: what each column of a table seems to hold. */
import { surveyDates } from '#lib/pure/dates'
import { splitCurrency } from '#lib/pure/currency'
import { surveyNumbers } from '#lib/pure/decimal'
import { type Column, roleOf } from '#lib/pure/shape'
import { clean } from '#lib/pure/text'
import { type BankMapping, type TableMapping, type TableRole, tableRoles, type TableTarget } from '#model'
import type { Hints } from '../connector.ts'
import type { Survey } from './survey.ts'

/** Guesses from `asBank` where rows may be operations, then from names, then from what columns hold. `zone` is the person's. */
export function guessTable(
  { shape, rows }: Survey,
  { currency, dayFirst, zone = 'Europe/Paris' }: Hints & { readonly zone?: string },
  asBank: BankMapping,
): TableMapping {
  const all = shape.columns.slice(0, 100)
  const target = targetOf(all)
  const bank = target === 'bank.transaction' ? asBank : undefined
  const columns = columnsOf(all, target, bank?.columns)
  const body = rows.slice(shape.skip).filter((row) => roleOf(row, shape) === 'data')
  const written = (index: number | undefined) =>
    index === undefined ? [] : body.flatMap(({ cells, kinds }) => ((kinds?.[index] ?? 'text') === 'text' ? [cells[index] ?? ''] : []))
  const numbers = [columns.amount, columns.debit, columns.credit, columns.quantity].flatMap((index) => written(index))
  return {
    target,
    columns,
    order: surveyDates(written(columns.date), { dayFirst }).order,
    decimal: surveyNumbers(
      numbers.map((cell) => splitCurrency(cell).number),
      currency === 'EUR' ? ',' : '.',
    ).decimal,
    // Proven by balances that run.
    signs: bank?.signs === 'reversed' ? 'reversed' : 'signed',
    account: '',
    currency,
    fluid: all.some(({ key }) => /gaz|gas/.test(key)) ? 'gas' : all.some(({ key }) => /eau|water/.test(key)) ? 'water' : 'electricity',
    unit: all.some(({ key, unit }) => /m3|m³/.test(`${key} ${unit ?? ''}`)) ? 'm3' : 'kWh',
    zone,
    title: clean(
      all
        .map(({ name }) => name)
        .filter((name) => name !== '')
        .join(', '),
      60,
    ),
  }
}

const targetOf = (columns: readonly Column[]): TableTarget =>
  columns.some(({ key, unit }) =>
    /\b(?:kwh|m3|m³|consommation|conso|index|releve|consumption|usage)\b/.test(`${key} ${unit?.toLowerCase() ?? ''}`),
  )
    ? 'energy.reading'
    : columns.some(({ key }) => /\b(?:magasin|enseigne|vendeur|boutique|shop|store|vendor|seller)\b/.test(key))
      ? 'receipt'
      : 'bank.transaction'

const names: { readonly [R in TableRole]: RegExp } = {
  date: /\b(?:date|jour|day|quand|when|horodate|le)\b/,
  label: /\b(?:libelle|label|description|intitule|operation|motif|objet|details?|quoi|what)\b/,
  amount: /\b(?:montant|amount|somme|total|prix|price|valeur|value|combien)\b/,
  debit: /\b(?:debits?|depenses?|sorties?|retraits?|withdrawals?|out)\b/,
  credit: /\b(?:credits?|recettes?|entrees?|depots?|deposits?|in)\b/,
  balance: /\b(?:solde|balance)\b/,
  account: /\b(?:compte|account|iban)\b/,
  currency: /\b(?:devise|monnaie|currency)\b/,
  counterparty: /\b(?:tiers|beneficiaire|payee|counterparty|contrepartie)\b/,
  memo: /\b(?:memo|note|notes|commentaire|comment)\b/,
  category: /\b(?:categorie|category|rubrique|poste)\b/,
  quantity: /\b(?:quantite|quantity|consommation|conso|kwh|m3|m³|index|consumption|usage|energie|energy|volume)\b/,
  meter: /\b(?:compteur|meter|pdl|prm|pce|point)\b/,
  vendor: /\b(?:magasin|enseigne|vendeur|boutique|shop|store|vendor|seller|marchand|merchant)\b/,
  number: /\b(?:numero|number|reference|commande|ticket|order)\b/,
}

/** What a role's column must hold; the others may hold anything. */
const held: { readonly [R in TableRole]?: Column['holds'] } = {
  date: 'date',
  amount: 'number',
  debit: 'number',
  credit: 'number',
  balance: 'number',
  quantity: 'number',
}

/** `known` columns are kept as they are, when they are among those shown. */
function columnsOf(all: readonly Column[], target: TableTarget, known: TableMapping['columns'] = {}): TableMapping['columns'] {
  const columns: { [R in TableRole]?: number } = {}
  const taken = new Set<number>()
  for (const role of tableRoles[target]) {
    const found = all.find(({ index }) => index === known[role] && !taken.has(index))
    if (found === undefined) continue
    columns[role] = found.index
    taken.add(found.index)
  }
  const take = (role: TableRole, fits: (column: Column) => boolean): void => {
    const found = columns[role] === undefined ? all.find((column) => !taken.has(column.index) && fits(column)) : undefined
    if (found === undefined) return
    columns[role] = found.index
    taken.add(found.index)
  }
  const holdsFor = (role: TableRole, { holds }: Column) => held[role] === undefined || holds === held[role] || holds === 'nothing'
  for (const role of tableRoles[target])
    take(role, (column) => names[role].test(`${column.key} ${column.unit ?? ''}`.toLowerCase()) && holdsFor(role, column))
  take('date', ({ holds }) => holds === 'date')
  const money = target === 'energy.reading' ? 'quantity' : 'amount'
  if (columns.debit === undefined && columns.credit === undefined) take(money, ({ holds }) => holds === 'number')
  else if (columns.amount !== undefined) delete columns.amount
  const words = { 'bank.transaction': 'label', 'energy.reading': 'meter', receipt: 'vendor' } as const
  if (target !== 'energy.reading') take(words[target], ({ holds }) => holds === 'text')
  return columns
}
