import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { configurationFor, reachedFromHere, resourcesOf, type Target } from './configuration.ts'
import type { Tools } from './deploy.ts'

export const fileOf = (target: Target) => `wrangler.${target}.toml`

/** Written once from the configuration of this repository; what is changed there afterwards is kept. */
export function ensureConfiguration(target: Target, origin: string | undefined, file = fileOf(target)): void {
  if (existsSync(file)) return
  if (!origin) throw new Error(`${file} is not there yet: give the public address with --origin https://…`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, configurationFor(target, origin, readFileSync('wrangler.toml', 'utf8')))
}

export function realTools(target: Target): Tools {
  const file = fileOf(target)
  const origin = () => /^ORIGIN = "(.*)"$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
  return {
    wrangler: (args, input) => wrangler([...args, '-c', file], input),
    backUp: async (folder) => {
      const reached = `build/${file}`
      writeFileSync(reached, reachedFromHere(readFileSync(file, 'utf8')))
      execFileSync('node', ['bin/backup.ts', folder, '--no-files', '--config', reached], { stdio: 'inherit' })
    },
    isReady: async (version) => {
      const headers = version ? { 'Cloudflare-Workers-Version-Overrides': `${nameIn(file)}="${version}"` } : undefined
      const answer = await fetch(`${origin()}/health/ready`, { ...(headers ? { headers } : {}) }).catch(() => null)
      return answer?.ok ?? false
    },
    readConfiguration: () => readFileSync(file, 'utf8'),
    writeConfiguration: (text) => writeFileSync(file, text),
    note: (path, text) => {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    },
    pause: (seconds) => sleep(seconds * 1000),
    say: (line) => console.log(`· ${line}`),
  }
}

/**
 * Says every step and does none: an account where nothing exists, then where a version runs. Only wrangler's own dry run
 * is real, so that what would be sent has been made once.
 */
export function rehearsal(target: Target, origin: string, running: boolean): Tools {
  let configuration = configurationFor(target, origin, readFileSync('wrangler.toml', 'utf8'))
  const { databases, buckets, queues } = resourcesOf(configuration)
  const answers: Record<string, string> = {
    'd1 list': JSON.stringify(running ? databases.map(({ name, id }) => ({ name, uuid: id })) : []),
    'r2 bucket': running ? buckets.join(' ') : '',
    'queues list': running ? queues.join(' ') : '',
    'secret list': running ? '[{"name":"SECRET"}]' : '[]',
    'deployments list': running
      ? '[{"created_on":"1","versions":[{"version_id":"the-version-before","percentage":100}]}]'
      : '[]',
    'versions upload': 'Worker Version ID: the-new-version',
    'd1 time-travel': '{"bookmark":"the-bookmark"}',
  }
  const say = (line: string) => console.log(line)
  return {
    wrangler: async (args, input) => {
      say(`  wrangler ${args.join(' ')}${input === undefined ? '' : '   (given on its input)'}`)
      return answers[args.slice(0, 2).join(' ')] ?? ''
    },
    backUp: async (folder) => say(`  npm run backup -- ${folder} --no-files --config build/${fileOf(target)}`),
    isReady: async (version) => {
      say(`  GET ${origin}/health/ready${version ? `   (asked of ${version})` : ''}`)
      return true
    },
    readConfiguration: () => configuration,
    writeConfiguration: (text) => {
      configuration = text
    },
    note: (path) => say(`  writes ${path}`),
    pause: async () => {},
    say: (line) => say(`· ${line}`),
  }
}

const nameIn = (file: string): string => /^name = "(.*)"$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 'lisiere'

export function wrangler(args: readonly string[], input?: string): Promise<string> {
  return new Promise((answer, fail) => {
    const child = spawn('wrangler', args, { stdio: ['pipe', 'pipe', 'inherit'] })
    const said: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => said.push(piece))
    child.on('error', fail)
    child.on('close', (status) => {
      const text = Buffer.concat(said).toString()
      if (status === 0) answer(text)
      else fail(new Error(`wrangler ${args.join(' ')} failed: ${text.slice(-2000)}`))
    })
    child.stdin.end(input ?? '')
  })
}
