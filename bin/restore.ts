import { parseArgs } from 'node:util'
import { database } from '#db/database.ts'
import { shardsOf } from '#db/shards.ts'
import type { Source } from '#domain/backups/backup.ts'
import { restoreFiles } from '#domain/backups/files.ts'
import { type RestoreRefusal, restore } from '#domain/backups/restore.ts'
import './local/digest-stream.ts'
import { folderChest } from './local/folder.ts'
import { openBindings } from './local/opened.ts'

const usage = `npm run restore -- <folder> [--organisation id]

Fills empty databases, then compares the checksums of what came back with those of the backup.
On this machine: a new folder in LISIERE_STATE, and the SECRET of the installation that made the backup.
In production: --config wrangler.production.toml, where each binding says remote = true.`

const refusals: Record<RestoreRefusal, string> = {
  no_backup: 'There is no finished backup in this folder.',
  wrong_signature: 'The manifest was not signed with this secret, or was changed since. Set SECRET to the right one.',
  other_migrations: 'The databases are not at the migrations of the backup: npm run db -- status.',
  not_empty: 'The databases hold rows already: restore into a new LISIERE_STATE, or remove the organisation first.',
  other_organisation: 'The backup is not that of this organisation.',
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { organisation: { type: 'string' }, config: { type: 'string' }, help: { type: 'boolean' } },
})
const [folder] = positionals
if (values.help || !folder || positionals.length > 1) leave(usage, values.help ? 0 : 1)

const opened = await openBindings(values.config)
if (!opened) leave('Lisière is running: stop it first.', 1)
const { env, stop } = opened
const target: Source = {
  databases: new Map([...shardsOf(env)].map(([name, binding]) => [name, database(binding)])),
  files: env.FILES,
  organisationId: values.organisation ?? null,
}
const chest = folderChest(folder)
const outcome = await restore(target, chest, process.env.SECRET ?? opened.secret, Date.now())
const files = outcome.ok ? await restoreFiles(target, chest) : null
await stop()

if (!outcome.ok) leave(refusals[outcome.refusal], 1)
const { rows, differing, orphans } = outcome.after
console.log(`${rows} rows and ${files?.put ?? 0} files are back, ${differing.length} parts differ, ${orphans} orphans.`)
for (const path of differing) console.log(`  differs: ${path}`)
for (const key of files?.missing ?? []) console.log(`  missing: ${key}`)
process.exit(differing.length + orphans + (files?.missing.length ?? 0) === 0 ? 0 : 1)

function leave(sentence: string, code: number): never {
  console.log(sentence)
  process.exit(code)
}
