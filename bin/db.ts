import { shardsOf } from './local/shards.ts'
import { claim } from './local/state.ts'
import { openWorld } from './local/world.ts'
import { applied, down, type MigratedDatabase, up } from './migrations/apply.ts'
import { type Migration, readMigrations } from './migrations/files.ts'

const [command = 'status', count] = process.argv.slice(2)
const number = count === undefined ? undefined : Number(count)

const commands: Record<string, (database: MigratedDatabase, all: Migration[]) => Promise<string[]>> = {
  up: async (database, all) => (await up(database, all, number)).map((name) => `+ ${name}`),
  down: async (database, all) => (await down(database, all, number)).map((name) => `- ${name}`),
  status: async (database, all) => {
    const known = await applied(database)
    return all.map(({ name }) => `${known.includes(name) ? 'applied' : 'pending'}  ${name}`)
  },
}

const run = commands[command]
if (!run || (number !== undefined && !(Number.isInteger(number) && number > 0))) {
  leave('npm run db -- up [n] | down [n] | status', 1)
}
const state = claim()
if (!state) leave('Lisière is running: stop it first.', 1)

const migrations = await readMigrations()
const world = await openWorld({ state: state.folder })
for (const [name, database] of shardsOf(await world.env())) {
  const lines = await run(database, migrations)
  console.log([`${name}${lines.length === 0 ? ': nothing to do' : ''}`, ...lines.map((line) => `  ${line}`)].join('\n'))
}
await world.stop()

function leave(sentence: string, code: number): never {
  console.log(sentence)
  process.exit(code)
}
