import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'
import { type Covered, cover, uncovered } from './coverage.ts'
import type { Flow } from './flow.ts'
import { openLedger } from './ledger.ts'
import { openStage } from './place.ts'
import { pairs, sampled, singles } from './plan.ts'
import { openTrial } from './trial.ts'
import type { Strike } from './weather.ts'

/** `injected` counts the calls that were made to fail: a run may hold several. */
export type Campaign = {
  runs: number
  injected: number
  left: number
  lost: readonly string[]
  covered: Covered
  /** Every address posted to, and every errand run. */
  posts: ReadonlySet<string>
  errands: ReadonlySet<string>
}

/** `FAULT_SEED` brings a run back, `FAULT_FLOW` one flow of it. */
const seed = Number(import.meta.env.VITE_FAULT_SEED || 20261121)
export const only = String(import.meta.env.VITE_FAULT_FLOW || '')

/** How many runs it makes: a hundred thousand under torture. */
const most = Math.min(runs(2_000), 100_000)

/** Each flow has its part of the time: a slow machine tries fewer, and says how many it has left. */
const longest = runs(14_000)

/** Tries every flow under every weather there is room for. */
export async function campaign(flows: readonly Flow[]): Promise<Campaign> {
  const stage = openStage()
  const ledger = await openLedger(stage.env)
  const lost: string[] = []
  const covered = uncovered()
  let [made, injected, left] = [0, 0, 0]
  const end = (): Campaign => {
    const errands = new Set(stage.errandsRun)
    return { runs: made, injected, left, lost, covered, posts: stage.asked, errands }
  }
  const some = flows.filter(({ name }) => name.includes(only))
  const began = performance.now()
  for (const [index, flow] of some.entries()) {
    const trial = await openTrial(flow, stage, ledger)
    cover(covered, flow, trial.clean)
    const calls = trial.clean.calls.length
    const everything = [...singles(calls), ...pairs(calls)]
    const chosen = sampled(
      everything,
      share(flow, calls, Math.max(1, (most - made) / (some.length - index))),
      seed + index,
      !flow.heavy,
    )
    const until = began + (longest * (index + 1)) / some.length
    const before = made
    let wrong = 0
    for (const [turn, strikes] of chosen.entries()) {
      if (turn > 0 && performance.now() > until) break
      const { struck, found } = await trial.strike(strikes, seed + turn)
      made += 1
      injected += struck
      if (found.length === 0) continue
      lost.push(told(flow, trial.clean.calls, strikes, turn, found))
      wrong += 1
      if (lost.length >= enough) return end()
      if (wrong === enoughOfOne) break
    }
    left += everything.length - (made - before)
    if (made - before === everything.length) lost.push(...unneeded(flow, trial.needed))
  }
  await ledger.reset()
  lost.push(...(await ledger.changed()).map((table) => `${table} was written by something the harness did not see`))
  return end()
}

/** Whoever mends the first ones of a flow mends most of its others. */
const enoughOfOne = 3
const enough = 60

/** A rule that nothing needed once everything was tried allows what never happens. */
function unneeded({ name, loose, spares, repeats, forgives, twice }: Flow, needed: ReadonlySet<string>): string[] {
  const rules = Object.keys({ ...loose, ...spares, ...repeats, ...forgives, ...twice })
  return rules.filter((rule) => !needed.has(rule)).map((rule) => `${name}: nothing needs the rule « ${rule} »`)
}

/** Long flows deserve more than short ones; expensive ones get an eighth, until torture tries them all. */
function share({ heavy }: Flow, calls: number, fair: number): number {
  const wanted = Math.round(fair * Math.min(2, Math.max(0.6, calls / 8)))
  return heavy ? Math.round(runs(wanted / 8)) : wanted
}

function told(
  flow: Flow,
  calls: readonly string[],
  strikes: readonly Strike[],
  turn: number,
  found: readonly string[],
) {
  const weather = strikes.map(
    ({ at, mode, lasting }) => `${mode} call ${at} (${calls[at - 1] ?? 'later'})${lasting ? ' and after' : ''}`,
  )
  return [`${flow.name}: ${weather.join(', then ')}, FAULT_SEED=${seed} turn ${turn}`, ...found.slice(0, 8)].join(
    '\n    ',
  )
}

export function tell({ runs: made, injected, left, lost }: Campaign): void {
  report('faults', `${injected} injected, ${lost.length} lost (${made} runs, ${left} left for torture)`)
}
