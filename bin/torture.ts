import { spawnSync } from 'node:child_process'

/** The long runs: every property a hundred times as often, without a limit of time. `npm run torture -- guard` runs a part. */
const tests = ['run', '--project', 'laws', '--project', 'inside', '--testTimeout', '3600000', ...process.argv.slice(2)]
process.exit(run('node', 'bin/build.ts') || run('vitest', ...tests))

function run(command: string, ...given: string[]): number {
  return spawnSync(command, given, { stdio: 'inherit', env: { ...process.env, TORTURE: '100' } }).status ?? 1
}
