/** A test reporter that prints the failures in full, then one line: `N passed, N failed, N skipped`. */
import type { TestEvent } from 'node:test/reporters'

export default async function* summary(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    if (event.data.details.type === 'suite') continue
    if (event.data.skip !== undefined) counts.skipped += 1
    else if (event.type === 'test:pass') counts.passed += 1
    else {
      counts.failed += 1
      const { name, file = '', line = '', details } = event.data
      yield `\n✗ ${name} (${file}:${line})\n${wordsOf(details.error)}\n`
    }
  }
  yield `\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`
}

/** The failure itself, without the runner's own wrapping. */
function wordsOf(error: Error): string {
  const reason = error.cause instanceof Error ? error.cause : error
  return reason.stack ?? reason.message
}
