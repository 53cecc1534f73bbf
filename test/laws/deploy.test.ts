import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { configurationFor, reachedFromHere, resourcesOf } from '../../bin/deployment/configuration.ts'
import { deploy, rollBack, type Tools } from '../../bin/deployment/deploy.ts'

const development = readFileSync('wrangler.toml', 'utf8')
const deployment = { secret: 's'.repeat(48), revision: 'abc1234', folder: 'backups/now' }

/** An account that remembers what it was asked to make, and may have versions that are not ready. */
function account(notReady: readonly string[] = []) {
  const asked: string[] = []
  const made = { databases: [] as string[], others: [] as string[], secrets: [] as string[], deployed: [] as string[] }
  const uploads: string[] = []
  let configuration = configurationFor('staging', 'https://essai.example', development)
  const tools: Tools = {
    wrangler: async (args, input) => {
      const said = args.join(' ')
      asked.push(said)
      if (said.startsWith('d1 create')) made.databases.push(args[2] ?? '')
      if (/^r2 bucket create|^queues create/.test(said)) made.others.push(args.at(said.startsWith('r2') ? 3 : 2) ?? '')
      if (said.startsWith('secret put')) made.secrets.push(input ?? '')
      if (said.startsWith('deploy ')) made.deployed.push('first')
      if (said.startsWith('versions upload')) return `Worker Version ID: v${uploads.push(said)}`
      if (said.startsWith('versions deploy') && said.includes('@100%')) made.deployed.push(args[2]?.split('@')[0] ?? '')
      if (said === 'd1 list --json') return JSON.stringify(made.databases.map((name) => ({ name, uuid: `id-${name}` })))
      if (/^r2 bucket list|^queues list/.test(said)) return made.others.join('\n')
      if (said.startsWith('secret list')) return JSON.stringify(made.secrets.map(() => ({ name: 'SECRET' })))
      if (said.startsWith('d1 time-travel')) return '{"bookmark":"0001"}'
      if (said.startsWith('deployments')) {
        const versions = made.deployed.map((version_id, at) => ({
          created_on: String(at),
          versions: [{ version_id, percentage: 100 }],
        }))
        return JSON.stringify(versions)
      }
      return ''
    },
    backUp: async () => void asked.push('backup'),
    isReady: async (version) => !notReady.includes(version ?? made.deployed.at(-1) ?? ''),
    readConfiguration: () => configuration,
    writeConfiguration: (text) => {
      configuration = text
    },
    note: (path) => void asked.push(`note ${path}`),
    pause: async () => {},
    say: () => {},
  }
  return { tools, asked, made, configuration: () => configuration }
}

test('the first deployment makes everything in Europe, migrates before it sends, and finds the ids of its databases', async () => {
  const { tools, asked, made, configuration } = account()
  expect(await deploy(tools, deployment)).toBe(true)
  expect(made.databases).toEqual(['lisiere-staging-1', 'lisiere-staging-2'])
  expect(made.others.sort()).toEqual(
    resourcesOf(configuration()).buckets.concat(resourcesOf(configuration()).queues).sort(),
  )
  expect(resourcesOf(configuration()).databases.map(({ id }) => id)).toEqual([
    'id-lisiere-staging-1',
    'id-lisiere-staging-2',
  ])
  expect(made.secrets).toEqual([deployment.secret])
  expect(
    asked.filter((each) => / create /.test(each) && !each.startsWith('queues')).every((each) => /\beu\b/.test(each)),
  ).toBe(true)
  expect(asked.findLastIndex((each) => each.includes('migrations apply'))).toBeLessThan(
    asked.findIndex((each) => each.startsWith('deploy ')),
  )
})

test('the next ones make nothing again, keep a way back before the migrations, and grow by shares', async () => {
  const { tools, asked } = account()
  await deploy(tools, deployment)
  asked.length = 0
  expect(await deploy(tools, deployment)).toBe(true)
  expect(asked.filter((each) => / (create|put) /.test(each))).toEqual([])
  expect(asked.indexOf('backup')).toBeLessThan(asked.findIndex((each) => each.includes('migrations apply')))
  expect(asked).toContain('note backups/now/bookmarks.json')
  expect(asked.filter((each) => each.startsWith('versions deploy'))).toEqual([
    'versions deploy v1@10% first@90% -y',
    'versions deploy v1@50% first@50% -y',
    'versions deploy v1@100% -y',
  ])
})

test('a version that is not ready never answers everything: the one before takes its place again', async () => {
  const { tools, asked, made } = account(['v1'])
  await deploy(tools, deployment)
  expect(await deploy(tools, deployment)).toBe(false)
  expect(made.deployed.at(-1)).toBe('first')
  expect(asked).not.toContain('versions deploy v1@50% first@50% -y')
  expect(await deploy(tools, deployment)).toBe(true)
  expect(made.deployed.at(-1)).toBe('v2')
  expect(await rollBack(tools, null)).toBe(true)
  expect(made.deployed.at(-1)).toBe('first')
})

test('nothing is sent without a secret to keep', async () => {
  const { tools, asked } = account()
  await expect(deploy(tools, { ...deployment, secret: '' })).rejects.toThrow('Set SECRET')
  expect(asked.some((each) => each.startsWith('deploy '))).toBe(false)
})

test('the configuration names Europe, production and the address, and every binding of this machine', () => {
  const text = configurationFor('production', 'https://office.example.fr', development)
  expect(text.match(/jurisdiction = "eu"/g)).toHaveLength(resourcesOf(text).buckets.length)
  expect(text).toContain('ORIGIN = "https://office.example.fr"')
  expect(text).toContain('MODE = "production"')
  expect(text.match(/binding = /g)).toHaveLength(development.match(/binding = /g)?.length ?? 0)
  expect(reachedFromHere(text).match(/remote = true/g)).toHaveLength(
    resourcesOf(text).databases.length + resourcesOf(text).buckets.length,
  )
})

test('rehearsed, it says every step, sends nothing, and wrangler accepts what was built', () => {
  const { status, stdout } = spawnSync('sh', ['bin/deploy', 'production', '--dry-run'], { encoding: 'utf8' })
  expect(stdout).toContain('versions deploy the-new-version@10% the-version-before@90% -y')
  expect(stdout).toContain('--dry-run: exiting now')
  expect(status).toBe(0)
  const back = spawnSync('sh', ['bin/rollback', 'production', '--dry-run'], { encoding: 'utf8' })
  expect(back.stdout).toContain('Rolled back.')
}, 60_000)
