import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4WorkerOptions } from 'miniflare'
import type { Bindings } from '../../src/env.ts'
import { WORKER } from '../bundle/worker.ts'
import { front } from './front.ts'
import { kept } from './kept.ts'
import { near, nearWorker } from './near.ts'

export type World = {
  env(): Promise<Bindings>
  /** Opens the door of the built Worker on this port; called again, starts again with what has been built since. */
  serve(port: number): Promise<void>
  /** Fires the cron trigger once. */
  tick(): Promise<void>
  stop(): Promise<void>
}

/**
 * Kept in the folder `state`, else in memory; `bindings` are the variables and secrets of the Worker; on `inspector`, a
 * port, its isolates answer questions.
 */
type Settings = { state?: string; bindings?: Record<string, string>; inspector?: number }

/** Every binding of wrangler.toml simulated on this machine. No code of the Worker runs until it is served. */
export async function openWorld(settings: Settings = {}): Promise<World> {
  const options = await configured()
  const runtime = new Miniflare(around(options, bare(options), settings))
  await runtime.ready

  return {
    env: async () => {
      const bindings = await runtime.getBindings<Bindings>()
      const shards = Object.keys(bindings).filter((name) => name.startsWith('SHARD_'))
      return { ...bindings, ...Object.fromEntries(shards.map((name) => [name, near(runtime, name)])) }
    },
    serve: (port) => runtime.setOptions(around(options, served(options, port), settings)),
    tick: async () => {
      const worker = await runtime.getWorker()
      const { outcome } = await worker.scheduled({ cron: '* * * * *', scheduledTime: new Date() })
      if (outcome !== 'ok') throw new Error(`The cron trigger ended with ${outcome}`)
    },
    stop: () => runtime.dispose(),
  }
}

/** What wrangler.toml binds, as wrangler understands it. */
const configured = (): Promise<V4WorkerOptions> =>
  kept('bindings', ['wrangler.toml'], async () => {
    const { unstable_getMiniflareWorkerOptions: optionsOf } = await import('wrangler')
    return optionsOf('wrangler.toml').workerOptions as V4WorkerOptions
  })

function around(options: V4WorkerOptions, worker: V4WorkerOptions, { state, bindings, inspector }: Settings) {
  return convertV4MiniflareOptions({
    ...(state ? { resourcePersistencePath: state } : {}),
    ...(inspector ? { inspectorPort: inspector } : {}),
    log: new Log(LogLevel.WARN),
    telemetry: { enabled: false },
    cf: false,
    workers: [
      { ...worker, name: 'lisiere', bindings: { ...(worker.bindings as object), ...bindings } },
      nearWorker(options),
    ],
  })
}

function bare({ d1Databases, r2Buckets, queueProducers, bindings, compatibilityDate }: V4WorkerOptions) {
  const contents = 'export default { fetch: () => new Response(null, { status: 503 }) }'
  const modules = [{ type: 'ESModule' as const, path: 'bare.js', contents }]
  return { d1Databases, r2Buckets, queueProducers, bindings, compatibilityDate, modules } as V4WorkerOptions
}

function served(options: V4WorkerOptions, port: number): V4WorkerOptions {
  return {
    ...options,
    modulesRoot: resolve(WORKER),
    modules: [{ type: 'ESModule', path: resolve(WORKER, 'front.js'), contents: front() }, ...built()],
    // `localhost` opens IPv4 and IPv6 as the machine understands that name, and nothing beyond the machine.
    unsafeDirectSockets: [{ host: 'localhost', port, entrypoint: 'Front' }],
  } as V4WorkerOptions
}

function built() {
  const kinds = { js: 'ESModule', wasm: 'CompiledWasm', bin: 'Data' } as const
  return readdirSync(WORKER).flatMap((name) => {
    const type = kinds[name.slice(name.lastIndexOf('.') + 1) as keyof typeof kinds]
    return type ? [{ type, path: resolve(join(WORKER, name)) }] : []
  })
}
