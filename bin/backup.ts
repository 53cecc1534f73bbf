import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { database } from '#db/database.ts'
import { shardsOf } from '#db/shards.ts'
import { backUp, type Source } from '#domain/backups/backup.ts'
import { copyFiles } from '#domain/backups/files.ts'
import { putManifest } from '#domain/backups/manifest.ts'
import './local/digest-stream.ts'
import { folderChest } from './local/folder.ts'
import { openBindings } from './local/opened.ts'

const usage = `npm run backup -- [folder] [--organisation id] [--no-files]

Writes every table, one row a line, and every file, with their checksums in a signed manifest. The folder is new or empty.
On this machine: the folder of LISIERE_STATE, while npm start is stopped.
In production: --config wrangler.production.toml, where each binding says remote = true, and SECRET in the environment.`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    organisation: { type: 'string' },
    config: { type: 'string' },
    files: { type: 'boolean', default: true },
    help: { type: 'boolean' },
  },
})
if (values.help || positionals.length > 1) leave(usage, values.help ? 0 : 1)

const folder = positionals[0] ?? join('backups', new Date().toISOString().slice(0, 19).replaceAll(':', ''))
mkdirSync(folder, { recursive: true })
if (readdirSync(folder).length > 0) leave(`${folder} is not empty.`, 1)

const opened = await openBindings(values.config)
if (!opened) leave('Lisière is running: stop it first.', 1)
const { env, secret, stop } = opened
const source: Source = {
  databases: new Map([...shardsOf(env)].map(([name, binding]) => [name, database(binding)])),
  files: env.FILES,
  organisationId: values.organisation ?? null,
}
const chest = folderChest(folder)
const manifest = await backUp(source, chest, Date.now())
const copied = values.files ? await copyFiles(source, chest) : 0
await putManifest(chest, secret, manifest)
await stop()

const rows = manifest.parts.reduce((sum, part) => sum + part.rows, 0)
console.log(`${folder}: ${rows} rows in ${manifest.parts.length} parts, ${copied} of ${manifest.files.count} files.`)

function leave(sentence: string, code: number): never {
  console.log(sentence)
  process.exit(code)
}
