import { beforeAll, expect, test } from 'vitest'
import { campaign, most, tell } from '#test/faults/campaign.ts'
import { flows } from '#test/faults/flows.ts'
import { world } from '#test/visit.ts'

beforeAll(world)

test('one flow out of two ends as on a fine day, whatever call fails', async () => {
  const result = await campaign(
    flows.filter((_, index) => index % 2 === 0),
    most,
  )
  tell(result, 'one flow out of two')
  expect(result.lost, result.lost.join('\n')).toEqual([])
}, 3_600_000)
