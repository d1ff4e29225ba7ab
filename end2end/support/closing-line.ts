import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Ends a run with one plain line: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  private counts = { passed: 0, failed: 0, skipped: 0 }

  onTestEnd(_test: TestCase, result: TestResult) {
    const kind = result.status === 'passed' ? 'passed' : result.status === 'skipped' ? 'skipped' : 'failed'
    this.counts[kind] += 1
  }

  onEnd(_result: FullResult) {
    const { passed, failed, skipped } = this.counts
    console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
  }
}
