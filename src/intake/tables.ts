/** In the child: tables that are read as their person said, or shown so that she can say. */
import {
  describeFile,
  type FileShape,
  fingerprintOf,
  type Found,
  guessMapping,
  lookAt,
  readMapped,
  type Source,
  surveyTable,
  type TableLook,
} from '#connectors'
import { type Problem, problem, type TableMapping } from '#model'
import { previewRecords } from './preview.ts'
import type { ReadingHints } from './types.ts'

type Told = Found | Problem | { readonly look: TableLook }

export function createTables(hints: ReadingHints) {
  async function* look(source: Source): AsyncGenerator<Told> {
    const survey = await surveyTable(source)
    if (survey === undefined) return yield problem('unknown-format', { fatal: true })
    const shown = lookAt(survey, hints, guessMapping(survey, hints))
    yield { look: shown }
    yield* few(readMapped(source, hints.mapping ?? shown.guess))
  }
  async function* remembered(source: Source, mapping: TableMapping): AsyncGenerator<Told> {
    yield problem('mapping-remembered', { text: mapping.account || mapping.title })
    yield* readMapped(source, mapping)
  }
  return {
    /** The reading that the person asked for, now or once before; undefined when she said nothing of this file. */
    async said(source: Source): Promise<AsyncIterable<Told> | undefined> {
      if (hints.look) return look(source)
      if (hints.mapping) return readMapped(source, hints.mapping)
      const { mappings = {} } = hints
      if (Object.keys(mappings).length === 0) return undefined
      const survey = await surveyTable(source)
      const fingerprint = survey && (await fingerprintOf(survey.shape.columns, survey.shape.header !== undefined))
      if (fingerprint === undefined || !Object.hasOwn(mappings, fingerprint)) return undefined
      return remembered(source, mappings[fingerprint]!)
    },
    shape: (source: Source): Promise<FileShape> => describeFile(source),
  }
}

/** Enough to judge by. */
async function* few(all: AsyncIterable<Found | Problem>): AsyncGenerator<Told> {
  let given = 0
  for await (const one of all) {
    yield one
    if (++given >= previewRecords * 2) return
  }
}
