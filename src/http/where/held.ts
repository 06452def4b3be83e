/** What a person holds, against the table of sources: by the kinds she has and the connectors that brought them. */
import { families, type Line } from '#content'
import type { Attic, Damaged, Overview } from '#gate'
import { ok, type Result } from '#lib/pure/result'
import type { SourceFamily } from '#web'

type State = SourceFamily['lines'][number]['state']

/** For each kind held, the connectors that brought it; `hand` when it was typed. */
export type Brought = ReadonlyMap<string, ReadonlySet<string>>

const lines: readonly Line[] = families.flatMap(({ lines: some }) => [...some])
const linesOfKind = Map.groupBy(lines, ({ kind }) => kind)

/** The table against an attic, as its person sees it. */
export async function sourcesHeld(attic: Attic, overview: Overview): Promise<Result<readonly SourceFamily[], Damaged>> {
  const aside = await attic.notForMe()
  return aside.ok ? ok(sourcesOf(broughtBy(overview), aside.value)) : aside
}

function broughtBy({ byKind, batches }: Overview): Brought {
  const files = batches.filter(({ state }) => state === 'live').flatMap((batch) => batch.files)
  return new Map(
    Object.keys(byKind).map((kind) => [
      kind,
      new Set(files.flatMap(({ connector, kinds }) => (connector !== null && Object.hasOwn(kinds, kind) ? [connector] : []))),
    ]),
  )
}

/**
 * `in`: its kind came by a connector that this line alone names, or is a kind that no other line has. `some`: which of several
 * lines it answers is not told. `out`: not held, or what is held is told by other lines. `aside`: put aside.
 */
export const sourcesOf = (brought: Brought, aside: ReadonlySet<string>): readonly SourceFamily[] =>
  families.map(({ id, lines: some }) => ({
    id,
    lines: [...some].map((line: Line) => ({ id: line.id, state: aside.has(line.id) ? 'aside' : stateOf(line, brought) })),
  }))

function stateOf(line: Line, brought: Brought): State {
  const connectors = brought.get(line.kind)
  if (connectors === undefined) return 'out'
  const alike = linesOfKind.get(line.kind) ?? []
  if (alike.length === 1) return 'in'
  const namedBy = (connector: string) => alike.filter(({ readers }) => readers?.includes(connector))
  const states = [...connectors].map((connector): State => {
    const named = namedBy(connector)
    if (named.length === 0) return 'some'
    return named.includes(line) ? (named.length === 1 ? 'in' : 'some') : 'out'
  })
  return states.includes('in') ? 'in' : states.includes('some') ? 'some' : 'out'
}
