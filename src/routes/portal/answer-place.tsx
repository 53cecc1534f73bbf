import * as z from 'zod'
import { batch } from '#db/database.ts'
import { selectAsking } from '#db/surveys/askings.ts'
import { selectParticipationByEmail } from '#db/surveys/participations.ts'
import { email } from '#domain/fields.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { isOver } from '#domain/surveys/over.ts'
import { writeAgain } from '#domain/surveys/participations.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { room } from '#http/room.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { AnswerToldPage } from '#views/portal/answer.tsx'
import { AnswerPlacePage } from '#views/portal/answer-place.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

const AddressInput = z.strictObject({ email: email() })

/**
 * Where the code shown in the room leads: it says nothing of who was asked, and lets nobody answer for another. The id of the
 * asking is in it as it is, so that a code stays large enough to be scanned from afar.
 */
export const answerPlace = room('/answer/:organisation/here/:asking', { public: true })

  .get('/', async (c) => {
    const place = await load(c)
    return place.open ? show(c, place, blank) : over(c, place)
  })

  .post('/', async (c) => {
    const place = await load(c)
    const { asking, scope, office, open } = place
    if (!open || !asking) return over(c, place)
    const form = await readForm(c, AddressInput)
    if (!form.ok) return show(c, place, form.state, 422)
    const attempt = await askAttempt(c, `survey ${form.value.email}`, undefined)
    if (!attempt.allowed) return show(c, place, tooManyAttempts(c, form.state, attempt.retryAfter), 422)

    const [[known]] = await batch(scope.db, [selectParticipationByEmail(scope, asking.id, form.value.email)])
    if (known && known.outcome === null) {
      await writeAgain(scope, asking, known, dayOf(scope.clock.now(), office.timeZone))
    }
    const { answering: words } = c.var.w
    const told = <AnswerToldPage tone="ok" title={words.placeSentTitle} text={words.placeSent(form.value.email)} />
    return portal(c, office, words.placeSentTitle, told)
  })

async function load(c: Context) {
  const now = c.var.directory.clock.now()
  const id = c.req.param('asking') ?? ''
  const { scope, office, answers } = await visitOrganisation(c, (there) => [selectAsking(there, id)])
  const [[asking]] = answers
  return { asking, office, scope, open: asking !== undefined && !isOver(asking, now, office.timeZone) }
}

type Place = Awaited<ReturnType<typeof load>>

function show(c: Context, { asking, office }: Place, state: FormState, status: 200 | 422 = 200) {
  const { w } = c.var
  const action = paths.answer.place(office.organisationId, c.req.param('asking') ?? '')
  const form = <AnswerPlacePage w={w} state={state} action={action} session={asking?.sessionTitle ?? ''} />
  return portal(c, office, w.answering.placeTitle, form, { status })
}

function over(c: Context, { asking, office }: Place) {
  const { answering: words, format } = c.var.w
  const title = asking ? words.closedTitle : words.goneTitle
  const text = asking ? words.closed(format.longDate(asking.closesOn)) : words.gone
  const told = <AnswerToldPage tone="warn" title={title} text={text} />
  return portal(c, office, title, told, { status: asking || c.req.method === 'GET' ? 200 : 404 })
}
