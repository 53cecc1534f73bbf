import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { schedules } from '#jobs/schedules.ts'
import { rooms } from '#routes/rooms.ts'
import { report } from '#test/report.ts'
import { world } from '#test/visit.ts'
import { type Campaign, campaign, named } from './campaign.ts'
import { flows } from './flows.ts'

const parts = 3

/** Written by nothing a flow can do yet, each with the reason. One that is no longer needed must go. */
const unflown: Readonly<Record<string, string>> = {}

/** One flow in three, in a file of its own: three runtimes try them at once. The part that ends last judges what all reached. */
export function faultsOf(part: 1 | 2 | 3): void {
  let tried: Campaign
  let all: readonly Campaign[] | null

  beforeAll(async () => {
    await world()
    tried = await campaign(flows.filter((_, at) => at % parts === part - 1))
    const told = await gathered(part, tried)
    all = told.length === parts ? told : null
    if (all) tell(all)
  }, 3_600_000)

  const reached = (what: 'actions' | 'posts' | 'errands') => new Set(all?.flatMap(({ covered }) => covered[what]))

  test('every flow ends as on a fine day, whatever call fails', () => {
    expect(tried.lost, tried.lost.join('\n')).toEqual([])
  })

  test('on a fine day every flow does what it says, and leaves nothing owed', () => {
    expect(tried.covered.odd, tried.covered.odd.join('; ')).toEqual([])
  })

  test.skipIf(named)('every action that some verb records has its flow', ({ skip }) => {
    skip(!all)
    const recorded = env.RECORDED
    expect(recorded.length).toBeGreaterThan(100)
    const actions = reached('actions')
    const missing = recorded.filter((action) => !actions.has(action) && !(action in unflown)).sort()
    expect(missing, missing.join()).toEqual([])
    expect(Object.keys(unflown).filter((action) => actions.has(action) || !recorded.includes(action))).toEqual([])
  })

  test.skipIf(named)('every address that writes has its flow, and every errand of cron', ({ skip }) => {
    skip(!all)
    const asked = [...reached('posts')]
    const isAsked = (path: string) => {
      const pattern = new RegExp(`^${path.replace(/:[a-z]+/gi, '[^/]+')}$`)
      return asked.some((address) => pattern.test(address))
    }
    const posts = rooms.flatMap(({ routes }) => routes.filter(({ method }) => method === 'POST'))
    const missing = posts.map(({ path }) => path).filter((path) => !isAsked(path))
    expect(missing, missing.join()).toEqual([])
    const errands = reached('errands')
    expect(schedules.map(({ name }) => name).filter((name) => !errands.has(name))).toEqual([])
  })
}

async function gathered(part: number, tried: Campaign): Promise<readonly Campaign[]> {
  const body = JSON.stringify(tried)
  return (await env.FAULT_PARTS.fetch(`http://parts/${part}`, { method: 'POST', body })).json()
}

function tell(all: readonly Campaign[]): void {
  const sum = (what: 'runs' | 'injected' | 'left') => all.reduce((total, each) => total + each[what], 0)
  const lost = all.flatMap((each) => each.lost).length
  report('faults', `${sum('injected')} injected, ${lost} lost (${sum('runs')} runs, ${sum('left')} left for torture)`)
}
