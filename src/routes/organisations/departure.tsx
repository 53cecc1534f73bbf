import { read } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { commit, record } from '#domain/events/commit.ts'
import { type Departure, LeaveInput, requestDeparture, withdrawDeparture } from '#domain/organisations/departure.ts'
import { exportOf } from '#domain/organisations/departure-export.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { zipOf } from '#edge/zip.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { departureOf } from '#http/leaving.ts'
import { proveRecently } from '#http/proof.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { LeavingPage } from '#views/organisations/departure.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** The owner takes everything away, and closes. Who is there has proved it a few minutes ago. */
export const leaving = room(paths.leaving, { staff: 'organisation.leave' })

  .get('/', async (c) => {
    const screen = await load(c)
    return page(c, c.var.w.departure.title, show(c, screen, blank))
  })

  .post('/', async (c) => {
    const screen = await load(c)
    const { directory, w } = c.var
    const form = await readForm(c, LeaveInput)
    if (!form.ok) return refused(c, w.departure.title, show(c, screen, form.state))

    const outcome = await requestDeparture(directory, screen.organisation, screen.departure, form.value)
    if (!outcome.ok) {
      const field = outcome.refusal === 'wrong_name' ? 'name' : undefined
      return refused(c, w.departure.title, show(c, screen, withRefusal(c, form.state, outcome.refusal, field)))
    }
    return gone(c, paths.leaving, { text: w.departure.requested(w.format.shortDay(outcome.after.dueAt)) })
  })

  .post('/withdrawal', async (c) => {
    const screen = await load(c)
    const { directory, w } = c.var
    const outcome = await withdrawDeparture(directory, screen.organisation.id)
    if (outcome.ok) return gone(c, paths.leaving, { text: w.departure.withdrawn })
    return refused(c, w.departure.title, show(c, screen, withRefusal(c, blank, outcome.refusal)), 409)
  })

  .post('/export', async (c) => {
    const { organisation } = await load(c)
    const { scope } = c.var
    await commit(scope, [record(scope, 'organisation_exported', scope.organisationId)])
    const archive = zipOf(exportOf(scope, c.env.FILES, organisation.name))
    return new Response(archive, { headers: serveHeaders('zip', `${organisation.name}.zip`) })
  })

type Screen = { organisation: { id: string; name: string }; departure: Departure | null }

async function load(c: Context): Promise<Screen> {
  const [[office]] = await read(c.var.scope, selectOffice(c.var.scope))
  if (!office) throw new NotThere()
  proveRecently(c)
  return { organisation: { id: office.organisationId, name: office.name }, departure: departureOf(c) }
}

const show = (c: Context, { organisation, departure }: Screen, state: FormState) => (
  <LeavingPage w={c.var.w} name={organisation.name} departure={departure} state={state} />
)
