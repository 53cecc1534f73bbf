import type { ComingSlotRow } from '#db/sessions/own-sessions.ts'
import { signOwnLink } from '#domain/attendance/passes.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { paths } from '#paths.ts'

/** Who follows from afar signs from here while the class is on; in a room, the code on the screen says who is there. */
export async function signingOf(c: Context, slot: ComingSlotRow | undefined): Promise<string | undefined> {
  if (!slot) return undefined
  const { organisationId: organisation, shard, clock } = c.var.scope
  const now = clock.now()
  const remote = slot.remoteLink !== '' || slot.sessionLink !== ''
  if (!remote || slot.startsAt > now || slot.endsAt <= now) return undefined
  const link = { organisation, shard, slot: slot.id, enrolment: slot.enrolmentId }
  return paths.attendance.signOwn(await signOwnLink(tokens(c.env.SECRET), link, slot.endsAt, now))
}
