import { runs } from '#test/runs.ts'
import { chanceOf } from './chance.ts'
import { type Covered, cover, uncovered } from './coverage.ts'
import type { Flow } from './flow.ts'
import { openLedger } from './ledger.ts'
import { openStage } from './place.ts'
import { ordered, pairs, singles, squall } from './plan.ts'
import { openTrial } from './trial.ts'
import type { Plan } from './weather.ts'

/** `injected` counts the calls that were made to fail: a run may hold several. */
export type Campaign = {
  runs: number
  injected: number
  left: number
  lost: readonly string[]
  covered: Covered
}

/** `FAULT_SEED` brings a run back, `FAULT_FLOW` one flow of it. */
const seed = Number(import.meta.env.VITE_FAULT_SEED || 20261121)
export const named = String(import.meta.env.VITE_FAULT_FLOW || '')

/** Each flow has its part of the time, and a squall whatever that takes, one in three a second run; twenty under torture: a hundred thousand faults. */
const longest = runs(10_000)
const leastOf = (index: number): number => Math.min(runs(index % 3 === 0 ? 2 : 1), 20)

/** Tries every flow under every weather there is room for. */
export async function campaign(flows: readonly Flow[]): Promise<Campaign> {
  const stage = openStage()
  const ledger = await openLedger(stage.env)
  const lost: string[] = []
  const covered = uncovered()
  let [made, injected, left] = [0, 0, 0]
  const end = (): Campaign => {
    covered.posts.push(...stage.asked)
    covered.errands.push(...stage.errandsRun)
    return { runs: made, injected, left, lost, covered }
  }
  const some = flows.filter(({ name }) => name.includes(named))
  const began = performance.now()
  for (const [index, flow] of some.entries()) {
    const trial = await openTrial(flow, stage, ledger)
    const { calls } = trial.clean
    cover(covered, flow, trial.clean)
    const until = began + (longest * (index + 1)) / some.length
    const draw = numberOf(flow.name) + seed
    const few = ordered([...singles(calls.length), ...pairs(calls.length)], chanceOf(draw))
    let [turn, wrong] = [0, 0]
    for (const plan of alternately(few, (round) => squall(flow, trial.clean, chanceOf(draw + round)))) {
      if (turn >= leastOf(index) && performance.now() > until) break
      const { struck, found } = await trial.strike(plan, draw + turn)
      turn += 1
      made += 1
      injected += struck.length
      if (found.length === 0) continue
      lost.push(told(flow, plan, struck, turn, found))
      wrong += 1
      if (lost.length >= enough) return end()
      if (wrong === enoughOfOne) break
    }
    left += few.length - Math.floor(turn / 2)
    if (turn === 2 * few.length) lost.push(...unneeded(flow, trial.needed))
  }
  await ledger.reset()
  lost.push(...(await ledger.changed()).map((table) => `${table} was written by something the harness did not see`))
  return end()
}

/** A squall, then one fault or two, and so on until each of those was tried. */
function* alternately(few: readonly Plan[], squallOf: (round: number) => Plan): Generator<Plan> {
  for (const [round, plan] of few.entries()) {
    yield squallOf(round)
    yield plan
  }
}

/** The same flow meets the same weather, whichever others are tried. */
const numberOf = (name: string): number => [...name].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1e9, 7)

/** Whoever mends the first ones of a flow mends most of its others. */
const enoughOfOne = 3
const enough = 60

/** A rule that nothing needed once everything was tried allows what never happens. */
function unneeded({ name, loose, spares, repeats, forgives, twice }: Flow, needed: ReadonlySet<string>): string[] {
  const rules = Object.keys({ ...loose, ...spares, ...repeats, ...forgives, ...twice })
  return rules.filter((rule) => !needed.has(rule)).map((rule) => `${name}: nothing needs the rule « ${rule} »`)
}

function told({ name }: Flow, { strikes }: Plan, struck: readonly string[], turn: number, found: readonly string[]) {
  const once = strikes.map(({ at, lasting }) => `call ${at}${lasting ? ' and after' : ''}`).join(', ')
  return [`${name}: ${once}: ${struck.join(', ')}, FAULT_SEED=${seed} turn ${turn}`, ...found.slice(0, 8)].join(
    '\n    ',
  )
}
