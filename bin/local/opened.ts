import type { Bindings } from '#env.ts'
import { migrateEveryShard } from './shards.ts'
import { claim } from './state.ts'
import { openWorld } from './world.ts'

export type Opened = { env: Bindings; secret: string; stop(): Promise<void> }

/** The bindings a command works on: those of this machine, or those that a configuration names as remote. */
export async function openBindings(config: string | undefined): Promise<Opened | null> {
  if (config) {
    const { getPlatformProxy } = await import('wrangler')
    const { env, dispose } = await getPlatformProxy<Bindings>({ configPath: config, persist: false })
    return { env, secret: process.env.SECRET ?? '', stop: dispose }
  }
  const state = claim()
  if (!state) return null
  const world = await openWorld({ state: state.folder })
  const env = await world.env()
  await migrateEveryShard(env)
  return { env, secret: state.secret, stop: () => world.stop() }
}
