import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

export type Summary = { passed: number; failed: number; reports: string[] }

/** Counts what vitest ran and gathers the lines of `test/report.ts`, from Node as from inside workerd. */
export default class Counting implements Reporter {
  private readonly reports: string[] = []

  onUserConsoleLog({ content }: { content: string }): void {
    for (const line of content.split('\n')) if (line.startsWith('report: ')) this.reports.push(line.slice(8).trim())
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length
    const summary: Summary = {
      passed: states.filter((state) => state === 'passed').length,
      failed: states.filter((state) => state === 'failed').length + broken,
      reports: this.reports,
    }
    writeFileSync(String(process.env.LISIERE_SUMMARY), JSON.stringify(summary))
  }
}
