import type { Bindings } from '#env.ts'

/** `before` the call has any effect, or `after` it has had it; from then on nothing answers any more. */
export type Death = { at: number; when: 'before' | 'after' }

/**
 * The bindings of a Worker that dies at its n-th call, as one that is killed does. `calls()` counts them; `quiet()` waits for
 * those it had begun, which the world goes on with.
 */
export function dying(env: Bindings, death: Death | null) {
  let made = 0
  const begun: Promise<unknown>[] = []
  const pass = async <T>(call: () => Promise<T>): Promise<T> => {
    made += 1
    if (death && (made > death.at || (made === death.at && death.when === 'before'))) throw new Error('Killed.')
    const asked = call()
    begun.push(asked)
    const answer = await asked
    if (death && made === death.at) throw new Error('Killed.')
    return answer
  }
  const watched = (binding: object, methods: readonly string[]): object =>
    new Proxy(binding, {
      get(target, key) {
        const value = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        const bound = value.bind(target)
        if (key === 'withSession') return (from: string) => watched(bound(from), methods)
        if (!methods.includes(String(key))) return bound
        return (...given: unknown[]) => pass(() => bound(...given) as Promise<unknown>)
      },
    })
  const shards = Object.fromEntries(
    Object.entries(env)
      .filter(([name]) => name.startsWith('SHARD_'))
      .map(([name, database]) => [name, watched(database as object, ['batch'])]),
  )
  const FILES = watched(env.FILES, ['put', 'get', 'head', 'list', 'delete'])
  const JOBS = watched(env.JOBS, ['send', 'sendBatch'])
  return {
    env: { ...env, ...shards, FILES, JOBS } as Bindings,
    calls: () => made,
    quiet: () => Promise.allSettled(begun),
  }
}
