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
  type Survey,
  surveyTables,
  type TableLook,
} from '#connectors'
import { type Problem, problem, type TableMapping } from '#model'
import { previewRecords } from './preview.ts'
import type { ReadingHints } from './types.ts'

export type Told = Found | Problem | { readonly look: TableLook } | { readonly shape: FileShape }

export function createTables(hints: ReadingHints) {
  async function* look(source: Source): AsyncGenerator<Told> {
    const all = await surveyTables(source)
    const survey = all.find(({ sheet }) => sheet === hints.sheet) ?? all[0]
    if (survey === undefined) return yield problem('unknown-format', { fatal: true })
    const shown = lookAt(survey, hints, guessMapping(survey, hints), all)
    yield { look: shown }
    yield* few(readMapped(source, hints.mapping ?? shown.guess, survey.sheet))
  }
  async function* remembered(source: Source, known: readonly Known[]): AsyncGenerator<Told> {
    for (const { survey, mapping } of known) {
      if (mapping === undefined) {
        yield problem('section-unread', { text: survey.name })
        continue
      }
      yield problem('mapping-remembered', { text: mapping.account || mapping.title })
      yield* readMapped(source, mapping, survey.sheet)
    }
  }
  return {
    /** The reading that the person asked for, now or once before; undefined when she said nothing of this file. */
    async said(source: Source): Promise<AsyncIterable<Told> | undefined> {
      if (hints.look) return look(source)
      if (hints.mapping) return readMapped(source, hints.mapping, hints.sheet)
      const { mappings = {} } = hints
      if (Object.keys(mappings).length === 0) return undefined
      const known: Known[] = []
      for (const survey of await surveyTables(source)) {
        const fingerprint = await fingerprintOf(survey.shape.columns, survey.shape.header !== undefined)
        const mapping = fingerprint !== undefined && Object.hasOwn(mappings, fingerprint) ? mappings[fingerprint] : undefined
        known.push({ survey, mapping })
      }
      return known.some(({ mapping }) => mapping !== undefined) ? remembered(source, known) : undefined
    },
    shape: (source: Source): Promise<FileShape> => describeFile(source),
    /** The same for a table alone: undefined for any other file, without looking further into it. */
    shapeOfTable: async (source: Source): Promise<FileShape | undefined> =>
      (await surveyTables(source, 1)).length > 0 ? await describeFile(source) : undefined,
  }
}

export type Tables = ReturnType<typeof createTables>

interface Known {
  readonly survey: Survey
  readonly mapping: TableMapping | undefined
}

/** Enough to judge by. */
async function* few(all: AsyncIterable<Found | Problem>): AsyncGenerator<Told> {
  let given = 0
  for await (const one of all) {
    yield one
    if (++given >= previewRecords * 2) return
  }
}
