/** What a life told before it was killed, and what must then be found. */
export type Act =
  | { readonly act: 'signUp' | 'passphrase'; readonly who: string; readonly passphrase: string }
  | { readonly act: 'bring' | 'deliver' | 'keep'; readonly who: string; readonly file: number; readonly records: number }
  | { readonly act: 'undo' | 'redo' | 'empty'; readonly who: string; readonly file: number }
  | { readonly act: 'backUp'; readonly file: string; readonly withoutWraps: boolean }
  | { readonly act: 'erase' | 'read' | 'tidy'; readonly who: string }
  | { readonly act: 'arrive'; readonly who: string; readonly from: string }
  | { readonly act: 'nextMonth' }

/** A line of stdout. */
interface Line {
  readonly asks?: Act
  readonly did?: Act
  readonly answer?: string
  readonly points?: number
  readonly milliseconds?: number
}
type State = 'absent' | 'live' | 'undone'
export interface Expected {
  readonly vaultId: string
  /** Those of which exactly one opens. */
  readonly passphrases: readonly string[]
  /** `records`: how many a live file may hold. */
  readonly files: ReadonlyMap<number, { readonly records: readonly number[]; readonly states: readonly State[] }>
  /** The file whose deletion was under way. */
  readonly emptying?: number
  /** An arrival was under way: all of the files are there, or none. */
  readonly arriving: boolean
  /** `maybe`: asked, not acknowledged. */
  readonly erased: 'yes' | 'no' | 'maybe'
}
export interface Told {
  readonly people: readonly Expected[]
  /** Backups that were acknowledged. */
  readonly backups: readonly string[]
  /** What was under way. */
  readonly cut: Act | undefined
  /** Told at the end of a life that was not killed. */
  readonly end: { readonly points: number; readonly milliseconds: number } | undefined
}

/** Reads the lines, a last one cut short left out. */
export function readTold(stdout: string): Told {
  const lines = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line)
  const asked = lines.filter(({ asks }) => asks !== undefined).length
  const did = lines.filter((line) => line.did !== undefined)
  const cut = asked > did.length ? lines.findLast(({ asks }) => asks !== undefined)?.asks : undefined
  const acts = did.map((line) => line.did as Act)
  const people = did.filter((line) => line.did?.act === 'signUp').map((line) => expectedOf(line, acts, cut))
  const last = lines.at(-1)
  const end = last?.points === undefined ? undefined : { points: last.points, milliseconds: last.milliseconds ?? 0 }
  return { people, backups: acts.flatMap((act) => (act.act === 'backUp' ? [act.file] : [])), cut, end }
}

function expectedOf({ did, answer = '' }: Line, acts: readonly Act[], cut: Act | undefined): Expected {
  const who = did?.act === 'signUp' ? did.who : ''
  const own = acts.filter((act) => 'who' in act && act.who === who)
  const pending = cut !== undefined && 'who' in cut && cut.who === who ? cut : undefined
  const chosen = own.flatMap((act) => (act.act === 'signUp' || act.act === 'passphrase' ? [act.passphrase] : []))
  const files = filesOf(who, acts)
  const one = pending !== undefined && 'file' in pending ? files.get(pending.file) : undefined
  if (pending?.act === 'bring' || pending?.act === 'deliver' || pending?.act === 'keep')
    files.set(pending.file, { records: [pending.records], states: ['absent', 'live'] })
  if (pending?.act === 'undo' || pending?.act === 'redo') one?.states.push(after(pending.act))
  // Acts of 1,000, each whole.
  if (pending?.act === 'empty') for (let left = one?.records[0] ?? 0; left > 0; left -= 1_000) one?.records.push(Math.max(0, left - 1_000))
  if (pending?.act === 'arrive')
    for (const [file, { records, states }] of filesOf(pending.from, acts)) files.set(file, { records, states: ['absent', ...states] })
  return {
    vaultId: answer,
    passphrases: [...chosen.slice(-1), ...(pending?.act === 'passphrase' ? [pending.passphrase] : [])],
    files,
    ...(pending?.act === 'empty' && { emptying: pending.file }),
    arriving: pending?.act === 'arrive',
    erased: own.some(({ act }) => act === 'erase') ? 'yes' : pending?.act === 'erase' ? 'maybe' : 'no',
  }
}

type Files = Map<number, { records: number[]; states: State[] }>

function filesOf(who: string, acts: readonly Act[]): Files {
  const files: Files = new Map()
  for (const [i, act] of acts.entries()) {
    if (!('who' in act) || act.who !== who) continue
    const held = 'file' in act ? files.get(act.file) : undefined
    if (act.act === 'bring' || act.act === 'deliver' || act.act === 'keep')
      files.set(act.file, { records: [act.records], states: ['live'] })
    if ((act.act === 'undo' || act.act === 'redo') && held) held.states = [after(act.act)]
    if (act.act === 'empty' && held) held.records = [0]
    if (act.act === 'arrive') for (const [file, one] of filesOf(act.from, acts.slice(0, i))) files.set(file, one)
  }
  return files
}

const after = (act: 'undo' | 'redo'): State => (act === 'undo' ? 'undone' : 'live')
