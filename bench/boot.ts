import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { WORKER } from '../bin/bundle/worker.ts'
import { kB, type Line, median, ms, ratioOf } from './line.ts'

const RUNTIME = 'node_modules/workerd/bin/workerd'

/** From the start of the runtime to its first page, beside a Worker of one line; and what has to be read for it. */
export async function measureBoot(port: number, times: number): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lisiere-boot-'))
  const [ours, bare] = [prepareOurs(join(folder, 'ours'), port), prepareBare(join(folder, 'bare'), port)]
  const measured = { ours: [] as number[], bare: [] as number[] }
  for (let time = 0; time < times; time += 1) {
    measured.bare.push(await firstPage(bare, port), await firstPage(bare, port))
    measured.ours.push(await firstPage(ours, port), await firstPage(ours, port))
  }
  rmSync(folder, { recursive: true })

  const over = median(measured.ours) - median(measured.bare)
  const { apart } = ratioOf(measured.ours, measured.bare)
  return [
    {
      target: 'P8',
      what: 'start to first page (sign-in form)',
      ours: ms(median(measured.ours)),
      floor: ms(median(measured.bare)),
      ratio: `+${ms(over)}${apart ? '' : ', overlapping'}`,
      goal: '≤ bare + 25 ms',
      met: over <= 25,
    },
    ...weighModules(),
  ]
}

/** What index.js imports at once, and what waits until it is needed. */
function weighModules(): Line[] {
  const scripts = readdirSync(WORKER).filter((name) => /\.(js|wasm|bin)$/.test(name))
  const first = atOnce('index.js', new Set())
  const weight = (name: string) => gzipSync(readFileSync(join(WORKER, name))).length
  const later = scripts.filter((name) => !first.has(name)).toSorted((a, b) => weight(b) - weight(a))
  const total = [...first].reduce((sum, name) => sum + weight(name), 0)
  return [
    { target: 'P8', what: `read for any page: ${first.size} modules, gz`, ours: kB(total) },
    ...[...first].map((name) => ({ target: '', what: `  ${name}`, ours: kB(weight(name)) })),
    {
      target: 'P8',
      what: `left for later: ${later.length} modules, gz`,
      ours: kB(later.reduce((sum, name) => sum + weight(name), 0)),
    },
    ...later.slice(0, 6).map((name) => ({ target: '', what: `  ${name}`, ours: kB(weight(name)) })),
  ]
}

function atOnce(name: string, known: Set<string>): Set<string> {
  known.add(name)
  if (!name.endsWith('.js')) return known
  const source = readFileSync(join(WORKER, name), 'utf8')
  for (const [, other = ''] of source.matchAll(/(?:^|[;}\n])(?:import|export)\b[^;'"()]*["']\.\/([^"']+)["']/g)) {
    if (!known.has(other)) atOnce(other, known)
  }
  return known
}

function firstPage(config: string, port: number): Promise<number> {
  const started = performance.now()
  const child = spawn(RUNTIME, ['serve', config], { stdio: 'ignore' })
  return new Promise((answer, fail) => {
    const stopped = (outcome: () => void) => {
      child.removeAllListeners('exit').once('exit', outcome)
      child.kill('SIGKILL')
    }
    child.once('exit', () => fail(new Error(`${config}: the runtime has stopped.`)))
    const ask = () => {
      if (child.exitCode !== null) return
      const request = get({ host: '127.0.0.1', port, path: '/sign-in', agent: false }, (response) => {
        response.resume()
        response.on('end', () => {
          const took = performance.now() - started
          stopped(() =>
            response.statusCode === 200 ? answer(took) : fail(new Error(`${config}: ${response.statusCode}`)),
          )
        })
      })
      request.on('error', () => setTimeout(ask, 1))
    }
    ask()
  })
}

function prepareOurs(folder: string, port: number): string {
  mkdirSync(folder)
  const kinds = { js: 'esModule', wasm: 'wasm', bin: 'data' } as const
  const modules = readdirSync(WORKER).flatMap((name) => {
    const kind = kinds[name.slice(name.lastIndexOf('.') + 1) as keyof typeof kinds]
    if (kind) copyFileSync(join(WORKER, name), join(folder, name))
    return kind ? [{ name, kind }] : []
  })
  modules.sort(({ name }) => (name === 'index.js' ? -1 : 1))
  const databases = ['SHARD_1', 'SHARD_2'].map(
    (name) =>
      `(name = "${name}", wrapped = (moduleName = "cloudflare-internal:d1-api", innerBindings = [(name = "fetcher", service = "nobody")]))`,
  )
  const texts = Object.entries({ ORIGIN: 'https://lisiere.example', MODE: 'production', SECRET: 'x'.repeat(48) })
  const bindings = [...databases, ...texts.map(([name, text]) => `(name = "${name}", text = "${text}")`)]
  return write(folder, port, modules, bindings)
}

function prepareBare(folder: string, port: number): string {
  mkdirSync(folder)
  writeFileSync(join(folder, 'bare.js'), "export default { fetch: () => new Response('ready') }")
  return write(folder, port, [{ name: 'bare.js', kind: 'esModule' }], [])
}

function write(folder: string, port: number, modules: { name: string; kind: string }[], bindings: string[]): string {
  const listed = modules.map(({ name, kind }) => `(name = "${name}", ${kind} = embed "${name}")`)
  const file = join(folder, 'config.capnp')
  writeFileSync(
    file,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "nobody", worker = .nobody)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
  extensions = [(modules = [(name = "cloudflare-internal:email", internal = true, esModule = "export default { EmailMessage: class {} }")])],
);
const main :Workerd.Worker = (
  modules = [${listed.join(', ')}],
  compatibilityDate = "2026-10-01",
  bindings = [${bindings.join(', ')}],
);
const nobody :Workerd.Worker = (
  modules = [(name = "nobody.js", esModule = "export default { fetch: () => new Response(null, { status: 503 }) }")],
  compatibilityDate = "2026-10-01",
);
`,
  )
  return file
}
