import { type PresenceRow, type ProofRow, selectPresence, selectProofs } from '#db/attendance/presences.ts'
import { read } from '#db/database.ts'
import { PresenceInput } from '#domain/attendance/presence.ts'
import { correctPresence } from '#domain/attendance/presences.ts'
import { uses } from '#edge/files/uses.ts'
import { dismiss, receiveFiles } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PresencePage } from '#views/attendance/presence.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { judged } from './judged.ts'

export const presencePage = room('/attendance/presences/:slot/:enrolment', { staff: 'attendance.read' }).get(
  '/',
  async (c) => {
    const { presence, proofs } = await load(c)
    return page(c, titleOf(c, presence), show(c, presence, proofs, { values: valuesOf(presence), errors: {} }))
  },
  { rows: 60 },
)

export const presenceForm = room('/attendance/presences/:slot/:enrolment', { staff: 'attendance.edit' }).post(
  '/',
  async (c) => {
    const { presence, proofs } = await load(c)
    const { scope, w } = c.var
    const title = titleOf(c, presence)
    const arrivals = await receiveFiles(c, 'proof', uses.evidence)
    const [proof] = arrivals.files
    const form = judged(c, arrivals.fields, PresenceInput)
    const state = arrivals.refused.length > 0 ? withRefusal(c, form.state, 'proof_refused', 'proof') : form.state
    if (!form.ok || arrivals.refused.length > 0) {
      await dismiss(c, arrivals.files)
      return refused(c, title, show(c, presence, proofs, state))
    }
    const screen = screenOf(c)
    const outcome = await correctPresence(scope, presence, form.value, proof, screen)
    if (!outcome.ok) {
      await dismiss(c, arrivals.files)
      return refused(c, title, show(c, presence, proofs, withRefusal(c, form.state, outcome.refusal)))
    }
    const [[after], proofsAfter] = outcome.after
    if (!after) throw new NotThere()
    const content = show(c, after, proofsAfter, { values: valuesOf(after), errors: {} })
    const text = w.attendance.correction.done(nameOf(after))
    return changed(c, paths.attendance.presence(after.slotId, after.enrolmentId), title, content, { text })
  },
  { rows: 70 },
)

const screenOf = (c: Context) => {
  const { scope } = c.var
  const [slot, enrolment] = [c.req.param('slot') ?? '', c.req.param('enrolment') ?? '']
  return [selectPresence(scope, slot, enrolment), selectProofs(scope, slot, enrolment)] as const
}

async function load(c: Context) {
  const [[presence], proofs] = await read(c.var.scope, ...screenOf(c))
  if (!presence || !c.var.may('attendance.read', presence.siteId)) throw new NotThere()
  if (c.req.method !== 'GET' && !c.var.may('attendance.edit', presence.siteId)) throw new NotThere()
  return { presence, proofs }
}

const show = (c: Context, presence: PresenceRow, proofs: readonly ProofRow[], state: FormState) => (
  <PresencePage
    w={c.var.w}
    presence={presence}
    proofs={proofs}
    state={state}
    mayEdit={c.var.may('attendance.edit', presence.siteId)}
    mayReadFiles={c.var.may('files.read')}
  />
)

const titleOf = (c: Context, presence: PresenceRow) => c.var.w.attendance.correction.title(nameOf(presence))

const nameOf = ({ givenName, familyName }: PresenceRow) => `${givenName} ${familyName}`

const valuesOf = ({ state, minutes, reason }: PresenceRow): FormState['values'] => ({
  state: state ?? undefined,
  minutes: state === 'partial' ? String(minutes) : '',
  reason: reason ?? '',
})
