import { globSync, readFileSync } from 'node:fs'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { gather } from './test/faults/gathering.ts'
import { recordedIn } from './test/faults/recorded.ts'

/** `npm run torture` tries every property a hundred times as often; a fault is brought back by its seed and its flow. */
const settings = ['TORTURE', 'FAULT_SEED', 'FAULT_FLOW']
// Only what begins so is told to the tests, in workerd as in Node.
for (const name of settings) process.env[`VITE_${name}`] = process.env[name] ?? ''

/** Three rooms of tests: the application inside workerd, the laws (which read files) in Node, stories in a browser. */
const inside = {
  plugins: [
    cloudflareTest(async () => ({
      main: './test/inside/entry.ts',
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          MIGRATIONS: await readD1Migrations('./migrations'),
          RECORDED: recordedIn(sources()),
          MODE: 'test',
          SECRET: 'only-for-tests-only-for-tests-only-for-tests',
          BREVO_HOOK_TOKEN: 'only-for-tests-the-word-of-brevo',
        },
        serviceBindings: { FAULT_PARTS: gather },
        outboundService: () => new Response('No call leaves the tests.', { status: 502 }),
      },
    })),
  ],
  test: {
    name: 'inside',
    // One runtime for many files: starting another takes longer than most files take. `migrated.ts` empties it between them.
    isolate: false,
    include: ['src/**/*.test.{ts,tsx}', 'test/inside/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    setupFiles: ['./test/migrated.ts'],
  },
}

/** Read here, since inside workerd there are no files. */
const sources = () =>
  globSync('src/**/*.{ts,tsx}', { exclude: ['**/*.test.*'] }).map((file) => readFileSync(file, 'utf8'))

const laws = {
  test: { name: 'laws', include: ['test/laws/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
}

const stories = {
  test: {
    name: 'stories',
    include: ['test/stories/**/*.test.ts'],
    globalSetup: ['./test/stories/server.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A machine that computes beside them may keep a browser waiting: what it says twice is what it means.
    retry: 1,
  },
}

/** The longest begin first: nothing is known on a clean clone of how long each takes, and the last minute is not left to one alone. */
const longest = [
  ...[
    'inside/faults/first',
    'inside/faults/second',
    'inside/faults/third',
    'inside/costs.test',
    'organisations/move.test',
    'inside/doors.test',
    'inside/histories.test',
  ],
  ...['chores/run.test', 'backups/backup.test', 'inside/replays.test', 'files/files.test', 'portal/registration.test'],
  ...['edge/password.test', 'identity/same-work.test', 'account/portrait.test', 'improvement/loop.test'],
  ...['migrations.test', 'shard.test', 'commands.test'],
  ...['stories/action.test', 'stories/screens.test', 'stories/kill.test', 'stories/ways-in.test'],
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const known = longest.findIndex((name) => moduleId.includes(name))
      return known < 0 ? longest.length : known
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

/** A line logged by a runtime that is being stopped has nowhere to go: that is no failure of what it ran. */
const isLateLine = ({ message = '' }: { message?: string }) =>
  message.includes('Closing rpc while "onUserConsoleLog" was pending')

export default defineConfig({
  test: {
    projects: [inside, laws, stories],
    sequence: { sequencer: LongestFirst },
    onUnhandledError: (error) => !isLateLine(error),
  },
})
