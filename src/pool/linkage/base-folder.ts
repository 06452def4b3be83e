/** The folder of `--base`: what a base remembers from one run to the next. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '#lib/pure/result'
import { readCsvText, writeWhole } from './files.ts'
import { createJudgements, type Judgement, type Judgements, type Verdict } from './judgements.ts'

/** A line of the folder's files cannot be read: nothing is done with a base half known. */
export interface BadBaseFolder {
  readonly type: 'BadBaseFolder'
  readonly file: string
  readonly at: number
}

export interface BaseFolder {
  readonly judgements: Judgements
  /** `SOURCE:ID` → cluster number. */
  readonly previous: ReadonlyMap<string, number>
  readonly next: number
}

const verdicts: ReadonlySet<string> = new Set(['same', 'not-same', 'unsure'] satisfies Verdict[])

/** An absent folder is an empty base. */
export function readBaseFolder(folder: string): Result<BaseFolder, BadBaseFolder> {
  const judgements: Judgement[] = []
  for (const [at, line] of linesOf(join(folder, 'judgements.ndjson')).entries()) {
    const judgement = judgementOf(line)
    if (judgement === undefined) return err({ type: 'BadBaseFolder', file: join(folder, 'judgements.ndjson'), at: at + 1 })
    judgements.push(judgement)
  }
  const previous = new Map<string, number>()
  let next = 1
  const file = join(folder, 'numbers.csv')
  if (existsSync(file))
    for (const [at, [source, id, number]] of readCsvText(readFileSync(file, 'utf8')).slice(1).entries()) {
      const value = Number(number)
      if (source === undefined || id === undefined || !Number.isSafeInteger(value) || value < 1)
        return err({ type: 'BadBaseFolder', file, at: at + 2 })
      // The last line holds the next number, so that one given to a record since gone is not given again.
      if (source === '' && id === '') next = value
      else previous.set(`${source}:${id}`, value)
    }
  return ok({ judgements: createJudgements(judgements), previous, next })
}

/** Adds one judgement; earlier ones stay in the file, the last of a pair counts. */
export function addJudgement(folder: string, judgement: Judgement): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'judgements.ndjson')
  writeWhole(file, [...linesOf(file), JSON.stringify(judgement)].map((line) => `${line}\n`).join(''))
}

const linesOf = (file: string): string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []

function judgementOf(line: string): Judgement | undefined {
  try {
    const { a, b, verdict } = JSON.parse(line) as Judgement
    return typeof a === 'string' && typeof b === 'string' && verdicts.has(verdict) ? { a, b, verdict } : undefined
  } catch {
    return undefined
  }
}
