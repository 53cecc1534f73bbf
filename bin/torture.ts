import { spawnSync } from 'node:child_process'

/** The long runs: every property a hundred times as often, without a limit of time. `npm run torture -- guard` runs a part. */
const { status } = spawnSync(
  'vitest',
  ['run', '--project', 'laws', '--project', 'inside', '--testTimeout', '3600000', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, TORTURE: '100' } },
)
process.exit(status ?? 1)
