/** Points of a load curve put on the intervals they stand for: meters stamp a point with the end of its step, and steps change. */

export interface Point {
  /** The stamp, in milliseconds. */
  readonly at: number
  readonly line: number
  /** What was measured, undefined where the file leaves it blank: it still tells the step. */
  readonly value: number | undefined
  /** The step written beside the point, in minutes. */
  readonly minutes?: number
}

export interface Step<P extends Point> {
  readonly point: P
  readonly start: number
  readonly end: number
  readonly minutes: number
}

export interface LoadCurve<P extends Point> {
  /** In order, never over one another. */
  readonly steps: readonly Step<P>[]
  /** Points at an instant that another one has with another value: the first is kept. */
  readonly conflicts: readonly P[]
  /** True when nothing told how long a step is. */
  readonly assumed: boolean
}

/** Steps that meters are set to, in minutes. */
const usual: ReadonlySet<number> = new Set([1, 5, 10, 15, 20, 30, 60])

/**
 * `stated` is the step that the file gives for all, in minutes; `from` the instant at which it says that its period begins: a first
 * point stamped there stamps starts, not ends. A point that is missing leaves a gap; its neighbour is not stretched over it.
 */
export function loadCurve<P extends Point>(
  points: readonly P[],
  options: { readonly stated?: number | undefined; readonly from?: number | undefined } = {},
): LoadCurve<P> {
  const { kept, conflicts } = distinct(points)
  if (kept.length === 0) return { steps: [], conflicts, assumed: false }
  const { minutes, assumed } = stepsOf(kept, options.stated)
  const stampsStarts = kept.length > 1 && kept[0]!.at === options.from
  const steps = kept.flatMap((point, index): Step<P>[] => {
    if (point.value === undefined) return []
    // Where starts are stamped, the step is told by the point that follows.
    const step = stampsStarts ? (point.minutes ?? minutes[index + 1] ?? minutes[index]!) : minutes[index]!
    const length = step * minuteMs
    const start = stampsStarts ? point.at : point.at - length
    return [{ point, start, end: start + length, minutes: step }]
  })
  return { steps: apart(steps), conflicts, assumed }
}

const minuteMs = 60_000

/** In order of time, each instant once. */
function distinct<P extends Point>(points: readonly P[]): { kept: P[]; conflicts: P[] } {
  const kept: P[] = []
  const conflicts: P[] = []
  const sorted = points.every((point, index) => index === 0 || points[index - 1]!.at < point.at)
    ? points
    : points.toSorted((a, b) => a.at - b.at || a.line - b.line)
  for (const point of sorted) {
    const last = kept.at(-1)
    if (last?.at !== point.at) kept.push(point)
    else if (last.value === undefined) kept[kept.length - 1] = point
    else if (point.value !== undefined && point.value !== last.value) conflicts.push(point)
  }
  return { kept, conflicts }
}

/** The step of each point, in minutes. */
function stepsOf(points: readonly Point[], stated: number | undefined): { minutes: number[]; assumed: boolean } {
  const gaps = points.map((point, index) => (index === 0 ? 0 : (point.at - points[index - 1]!.at) / minuteMs))
  const runs = runsOf(gaps.slice(1))
  const known: (number | undefined)[] = [undefined]
  for (const [place, run] of runs.entries()) {
    const beside = [runs[place - 1], runs[place + 1]].flatMap((other) => (other !== undefined && usual.has(other.gap) ? [other.gap] : []))
    const smaller = beside.filter((gap) => gap < run.gap)
    const isStep =
      usual.has(run.gap) &&
      (run.gap === stated || run.count >= (stated === undefined ? 2 : 3) || (stated === undefined && smaller.length === 0))
    const step = isStep
      ? run.gap
      : stated !== undefined && stated <= run.gap
        ? stated
        : smaller.length > 0
          ? Math.min(...smaller)
          : undefined
    for (let count = 0; count < run.count; count += 1) known.push(step)
  }
  known[0] = known[1]
  let assumed = false
  let last = known.find((step) => step !== undefined) ?? stated
  const minutes = known.map((step, index) => {
    const written = points[index]!.minutes
    last = written ?? step ?? last
    assumed ||= last === undefined
    const chosen = last ?? commonest
    return index === 0 || written !== undefined ? chosen : Math.min(chosen, gaps[index]!)
  })
  return { minutes, assumed }
}

const commonest = 30

function runsOf(gaps: readonly number[]): { readonly gap: number; count: number }[] {
  const runs: { readonly gap: number; count: number }[] = []
  for (const gap of gaps) {
    const last = runs.at(-1)
    if (last?.gap === gap) last.count += 1
    else runs.push({ gap, count: 1 })
  }
  return runs
}

/** A step written longer than the time since the point before it is cut there: no minute is counted twice. */
function apart<P extends Point>(steps: readonly Step<P>[]): readonly Step<P>[] {
  const result: Step<P>[] = []
  for (const step of steps) {
    const last = result.at(-1)
    if (last !== undefined && step.start < last.end) {
      const minutes = Math.floor((step.end - last.end) / minuteMs)
      if (minutes >= 1) result.push({ ...step, start: step.end - minutes * minuteMs, minutes })
    } else result.push(step)
  }
  return result
}
