import { batch } from '#db/database.ts'
import { selectPlaces } from '#db/organisations/moves.ts'
import { selectUnliftedMinors } from '#db/quality/audits-findings.ts'
import { selectCorrections, selectGrids } from '#db/quality/grids.ts'
import { selectProfile } from '#db/quality/profiles.ts'
import { insertProofNotice, selectEnding } from '#db/quality/proof-life.ts'
import { insertReadinessDay, selectSiteMenu, selectStandings } from '#db/quality/readiness.ts'
import type { Owed, Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { everyNumber, gridsOf } from '#domain/quality/grid/own-grids.ts'
import { gridOn } from '#domain/quality/grid/version.ts'
import { daysOfNotice } from '#domain/quality/proofs/life.ts'
import { auditTypeOf, profileOf } from '#domain/quality/proofs/profile.ts'
import { mostWanted, readinessOf } from '#domain/quality/proofs/readiness.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope, jobScope } from './job.ts'
import { send } from './send.ts'

const toldAtOnce = 50
const day = 24 * 3600_000

/** From cron, every day: how ready each organisation is, and which proofs must be renewed. */
export async function lookAtProofs(env: Bindings, ambient: Ambient): Promise<number> {
  const directory = directoryScope(env, ambient, 'lookAtProofs', [])
  const [places] = await batch(directory.db, [selectPlaces(directory)])
  const owed: Owed[] = []
  let seen = 0
  for (const { organisationId, shard, movingTo } of places) {
    if (movingTo !== null) continue
    try {
      const scope = jobScope(env, ambient, shard, organisationId, 'lookAtProofs', owed)
      await tellEnding(scope)
      await keepReadiness(scope)
      seen += 1
    } catch (error) {
      log('error', { handler: 'lookAtProofs', organisation: organisationId, error: String(error) }, error)
    }
  }
  await send(env, owed)
  return seen
}

/** A proof is told once that its validity ends. */
async function tellEnding(scope: Scope): Promise<void> {
  const now = scope.clock.now()
  const [ending] = await batch(scope.db, [selectEnding(scope, dayOf(now), dayOf(now + daysOfNotice * day), toldAtOnce)])
  for (const { id, label, validUntil, siteId } of ending) {
    await commit(scope, [
      insertProofNotice(scope, id),
      record(scope, 'proof_expiring', id, { name: label, until: validUntil }, siteId),
    ])
  }
}

/** One row a day for the whole, and one for each open site. */
async function keepReadiness(scope: Scope): Promise<void> {
  const today = dayOf(scope.clock.now())
  const [[profile], added, corrections, [menu], unlifted] = await batch(scope.db, [
    selectProfile(scope),
    selectGrids(scope),
    selectCorrections(scope),
    selectSiteMenu(scope),
    selectUnliftedMinors(scope),
  ])
  // Nobody has said yet what it does: it has no history to keep.
  if (!profile) return
  const grid = gridOn(gridsOf(added, corrections), today)
  const sites = ['', ...(JSON.parse(menu?.sites ?? '[]') as [string, string][]).map(([id]) => id)]
  const standings = await batch(
    scope.db,
    sites.map((site) => selectStandings(scope, everyNumber, today, mostWanted, site)),
  )
  const rows = standings.map((standing, at) => {
    const { covered, applicable, findings } = readinessOf(
      grid,
      profileOf(profile),
      standing,
      auditTypeOf(profile.auditType),
      unlifted.map(({ indicator }) => indicator),
    )
    const { effectiveMajors: majors, minors } = findings
    return insertReadinessDay(scope, {
      ...{ siteId: sites[at] ?? '', day: today, grid: grid.id },
      ...{ covered, applicable, majors, minors },
    })
  })
  await batch(scope.db, rows)
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
