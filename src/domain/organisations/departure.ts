import * as z from 'zod'
import { fold } from '#db/fold.ts'
import { beginDeparture, deleteDeparture, insertDeparture } from '#db/organisations/departures.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, yes } from '#domain/events/outcome.ts'
import { line } from '#domain/fields.ts'

export const LeaveInput = z.strictObject({ name: line(160) })
export type LeaveInput = z.output<typeof LeaveInput>

/** Asked for, and due on that day; once begun there is no way back. */
export type Departure = { dueAt: number; begunAt: number | null }

/** How long an organisation has to change its mind, and to take its data away. */
export const notice = 30 * 24 * 3600_000

/** The name is typed to be sure, accents and capitals aside. */
export function refuseDeparture(
  departure: Departure | null,
  name: string,
  typed: string,
): 'already_leaving' | 'wrong_name' | null {
  if (departure) return 'already_leaving'
  return fold(typed) === fold(name) ? null : 'wrong_name'
}

export async function requestDeparture(
  directory: Scope,
  organisation: { id: string; name: string },
  departure: Departure | null,
  input: LeaveInput,
) {
  const refusal = refuseDeparture(departure, organisation.name, input.name)
  if (refusal) return no(refusal)
  const dueAt = directory.clock.now() + notice
  const writes = [
    insertDeparture(directory, organisation.id, dueAt),
    record(directory, 'departure_requested', organisation.id, { dueAt }),
  ]
  const outcome = await commit(directory, writes)
  return outcome.ok ? yes({ dueAt }) : outcome
}

export function withdrawDeparture(directory: Scope, organisationId: string) {
  return commit(directory, [
    deleteDeparture(directory, organisationId),
    exactlyOne(directory),
    record(directory, 'departure_withdrawn', organisationId),
  ])
}

/** From here on there is no way back: the removal follows from the event. */
export function startRemoval(directory: Scope, organisationId: string) {
  return commit(directory, [
    beginDeparture(directory, organisationId),
    exactlyOne(directory),
    record(directory, 'departure_begun', organisationId),
  ])
}
