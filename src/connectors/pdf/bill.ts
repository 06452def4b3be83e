/** A bill read from its text: only what is certain, or nothing. */
import type { PdfLine } from '#lib/pure/pdf'
import { clean } from '#lib/pure/text'
import { afterLabel, amountsIn, daysIn, fromFirstPage, only } from './labels.ts'

export interface Bill {
  readonly day: string
  readonly total: number
  readonly net?: number
  readonly tax?: number
  readonly due?: number
  readonly dueDay?: string
  readonly number?: string
  /** True when a net and a tax are written that do not make the total: it is the one stated. */
  readonly mismatch?: true
}

const dayLabels = [
  /date (?:de |d[’'])?(?:la )?(?:facture|facturation|émission)\b/i,
  /\bfacture\b[^\d]{0,40}(?:n[°ºo]\.?\s*[\w/:-]+\s+)?(?:du|émise le|établie le)\b/i,
  /\b(?:émise?|éditée?|établie?) le\b/i,
  /\b(?:invoice|bill(?:ing)?) date\b/i,
]
const dueDayLabels =
  /date limite de paiement|à (?:payer|régler) avant le|prélevée? (?:le|à partir du)|prélèvement (?:le|à partir du)|payable avant le|due date/i
const numberLabel =
  /(?:\b(?:facture|invoice)\s*(?:n[°ºo]\.?|number|no\.?|#)|\b(?:n[°ºo]\.?|numéro)\s*(?:de\s+)?(?:la\s+)?facture|\bréférence\s*(?:de\s+(?:la\s+)?)?facture)\s*:?\s*([A-Z\d][A-Z\d/:._-]{2,39})/i

/** Of the whole, tax included. `total` alone may be that of a part: it counts only when it adds up. */
const totalLabels =
  /\b(?:total|montant)(?:\s+(?:total|général|facture|de (?:la|votre|cette) facture|facturé|à payer))*\s*\(?ttc\)?|\b(?:total|montant(?: total)?) (?:de (?:la|votre|cette) )?facture\b(?!\s*(?:soumis|\(?ht\b|hors))|\bfacture (?:ttc|total)\b|\b(?:cotisation|prime)(?: (?:annuelle|totale))? ttc\b|\b(?:invoice|grand) total\b/i
/** Rows of a table whose columns are net and with tax, as its head says. */
const pairLabels =
  /\btotal auprès d[’']|\bmontant de (?:la|votre|cette) facture\b|\btotal (?:de (?:la|votre|cette) )?facture\b|\btotal général\b/i
const pairHead = /\bht\b.*\bttc\b/i
const dueLabels =
  /\bnet à payer|\bsomme à payer|\bmontant (?:total )?(?:à (?:payer|régler)|dû|prélevé|du prélèvement)|\btotal à (?:payer|régler)|\bamount due|\btotal due|\bmontant (?:à prélever|de votre prélèvement)/i
const netLabels =
  /\b(?:total|montant)(?:\s+(?:total|facture|de (?:la|votre|cette) facture))*\s*\(?(?:ht|hors taxes?|hors tva)\b\)?|\bsous-total\b|\bsubtotal\b|\btotal avant taxes\b|\btotal before tax/i
const anyTotal = /\btotal\b|\bnet à payer\b|\bmontant\b|\bamount due\b/i
const taxTotal = /\b(?:total|montant(?: total)?)\s*(?:de la |des )?\(?(?:tva|taxes)\)?/i
const taxRow = /\b(?:tva|tps|tvq|gst|qst|hst|pst|tvh)\b/i

/** Undefined when the day or the total is not certain. Amounts in minor units of `currency`. */
export function billOf(lines: readonly PdfLine[], currency: string, french: boolean): Bill | undefined {
  const day = billDayOf(lines, french)
  const money = totalOf(lines, currency)
  if (day === undefined || money === undefined) return undefined
  const days = (text: string) => daysIn(text, french)
  const has = (text: string) => days(text).length > 0
  const dueDay = only(fromFirstPage(lines, (some) => afterLabel(some, dueDayLabels, has).flatMap((text) => days(text).slice(0, 1))))
  const number = only(fromFirstPage(lines, (some) => some.flatMap(({ text }) => numberOf(text))))
  return {
    day,
    ...money,
    ...(dueDay === undefined || dueDay < day ? {} : { dueDay }),
    ...(number === undefined ? {} : { number }),
  }
}

/** The day of the paper, when all its labels agree. */
export function billDayOf(lines: readonly PdfLine[], french: boolean): string | undefined {
  // `facture du 1er janvier au 31 mars` tells what it is for, not when it was made.
  const first = (text: string) => (/\d\s+au\s+\d/i.test(text.slice(0, 48)) ? [] : daysIn(text, french).slice(0, 1))
  const behind = (some: readonly PdfLine[], label: RegExp) => afterLabel(some, label, (text) => first(text).length > 0).flatMap(first)
  return only(fromFirstPage(lines, (some) => dayLabels.flatMap((label) => behind(some, label))))
}

function numberOf(text: string): string[] {
  const found = numberLabel.exec(text)?.[1]
  return found !== undefined && /\d{3}/.test(found) ? [clean(found.replace(/[.:/-]+$/, ''), 140)] : []
}

type Money = Pick<Bill, 'total' | 'net' | 'tax' | 'due' | 'mismatch'>

/** The total adds up (net + tax, in one row or under their labels), or is the only one its labels name. */
function totalOf(lines: readonly PdfLine[], currency: string): Money | undefined {
  const rowsOf = <T>(read: (text: string) => readonly T[]) => fromFirstPage(lines, (some) => some.flatMap(({ text }) => read(text)))
  /** The values of a label that has one amount behind it; of several, which is meant cannot be told. */
  const behind = (label: RegExp) =>
    fromFirstPage(lines, (some) =>
      afterLabel(some, label, (text) => amountsIn(text, currency).length > 0).map((text) => amountsIn(text, currency)),
    ).flatMap((found) => (found.length === 1 ? found : []))

  const due = only(behind(dueLabels))
  const withDue = (money: Money): Money => (due === undefined ? money : { ...money, due })
  const totals = rowsOf((text) => (anyTotal.test(text) ? [amountsIn(text, currency).slice(-3)] : []))
  const rows = totals.flatMap((amounts) => sumOf(amounts, true))
  const stated = behind(totalLabels)
  if (rows.length > 0) {
    // A total that adds up and another that the bill states elsewhere: which is the bill's, nothing says.
    const [row] = rows
    return row === undefined || [...rows.map((one) => one.total), ...stated].some((one) => one !== row.total) ? undefined : withDue(row)
  }
  const pairs = fromFirstPage(lines, (some) => pairsOf(some, currency))
  const pair = only(pairs.map((one) => one.total)) === undefined ? undefined : pairs[0]
  if (pairs.length > 0 && (pair === undefined || stated.some((one) => one !== pair.total))) return undefined
  const total = pair?.total ?? only(stated.length > 0 ? stated : behind(dueLabels))
  if (total === undefined || total < 0) return undefined
  const net = pair?.net ?? only(behind(netLabels))
  // The last amount of a row of tax is the tax: before it stands its base.
  const taxes = rowsOf((text) => (taxRow.test(text) && !anyTotal.test(text) ? amountsIn(text, currency).slice(-1) : []))
  const tax = only(behind(taxTotal)) ?? (taxes.length === 0 ? undefined : taxes.reduce((sum, one) => sum + one, 0))
  if (net !== undefined && tax !== undefined) return withDue(net + tax === total ? { total, net, tax } : { total, mismatch: true })
  const wrong = totals.some((amounts) => sumOf(amounts, false).some((one) => one.total === total))
  return withDue(wrong ? { total, mismatch: true } : { total })
}

/** `29.80  5.10  34.90`: a net, a tax that may be one, and a total, which is their sum or, if not `exact`, is not. */
function sumOf(amounts: readonly number[], exact: boolean): Required<Pick<Money, 'net' | 'tax' | 'total'>>[] {
  const [net, tax, total] = amounts
  if (net === undefined || tax === undefined || total === undefined || net <= 0 || tax < 0 || total <= net) return []
  return (net + tax === total) === exact && tax * 3 < net ? [{ net, tax, total }] : []
}

/** `total auprès d’Orange  24,99  29,99` under a head that says HT, then TTC. */
function pairsOf(lines: readonly PdfLine[], currency: string): { readonly net: number; readonly total: number }[] {
  return lines.flatMap(({ text, page }, index) => {
    if (!pairLabels.test(text)) return []
    const [net, total, ...more] = amountsIn(text, currency)
    if (net === undefined || total === undefined || more.length > 0 || net <= 0 || total < net || total * 3 > net * 4) return []
    return lines.slice(0, index).some((line) => line.page === page && pairHead.test(line.text)) ? [{ net, total }] : []
  })
}
