/** `grenier pool explain`. */
import { explainPair, explanationSvg, explanationText, writeWhole } from '#pool'
import { type Command, refuseUsage } from '../command.ts'
import { baseHelp, readBaseOrder, withBase } from './base-run.ts'
import { pairOf } from './pair.ts'

export const explainCommand: Command = {
  name: 'pool explain',
  summary: 'why two records are one person’s, or are not',
  help: `Usage: grenier pool explain FILE… --pair A,B [options]

Links the base as dedupe does, and adds up what speaks for and against two of its records.

  --pair A,B             the two records, each ID or SOURCE:ID
  --svg FILE             also draws it
${baseHelp}`,
  async run(args, io) {
    const read = readBaseOrder(args, { pair: { type: 'string' }, svg: { type: 'string' } })
    if (!read.ok) return refuseUsage(io, 'pool explain', read.error)
    const { order, values } = read.value
    const { pair, svg } = values as { pair?: string; svg?: string }
    if (pair === undefined) return refuseUsage(io, 'pool explain', 'name two records with --pair A,B.')
    return withBase(order, io, async (run) => {
      const found = pairOf(run, pair)
      if (!found.ok) {
        await io.stderr(`grenier pool explain: ${found.error}\n`)
        return 1
      }
      const explanation = await explainPair(run.database, run.deduped, found.value, order.threshold)
      if (svg !== undefined) writeWhole(svg, explanationSvg(explanation))
      await io.stdout(order.json ? `${JSON.stringify(explanation, null, 2)}\n` : explanationText(explanation))
      return 0
    })
  },
}
