import { spawn } from 'node:child_process'
import type { Plan } from '../test/world-rows.ts'
import type { Running } from './application.ts'
import { type Postgres, startPostgres } from './peer-database.ts'
import { fill } from './peer-world.ts'
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
