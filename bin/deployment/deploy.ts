import { type Resources, resourcesOf, withDatabaseId } from './configuration.ts'

/** What a deployment touches outside: the account through wrangler, the application through its address. */
export type Tools = {
  /** Answers what it said; throws when it failed. */
  wrangler(args: readonly string[], input?: string): Promise<string>
  backUp(folder: string): Promise<void>
  /** Whether that version is ready; the one everybody sees when none is named. */
  isReady(version: string | null): Promise<boolean>
  readConfiguration(): string
  writeConfiguration(text: string): void
  note(path: string, text: string): void
  pause(seconds: number): Promise<void>
  say(line: string): void
}

export type Deployment = { secret: string; revision: string; folder: string }

const shares = [10, 50, 100]
const checks = 5

/**
 * Creates what is missing, keeps a way back, migrates, then lets the new version answer a tenth, a half, all. When it is
 * not ready at any of these, the version before answers everything again.
 */
export async function deploy(tools: Tools, { secret, revision, folder }: Deployment): Promise<boolean> {
  await createMissing(tools)
  await putSecret(tools, secret)
  const running = await runningVersion(tools)
  const { databases } = resourcesOf(tools.readConfiguration())
  if (running) await keepWayBack(tools, databases, folder)
  for (const { binding } of databases) {
    tools.say(`Migrations of ${binding}`)
    await tools.wrangler(['d1', 'migrations', 'apply', binding, '--remote'])
  }
  if (!running) return deployWhole(tools, 'The first version')

  const version = await upload(tools, revision)
  return version ? deployByShares(tools, version, running, folder) : deployWhole(tools, 'A new class of objects: whole')
}

/** The version that answered before this one answers everything again. */
export async function rollBack(tools: Tools, wanted: string | null): Promise<boolean> {
  const versions = await deployedVersions(tools)
  const target = wanted ?? versions.find((version) => version !== versions[0])
  if (!target) {
    tools.say('There is no version before this one.')
    return false
  }
  tools.say(`Back to ${target}`)
  await tools.wrangler(['versions', 'deploy', `${target}@100%`, '-y'])
  return isSteady(tools, null)
}

async function createMissing(tools: Tools): Promise<void> {
  const wanted = resourcesOf(tools.readConfiguration())
  await createDatabases(tools, wanted)
  const buckets = await tools.wrangler(['r2', 'bucket', 'list', '-J', 'eu'])
  for (const name of wanted.buckets.filter((bucket) => !names(buckets).has(bucket))) {
    tools.say(`Bucket ${name}`)
    await tools.wrangler(['r2', 'bucket', 'create', name, '-J', 'eu', '--update-config=false'])
    if (name.endsWith('backups')) {
      await tools.wrangler(['r2', 'bucket', 'lifecycle', 'add', name, 'old', '--expire-days', '35', '-J', 'eu', '-y'])
    }
  }
  const queues = await tools.wrangler(['queues', 'list'])
  for (const name of wanted.queues.filter((queue) => !names(queues).has(queue))) {
    tools.say(`Queue ${name}`)
    await tools.wrangler(['queues', 'create', name])
  }
}

/** The jurisdiction of a database is chosen when it is made, and never changes. */
async function createDatabases(tools: Tools, { databases }: Resources): Promise<void> {
  let known = await listDatabases(tools)
  for (const { name } of databases.filter((database) => !known.has(database.name))) {
    tools.say(`Database ${name}`)
    await tools.wrangler(['d1', 'create', name, '--jurisdiction', 'eu', '--update-config=false'])
    known = await listDatabases(tools)
  }
  for (const { name } of databases) {
    const id = known.get(name)
    if (id) tools.writeConfiguration(withDatabaseId(tools.readConfiguration(), name, id))
  }
}

async function listDatabases(tools: Tools): Promise<Map<string, string>> {
  const listed = JSON.parse(await tools.wrangler(['d1', 'list', '--json'])) as { name: string; uuid: string }[]
  return new Map(listed.map(({ name, uuid }) => [name, uuid]))
}

/** Signs logins, links and backups: given once, by whoever keeps it in a safe. */
async function putSecret(tools: Tools, secret: string): Promise<void> {
  const listed = await tools.wrangler(['secret', 'list', '--format', 'json']).catch(() => '[]')
  if ((JSON.parse(listed) as { name: string }[]).some(({ name }) => name === 'SECRET')) return
  if (secret.length < 32) throw new Error('Set SECRET in the environment (openssl rand -base64 48), and keep it safe.')
  tools.say('Secret SECRET')
  await tools.wrangler(['secret', 'put', 'SECRET'], secret)
}

async function runningVersion(tools: Tools): Promise<string | null> {
  const [running] = await deployedVersions(tools)
  return running ?? null
}

/** The newest first. */
async function deployedVersions(tools: Tools): Promise<string[]> {
  const said = await tools.wrangler(['deployments', 'list', '--json']).catch(() => '[]')
  const deployments = JSON.parse(said) as {
    created_on: string
    versions: { version_id: string; percentage: number }[]
  }[]
  return deployments
    .sort((a, b) => b.created_on.localeCompare(a.created_on))
    .flatMap(({ versions }) =>
      versions.filter(({ percentage }) => percentage === 100).map(({ version_id }) => version_id),
    )
}

async function keepWayBack(tools: Tools, databases: Resources['databases'], folder: string): Promise<void> {
  tools.say(`Backup and bookmarks in ${folder}`)
  const bookmarks: Record<string, string> = {}
  for (const { name } of databases) {
    const said = await tools.wrangler(['d1', 'time-travel', 'info', name, '--json'])
    bookmarks[name] = (JSON.parse(said) as { bookmark: string }).bookmark
  }
  await tools.backUp(folder)
  tools.note(`${folder}/bookmarks.json`, `${JSON.stringify(bookmarks, null, 2)}\n`)
}

/** Nothing when wrangler asks for a whole deployment: a class of Durable Objects has come or gone. */
async function upload(tools: Tools, revision: string): Promise<string | null> {
  tools.say(`Version ${revision}`)
  try {
    const said = await tools.wrangler(['versions', 'upload', '--tag', revision, '--upload-source-maps'])
    const version = /Version ID: ([\w-]+)/.exec(said)?.[1]
    if (!version) throw new Error(`wrangler named no version: ${said.slice(-300)}`)
    return version
  } catch (error) {
    if (/migration/i.test(String(error))) return null
    throw error
  }
}

async function deployByShares(tools: Tools, version: string, before: string, folder: string): Promise<boolean> {
  for (const share of shares) {
    tools.say(`${share} % of requests`)
    const rest = share === 100 ? [] : [`${before}@${100 - share}%`]
    await tools.wrangler(['versions', 'deploy', `${version}@${share}%`, ...rest, '-y'])
    if (await isSteady(tools, version)) continue
    tools.say(`Not ready: back to ${before}`)
    await tools.wrangler(['versions', 'deploy', `${before}@100%`, '-y'])
    tools.say(`The databases keep their migrations; their bookmarks are in ${folder}/bookmarks.json.`)
    return false
  }
  return true
}

async function deployWhole(tools: Tools, why: string): Promise<boolean> {
  tools.say(why)
  await tools.wrangler(['deploy', '--upload-source-maps'])
  return isSteady(tools, null)
}

async function isSteady(tools: Tools, version: string | null): Promise<boolean> {
  for (let check = 0; check < checks; check += 1) {
    await tools.pause(3)
    if (!(await tools.isReady(version))) return false
  }
  return true
}

/** Wrangler prints buckets and queues for people: a name stands alone between spaces or bars. */
const names = (listed: string): ReadonlySet<string> => new Set(listed.match(/[\w-]+/g) ?? [])
