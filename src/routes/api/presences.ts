import type { selectApiPresences } from '#db/attendance/api-enrolled.ts'
import { selectPresences } from '#db/attendance/presences.ts'
import { minutesOf } from '#domain/attendance/presence.ts'
import { notePresences } from '#domain/attendance/presences.ts'
import { change, peekJson, wordIn } from '#http/api-change.ts'
import { idOf, iso } from '#http/api-list.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PresencesAsked, type PresenceTold } from './told/enrolments.ts'

export const apiPresences = room(`${paths.api.slots}/:id/presences`, { key: 'attendance:write' }).post(
  '/',
  async (c) => {
    const { scope } = c.var
    const { presences: said } = await peekJson(c)
    return change(
      c,
      [selectPresences(scope, idOf(c), enrolmentsIn(said))],
      () => ({ schema: PresencesAsked }),
      ([rows], { reason, presences }) => {
        if (rows.length === 0) throw new NotThere()
        const known = new Map(rows.map((row) => [row.enrolmentId, row]))
        const noted = presences.flatMap(({ enrolmentId, ...input }) => {
          const presence = known.get(enrolmentId)
          return presence ? [{ presence, input: { ...input, reason } }] : []
        })
        if (noted.length < presences.length) return { refusal: 'not_enrolled_there', field: 'presences' }
        const at = scope.clock.now()
        const items = noted.map(({ presence: { slotId, enrolmentId, slotMinutes }, input }) =>
          presenceOf({
            id: enrolmentId,
            sortKey: slotId,
            state: input.state,
            minutes: minutesOf(slotMinutes, input),
            at,
          }),
        )
        return { status: 201, body: { items }, commit: (along) => notePresences(scope, noted, along) }
      },
    )
  },
)

type PresenceRow = Awaited<ReturnType<typeof selectApiPresences>>[number]

export const presenceOf = ({ id, sortKey, state, minutes, at }: PresenceRow): PresenceTold => ({
  ...{ slotId: sortKey, enrolmentId: id, state, minutes },
  noted: iso(at),
})

/** Whom the body names, before it is judged. */
const enrolmentsIn = (said: unknown): string[] =>
  Array.isArray(said) ? said.slice(0, 50).map((one: unknown) => wordIn(Object(one).enrolmentId)) : []
