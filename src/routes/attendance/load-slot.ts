import { type SlotRow, selectExpected, selectHead, selectSlot, selectTrainers } from '#db/attendance/slots.ts'
import { read } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { signTicket } from '#domain/attendance/passes.ts'
import { lateAfter, opensAt } from '#domain/attendance/signature.ts'
import { slotCode } from '#edge/slot-codes.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { gone } from '#http/render.tsx'
import { paths } from '#paths.ts'
import type { TeachingSlotProps } from '#views/attendance/teaching-slot.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** What every page about signing a slot reads. */
export const screenOf = (scope: Scope, slotId: string) =>
  [
    selectSlot(scope, slotId),
    selectExpected(scope, slotId),
    selectTrainers(scope, slotId),
    selectHead(scope, slotId),
  ] as const

export type Screen = NonNullable<Awaited<ReturnType<typeof loadSlot>>>

/** The slot, for its own trainers and for who looks after attendance on its site; nothing for anybody else. */
export async function loadSlot(c: Context) {
  const { scope } = c.var
  const [[slot], expected, trainers, [head]] = await read(scope, ...screenOf(scope, c.req.param('id') ?? ''))
  const personId = c.var.visit.person?.personId ?? ''
  const teaches = trainers.some((trainer) => trainer.personId === personId)
  if (!slot || !(teaches || overseesSlot(c, slot))) return null
  return { slot, expected, trainers, head, personId }
}

/** A trainer who no longer teaches it, or never did, is led back to what they teach. */
export const notYours = (c: Context): Response =>
  gone(c, paths.teaching.all, { text: c.var.w.attendance.tablet.notYours })

const overseesSlot = ({ var: { may, scope } }: Context, { siteId }: SlotRow): boolean =>
  may('attendance.edit', siteId) && (scope.sites === 'all' || scope.sites.includes(siteId))

/** What the trainer's page shows, with its code of the moment and a fresh ticket. */
export async function propsOf(
  c: Context,
  { slot, expected, trainers, personId }: Omit<Screen, 'head'>,
  asked = '',
  state: FormState = blank,
): Promise<TeachingSlotProps> {
  const { scope, w, may, origin } = c.var
  const now = scope.clock.now()
  const place = { organisation: scope.organisationId, shard: scope.shard, slot: slot.id }
  const isOpen = slot.cancelledAt === null && now >= opensAt(slot)
  const me = trainers.find((trainer) => trainer.personId === personId)
  const person = expected.find(({ id, signatureId }) => id === asked && signatureId === null)
  const code = await slotCode(c.env.SECRET, { ...scope, slotId: slot.id }, now)
  return {
    w,
    slot,
    expected,
    trainers,
    personId,
    signing: !isOpen
      ? undefined
      : person
        ? { id: person.id, name: `${person.givenName} ${person.familyName}` }
        : asked === 'trainer' && me?.signatureId === null
          ? { id: '', name: `${me.givenName} ${me.familyName}` }
          : undefined,
    state,
    opensAt: opensAt(slot),
    isOpen,
    code: now <= lateAfter(slot) ? `${origin}${paths.attendance.sign(code)}` : undefined,
    ticket: await signTicket(
      tokens(c.env.SECRET),
      { ...place, by: scope.actor.id, person: me ? personId : '' },
      slot.endsAt,
      now,
    ),
    id: scope.ids.next(),
    mayReadSession: may('attendance.read', slot.siteId),
  }
}
