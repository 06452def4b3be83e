/** Why two records are one person's, or are not: each comparison's bits, from the prior to the sum. */
import { type Comparison, levelsOf, pairSql, patternSql } from './comparisons.ts'
import type { Deduped } from './dedupe.ts'
import { levelBits, priorOf, weightsOf } from './model.ts'
import { duckdbDialect, type SqlDatabase } from './sql.ts'

export interface ExplainedStep {
  readonly comparison: string
  readonly level: string
  /** As compared: without accent or case. Empty: unknown. */
  readonly left: string
  readonly right: string
  /** Bits of the level, and what the value's rarity adds. */
  readonly bits: number
  readonly rarity: number
}

export interface Explanation {
  readonly records: readonly [string, string]
  readonly prior: number
  readonly steps: readonly ExplainedStep[]
  /** Bits taken back where given names differ or are unknown, and the rest is what a household shares; 0 or less. */
  readonly household: number
  readonly weight: number
  readonly probability: number
  readonly threshold: number
  /** Whether the pair alone is accepted, and whether the two records are in one cluster in the end. */
  readonly accepted: boolean
  readonly together: boolean
}

/** `a`, `b`: record numbers, neither set aside. */
export async function explainPair(
  database: SqlDatabase,
  { base, comparisons, model, cluster }: Deduped,
  [a, b]: readonly [number, number],
  threshold: number,
): Promise<Explanation> {
  const columns = base.columns.filter((column) => !column.endsWith('_sound'))
  const shown = comparisons.flatMap(({ column, frequencies, shown: sides = [`l_${column}`, `r_${column}`] }) => [
    ...sides,
    frequencies ? `t_${column}` : '0',
  ])
  const pair = `select ${Math.min(a, b)} as l, ${Math.max(a, b)} as r, 0 as rules`
  const [row = []] = await database.rows(
    `select (${patternSql(comparisons, duckdbDialect)})::varchar, ${shown.join(', ')} from (${pairSql(pair, columns, duckdbDialect)}) c join rarity t on c.l = t.uid`,
  )
  const pattern = BigInt(String(row[0]))
  const { patterns } = weightsOf(model, comparisons, [pattern])
  const levels = levelsOf(pattern, comparisons)
  const steps = comparisons.map((comparison, at): ExplainedStep =>
    stepOf(
      comparison,
      levels[at]!,
      levelBits(model.comparisons[at]!, comparison, levels[at]!),
      model.comparisons[at]!.levels[0]!.u,
      row.slice(1 + at * 3, 4 + at * 3),
    ),
  )
  const rarityOf = (group: Comparison['group']) =>
    comparisons.reduce(
      (sum, one, at) => (one.group === group && one.frequencies && levels[at] === 0 ? sum + Number(row[3 + at * 3]) : sum),
      0,
    )
  const { person, household, cap } = patterns[0]!
  const shared = household + rarityOf('household')
  const kept = Math.min(shared, cap)
  const weight = person + rarityOf('person') + kept
  const name = (uid: number) => `${base.sources[base.sourceOf[uid]!]}:${base.ids[uid]}`
  return {
    records: [name(Math.min(a, b)), name(Math.max(a, b))],
    prior: priorOf(model),
    steps,
    household: kept - shared,
    weight,
    probability: 1 / (1 + 2 ** -weight),
    threshold,
    accepted: weight >= threshold,
    together: cluster[a] === cluster[b],
  }
}

/** The value's own bits stand in the place of u: the level's bits are shown as for an average value, the rest is its rarity. */
function stepOf(
  { name, levels, frequencies }: Comparison,
  level: number,
  bits: number,
  u: number,
  [left, right, own]: readonly unknown[],
): ExplainedStep {
  const texts = { comparison: name, left: String(left), right: String(right) }
  if (level < 0) return { ...texts, level: 'unknown', bits: 0, rarity: 0 }
  if (!frequencies || level > 0) return { ...texts, level: levels[level]!.name, bits, rarity: 0 }
  return { ...texts, level: levels[level]!.name, bits: bits - Math.log2(u), rarity: Number(own) + Math.log2(u) }
}

/** For a terminal. */
export function explanationText(explanation: Explanation): string {
  const { records, prior, steps, household, weight, probability, threshold, accepted, together } = explanation
  const bits = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`.padStart(7)
  const lines = [
    `${records[0]} and ${records[1]}`,
    `${bits(prior)}  before looking: two records drawn at random`,
    ...steps.flatMap(({ comparison, level, left, right, bits: own, rarity }) => [
      `${bits(own)}  ${comparison}: ${level}${level === 'unknown' ? '' : ` (${left} | ${right})`}`,
      ...(Math.abs(rarity) < 0.05 ? [] : [`${bits(rarity)}  ${rarity > 0 ? 'a rare value' : 'a frequent value'}`]),
    ]),
    ...(household < 0 ? [`${bits(household)}  nothing says which of the household it is`] : []),
    `${bits(weight)}  in all, ${(probability * 100).toFixed(2)} %; accepted from ${threshold}: ${accepted ? 'accepted' : 'refused'}`,
    accepted === together
      ? ''
      : together
        ? 'In one cluster through other records.'
        : 'Apart in the end: what other records say of the two groups speaks against it.',
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

/** A waterfall: one bar a step, from the prior to the sum. */
export function explanationSvg({ records, prior, steps, household, weight, threshold }: Explanation): string {
  const bars = [
    { label: 'before looking', by: prior },
    ...steps.flatMap(({ comparison, level, bits, rarity }) => [
      { label: `${comparison}: ${level}`, by: bits },
      ...(Math.abs(rarity) < 0.05 ? [] : [{ label: rarity > 0 ? 'rare value' : 'frequent value', by: rarity }]),
    ]),
    ...(household < 0 ? [{ label: 'same household', by: household }] : []),
  ]
  let at = 0
  const placed = bars.map(({ label, by }) => ({ label, from: at, to: (at += by) }))
  const rows = [...placed, { label: 'in all', from: 0, to: weight }]
  const [low, high] = [Math.min(0, threshold, ...rows.map(({ to }) => to)), Math.max(0, threshold, ...rows.map(({ to }) => to))]
  const x = (value: number) => (320 + ((value - low) / (high - low || 1)) * 380).toFixed(1)
  const color = (from: number, to: number, last: boolean) => (last ? '#475569' : to >= from ? '#15803d' : '#b45309')
  const drawn = rows.map(({ label, from, to }, row) => {
    const y = 44 + row * 22
    return (
      `<text x="312" y="${y + 11}" text-anchor="end">${escaped(label)}</text>` +
      `<rect x="${x(Math.min(from, to))}" y="${y}" width="${Math.max(1, Number(x(Math.max(from, to))) - Number(x(Math.min(from, to)))).toFixed(1)}" height="15" fill="${color(from, to, row === rows.length - 1)}"/>` +
      `<text x="712" y="${y + 11}">${(to - from).toFixed(1)}</text>`
    )
  })
  const height = 60 + rows.length * 22
  const title = `${records[0]} and ${records[1]}: ${weight.toFixed(1)} bits`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 770 ${height}" role="img" font-family="sans-serif" font-size="12">` +
    `<title>${escaped(title)}</title><rect width="770" height="${height}" fill="#ffffff"/><text x="16" y="24" font-size="14">${escaped(title)}</text>` +
    `<line x1="${x(threshold)}" x2="${x(threshold)}" y1="36" y2="${height - 12}" stroke="#475569" stroke-dasharray="4 3"/>${drawn.join('')}</svg>\n`
  )
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
