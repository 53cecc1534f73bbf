import { batch } from '#db/database.ts'
import { deleteOtherEndpoints } from '#db/exchange/endpoints.ts'
import { deleteDoors } from '#db/members/organisation-doors.ts'
import { deleteOrganisation, selectDueDepartures } from '#db/organisations/departures.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import type { Owed } from '#db/scope.ts'
import { record } from '#domain/events/commit.ts'
import { startRemoval } from '#domain/organisations/departure.ts'
import { removeOrganisation } from '#domain/organisations/departure-removal.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope, type Job } from './job.ts'

/** From cron: the organisations whose day has come. Run twice at once, each begins once. */
export async function beginDepartures(env: Bindings, ambient: Ambient): Promise<number> {
  const owed: Owed[] = []
  const directory = directoryScope(env, ambient, 'departures', owed)
  const [due] = await batch(directory.db, [selectDueDepartures(directory)])
  for (const { organisationId } of due) await startRemoval(directory, organisationId)
  if (owed.length > 0) await env.JOBS.sendBatch(owed.map((body) => ({ body })))
  return due.length
}

/** Its rows and files where it lived, then every way into it; what is left says when, and how many rows. */
export async function removeDeparted({ env, scope, elsewhere, event, settle }: Job): Promise<void> {
  const organisationId = event.subjectId
  const [[place]] = await batch(scope.db, [selectPlace(scope, organisationId)])
  if (!place) return settle([])

  const rows = await removeOrganisation(elsewhere(place.shard, organisationId), env.FILES)
  await settle([
    ...deleteDoors(scope, organisationId),
    deleteOtherEndpoints(scope, organisationId, []),
    ...deleteOrganisation(scope, organisationId),
    record(scope, 'organisation_removed', organisationId, { rows }),
  ])
}
