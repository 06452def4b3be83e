/** `grenier pool link`. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#lib/pure/result'
import {
  csvRow,
  drawNumbers,
  type EncodedBase,
  encodingBytes,
  allPairsDefault,
  linkEncodings,
  type LinkError,
  readCsvText,
  unpackEncodings,
  writeWhole,
} from '#pool'
import { type Command, refuseUsage } from '../command.ts'
import { printable } from '../terminal.ts'

export const linkCommand: Command = {
  name: 'pool link',
  summary: 'encodings of several lists become groups',
  help: `Usage: grenier pool link ENCODINGS… --out clusters.csv [options]

Groups the records of one person across lists that were encoded with one key, and gives out groups alone: no likeness, no
name. Numbers are new each time. The encodings are deleted once linked. record_id is the record's own where
ENCODINGS.rows.csv lies beside, else the number of its encoding.

  --threshold DICE       how alike two encodings must be, from 0 to 1 (by default 0.6 for six
                         columns and more, 0.02 more for each that lacks)
  --with-duplicates      lists may hold a person several times (by default each holds her once)
  --all-pairs N          comparisons up to which all are made (by default ${allPairsDefault}); beyond, only encodings
                         that share bits at drawn places are compared, and what that tells is reported
  --keep-encodings       leaves the files of encodings where they are
  --json                 prints one JSON document
`,
  async run(args, io) {
    const read = readOrder(args)
    if (!read.ok) return refuseUsage(io, 'pool link', read.error)
    const { files, out, dice, allPairs, withDuplicates, keep, json } = read.value
    const refuse = async (message: string) => {
      await io.stderr(`grenier pool link: ${message}\n`)
      return 1
    }
    const bases: EncodedBase[] = []
    const rows: { readonly ids: readonly string[]; readonly others: readonly string[] }[] = []
    for (const file of files) {
      const base = readEncodings(file)
      if (!base.ok) return refuse(base.error)
      const known = idsOf(file, base.value.encodings.length / encodingBytes)
      if (!known.ok) return refuse(known.error)
      bases.push(base.value)
      rows.push(known.value)
    }
    const linked = await linkEncodings(bases, { ...(dice === undefined ? {} : { dice }), allPairs, withDuplicates: () => withDuplicates })
    if (!linked.ok) return refuse(reasonOf(linked.error))
    const { group, comparisons, blocks } = linked.value
    const numbers = drawNumbers([...group, ...rows.flatMap(({ others }, base) => others.map((_, at) => -1 - base * 1e9 - at))])
    const lines = function* () {
      yield csvRow(['source', 'record_id', 'cluster_id'])
      let at = 0
      for (const [base, { ids, others }] of rows.entries()) {
        const { source } = bases[base]!
        for (const id of ids) yield csvRow([source, id, numbers.get(group[at++]!)!])
        for (const [other, id] of others.entries()) yield csvRow([source, id, numbers.get(-1 - base * 1e9 - other)!])
      }
    }
    writeWhole(out, lines())
    if (!keep) for (const file of files) rmSync(file)
    const report = {
      records: group.length,
      clusters: numbers.size,
      comparisons,
      ...(blocks === undefined ? {} : { blocks }),
      encodingsDeleted: !keep,
    }
    await io.stdout(
      json
        ? `${JSON.stringify(report, null, 2)}\n`
        : `${report.records} encodings, ${comparisons} comparisons, ${report.clusters} clusters.\n`,
    )
    if (blocks !== undefined)
      await io.stderr(`Compared by blocks: the largest holds ${(blocks.largestShare * 100).toFixed(2)} % of the encodings.\n`)
    return 0
  },
}

function reasonOf(error: LinkError): string {
  const source = printable(error.source)
  if (error.type === 'OtherKey') return `${source} was encoded with another key, or for another release. Nothing was written.`
  if (error.type === 'SameSource') return `two lists are called ${source}. Nothing was written.`
  return `${source} was encoded by other columns than ${error.columns.join(', ')}: agree on --columns. Nothing was written.`
}

function readEncodings(file: string): Result<EncodedBase, string> {
  try {
    const base = unpackEncodings(readFileSync(file))
    return base.ok ? base : err(`${printable(file)} holds no encodings that can be read.`)
  } catch (error) {
    return err(`${printable(file)} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'damaged'}).`)
  }
}

/** The member's own ids where its rows lie beside, else the numbers of the encodings. */
function idsOf(file: string, count: number): Result<{ readonly ids: readonly string[]; readonly others: readonly string[] }, string> {
  const beside = `${file}.rows.csv`
  if (!existsSync(beside)) return ok({ ids: Array.from({ length: count }, (_, at) => String(at + 1)), others: [] })
  const rows = readCsvText(readFileSync(beside, 'utf8')).slice(1)
  const ids = rows.filter(([row]) => row !== '').map(([, id]) => id ?? '')
  if (ids.length !== count) return err(`${printable(beside)} is of other encodings: ${ids.length} rows for ${count}.`)
  return ok({ ids, others: rows.filter(([row]) => row === '').map(([, id]) => id ?? '') })
}

interface Order {
  readonly files: readonly string[]
  readonly out: string
  readonly dice?: number
  readonly allPairs: number
  readonly withDuplicates: boolean
  readonly keep: boolean
  readonly json: boolean
}

function readOrder(args: readonly string[]): Result<Order, string> {
  try {
    const [text, flag] = [{ type: 'string' }, { type: 'boolean', default: false }] as const
    const { values, positionals: files } = parseArgs({
      args: [...args],
      options: { out: text, threshold: text, 'all-pairs': text, 'with-duplicates': flag, 'keep-encodings': flag, json: flag, pairs: text },
      allowPositionals: true,
    })
    const { out, threshold, 'all-pairs': allPairs = String(allPairsDefault), pairs } = values
    if (pairs !== undefined)
      return err(
        'pairs of encodings are not given out: their likenesses would betray who is who. dedupe gives pairs of a list that you hold.',
      )
    if (files.length === 0) return err('name the files of encodings.')
    if (out === undefined) return err('name the file of the clusters with --out.')
    const [dice, most] = [Number(threshold), Number(allPairs)]
    if (threshold !== undefined && !(dice > 0 && dice <= 1)) return err('--threshold takes a Dice coefficient, from 0 to 1.')
    if (!(most >= 0)) return err('--all-pairs takes a number of comparisons.')
    return ok({
      files,
      out,
      ...(threshold === undefined ? {} : { dice }),
      allPairs: most,
      withDuplicates: values['with-duplicates'],
      keep: values['keep-encodings'],
      json: values.json,
    })
  } catch (error) {
    return err((error as Error).message)
  }
}
