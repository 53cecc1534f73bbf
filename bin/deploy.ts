import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildEverything } from './bundle/everything.ts'
import { configurationFor, type Target, targets } from './deployment/configuration.ts'
import { deploy } from './deployment/deploy.ts'
import { ensureConfiguration, realTools, rehearsal, wrangler } from './deployment/tools.ts'

const usage = `npm run deploy -- staging|production [--origin https://office.example.fr] [--dry-run]

Creates what the account lacks, in Europe; keeps a backup and bookmarks; applies the migrations; then lets the new version
answer a tenth of the requests, a half, all, as long as it is ready. Otherwise the version before answers again.
--dry-run says every step and does none; only what would be sent is really built.`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { origin: { type: 'string' }, 'dry-run': { type: 'boolean' } },
})
const target = targets.find((each) => each === positionals[0])
if (!target || positionals.length !== 1) leave(usage, 1)

await buildEverything()
const folder = `backups/${target}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`
const deployment = { revision: revision(), folder }
if (values['dry-run']) {
  await rehearse(target, values.origin ?? 'https://office.example.fr')
} else {
  ensureConfiguration(target, values.origin)
  const done = await deploy(realTools(target), { ...deployment, secret: process.env.SECRET ?? '' })
  leave(done ? 'Deployed.' : 'Not deployed: the version before answers.', done ? 0 : 1)
}

async function rehearse(target: Target, origin: string): Promise<void> {
  for (const running of [false, true]) {
    console.log(running ? '\nWhen a version runs already' : 'The first time')
    await deploy(rehearsal(target, origin, running), { ...deployment, secret: 'x'.repeat(48) })
  }
  console.log('\nWhat would be sent')
  const file = `build/wrangler.${target}.toml`
  mkdirSync('build', { recursive: true })
  const here = configurationFor(target, origin, readFileSync('wrangler.toml', 'utf8'))
  writeFileSync(file, here.replace('"build/worker/index.js"', '"worker/index.js"').replace('"public"', '"../public"'))
  const said = await wrangler(['deploy', '--dry-run', '-c', file])
  console.log(said.trim().replace(/^/gm, '  '))
}

function revision(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
}

function leave(sentence: string, code: number): never {
  console.log(sentence)
  process.exit(code)
}
