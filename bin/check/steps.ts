import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Summary } from './reporter.ts'

export type Step = { name: string; run(): Promise<Summary & { output: string }> }

/** A command is one thing that passes or fails. */
export function command(name: string, program: string, ...args: string[]): Step {
  return {
    name,
    run: async () => {
      const { status, output } = await shell(program, args)
      return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, reports: [], output }
    },
  }
}

/** A project of vitest counts each of its tests; one that dies before counting has failed once. */
export function tests(project: string, patterns: string[] = [], options: string[] = []): Step {
  return {
    name: project,
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'lisiere-'))
      const summary = join(folder, 'summary.json')
      const reporters = ['--reporter=./bin/check/reporter.ts', '--reporter=dot']
      const args = ['run', '--project', project, '--passWithNoTests', ...reporters, ...options, ...patterns]
      const { status, output } = await shell('vitest', args, { LISIERE_SUMMARY: summary })

      const counted: Summary = existsSync(summary)
        ? JSON.parse(readFileSync(summary, 'utf8'))
        : { passed: 0, failed: 0, reports: [] }
      rmSync(folder, { recursive: true })
      return { ...counted, failed: counted.failed || (status === 0 ? 0 : 1), output }
    },
  }
}

/** Runs them one after the other, a line each; what a step says is shown only when it fails. */
export async function inOrder(steps: Step[]): Promise<Summary[]> {
  const done: Summary[] = []
  for (const step of steps) {
    const started = performance.now()
    const result = await step.run()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${result.failed === 0 ? '✓' : '✗'} ${step.name.padEnd(16)} ${seconds.padStart(6)} s`)
    if (result.failed > 0) console.log(result.output)
    done.push(result)
  }
  return done
}

function shell(program: string, args: string[], env = {}): Promise<{ status: number; output: string }> {
  return new Promise((answer) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => said.push(piece))
    child.stderr.on('data', (piece: Buffer) => said.push(piece))
    const end = (status: number) => answer({ status, output: Buffer.concat(said).toString() })
    child.on('error', (error) => said.push(Buffer.from(String(error))) && end(1))
    child.on('close', (status) => end(status ?? 1))
  })
}
