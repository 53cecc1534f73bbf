import { availableParallelism, loadavg } from 'node:os'
import { startApplication, worldOf } from '../bench/application.ts'
import { measureBoot } from '../bench/boot.ts'
import { weighPages } from '../bench/bytes.ts'
import { countPages } from '../bench/counts.ts'
import { startFloor } from '../bench/floor.ts'
import { timeHooks } from '../bench/hooks.ts'
import { measureImages } from '../bench/images.ts'
import { measureImports } from '../bench/imports.ts'
import { countLarge } from '../bench/large.ts'
import type { Line } from '../bench/line.ts'
import { measurePapers } from '../bench/papers.ts'
import { alone, isAlone } from '../bench/parts.ts'
import { startPeer } from '../bench/peer-start.ts'
import { printReport, printTable } from '../bench/report.ts'
import { measureReport } from '../bench/report-zip.ts'
import { measureSameTime } from '../bench/same-time.ts'
import { linesOf, timePage } from '../bench/time.ts'

/** `npm run bench`, a quarter of an hour; `-- --quick`, a few minutes and rougher; `-- papers boot`, those parts alone. */
const quick = process.argv.includes('--quick')
const settings = quick
  ? { people: 10_000, few: 5_000, sizes: [500, 5_000], pace: { rounds: 1, milliseconds: 300 }, boots: 2, lines: 5_000 }
  : {
      people: 100_000,
      few: 10_000,
      sizes: [1_000, 10_000],
      pace: { rounds: 3, milliseconds: 350 },
      boots: 8,
      lines: 50_000,
    }
const ports = { ours: 8861, floor: 8862, peer: 8863, boot: 8864, few: 8865, inspector: 8866 }
const every = [
  { page: 'sign-in form, no database', path: '/sign-in' },
  { page: 'desk', path: '/desk', timesPeer: { target: 'P1', times: 150 } },
  { page: 'members', path: '/settings/members' },
  { page: 'search « kervella zoe »', path: '/search?q=kervella%20zoe', timesPeer: { target: 'P4', times: 25 } },
  { page: 'search « mar »', path: '/search?q=mar', timesPeer: { target: 'P4', times: 25 } },
]

const timed = quick ? every.filter(({ page }) => ['desk', 'search « mar »'].includes(page)) : every

const started = performance.now()
const before = loadavg()[0] ?? 0
const lines: Line[] = []

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'))
if (named.length > 0) {
  for (const name of named) {
    if (!isAlone(name)) throw new Error(`There is no part of that name: ${Object.keys(alone).join(', ')}.`)
    lines.push(...(await alone[name](settings, ports, quick)))
  }
  printTable(lines)
  process.exit(0)
}

say('counting')
lines.push(...(await countPages(settings.sizes)))

say(`making a world of ${settings.people} people`)
const ours = await startApplication(ports.ours, settings.people)
lines.push(...(await weighPages(ours)))
const shown = await Promise.all(timed.map(async ({ path }) => [path, await pageAt(path)] as const))
const floor = await startFloor(ports.floor, Object.fromEntries(shown))
const peer = await startPeer(ports.peer, worldOf(settings.people))

say(`reading pages beside those of ${settings.few} people`)
const few = await startApplication(ports.few, settings.few)
lines.push(...(await countLarge(few, ours)))
await few.stop()

say('timing')
for (const { page, path, timesPeer } of timed) {
  const alone = path === '/sign-in'
  for (const connections of [1, 16]) {
    const contenders = [
      { ...ours, who: 'ours' as const },
      { ...floor, who: 'floor' as const },
    ]
    const all = peer && !alone ? [...contenders, { ...peer, who: 'peer' as const }] : contenders
    const measured = await timePage(all, path, connections, settings.pace)
    const quickEnough = connections === 1 ? 50 : 100
    lines.push(
      ...linesOf(page, connections, measured, {
        p95: quickEnough,
        ...(timesPeer && connections === 1 ? { timesPeer } : {}),
      }),
    )
  }
}
lines.push(...(await timeHooks(ours, quick ? 100 : 500)))
say('listening to who is known')
lines.push(...(await measureSameTime(ours)))
lines.push({
  target: 'peers',
  what: 'node:http + PostgreSQL, prepared',
  ours: peer ? peer.version : 'skipped: not installed',
})
lines.push({ target: 'peers', what: 'Express, Fastify + SQLite, Django, Redis', ours: 'skipped: not dependencies' })

say('drawing')
lines.push(...(await measureImages(quick ? 1 : 3, quick ? null : ours)))

say('printing')
lines.push(...measurePapers(quick))

await Promise.all([ours.stop(), floor.stop(), peer?.stop()])
const inspected = { ours: ports.few, inspector: ports.inspector }
say('bringing lists in')
lines.push(...(await measureImports(inspected, settings.lines)))
say('taking a report away')
lines.push(...(await measureReport(inspected)))

say('starting')
lines.push(...(await measureBoot(ports.boot, settings.boots)))

const circumstances = {
  at: new Date().toISOString(),
  quick,
  people: settings.people,
  processors: availableParallelism(),
  load: { before, after: loadavg()[0] ?? 0 },
  seconds: Math.round((performance.now() - started) / 1000),
}
console.log(`\n${JSON.stringify(circumstances)}`)
console.log(
  'Counts and bytes are exact. Times are of this machine, database and Worker in one process: read the ratios.\n',
)
printReport(lines, circumstances)
process.exit(0)

async function pageAt(path: string): Promise<string> {
  const answer = await fetch(ours.origin + path, { headers: { Cookie: ours.cookie } })
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}`)
  return answer.text()
}

function say(what: string): void {
  console.log(`${String(Math.round((performance.now() - started) / 1000)).padStart(4)} s  ${what}`)
}
