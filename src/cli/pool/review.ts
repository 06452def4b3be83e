/** `grenier pool review`: the queue of pairs in doubt. */
import { defaults, type Explanation, explainPair, explanationText } from '#pool'
import { type Command, refuseUsage } from '../command.ts'
import { baseHelp, type BaseRun, readBaseOrder, withBase } from './base-run.ts'

export const reviewCommand: Command = {
  name: 'pool review',
  summary: 'the pairs that only a person can settle',
  help: `Usage: grenier pool review FILE… --base DIR [options]

Shows the pairs between two thresholds (${defaults.review} to ${-defaults.review} bits around --threshold), the most doubtful first. What was judged, or
follows from what was judged, is not asked again. Answer with: grenier pool judge A B same|not-same|unsure --base DIR

  --count N              how many are shown (by default 10)
${baseHelp}`,
  async run(args, io) {
    const read = readBaseOrder(args, { count: { type: 'string', default: '10' } })
    if (!read.ok) return refuseUsage(io, 'pool review', read.error)
    const { order, values } = read.value
    const count = Number(values['count'])
    if (order.base === undefined) return refuseUsage(io, 'pool review', 'name the folder of the base with --base.')
    if (!Number.isInteger(count) || count < 1 || count > 1_000)
      return refuseUsage(io, 'pool review', '--count takes a whole number from 1 to 1000.')
    return withBase(order, io, async (run) => {
      const { shown, waiting } = await queueOf(run, order.threshold, count)
      const text = shown.map((one) => `${explanationText(one)}\n`).join('')
      await io.stdout(order.json ? `${JSON.stringify({ waiting, pairs: shown }, null, 2)}\n` : `${text}${waiting} pairs wait.\n`)
      return 0
    })
  },
}

async function queueOf({ rows, database, deduped, names, folder }: BaseRun, threshold: number, count: number) {
  const reach = -defaults.review
  const found = await rows(
    `select l, r from scored where w between ${threshold - reach} and ${threshold + reach} order by abs(w - ${threshold}), l, r`,
  )
  const open = (found as readonly (readonly [number, number])[]).filter(
    ([l, r]) => folder.judgements.verdict(names[l]!, names[r]!) === undefined,
  )
  const shown: Explanation[] = []
  for (const pair of open.slice(0, count)) shown.push(await explainPair(database, deduped, pair, threshold))
  return { shown, waiting: open.length }
}
