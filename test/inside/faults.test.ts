import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { schedules } from '#jobs/schedules.ts'
import { rooms } from '#routes/rooms.ts'
import { type Campaign, campaign, isPartial, tell } from '#test/faults/campaign.ts'
import { flows } from '#test/faults/flows.ts'
import { world } from '#test/visit.ts'

/** Written by nothing a flow can do yet, each with the reason. One that is no longer needed must go. */
const unflown: Readonly<Record<string, string>> = {}

let tried: Campaign

beforeAll(async () => {
  await world()
  tried = await campaign(flows)
  tell(tried)
}, 3_600_000)

test('every flow ends as on a fine day, whatever call fails', () => {
  expect(tried.lost, tried.lost.join('\n')).toEqual([])
})

test.skipIf(isPartial)('every action that some verb records has its flow', () => {
  const recorded = env.RECORDED
  expect(recorded.length).toBeGreaterThan(100)
  const missing = recorded.filter((action) => !tried.covered.actions.has(action) && !(action in unflown)).sort()
  expect(missing, missing.join()).toEqual([])
  expect(
    Object.keys(unflown).filter((action) => tried.covered.actions.has(action) || !recorded.includes(action)),
  ).toEqual([])
})

test.skipIf(isPartial)('every address that writes has its flow, and every errand of cron', () => {
  const paths = rooms.flatMap(({ routes }) => routes.filter(({ method }) => method === 'POST').map(({ path }) => path))
  const asked = [...tried.posts]
  const isAsked = (path: string) => {
    const pattern = new RegExp(`^${path.replace(/:[a-z]+/gi, '[^/]+')}$`)
    return asked.some((address) => pattern.test(address))
  }
  const missing = paths.filter((path) => !isAsked(path))
  expect(missing, missing.join()).toEqual([])
  expect(schedules.map(({ name }) => name).filter((name) => !tried.errands.has(name))).toEqual([])
})

test('on a fine day every flow does what it says, and leaves nothing owed', () => {
  expect(tried.covered.odd, tried.covered.odd.join('; ')).toEqual([])
})
