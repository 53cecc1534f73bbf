import { read } from '#db/database.ts'
import { selectChoices, selectHours } from '#db/messages/choices.ts'
import { personOf } from '#db/messages/notifications.ts'
import { channelNames, channels } from '#domain/messages/channels.ts'
import { chooseNotices, chosenFamilies, NoticeChoicesInput, typedChoices } from '#domain/messages/choices.ts'
import { choicesOf, hoursOf } from '#domain/messages/listeners.ts'
import { reachOf } from '#domain/messages/notices.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ChoicesPage } from '#views/messages/choices.tsx'
import type { FormState } from '#views/ui/form.tsx'

/** One's own, in the organisation one works in at the moment. */
export const noticeChoices = room(paths.notifications.choices, { staff: 'desk.read' })

  .get('/', async (c) => {
    const state = await load(c)
    return page(c, c.var.w.notices.choices.title, show(c, state), { crumbs: crumbs(c) })
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    const { scope, visit, w } = c.var
    const { title, saved } = w.notices.choices
    if (!visit.person) throw new NotThere()
    const form = await readForm(c, NoticeChoicesInput)
    if (!form.ok) return refused(c, title, show(c, form.state))

    const outcome = await chooseNotices(scope, visit.person.personId, form.value, visit.person.timeZone, [])
    if (!outcome.ok) return refused(c, title, show(c, withRefusal(c, form.state, outcome.refusal)), 409)
    return gone(c, paths.notifications.choices, { text: saved })
  })

async function load(c: Context): Promise<FormState> {
  const { scope, visit } = c.var
  const me = personOf(scope, visit.claims?.identity ?? '')
  const [rows, [hours]] = await read(scope, selectChoices(scope, me), selectHours(scope, me))
  return { values: typedChoices(choicesOf(rows), hoursOf(hours)), errors: {} }
}

function show(c: Context, state: FormState) {
  const { w, visit } = c.var
  const families = chosenFamilies.map((family) => {
    const { by } = reachOf(family)
    return { family, app: by.includes('app'), mail: by.includes('mail') }
  })
  return (
    <ChoicesPage
      w={w}
      state={state}
      organisation={visit.person?.organisationName ?? ''}
      timeZone={visit.person?.timeZone ?? ''}
      families={families}
      unavailable={channelNames
        .filter((name) => name === 'sms' || name === 'push')
        .filter((name) => !channels[name].carried)}
    />
  )
}

const crumbs = ({ var: { w } }: Context) => [
  { label: w.account.title, href: paths.account },
  { label: w.notices.title, href: paths.notifications.all },
]
