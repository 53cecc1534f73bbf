import { parseArgs } from 'node:util'
import { targets } from './deployment/configuration.ts'
import { rollBack } from './deployment/deploy.ts'
import { realTools, rehearsal } from './deployment/tools.ts'

const usage = `npm run rollback -- staging|production [version] [--dry-run]

The version before, or the one named, answers every request again. The databases are left as they are: docs/deploy.md
says how a migration goes back, and how D1 returns to a bookmark.`

const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } })
const [name, version = null] = positionals
const target = targets.find((each) => each === name)
if (!target || positionals.length > 2) leave(usage, 1)

const tools = values['dry-run'] ? rehearsal(target, 'https://office.example.fr', true) : realTools(target)
const done = await rollBack(tools, values['dry-run'] ? (version ?? 'the-version-before') : version)
leave(done ? 'Rolled back.' : 'Nothing was rolled back.', done ? 0 : 1)

function leave(sentence: string, code: number): never {
  console.log(sentence)
  process.exit(code)
}
