/** The databases bound to this Worker, by name. The first is the directory as well. */
export function shardsOf(env: object): ReadonlyMap<string, D1Database> {
  const bound = Object.entries(env).filter(([name]) => isShard(name)) as [string, D1Database][]
  return new Map(bound.sort(([a], [b]) => numberOf(a) - numberOf(b)))
}

export function shardOf(env: object, name: string): D1Database {
  const found = isShard(name) ? (env as Record<string, D1Database | undefined>)[name] : undefined
  if (!found) throw new Error(`No database is bound as ${name}.`)
  return found
}

export const directoryShard = 'SHARD_1'

const isShard = (name: string): boolean => /^SHARD_\d+$/.test(name)
const numberOf = (name: string): number => Number(name.slice('SHARD_'.length))
