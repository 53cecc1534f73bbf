/** The databases bound to this Worker, by name. The first is the directory as well. */
export function shardsOf(env: object): ReadonlyMap<string, D1Database> {
  const bound = Object.entries(env).filter(([name]) => /^SHARD_\d+$/.test(name)) as [string, D1Database][]
  return new Map(bound.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })))
}

export function shardOf(env: object, name: string): D1Database {
  const found = shardsOf(env).get(name)
  if (!found) throw new Error(`No database is bound as ${name}.`)
  return found
}

export const directoryShard = 'SHARD_1'
