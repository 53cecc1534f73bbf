import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Running } from './application.ts'
import { likenessOf } from './images-likeness.ts'
import { makePhotos } from './images-photo.ts'
import { measureUploads } from './images-uploads.ts'
import { type Line, median, ms, ratioOf } from './line.ts'

type Cost = { cpu: number[]; added: number }

/** Three sizes of a photo, in fresh processes, beside sharp; what hostile pictures cost; then fifty at once through the running application. */
export async function measureImages(rounds: number, running: Running | null): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lisiere-images-'))
  const photos = await makePhotos(folder)
  const lines: Line[] = []
  for (const [name, path] of Object.entries(photos)) lines.push(...linesOf(name, path, rounds))
  lines.push(...(await likenessLines(photos['12 MP'])))
  lines.push(...hostileLines())
  if (running) lines.push(...(await measureUploads(running, photos['12 MP'])))
  rmSync(folder, { recursive: true })
  return lines
}

/** One after the other and then the other way round, so that neither has the better moment. */
function linesOf(name: string, path: string, rounds: number): Line[] {
  const costs = { ours: [] as Cost[], sharp: [] as Cost[] }
  for (let round = 0; round < rounds; round++) {
    for (const who of round % 2 === 0 ? (['ours', 'sharp'] as const) : (['sharp', 'ours'] as const)) {
      costs[who].push(run('bench/images-one.ts', who, path, '6'))
    }
  }
  const warm = { ours: costs.ours.map(warmOf), sharp: costs.sharp.map(warmOf) }
  const { ratio, apart } = ratioOf(warm.ours, warm.sharp)
  const first = (all: Cost[]) => median(all.map(({ cpu }) => cpu[0] ?? Number.NaN))
  const added = (all: Cost[]) => median(all.map((cost) => cost.added)) / 1e6
  return [
    {
      target: 'P6',
      what: `${name}: three sizes, CPU`,
      ours: ms(median(warm.ours)),
      peer: `${ms(median(warm.sharp))} sharp`,
      ratio: `${ratio.toFixed(2)}×${apart ? '' : ', overlapping'}`,
      goal: '≤ 1.25×',
      met: ratio <= 1.25,
    },
    {
      target: '',
      what: `${name}: the first time in a process`,
      ours: ms(first(costs.ours)),
      peer: `${ms(first(costs.sharp))} sharp`,
      ratio: `${(first(costs.ours) / first(costs.sharp)).toFixed(2)}×`,
    },
    {
      target: 'P6',
      what: `${name}: memory added, file included`,
      ours: `+${added(costs.ours).toFixed(0)} MB`,
      peer: `+${added(costs.sharp).toFixed(0)} MB sharp`,
      goal: '≤ +96 MB',
      met: added(costs.ours) <= 96,
    },
  ]
}

const warmOf = ({ cpu }: Cost): number => median(cpu.slice(1))

async function likenessLines(path: string): Promise<Line[]> {
  const all = await likenessOf(path)
  return all.flatMap(({ name, drawn, ours, sharps }) => [
    {
      target: 'P6',
      what: `likeness of ${name} to sharp's, as drawn`,
      ours: `${drawn.toFixed(1)} dB`,
      goal: '≥ 40 dB',
      met: drawn >= 40,
    },
    {
      target: '',
      what: `likeness of ${name} to sharp's, once compressed`,
      ours: `${ours.toFixed(1)} dB`,
      peer: `${sharps.toFixed(1)} dB sharp's own`,
    },
  ])
}

function hostileLines(): Line[] {
  const { costs, added }: { costs: { what: string; cpu: number }[]; added: number } = run('bench/hostile.ts')
  const [slowest] = costs
  return [
    {
      target: 'hostile',
      what: `${costs.length} files, CPU of the slowest: ${slowest?.what ?? ''}`,
      ours: ms(slowest?.cpu ?? 0),
      goal: '< 200 ms',
      met: (slowest?.cpu ?? 0) < 200,
    },
    {
      target: '',
      what: 'memory they add, one after the other',
      ours: `+${(added / 1e6).toFixed(0)} MB`,
      goal: '< 64 MB each',
    },
  ]
}

function run<Told>(script: string, ...given: string[]): Told {
  const told = execFileSync(process.execPath, ['--import', './bench/images-wasm.ts', script, ...given], {
    encoding: 'utf8',
  })
  return JSON.parse(told) as Told
}
