import type { Flow } from './flow.ts'
import type { Ledger } from './ledger.ts'
import type { Stage } from './place.ts'
import { openTrial } from './trial.ts'

export type Covered = {
  actions: ReadonlySet<string>
  posts: ReadonlySet<string>
  errands: ReadonlySet<string>
  /** Flows that do not do what they should when nothing fails. */
  odd: readonly string[]
}

/** Every flow on a fine day: what it recorded, which addresses it asked, and what went wrong without any fault. */
export async function runClean(flows: readonly Flow[], stage: Stage, ledger: Ledger): Promise<Covered> {
  const actions = new Set<string>()
  const odd: string[] = []
  for (const flow of flows) {
    const { clean } = await openTrial(flow, stage, ledger)
    for (const action of clean.actions) actions.add(action)
    const [answer] = clean.answers
    const said = typeof answer === 'object' ? answer.status : answer
    if (typeof said !== 'number' || (said >= 404 && said !== flow.answers)) odd.push(`${flow.name}: ${said}`)
    const writes = clean.changes.length + clean.objects.length > 0
    if (writes === (flow.writes === 'nothing')) odd.push(`${flow.name} ${writes ? 'writes' : 'writes nothing'}`)
    if (clean.owed > 0) odd.push(`${flow.name}: ${clean.owed} left in the outbox`)
  }
  return { actions, posts: stage.asked, errands: new Set(stage.errandsRun), odd }
}

/** Every action that some source records by its name. */
export function recordedIn(sources: Readonly<Record<string, string>>): Set<string> {
  const found = new Set<string>()
  const one = /\brecord\(\s*[\w.]+,\s*'([a-z_]+)'/g
  const eitherOf = /\brecord\(\s*[\w.]+,\s*[^,']*\?\s*'([a-z_]+)'\s*:\s*'([a-z_]+)'/g
  for (const text of Object.values(sources)) {
    for (const [, ...names] of [...text.matchAll(one), ...text.matchAll(eitherOf)])
      for (const name of names) found.add(name)
  }
  return found
}
