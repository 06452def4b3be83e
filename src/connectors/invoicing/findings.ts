/** Does the invoice add up? The rules of EN 16931 that tie its amounts together; each that fails is a problem, nothing is mended. */
import { type Problem, problem } from '#model'
import type { Draft, DraftTax, Written } from './draft.ts'

/** Amounts in minor units; undefined when not written or not readable. */
export interface Sums {
  readonly lines: number | undefined
  readonly allowances: number | undefined
  readonly charges: number | undefined
  readonly net: number | undefined
  readonly tax: number | undefined
  readonly gross: number | undefined
  readonly prepaid: number | undefined
  readonly rounding: number | undefined
  readonly due: number | undefined
  readonly stamp: number | undefined
  readonly thirdParty: number
}

interface ReadTax {
  readonly tax: DraftTax
  readonly rate: number | undefined
  readonly base: number | undefined
  readonly amount: number | undefined
}

type Rule = readonly [name: string, written: Written | undefined, expected: number | undefined, found: number | undefined]

/** Problems in the order of the rules. */
export function findings(
  { totals, rules: by, moreLines, profile }: Draft,
  sums: Sums,
  taxes: readonly ReadTax[],
  lines: readonly { readonly net: number | undefined }[],
): Problem[] {
  if (by === 'FatturaPA') return [...fatturaPaTotal(totals.gross, sums, taxes), ...taxes.flatMap(taxFinding)]
  const net = sums.lines === undefined ? undefined : sums.lines - (sums.allowances ?? 0) + (sums.charges ?? 0)
  const rules: readonly Rule[] = [
    ['BR-CO-10', totals.lines, lines.length === 0 || moreLines > 0 ? undefined : sum(lines.map((line) => line.net)), sums.lines],
    ['BR-CO-13', totals.net, net, sums.net],
    ['BR-CO-14', totals.tax, taxes.length === 0 ? undefined : sum(taxes.map(({ amount }) => amount)), sums.tax],
    ['BR-CO-15', totals.gross, plus(sums.net, sums.tax), sums.gross],
    // What is due: the total, less what was paid, plus the rounding; in XRechnung's extension (BR-DEX-09), plus what is others'.
    // MINIMUM has no place for what was paid already, and yet is due what remains.
    [
      'BR-CO-16',
      totals.due,
      sums.gross === undefined || profile === 'minimum'
        ? undefined
        : sums.gross - (sums.prepaid ?? 0) + (sums.rounding ?? 0) + sums.thirdParty,
      sums.due,
    ],
  ]
  const wrong = rules.flatMap(([name, written, expected, found]) =>
    written === undefined || expected === undefined || found === undefined || expected === found
      ? []
      : [problem('totals-mismatch', { line: written.node.line, path: written.node.path, text: `${name} ${written.text}` })],
  )
  return [...wrong, ...taxes.flatMap(taxFinding)]
}

/** The bases and their taxes; programs differ on whether the document's rounding and the stamp duty are in its total. */
function fatturaPaTotal(written: Written | undefined, { gross, rounding = 0, stamp = 0 }: Sums, taxes: readonly ReadTax[]): Problem[] {
  const parts = sum(taxes.flatMap(({ base, amount }) => [base, amount]))
  if (written === undefined || gross === undefined || parts === undefined || taxes.length === 0) return []
  if ([0, rounding, stamp, rounding + stamp].some((more) => parts + more === gross)) return []
  const { line, path } = written.node
  return [problem('totals-mismatch', { line, path, text: `ImportoTotaleDocumento ${written.text}` })]
}

/** BR-CO-17: base × rate, to the nearest minor unit. One unit of difference is how the taxes of lines were rounded, and is let pass. */
function taxFinding({ tax, rate, base, amount }: ReadTax): Problem[] {
  if (rate === undefined || base === undefined || amount === undefined || tax.amount === undefined) return []
  const expected = (base * rate) / 1_000_000
  if (Math.abs(expected - amount) <= 1) return []
  return [problem('tax-mismatch', { line: tax.amount.node.line, path: tax.amount.node.path, text: `BR-CO-17 ${tax.amount.text}` })]
}

/** Undefined when one of them is. */
const sum = (amounts: readonly (number | undefined)[]): number | undefined =>
  amounts.every((amount) => amount !== undefined) ? amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0) : undefined

const plus = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? undefined : a + b)
