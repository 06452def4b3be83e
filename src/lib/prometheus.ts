/** Counters, histograms and gauges in the memory of one process, written as Prometheus reads them (text format 0.0.4). */

export type Labels = { readonly [name: string]: string }
export interface Sample {
  readonly labels?: Labels
  readonly value: number
}

export interface Registry {
  counter(name: string, help: string): { add(amount: number, labels?: Labels): void }
  /** `bounds` are the upper ends of the buckets, ascending. */
  histogram(name: string, help: string, bounds: readonly number[]): { observe(value: number, labels?: Labels): void }
  /** Read when asked for. */
  gauge(name: string, help: string, read: () => readonly Sample[] | Promise<readonly Sample[]>): void
  text(): Promise<string>
}

/** Series of one measure, at most: labels come from fixed lists, and a mistake there must not fill the memory. */
const mostSeries = 2_000

/** An empty registry. Names and labels are the caller's own words, never what somebody sent. */
export function createRegistry(): Registry {
  const measures: (() => Promise<string>)[] = []
  const add = (name: string, help: string, type: string, lines: () => readonly string[] | Promise<readonly string[]>) => {
    measures.push(async () => `${[`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...(await lines())].join('\n')}\n`)
  }
  return {
    counter(name, help) {
      const series = createSeries(() => ({ total: 0 }))
      add(name, help, 'counter', () => series.all().map(({ labels, kept }) => line(name, labels, kept.total)))
      return {
        add(amount, labels = {}) {
          const kept = series.of(labels)
          if (kept !== undefined) kept.total += amount
        },
      }
    },
    histogram(name, help, bounds) {
      const series = createSeries(() => ({ counts: bounds.map(() => 0), sum: 0, count: 0 }))
      add(name, help, 'histogram', () =>
        series
          .all()
          .flatMap(({ labels, kept: { counts, sum, count } }) => [
            ...bounds.map((bound, index) => line(`${name}_bucket`, { ...labels, le: String(bound) }, counts[index] ?? 0)),
            line(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
            line(`${name}_sum`, labels, sum),
            line(`${name}_count`, labels, count),
          ]),
      )
      return {
        observe(value, labels = {}) {
          const kept = series.of(labels)
          if (kept === undefined) return
          kept.counts = kept.counts.map((count, index) => count + (value <= (bounds[index] ?? 0) ? 1 : 0))
          kept.sum += value
          kept.count += 1
        },
      }
    },
    gauge(name, help, read) {
      add(name, help, 'gauge', async () => (await read()).map(({ labels = {}, value }) => line(name, labels, value)))
    },
    text: async () => (await Promise.all(measures.map((measure) => measure()))).join(''),
  }
}

function createSeries<T>(make: () => T) {
  const byLabels = new Map<string, { readonly labels: Labels; readonly kept: T }>()
  return {
    all: () => [...byLabels.values()],
    of(labels: Labels): T | undefined {
      const key = JSON.stringify(labels)
      const found = byLabels.get(key)
      if (found !== undefined || byLabels.size >= mostSeries) return found?.kept
      const kept = make()
      byLabels.set(key, { labels, kept })
      return kept
    },
  }
}

function line(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text.replaceAll(/[\\"\n]/g, escaped)}"`)
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`
}

const escaped = (character: string): string => (character === '\n' ? '\\n' : `\\${character}`)
