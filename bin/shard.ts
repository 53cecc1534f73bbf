import { parseArgs } from 'node:util'
import { batch } from '#db/database.ts'
import { selectPlaces } from '#db/organisations/moves.ts'
import { type Ground, moveOrganisation, stayOrganisation } from '#domain/organisations/move.ts'
import type { MoveRefusal } from '#domain/organisations/move-rule.ts'
import { systemClock } from '#edge/clock.ts'
import { makeIds } from '#edge/ids.ts'
import { groundOf } from '#jobs/ground.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { openBindings } from './local/opened.ts'

const usage = `npm run shard -- status                            where each organisation lives
npm run shard -- move <organisation> <database>    moves it; stopped, run it again
npm run shard -- stay <organisation>               gives up a move that has not switched yet

On this machine: the folder of LISIERE_STATE, while npm start is stopped.
In production: add --config wrangler.production.toml, where each [[d1_databases]] says remote = true.`

const refusals: Record<MoveRefusal, (organisation: string, to: string) => string> = {
  no_organisation: (organisation) => `No organisation is called ${organisation}.`,
  no_database: (_, to) => `No database is bound as ${to}.`,
  already_there: (organisation, to) => `${organisation} lives in ${to} already.`,
  moving_elsewhere: (organisation) => `${organisation} is on its way to another database: finish that, or let it stay.`,
  leaving: (organisation) => `${organisation} is leaving for good.`,
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { config: { type: 'string' } } })
const [command = 'status', ...given] = positionals
const commands: Record<string, (ground: Ground) => Promise<boolean>> = { status, move, stay }
const run = commands[command]
if (!run || given.length !== { status: 0, move: 2, stay: 1 }[command]) leave(usage, 1)

const opened = await openBindings(values.config)
if (!opened) leave('Lisière is running: stop it first.', 1)
const ambient = { clock: systemClock, ids: makeIds(systemClock.now), handlersOf }
const done = await run(groundOf(opened.env, ambient)).finally(() => opened.stop())
process.exit(done ? 0 : 1)

async function status({ directory, databases }: Ground): Promise<boolean> {
  const [places] = await batch(directory.db, [selectPlaces(directory)])
  for (const database of databases) {
    const here = places.filter(({ shard }) => shard === database)
    console.log(`${database}  ${here.length} ${here.length === 1 ? 'organisation' : 'organisations'}`)
    for (const { organisationId, name, movingTo, leftBehind } of here) {
      const notes = [movingTo && `moving to ${movingTo}, read-only`, leftBehind && `rows left in ${leftBehind}`]
      console.log(`  ${[organisationId, name, ...notes.filter(Boolean)].join('  ')}`)
    }
  }
  return true
}

async function move(ground: Ground): Promise<boolean> {
  const [organisation = '', to = ''] = given
  const outcome = await moveOrganisation(ground, organisation, to, (step) => {
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${step}`)
  })
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K')
  if (!outcome.ok) {
    console.log(refusals[outcome.refusal](organisation, to))
    return false
  }
  for (const [table, { rows, sha256 }] of Object.entries(outcome.after)) {
    if (rows > 0) console.log(`${String(rows).padStart(8)}  ${sha256.slice(0, 16)}  ${table}`)
  }
  console.log(`${organisation} lives in ${to}; nothing of it is left elsewhere.`)
  return true
}

async function stay(ground: Ground): Promise<boolean> {
  const [organisation = ''] = given
  const stayed = await stayOrganisation(ground, organisation)
  console.log(stayed ? `${organisation} stays, and may be written again.` : `${organisation} is not moving.`)
  return stayed
}

function leave(sentence: string, code: number): never {
  console.log(sentence)
  process.exit(code)
}
