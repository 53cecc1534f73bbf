import { read } from '#db/database.ts'
import { selectTargets } from '#db/quality/tickets-targets.ts'
import { ticketKinds } from '#domain/quality/tickets/kinds.ts'
import { changeTargets } from '#domain/quality/tickets/target-change.ts'
import { fieldOf, readTargets, TargetsInput, targetsFrom } from '#domain/quality/tickets/targets.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { TargetsPage } from '#views/improvement/targets.tsx'
import type { FormState } from '#views/ui/form.tsx'

/** The delays an organisation holds itself to. */
export const ticketTargets = room(paths.improvement.targets, { staff: 'registers.edit' })

  .get('/', async (c) => {
    const known = await load(c)
    const targets = readTargets(known?.targets)
    const values = Object.fromEntries(
      ticketKinds.flatMap((kind) => [
        [`${fieldOf[kind]}Acknowledge`, String(targets[kind].acknowledge)],
        [`${fieldOf[kind]}Answer`, String(targets[kind].answer)],
      ]),
    )
    return page(c, c.var.w.improvement.delays.title, form(c, { values, errors: {} }, known?.version ?? 0))
  })

  .post('/', async (c) => {
    const known = await load(c)
    const { w, scope } = c.var
    const filled = await readForm(c, TargetsInput)
    const version = known?.version ?? 0
    if (!filled.ok) return refused(c, w.improvement.delays.title, form(c, filled.state, version))
    const outcome = await changeTargets(scope, targetsFrom(filled.value), filled.value.version)
    if (!outcome.ok) {
      const state = withRefusal(c, filled.state, 'overtaken')
      return refused(c, w.improvement.delays.title, form(c, state, version), 409)
    }
    return gone(c, paths.improvement.all, { text: w.improvement.delays.saved })
  })

async function load(c: Context) {
  const [[known]] = await read(c.var.scope, selectTargets(c.var.scope))
  return known
}

const form = (c: Context, state: FormState, version: number) => (
  <TargetsPage
    w={c.var.w}
    state={state}
    version={version}
    kinds={ticketKinds.map((kind) => ({ kind, field: fieldOf[kind] }))}
  />
)
