import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const state = mkdtempSync(join(tmpdir(), 'lisiere-commands-'))
let env: NodeJS.ProcessEnv
let started: { child: ChildProcess; said: string }

beforeAll(async () => {
  env = { ...process.env, LISIERE_STATE: state, PORT: String(await freePort()) }
})
afterAll(async () => {
  if (started?.child.exitCode === null) await stop('SIGKILL')
  rmSync(state, { recursive: true, force: true })
})

test('npm start answers when it says so, at the address it says', async () => {
  started = await start()
  expect(started.said).toContain(`http://localhost:${env.PORT}`)
  const health = await fetch(`http://localhost:${env.PORT}/health`)
  expect(health.status).toBe(200)
  expect((await fetch(`http://127.0.0.1:${env.PORT}/health`)).status).toBe(200)
})

test('a file of public/ is answered as the platform answers it', async () => {
  const [name] = readdirSync('public/a')
  const file = await fetch(`http://localhost:${env.PORT}/a/${name}`)
  expect(file.headers.get('Cache-Control')).toContain('immutable')
  expect(await file.text()).toBe(readFileSync(`public/a/${name}`, 'utf8'))
})

test('started twice, the second one says so in a line and changes nothing', () => {
  expect(run('start')).toEqual({ status: 0, said: `Lisière is already running: http://localhost:${env.PORT}\n` })
  expect(run('reset')).toEqual({ status: 1, said: 'Lisière is running: stop it first. Nothing was deleted.\n' })
  expect(run('db', 'down')).toEqual({ status: 1, said: 'Lisière is running: stop it first.\n' })
})

test('the secret is of this machine, and of its owner alone', () => {
  expect(statSync(join(state, 'secret')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(state, 'secret'), 'utf8').length).toBeGreaterThan(32)
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s leaves no process behind, and what was kept is there again',
  async (signal) => {
    if (started.child.exitCode !== null) started = await start()
    const secret = readFileSync(join(state, 'secret'), 'utf8')
    const children = childrenOf(started.child.pid)
    expect(children.length).toBeGreaterThan(0)

    await stop(signal)
    await expect.poll(() => children.filter(isAlive), { timeout: 5000 }).toEqual([])
    expect(readFileSync(join(state, 'secret'), 'utf8')).toBe(secret)
  },
)

test('migrations are read, taken back and applied from the command line', () => {
  expect(run('db', 'status').said).not.toContain('pending')
  expect(run('db', 'down').said).toContain('- 20')
  expect(run('db').said).toContain('pending')
  expect(run('db', 'up').said).toContain('+ 20')
  expect(run('db', 'sideways').status).toBe(1)
})

test('a port that somebody else holds is said in a line', async () => {
  const other = createServer().listen(Number(env.PORT), 'localhost')
  await once(other, 'listening')
  const { code, said } = await ended('start')
  other.close()
  expect([code, said]).toEqual([1, expect.stringMatching(/^Port \d+ is taken by another program.*\n$/)])
})

test('reset deletes the state, and nothing that is not one', () => {
  expect(run('reset').status).toBe(0)
  expect(run('reset')).toEqual({ status: 0, said: 'Nothing to delete.\n' })
  expect(run('reset', { LISIERE_STATE: 'docs' })).toMatchObject({ status: 1 })
})

function run(command: string, ...rest: (string | NodeJS.ProcessEnv)[]) {
  const args = rest.filter((each) => typeof each === 'string')
  const more = rest.find((each) => typeof each === 'object')
  const { status, stdout } = spawnSync('node', [`bin/${command}.ts`, ...args], { env: { ...env, ...more } })
  return { status, said: String(stdout) }
}

async function ended(command: string): Promise<{ code: number | null; said: string }> {
  const child = spawn('node', [`bin/${command}.ts`], { env })
  let said = ''
  child.stdout.on('data', (piece) => (said += piece))
  const [code] = await once(child, 'close')
  return { code, said }
}

async function start() {
  const child = spawn('node', ['bin/start.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let said = ''
  for await (const piece of child.stdout) {
    said += piece
    if (said.includes('Ctrl-C')) break
  }
  if (!said.includes('Ctrl-C')) throw new Error(`${said}${child.stderr.read() ?? ''}`)
  return { child, said }
}

/** To the whole group, as a terminal does. */
async function stop(signal: NodeJS.Signals): Promise<void> {
  const closed = once(started.child, 'exit')
  process.kill(-(started.child.pid ?? 0), signal)
  await closed
}

function childrenOf(pid: number | undefined): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return all.filter((each) => statOf(Number(each))[1] === String(pid)).map(Number)
}

function isAlive(pid: number): boolean {
  return !['', 'Z'].includes(statOf(pid)[0] ?? '')
}

/** What follows the name of the program: its state, its parent. */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  return typeof address === 'object' && address ? address.port : 0
}
