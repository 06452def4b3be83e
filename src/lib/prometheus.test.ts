import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRegistry } from '#lib/prometheus'

test('writes counters, histograms and gauges as Prometheus reads them', async () => {
  const registry = createRegistry()
  const requests = registry.counter('requests_total', 'Requests.')
  requests.add(1, { route: '/imports/:batch' })
  requests.add(2, { route: '/imports/:batch' })
  requests.add(1, { route: 'a "b"\\\n' })
  const seconds = registry.histogram('seconds', 'Seconds.', [0.1, 1])
  for (const value of [0.05, 0.1, 0.5, 7]) seconds.observe(value)
  registry.gauge('open', 'Open.', async () => [{ value: 3 }])
  assert.equal(
    await registry.text(),
    `# HELP requests_total Requests.
# TYPE requests_total counter
requests_total{route="/imports/:batch"} 3
requests_total{route="a \\"b\\"\\\\\\n"} 1
# HELP seconds Seconds.
# TYPE seconds histogram
seconds_bucket{le="0.1"} 2
seconds_bucket{le="1"} 3
seconds_bucket{le="+Inf"} 4
seconds_sum 7.65
seconds_count 4
# HELP open Open.
# TYPE open gauge
open 3
`,
  )
})

test('a label that takes any value fills nothing: series are bounded', async () => {
  const registry = createRegistry()
  const counter = registry.counter('n', 'N.')
  for (let i = 0; i < 5_000; i++) counter.add(1, { i: String(i) })
  assert.equal((await registry.text()).split('\n').length, 2_003)
})
