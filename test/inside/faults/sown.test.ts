import { beforeAll, expect, test } from 'vitest'
import { type Ledger, openLedger } from '#test/faults/ledger.ts'
import { openStage } from '#test/faults/place.ts'
import { singles } from '#test/faults/plan.ts'
import { askOnce, type Product, sound, sown, systemOf } from '#test/faults/sown.ts'
import { openTrial } from '#test/faults/trial.ts'
import { report } from '#test/report.ts'
import { world } from '#test/visit.ts'

let ledger: Ledger

beforeAll(async () => {
  await world()
  ledger = await openLedger(openStage().env)
})

/** The first thing that is found wrong in a product, under every single fault. */
async function wrongIn(product: Product): Promise<readonly string[]> {
  const trial = await openTrial(askOnce, openStage(systemOf(product)), ledger)
  for (const [turn, strikes] of singles(trial.clean.calls.length).entries()) {
    const { found } = await trial.strike(strikes, turn)
    if (found.length > 0) return found
  }
  return []
}

test('finds nothing wrong in a product that is right', async () => {
  expect(await wrongIn(sound)).toEqual([])
})

test.each(Object.entries(sown))('goes red for %s', async (_, change) => {
  expect(await wrongIn({ ...sound, ...change })).not.toEqual([])
})

test('goes red for as many as were sown', () => {
  report('faults sown', `${Object.keys(sown).length} sown, all found`)
})
