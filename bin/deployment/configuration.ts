/** Where it is deployed. Each has its own databases, buckets and queues. */
export const targets = ['staging', 'production'] as const
export type Target = (typeof targets)[number]

/** What a configuration names and an account must hold. */
export type Resources = {
  databases: readonly { binding: string; name: string; id: string }[]
  buckets: readonly string[]
  queues: readonly string[]
}

/** The configuration of this repository, as it is deployed: the built files, the public address, Europe. */
export function configurationFor(target: Target, origin: string, development: string): string {
  const suffix = target === 'production' ? '' : `-${target}`
  return development
    .replace(/^name = "lisiere"$/m, `name = "lisiere${suffix}"`)
    .replace(/"lisiere-([\w-]+)"/g, `"lisiere${suffix}-$1"`)
    .replace(/^main = .*$/m, built(origin))
    .replace(/^bucket_name = .*$/gm, '$&\njurisdiction = "eu"')
    .replace(/^ORIGIN = .*$/m, `ORIGIN = "${origin}"`)
    .replace(/^MODE = .*$/m, 'MODE = "production"')
}

export function resourcesOf(configuration: string): Resources {
  const databases = [
    ...configuration.matchAll(/binding = "(SHARD_\d+)"\ndatabase_name = "([^"]+)"\ndatabase_id = "([^"]+)"/g),
  ]
  const queues = [...configuration.matchAll(/^(?:queue|dead_letter_queue) = "([^"]+)"$/gm)].map(([, name = '']) => name)
  return {
    databases: databases.map(([, binding = '', name = '', id = '']) => ({ binding, name, id })),
    buckets: [...configuration.matchAll(/^bucket_name = "([^"]+)"$/gm)].map(([, name = '']) => name),
    queues: [...new Set(queues)],
  }
}

export const withDatabaseId = (configuration: string, name: string, id: string): string =>
  configuration.replace(new RegExp(`(database_name = "${name}"\\ndatabase_id = )"[^"]*"`), `$1"${id}"`)

/** The same bindings, reached from a command line. */
export const reachedFromHere = (configuration: string): string =>
  configuration.replace(/^(?:database_id|bucket_name) = .*$/gm, '$&\nremote = true')

const built = (origin: string): string => `main = "build/worker/index.js"
no_bundle = true
rules = [{ type = "ESModule", globs = ["**/*.js"] }]
workers_dev = false
routes = [{ pattern = "${new URL(origin).host}", custom_domain = true }]`
