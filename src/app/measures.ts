/** What the platform measures of itself: counts and times, nothing of anybody. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Batch } from '#gate'
import type { LogLine } from '#http'
import type { Identity } from '#identity'
import { createRegistry } from '#lib/prometheus'
import type { Store } from '#store'
import type { Vaults } from '#vault'
import { version } from './version.ts'

export interface Measures {
  /** Counts a request from its line of the log, which holds the route's pattern. */
  request(line: LogLine): void
  /** Counts an import kept. */
  imported(batch: Batch): void
  /** Since the start. */
  imports(): { readonly imports: number; readonly records: number }
  /** For Prometheus. */
  text(): Promise<string>
  close(): void
}
export interface Measured {
  readonly store: Store
  readonly vaults: Vaults
  readonly identity: Identity
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const nanoseconds = 1e9
/** What the probe waits between two looks; it counts its own wait in. */
const probeMilliseconds = 20

/** Measures of one platform, from zero. */
export function createMeasures({ store, vaults, identity }: Measured): Measures {
  const registry = createRegistry()
  const requests = registry.counter('grenier_http_requests_total', 'Requests by pattern of route, method and class of status.')
  const seconds = registry.histogram('grenier_http_request_duration_seconds', 'Time to answer, by pattern of route.', bounds)
  const imports = registry.counter('grenier_imports_total', 'Imports kept, those of invented people included.')
  const records = registry.counter('grenier_records_added_total', 'Records that imports added.')
  registry.gauge('grenier_argon2_running', 'Passphrases being derived.', () => [{ value: vaults.load().running }])
  registry.gauge('grenier_argon2_waiting', 'Passphrases waiting for their turn.', () => [{ value: vaults.load().waiting }])
  registry.gauge('grenier_argon2_begun', 'Passphrases derived since the start.', () => [{ value: vaults.load().begun }])
  registry.gauge('grenier_sessions_open', 'Sessions open now.', async () => [{ value: await identity.openSessions() }])
  registry.gauge('grenier_info', 'Version and kind of database.', () => [{ labels: { version, database: store.dialect }, value: 1 }])
  const lag = monitorEventLoopDelay({ resolution: probeMilliseconds })
  lag.enable()
  registry.gauge('grenier_event_loop_delay_seconds', 'Delay of the event loop since the last reading.', () => {
    const samples = [0.5, 0.99, 1].map((quantile) => ({
      labels: { quantile: String(quantile) },
      value: lag.count === 0 ? 0 : Math.max(0, lag.percentile(quantile * 100) / nanoseconds - probeMilliseconds / 1000),
    }))
    lag.reset()
    return samples
  })
  registry.gauge('process_resident_memory_bytes', 'Memory of the process.', () => [{ value: process.memoryUsage.rss() }])
  registry.gauge('process_heap_used_bytes', 'Memory of JavaScript in use.', () => [{ value: process.memoryUsage().heapUsed }])
  registry.gauge('process_start_time_seconds', 'Start of the process, since 1970.', () => [{ value: performance.timeOrigin / 1000 }])
  let sum = { imports: 0, records: 0 }
  imports.add(0)
  records.add(0)
  return {
    request({ method, route, status, milliseconds }) {
      const known = methods.has(method) ? method : 'other'
      requests.add(1, { route, method: known, status: `${Math.floor(status / 100)}xx` })
      seconds.observe(milliseconds / 1000, { route })
    },
    imported({ added }) {
      const count = Object.values(added).reduce((all, one) => all + one, 0)
      imports.add(1)
      records.add(count)
      sum = { imports: sum.imports + 1, records: sum.records + count }
    },
    imports: () => sum,
    text: registry.text,
    close: () => void lag.disable(),
  }
}
