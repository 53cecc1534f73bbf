import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { makeIds } from '../src/edge/ids.ts'
import { type Application, startApplication } from './application.ts'
import { cpuOf } from './cpu.ts'
import { type Held, type Isolate, inspect, nothing, sumOf } from './isolate.ts'
import { type Line, ms } from './line.ts'

const indicators = 33
const ofEach = 150
const fileBytes = 60_000

/** The compliance report as it is taken away: five thousand files in one archive, and what is held meanwhile. */
export async function measureReport(ports: { ours: number; inspector: number }): Promise<Line[]> {
  const ours = await startApplication(ports.ours, 0, ports.inspector)
  await keepFiles(ours)
  const isolate = await inspect(ports.inspector, 'lisiere')
  const address = await prepare(ours)
  const lines = [aloneLine(), await isolateLine(ours, isolate, address), ...(await processLines(ours, address))]
  isolate.close()
  await ours.stop()
  return lines
}

/** The Worker alone, store and database apart: what Cloudflare counts. */
async function isolateLine(ours: Application, isolate: Isolate, address: string): Promise<Line> {
  const idle = await isolate.held()
  const most = await mostHeld(ours, address, isolate)
  return {
    target: 'issue 5',
    what: `report of ${indicators * ofEach} files: heap and buffers of the isolate, at most in each quarter`,
    ours: `${most.map(saidOf).join(', ')}, ${saidOf(idle)} before`,
    goal: '≤ 128 MB',
    met: Math.max(...most.map(sumOf)) <= 128e6,
  }
}

async function mostHeld(ours: Application, address: string, isolate: Isolate): Promise<Held[]> {
  const answer = await post(ours, `${address}/file`)
  const all = indicators * ofEach * fileBytes
  const most = [nothing, nothing, nothing, nothing]
  let [bytes, asking] = [0, false]
  const watch = setInterval(async () => {
    if (asking) return
    asking = true
    const quarter = Math.min(3, Math.floor((4 * bytes) / all))
    const [before = nothing, now] = [most[quarter], await isolate.held()]
    if (sumOf(now) > sumOf(before)) most[quarter] = now
    asking = false
  }, 25)
  for await (const chunk of answer.body ?? []) bytes += chunk.length
  clearInterval(watch)
  if (bytes < all) throw new Error(`The archive stopped after ${bytes} bytes.`)
  return most
}

const saidOf = ({ heap, buffers }: Held): string => `${(heap / 1e6).toFixed(0)} + ${(buffers / 1e6).toFixed(0)} MB`

async function processLines(ours: Application, address: string): Promise<Line[]> {
  const before = heldBy(ours.pids)
  const files = indicators * ofEach
  const most = [before, before, before, before]
  const [cpu, began] = [cpuOf(ours.pids), performance.now()]
  const answer = await post(ours, `${address}/file`)
  let bytes = 0
  const watch = setInterval(() => {
    const quarter = Math.min(3, Math.floor((4 * bytes) / (files * fileBytes)))
    most[quarter] = Math.max(most[quarter] ?? 0, heldBy(ours.pids))
  }, 20)
  for await (const chunk of answer.body ?? []) bytes += chunk.length
  clearInterval(watch)
  const added = most.map((held) => Math.round((held - before) / 1e6))
  return [
    {
      target: '',
      what: '  memory of Worker, store and database added in each quarter',
      ours: `+${added.join(', +')} MB over ${(before / 1e6).toFixed(0)}`,
    },
    { target: '', what: '  CPU of it, store and database included', ours: ms(cpuOf(ours.pids) - cpu) },
    { target: '', what: '  taken away in', ours: ms(performance.now() - began) },
  ]
}

/** Without store nor database, in a process of its own: what is left is what the archive itself holds. */
function aloneLine(): Line {
  const [ours, theirs] = [alone('ours'), alone('client-zip')]
  return {
    target: 'issue 5',
    what: `report of ${indicators * ofEach} files, ${(ours.bytes / 1e6).toFixed(0)} MB, alone: memory it adds, CPU`,
    ours: `+${ours.added.toFixed(0)} MB, ${ms(ours.cpu)}`,
    peer: `+${theirs.added.toFixed(0)} MB, ${ms(theirs.cpu)} client-zip`,
    ratio: `${(theirs.cpu / ours.cpu).toFixed(1)}×`,
    goal: '≤ +128 MB',
    met: ours.added <= 128,
  }
}

function alone(who: 'ours' | 'client-zip') {
  const file = new URL('./report-one.ts', import.meta.url).pathname
  const told = execFileSync(process.execPath, [file, who], { encoding: 'utf8' })
  return JSON.parse(told) as Record<'bytes' | 'added' | 'cpu', number>
}

/** Each a proof of one indicator, none like another. */
async function keepFiles(ours: Application): Promise<void> {
  const env = await ours.env()
  const made = Array.from({ length: indicators * ofEach }, (_, at) => {
    const bytes = randomBytes(fileBytes)
    return {
      id: `report-${at}`,
      indicator: 1 + (at % indicators),
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }
  })
  for (let at = 0; at < made.length; at += 25) {
    await Promise.all(made.slice(at, at + 25).map(({ sha256, bytes }) => env.FILES.put(`o/lisiere/${sha256}`, bytes)))
  }
  await env.SHARD_1.prepare(
    `INSERT INTO quality_profiles VALUES ('lisiere', 'profile', 'AF BC VAE CFA', 1, 1, 1, 1, 0, 0, '', '', '', 1, 0)
      ON CONFLICT DO UPDATE SET categories = excluded.categories, certifying = 1, alternating = 1, workplace = 1, subcontracting = 1`,
  ).run()
  const now = Date.now()
  const today = new Date(now).toISOString().slice(0, 10)
  const told = JSON.stringify(made.map(({ id, indicator, sha256 }) => [id, `[${indicator}]`, sha256]))
  const each = 'SELECT {} FROM json_each(?)'
  const insert = (table: string, cells: string) =>
    env.SHARD_1.prepare(`INSERT INTO ${table} ${each.replace('{}', cells)}`).bind(told)
  await env.SHARD_1.batch([
    insert(
      'files',
      `'lisiere', value ->> 0, 'document', 'preuve.txt', 'text', ${fileBytes}, value ->> 2, 0, 0, ${now}, 'seed'`,
    ),
    insert(
      'holdings (organisation_id, id, use, name, sort_key, file_id, rule, version, at, by_id)',
      `'lisiere', value ->> 0, 'document', value ->> 0, value ->> 0, value ->> 0, 'proofs', 1, ${now}, 'seed'`,
    ),
    insert(
      'proofs (organisation_id, id, rule, label, subject_id, indicators, happened_on, valid_until, note, link, holding_id, sha256, at, by_id)',
      `'lisiere', value ->> 0, '', 'Preuve', '', value ->> 1, '${today}', '', '', '', value ->> 0, value ->> 2, ${now}, 'seed'`,
    ),
  ])
}

/** By the form, then waited for. */
async function prepare(ours: Application): Promise<string> {
  const id = makeIds(Date.now).next()
  const asked = await post(ours, '/audits/report', { id })
  const address = asked.headers.get('Location')
  if (!address) throw new Error(`Asking for a report answers ${asked.status}`)
  for (let tries = 0; tries < 600; tries++) {
    const page = await fetch(ours.origin + address, { headers: { Cookie: ours.cookie } })
    if ((await page.text()).includes(`${address}/file`)) return address
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw new Error('The report was never ready.')
}

const post = ({ origin, cookie }: Application, path: string, fields: Record<string, string> = {}) =>
  fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ _for: 'lisiere', ...fields }),
    headers: { Cookie: cookie, Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
  })

function heldBy(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return sum + Number(kilobytes) * 1024
  }, 0)
}
