/** `grenier pool judge`: what a person says of a pair. */
import { parseArgs } from 'node:util'
import { addJudgement, readBaseFolder, type Verdict } from '#pool'
import { type Command, refuseUsage } from '../command.ts'

export const judgeCommand: Command = {
  name: 'pool judge',
  summary: 'what a person says of a pair',
  help: `Usage: grenier pool judge SOURCE:ID SOURCE:ID same|not-same|unsure --base DIR

Keeps the judgement in the folder of the base; the next dedupe and review follow it. The last judgement of a pair
counts: unsure undoes one.
`,
  async run(args, io) {
    const read = readOrder(args)
    if (typeof read === 'string') return refuseUsage(io, 'pool judge', read)
    const { a, b, verdict, base } = read
    const folder = readBaseFolder(base)
    if (!folder.ok) {
      await io.stderr(`grenier pool judge: ${folder.error.file}, line ${folder.error.at}: cannot be read. Nothing was done.\n`)
      return 1
    }
    const { judgements, previous } = folder.value
    const unknown = [a, b].find((name) => previous.size > 0 && !previous.has(name))
    if (unknown !== undefined) {
      await io.stderr(`grenier pool judge: the base has no record ${unknown}. Write SOURCE:ID.\n`)
      return 1
    }
    const implied = judgements.verdict(a, b)
    if (implied !== undefined && implied !== 'unsure' && verdict !== 'unsure' && implied !== verdict)
      await io.stderr(`Earlier judgements say ${implied}; the new one counts for this pair.\n`)
    addJudgement(base, { a, b, verdict })
    await io.stdout(`${a} and ${b}: ${verdict}\n`)
    return 0
  },
}

function readOrder(args: readonly string[]): string | { a: string; b: string; verdict: Verdict; base: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { base: { type: 'string' } }, allowPositionals: true })
    const [a, b, verdict] = positionals
    if (a === undefined || b === undefined || positionals.length !== 3 || a === b) return 'name two records and one verdict.'
    if (verdict !== 'same' && verdict !== 'not-same' && verdict !== 'unsure') return 'the verdict is same, not-same or unsure.'
    if (values.base === undefined) return 'name the folder of the base with --base.'
    return { a, b, verdict, base: values.base }
  } catch (error) {
    return (error as Error).message
  }
}
