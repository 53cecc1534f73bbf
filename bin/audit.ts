import { parseArgs } from 'node:util'
import { batch } from '#db/database.ts'
import { selectChains } from '#db/events/verifications.ts'
import { directoryId } from '#db/open.ts'
import { selectPlaces } from '#db/organisations/moves.ts'
import type { Scope } from '#db/scope.ts'
import { verifyWhole } from '#domain/events/verification.ts'
import type { Verdict } from '#domain/events/verify.ts'
import type { Break, Fault } from '#domain/events/walk.ts'
import { systemClock } from '#edge/clock.ts'
import { makeIds } from '#edge/ids.ts'
import type { Bindings } from '#env.ts'
import { groundOf } from '#jobs/ground.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { openBindings } from './local/opened.ts'

const usage = `npm run audit -- verify                   walks the chain of every organisation, and that of the directory
npm run audit -- verify <organisation>    walks one; "directory" is the directory's own

Ends with 1 when a chain is broken, and names its first broken link.

On this machine: the folder of LISIERE_STATE, while npm start is stopped.
In production: add --config wrangler.production.toml, where each database and bucket says remote = true.`

const said: Record<Fault, string> = {
  event_altered: 'the event is not the one that was sealed',
  event_inserted: 'an event was slipped in',
  event_missing: 'the event is missing',
  out_of_order: 'the event was sealed under another number',
  seal_altered: 'the event is right, and its seal is not',
  seal_missing: 'the seal is missing',
  payload_altered: 'the payload is not the one the event was written with',
  payload_missing: 'the payload is missing',
  erasure_unexplained: 'the payload was erased, and no event says why',
  truncated: 'the chain is shorter than it was',
  rewritten: 'the chain holds, and is not the one that was kept outside the database',
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { config: { type: 'string' } } })
const [command, only, ...more] = positionals
if (command !== 'verify' || more.length > 0) leave(usage)

const opened = await openBindings(values.config)
if (!opened) leave('Lisière is running: stop it first.')
const holds = await verifyChains(opened.env).finally(() => opened.stop())
process.exit(holds ? 0 : 1)

async function verifyChains(env: Bindings): Promise<boolean> {
  const offices = await officesOf(env)
  if (offices.length === 0) {
    console.log(only ? `No chain is called ${only}.` : 'No chain has begun.')
    return !only
  }
  const verdicts: Verdict[] = []
  for (const office of offices) {
    const verdict = await verifyWhole(office, env.FILES)
    console.log(`${office.organisationId}  ${sentenceOf(verdict)}`)
    verdicts.push(verdict)
  }
  return verdicts.every(({ broken }) => !broken)
}

/** Where each organisation lives; one that is on its way between two databases is read once it has arrived. */
async function officesOf(env: Bindings): Promise<Scope[]> {
  const ground = groundOf(env, { clock: systemClock, ids: makeIds(systemClock.now), handlersOf })
  const [places] = await batch(ground.directory.db, [selectPlaces(ground.directory)])
  const homes = new Map(places.map(({ organisationId, shard }) => [organisationId, shard]))
  homes.set(directoryId, ground.directory.shard)
  const offices: Scope[] = []
  for (const shard of ground.databases) {
    const chains = await selectChains(ground.office(shard, directoryId).db)
    for (const { organisationId } of chains) {
      const wanted = only === undefined || only === organisationId
      if (wanted && homes.get(organisationId) === shard) offices.push(ground.office(shard, organisationId))
    }
  }
  return offices
}

function sentenceOf({ seq, tail, erased, broken }: Verdict): string {
  if (broken) return `BROKEN at event ${broken.seq}${whatOf(broken)}: ${said[broken.what]}.`
  const notes = [tail > 0 && `${tail} not sealed yet`, erased > 0 && `${erased} erased`].filter(Boolean)
  return [`${seq} events sealed, all of them hold`, ...notes].join(', ')
}

function whatOf({ event }: Break): string {
  return event ? ` (${event.id}, ${event.action}, ${new Date(event.at).toISOString()})` : ''
}

function leave(sentence: string): never {
  console.log(sentence)
  process.exit(1)
}
