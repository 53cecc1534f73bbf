import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    origins: string[]
  }
}

/** The whole application, started as its users start it, once for each worker that runs stories, on a state of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const houses = await Promise.all([start(), start()])
  project.provide(
    'origins',
    houses.map(({ origin }) => origin),
  )
  return async () => {
    await Promise.all(houses.map(({ stop }) => stop()))
  }
}

async function start(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const port = await freePort()
  const state = mkdtempSync(join(tmpdir(), 'lisiere-stories-'))
  const server = spawn(process.execPath, ['bin/start.ts'], {
    env: { ...process.env, PORT: String(port), LISIERE_STATE: state },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await ready(server)
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    rmSync(state, { recursive: true, force: true })
  }
  return { origin: `http://localhost:${port}`, stop }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Lisière is ready')) resolve()
    }
    server.stdout?.on('data', hear)
    server.stderr?.on('data', hear)
    server.once('exit', () => reject(new Error(`The application did not start.\n${said}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
