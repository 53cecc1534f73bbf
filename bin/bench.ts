import { availableParallelism, loadavg } from 'node:os'
import { startApplication } from '../bench/application.ts'
import { measureBoot } from '../bench/boot.ts'
import { weighPages } from '../bench/bytes.ts'
import { countPages } from '../bench/counts.ts'
import { timeHooks } from '../bench/hooks.ts'
import { measureImages } from '../bench/images.ts'
import { measureImports } from '../bench/imports.ts'
import { countLarge } from '../bench/large.ts'
import type { Line } from '../bench/line.ts'
import { measurePapers } from '../bench/papers.ts'
import { alone, isAlone } from '../bench/parts.ts'
import { printReport, printTable } from '../bench/report.ts'
import { measureReport } from '../bench/report-zip.ts'
import { measureSameTime } from '../bench/same-time.ts'
import { timePages } from '../bench/time-pages.ts'

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
const ports = { ours: 8861, floor: 8862, boot: 8864, few: 8865, inspector: 8866, peers: 8871 }

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

say(`reading pages beside those of ${settings.few} people`)
const few = await startApplication(ports.few, settings.few)
lines.push(...(await countLarge(few, ours)))
await few.stop()

say('timing')
lines.push(...(await timePages(ours, { ...settings, ports, quick })))
lines.push(...(await timeHooks(ours, quick ? 100 : 500)))
say('listening to who is known')
lines.push(...(await measureSameTime(ours)))

say('drawing')
lines.push(...(await measureImages(quick ? 1 : 3, quick ? null : ours)))

say('printing')
lines.push(...measurePapers(quick))

await ours.stop()
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

function say(what: string): void {
  console.log(`${String(Math.round((performance.now() - started) / 1000)).padStart(4)} s  ${what}`)
}
