import { type OwnAbsenceRow, selectOwnAbsences } from '#db/availability/own-absences.ts'
import { read } from '#db/database.ts'
import { ownPerson } from '#db/people/own.ts'
import { AbsenceInput } from '#domain/availability/absence.ts'
import { declareUnavailability, withdrawUnavailability } from '#domain/availability/unavailabilities.ts'
import { spanOf } from '#domain/availability/unavailability.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { AbsencesPage } from '#views/portal/teaching-absences.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** When a trainer is away, said by themselves. */
export const teachingAbsences = room(paths.teaching.absences, { staff: 'teaching.own' })

  .get(
    '/',
    async (c) => {
      const absences = await load(c)
      return page(c, c.var.w.teaching.absences.title, content(c, absences, blank))
    },
    { rows: 60 },
  )

  .post(
    '/',
    async (c) => {
      const absences = await load(c)
      const { scope, w, visit } = c.var
      const form = await readForm(c, AbsenceInput)
      if (!form.ok || !visit.person) return refuse(c, absences, form.state)
      const { id = scope.ids.next(), reason } = form.value
      const { startsAt, endsAt } = spanOf(form.value, visit.person.timeZone)
      const declared = { id, personId: visit.person.personId, startsAt, endsAt, reason }
      const outcome = await declareUnavailability(scope, declared, [])
      // The first answer was lost on its way: it is noted.
      if (outcome.ok || outcome.refusal === 'taken') {
        return gone(c, paths.teaching.absences, { text: w.teaching.absences.added })
      }
      return refuse(c, absences, withRefusal(c, form.state, outcome.refusal))
    },
    { rows: 100 },
  )

  .post(
    '/:id/removal',
    async (c) => {
      const absences = await load(c)
      const { scope, w } = c.var
      const absence = absences.find(({ id }) => id === c.req.param('id'))
      if (!absence) throw new NotThere()
      await withdrawUnavailability(scope, absence, [])
      return gone(c, paths.teaching.absences, { text: w.teaching.absences.withdrawn })
    },
    { rows: 100 },
  )

async function load(c: Context): Promise<readonly OwnAbsenceRow[]> {
  const { scope } = c.var
  const [absences] = await read(scope, selectOwnAbsences(scope, ownPerson(scope)))
  return absences
}

const refuse = (c: Context, absences: readonly OwnAbsenceRow[], state: FormState) =>
  refused(c, c.var.w.teaching.absences.title, content(c, absences, state))

function content(c: Context, absences: readonly OwnAbsenceRow[], state: FormState) {
  const id = [state.values.id ?? c.var.scope.ids.next()].flat()[0] ?? ''
  return <AbsencesPage w={c.var.w} absences={absences} state={state} id={id} />
}
