import { sql } from 'drizzle-orm'
import { read } from '#db/database.ts'
import { selectPersonalLinks } from '#db/people/personal-links.ts'
import { selectOwnPerson } from '#db/portal/own-data.ts'
import {
  givePersonalLink,
  PersonalLinkEnd,
  PersonalLinkInput,
  personalDays,
  personalRooms,
  revokePersonalLink,
} from '#domain/people/personal-links.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PersonalLinksPage } from '#views/portal/personal-links.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** Links to their own room for somebody who has no account. */
export const personalLinks = room('/people/:id/links', { staff: 'people.edit' })

  .get('/', async (c) => {
    const screen = await load(c)
    return page(c, c.var.w.personal.list, content(c, screen, blank))
  })

  .post('/', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, PersonalLinkInput)
    if (!form.ok) return refused(c, w.personal.list, content(c, screen, form.state))
    const outcome = await givePersonalLink(scope, screen.person, form.value)
    // The first answer was lost on its way: it has left.
    if (outcome.ok || outcome.refusal === 'taken') {
      return gone(c, paths.personal.all(screen.person.id), { text: w.personal.sent })
    }
    return refused(c, w.personal.list, content(c, screen, withRefusal(c, form.state, outcome.refusal)))
  })

  .post('/revocation', async (c) => {
    const { person, links } = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, PersonalLinkEnd)
    const link = links.find(({ id }) => form.ok && id === form.value.link)
    if (!link) throw new NotThere()
    if (link.revokedAt === null) await revokePersonalLink(scope, person, link.id)
    return gone(c, paths.personal.all(person.id), { text: w.personal.wasRevoked })
  })

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[person], links] = await read(scope, selectOwnPerson(scope, sql`${id}`), selectPersonalLinks(scope, id))
  if (!person) throw new NotThere()
  return { person, links }
}

function content(c: Context, screen: Awaited<ReturnType<typeof load>>, state: FormState) {
  const { scope, w } = c.var
  const id = [state.values.id ?? scope.ids.next()].flat()[0] ?? ''
  const now = scope.clock.now()
  return <PersonalLinksPage {...{ w, ...screen, state, id, now }} rooms={personalRooms} days={personalDays} />
}
