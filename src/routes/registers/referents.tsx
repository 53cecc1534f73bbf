import { read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectReferents } from '#db/quality/registers-network.ts'
import { ReferentInput } from '#domain/quality/registers/network.ts'
import { nameReferent } from '#domain/quality/registers/networking.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ReferentsPage } from '#views/registers/referents.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { chosenOf, suggestionsOf, typedIn, unclear } from './colleague-choice.ts'
import { todayOf } from './today.ts'

export const referentForms = room(paths.registers.referents, { staff: 'registers.edit' }).post(
  '/',
  async (c) => {
    const typed = await typedIn(c, 'person')
    const screen = await load(c, typed)
    const { scope, w } = c.var
    const title = w.registers.referents.title
    const form = await readForm(c, ReferentInput)
    if (!form.ok) return refused(c, title, shown(c, screen, form.state))
    const person = chosenOf(typed, screen.found)
    if ('refusal' in person) {
      return refused(c, title, shown(c, screen, unclear(c, form.state, 'person', person.refusal)))
    }
    const outcome = await nameReferent(scope, form.value, person.one, [])
    if (!outcome.ok) return refused(c, title, shown(c, screen, withRefusal(c, form.state, outcome.refusal)), 409)
    return gone(c, paths.registers.referents, { text: w.registers.referents.named })
  },
  { rows: 60 },
)

export const referents = room(paths.registers.referents, { staff: 'quality.read' }).get(
  '/',
  async (c) => {
    const screen = await load(c)
    return page(c, c.var.w.registers.referents.title, shown(c, screen, { ...blank, values: { sinceOn: todayOf(c) } }))
  },
  { rows: 60 },
)

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context, typed = '') {
  const { scope } = c.var
  const [named, found] = await read(scope, selectReferents(scope), selectColleagues(scope, 'team', typed))
  return { named, found }
}

const shown = (c: Context, { named, found }: Screen, state: FormState) => (
  <ReferentsPage
    w={c.var.w}
    referents={named}
    colleagues={suggestionsOf(found)}
    mayEdit={c.var.may('registers.edit')}
    state={state}
  />
)
