import { createServer } from 'node:net'
import { buildEverything } from '../bundle/everything.ts'
import { type SignIn, seedDemoWorld } from './demo.ts'
import { migrateEveryShard } from './shards.ts'
import { announce, announced, claim } from './state.ts'
import { openWorld } from './world.ts'

/** The whole application on this machine: built, migrated, seeded, its door open and its clock ticking. */
export async function serveLocally(): Promise<{ restart(): Promise<void> }> {
  const port = Number(process.env.PORT || 8787)
  const origin = `http://localhost:${port}`
  const state = claim()
  if (!state) return leave(`Lisière is already running: ${announced() ?? origin}`, 0)
  if (!(await isFree(port)))
    return leave(`Port ${port} is taken by another program. Try: PORT=${port + 1} npm start`, 1)

  stopOnSignals()
  announce(state, origin)
  const world = await openWorld({
    state: state.folder,
    bindings: { ORIGIN: origin, SECRET: state.secret, LOOPBACK: 'on' },
  })
  const [signIns] = await Promise.all([prepare(await world.env()), buildEverything()])
  await world.serve(port)
  await answering(`${origin}/health`)

  setInterval(() => world.tick().catch((error) => console.error(String(error))), 60_000)
  console.log(greeting(origin, signIns))
  return { restart: () => world.serve(port) }
}

function leave(sentence: string, code: number): never {
  console.log(sentence)
  process.exit(code)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, 'localhost', () => probe.close(() => answer(true)))
  })
}

/** Leaving the process is enough: the runtime dies with it, and what was committed is on the disk. */
function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(0))

  // A signal sent to npm alone ends the shell between us and never arrives here.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && process.exit(0), 500).unref()
}

async function prepare(env: Awaited<ReturnType<Awaited<ReturnType<typeof openWorld>>['env']>>): Promise<SignIn[]> {
  await migrateEveryShard(env)
  return seedDemoWorld(env)
}

async function answering(address: string): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}: ${(await answer.text()).slice(0, 500)}`)
}

function greeting(origin: string, signIns: SignIn[]): string {
  const width = Math.max(0, ...signIns.map(({ email }) => email.length))
  const lines = signIns.map(({ who, email, password }) => `  ${email.padEnd(width)}  ${password}  ${who}`)
  return ['', `Lisière is ready: ${origin}`, ...lines, '', 'Ctrl-C stops it.'].join('\n')
}
