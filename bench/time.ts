import { spawn } from 'node:child_process'
import type { Running } from './application.ts'
import { cpuOf } from './cpu.ts'
import { type Line, median, ms, ratioOf } from './line.ts'
import type { Load, Seen } from './load.ts'

/** Ours, the floor, or the name of a peer. */
export type Contender = Running & { who: string }
export type Pace = { rounds: number; milliseconds: number }

type Measured = Record<'p50' | 'p95' | 'cpu', number[]> & { errors: number }

/** One page, everybody in turn and back again (A B C C B A), so that a slow moment of the machine falls on all. */
export async function timePage(contenders: readonly Contender[], path: string, connections: number, pace: Pace) {
  const measured = new Map(contenders.map(({ who }) => [who, { p50: [], p95: [], cpu: [], errors: 0 } as Measured]))
  for (const { origin, cookie } of contenders)
    await load({ url: origin + path, cookie, connections, milliseconds: 500 })
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const contender of [...contenders, ...contenders.toReversed()]) {
      await once(contender, path, connections, pace, measured.get(contender.who))
    }
  }
  return measured
}

async function once(
  { origin, cookie, pids }: Contender,
  path: string,
  connections: number,
  pace: Pace,
  into?: Measured,
) {
  const before = cpuOf(pids)
  const seen = await load({ url: origin + path, cookie, connections, milliseconds: pace.milliseconds })
  into?.p50.push(seen.p50)
  into?.p95.push(seen.p95)
  into?.cpu.push((cpuOf(pids) - before) / Math.max(seen.requests, 1))
  if (into) into.errors += seen.errors
}

function load(asked: Load): Promise<Seen> {
  return new Promise((answer, fail) => {
    const child = spawn(process.execPath, ['bench/load.ts', JSON.stringify(asked)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (piece: Buffer) => {
      said += piece
    })
    child.on('close', () => (said ? answer(JSON.parse(said) as Seen) : fail(new Error('The load said nothing.'))))
  })
}

type Goals = { p95: number; timesPeer?: { target: string; times: number } }

/** The lines of a page at that many connections: CPU and the slow end, then CPU and the middle beside each peer. */
export function linesOf(page: string, connections: number, measured: Map<string, Measured>, goals: Goals): Line[] {
  const { ours, floor, ...peers } = Object.fromEntries(measured)
  if (!ours || !floor) return []
  const what = `${page}, ${connections} at once`
  const told = (measure: 'p50' | 'p95' | 'cpu') => ({
    ours: ms(median(ours[measure])),
    floor: ms(median(floor[measure])),
  })
  return [
    { target: 'time', what: `${what}: CPU a request`, ...told('cpu'), ratio: against(ours.cpu, floor.cpu, 'floor') },
    { target: 'time', what: `${what}: p50`, ...told('p50') },
    {
      target: 'P9',
      what: `${what}: p95, ${ours.errors} errors`,
      ...told('p95'),
      goal: `≤ ${goals.p95} ms`,
      met: median(ours.p95) <= goals.p95 && ours.errors === 0,
    },
    ...Object.entries(peers).flatMap(([who, peer]) => besides(who, ours, peer, goals)),
  ]
}

function besides(who: string, ours: Measured, peer: Measured, { timesPeer }: Goals): Line[] {
  const told = (measure: 'p50' | 'cpu') => ({ ours: ms(median(ours[measure])), peer: ms(median(peer[measure])) })
  const failed = peer.errors > 0 ? `, ${peer.errors} errors of theirs` : ''
  return [
    {
      target: 'time',
      what: `  CPU a request, beside ${who}${failed}`,
      ...told('cpu'),
      ...timesQuicker(ours.cpu, peer.cpu),
    },
    {
      target: timesPeer?.target ?? 'time',
      what: `  p50, beside ${who}`,
      ...told('p50'),
      ...timesQuicker(ours.p50, peer.p50, timesPeer?.times),
    },
  ]
}

function against(ours: readonly number[], others: readonly number[], name: string): string {
  const { ratio, apart } = ratioOf(ours, others)
  return `${ratio.toFixed(1)}× ${name}${apart ? '' : ', overlapping'}`
}

function timesQuicker(ours: readonly number[], peer: readonly number[], times?: number) {
  const { ratio, apart } = ratioOf(peer, ours)
  const told = { ratio: `${ratio.toFixed(1)}×${apart ? '' : ', overlapping'}` }
  return times === undefined ? told : { ...told, goal: `≥ ${times}× the peer`, met: apart && ratio >= times }
}
