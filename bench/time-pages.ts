import { type Application, worldOf } from './application.ts'
import { startFloor } from './floor.ts'
import type { Line } from './line.ts'
import { startPeers } from './peer-start.ts'
import { linesOf, type Pace, timePage } from './time.ts'

const every = [
  { page: 'sign-in form, no database', path: '/sign-in' },
  { page: 'activity', path: '/figures', timesPeer: { target: 'P1', times: 150 } },
  { page: 'desk', path: '/desk' },
  { page: 'sessions', path: '/sessions' },
  { page: 'people', path: '/people' },
  { page: 'members', path: '/settings/members' },
  { page: 'search « kervella zoe »', path: '/search?q=kervella%20zoe', timesPeer: { target: 'P4', times: 25 } },
  { page: 'search « mar »', path: '/search?q=mar', timesPeer: { target: 'P4', times: 25 } },
]

type Asked = { people: number; pace: Pace; ports: { floor: number; peers: number }; quick: boolean }

/** Pages in turn with the same bytes answered by a bare runtime, and with what peers answer of the same people. */
export async function timePages(ours: Application, { people, pace, ports, quick }: Asked): Promise<Line[]> {
  const timed = quick ? every.filter(({ page }) => ['activity', 'search « mar »'].includes(page)) : every
  const shown = await Promise.all(timed.map(async ({ path }) => [path, await pageAt(ours, path)] as const))
  const floor = await startFloor(ports.floor, Object.fromEntries(shown))
  const theirs = await startPeers(ports.peers, worldOf(people))
  const lines: Line[] = []
  for (const { page, path, timesPeer } of timed) {
    const peers = path === '/sign-in' ? [] : (theirs?.peers ?? [])
    const contenders = [{ ...ours, who: 'ours' }, { ...floor, who: 'floor' }, ...peers]
    for (const connections of [1, 16]) {
      const measured = await timePage(contenders, path, connections, pace)
      const goals = { p95: connections === 1 ? 50 : 100, ...(timesPeer && connections === 1 ? { timesPeer } : {}) }
      lines.push(...linesOf(page, connections, measured, goals))
    }
  }
  await Promise.all([floor.stop(), theirs?.stop()])
  const answered = theirs?.peers.map(({ who }) => who).join(' · ')
  const version = theirs?.version ?? 'skipped: PostgreSQL is not here'
  return [...lines, { target: 'peers', what: 'PostgreSQL, and who asked it', ours: version, peer: answered ?? '' }]
}

async function pageAt(ours: Application, path: string): Promise<string> {
  const answer = await fetch(ours.origin + path, { headers: { Cookie: ours.cookie } })
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}`)
  return answer.text()
}
