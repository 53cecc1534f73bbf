import { read, type Statements } from '#db/database.ts'
import { type SessionFrameRow, selectSessionFrame } from '#db/sessions/frame.ts'
import type { SlotLine } from '#db/sessions/overview.ts'
import type { Permission } from '#domain/members/matrix.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import type { SlotItem } from '#views/sessions/overview.tsx'
import { reachOf } from './reach.ts'

/** One trip: the door's check, the session where this right holds, and what the page asks beside it. */
export async function loadSession<const T extends Statements>(
  c: Context,
  permission: Permission,
  ...also: T
): Promise<{ session: SessionFrameRow; found: Awaited<ReturnType<typeof read<T>>> }> {
  const [frames, ...found] = await read(
    c.var.scope,
    selectSessionFrame(reachOf(c, permission), c.req.param('id') ?? ''),
    ...also,
  )
  const [session] = frames as SessionFrameRow[]
  if (!session) throw new NotThere()
  return { session, found: found as unknown as Awaited<ReturnType<typeof read<T>>> }
}

export const itemOf = (slot: SlotLine): SlotItem => ({
  ...slot,
  trainers: (JSON.parse(slot.trainers) as [string, string][]).map(([id, name]) => ({ id, name })),
})
