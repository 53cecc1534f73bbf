import { beforeAll, expect, test } from 'vitest'
import { campaign, most, tell } from '#test/faults/campaign.ts'
import { flows } from '#test/faults/flows.ts'
import { world } from '#test/visit.ts'

beforeAll(world)

test('the other flows end as on a fine day, whatever call fails', async () => {
  const result = await campaign(
    flows.filter((_, index) => index % 2 === 1),
    most,
  )
  tell(result, 'the other flows')
  expect(result.lost, result.lost.join('\n')).toEqual([])
}, 3_600_000)
