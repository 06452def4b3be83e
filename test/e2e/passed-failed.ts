/** Prints one line at the end of the journeys: `N passed, N failed`. */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

export default class PassedFailed implements Reporter {
  #passed = 0
  #failed = 0

  onTestEnd(_test: TestCase, result: TestResult): void {
    if (result.status === 'passed') this.#passed += 1
    else if (result.status !== 'skipped') this.#failed += 1
  }

  onEnd(): void {
    process.stdout.write(`\n${this.#passed} passed, ${this.#failed} failed\n`)
  }

  printsToStdio(): boolean {
    return true
  }
}
