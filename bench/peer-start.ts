import { spawn } from 'node:child_process'
import { eventsOf, officeRows, type Plan } from '../test/world-rows.ts'
import type { Running } from './application.ts'
import { type Postgres, startPostgres } from './peer-database.ts'
import { installPeers } from './peers/install.ts'

export type Peers = { version: string; peers: (Running & { who: string })[]; stop(): Promise<void> }

const plain = { who: 'node:http, prepared', file: 'bench/peer-server.ts', isPrepared: true }
const usual = [
  { who: 'Express, live', file: 'bench/peers/express.mjs', isPrepared: false },
  { who: 'Express, prepared', file: 'bench/peers/express.mjs', isPrepared: true },
]

/** The same people in PostgreSQL, behind a plain server of Node's, and behind Express when it can be had. */
export async function startPeers(port: number, plan: Plan): Promise<Peers | undefined> {
  const database = await startPostgres()
  if (!database) return undefined
  try {
    fill(database, plan)
  } catch (error) {
    database.stop()
    throw error
  }
  const all = installPeers() ? [plain, ...usual] : [plain]
  const started = await Promise.all(all.map((each, at) => startServer(database, port + at, each)))
  const peers = started.map(({ server, who, origin }) => ({
    who,
    origin,
    cookie: '',
    pids: [server.pid ?? 0, ...database.pids()],
    stop: async () => void server.kill(),
  }))
  const stop = async () => {
    for (const peer of peers) await peer.stop()
    database.stop()
  }
  return { version: database.version, peers, stop }
}

async function startServer({ socket, user }: Postgres, port: number, { who, file, isPrepared }: typeof plain) {
  const asked = JSON.stringify({ port, socket, user, isPrepared })
  const env = { ...process.env, NODE_ENV: 'production' }
  const server = spawn(process.execPath, [file, asked], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((answer) => server.stdout.once('data', answer))
  return { server, who, origin: `http://localhost:${port}` }
}

function fill({ run, load }: Postgres, plan: Plan): void {
  const tables = officeRows(plan, 0, 0)
  for (const { table, columns } of tables) run(`CREATE TABLE ${table} (${columns.map(typed).join(', ')})`)
  run(
    'CREATE TABLE events (organisation_id text, id text, action text, at bigint); CREATE TABLE logins (id text PRIMARY KEY, identity_id text)',
  )
  for (let from = 0; from < plan.people; from += 10_000) {
    const to = Math.min(from + 10_000, plan.people)
    for (const rows of officeRows(plan, from, to)) load(rows)
    const events = eventsOf(plan, from, to).map(({ id, action, at }) => [plan.organisation, id, action, at])
    load({ table: 'events', columns: ['organisation_id', 'id', 'action', 'at'], rows: events })
  }
  run(indexes.join('; '))
  run("INSERT INTO logins SELECT 'odile', identity_id FROM persons WHERE identity_id IS NOT NULL LIMIT 1")
  run('VACUUM ANALYZE')
}

const typed = (column: string): string =>
  `${column} ${['at', 'sent_at', 'expires_at', 'version', 'all_sites'].includes(column) ? 'bigint' : 'text'}`

const indexes = [
  'ALTER TABLE persons ADD PRIMARY KEY (organisation_id, id)',
  'CREATE INDEX ON persons (organisation_id, sort_key, id)',
  'CREATE INDEX ON persons (organisation_id, identity_id)',
  'ALTER TABLE memberships ADD PRIMARY KEY (organisation_id, id)',
  'CREATE INDEX ON memberships (organisation_id, person_id)',
  'ALTER TABLE invitations ADD PRIMARY KEY (organisation_id, id)',
  'ALTER TABLE invitation_ends ADD PRIMARY KEY (organisation_id, invitation_id)',
  'ALTER TABLE events ADD PRIMARY KEY (organisation_id, id)',
]
