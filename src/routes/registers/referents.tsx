import { read } from '#db/database.ts'
import { selectReferents } from '#db/quality/registers-network.ts'
import { selectTeam } from '#db/quality/registers-team.ts'
import { ReferentInput } from '#domain/quality/registers/network.ts'
import { nameReferent } from '#domain/quality/registers/networking.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ReferentsPage } from '#views/registers/referents.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { todayOf } from './today.ts'

export const referentForms = room(paths.registers.referents, { staff: 'registers.edit' }).post(
  '/',
  async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const title = w.registers.referents.title
    const form = await readForm(c, ReferentInput)
    if (!form.ok) return refused(c, title, shown(c, screen, form.state))
    const person = screen.team.find(({ value }) => value === form.value.person)
    if (!person) return refused(c, title, shown(c, screen, withRefusal(c, form.state, 'choice', 'person')))
    const outcome = await nameReferent(scope, form.value, person.label, [])
    if (!outcome.ok) return refused(c, title, shown(c, screen, withRefusal(c, form.state, outcome.refusal)), 409)
    return gone(c, paths.registers.referents, { text: w.registers.referents.named })
  },
  { rows: 240 },
)

export const referents = room(paths.registers.referents, { staff: 'quality.read' }).get(
  '/',
  async (c) => {
    const screen = await load(c)
    return page(c, c.var.w.registers.referents.title, shown(c, screen, { ...blank, values: { sinceOn: todayOf(c) } }))
  },
  { rows: 240 },
)

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const [named, team] = await read(c.var.scope, selectReferents(c.var.scope), selectTeam(c.var.scope))
  return { named, team: team.map(({ id: value, name: label }) => ({ value, label })) }
}

const shown = (c: Context, { named, team }: Screen, state: FormState) => (
  <ReferentsPage w={c.var.w} referents={named} team={team} mayEdit={c.var.may('registers.edit')} state={state} />
)
