import type { OfficeRow } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { type ParticipationRow, selectParticipation } from '#db/surveys/participations.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { readAnswerToken } from '#domain/surveys/answer-links.ts'
import { readAnswer } from '#domain/surveys/answering.ts'
import { askedOf } from '#domain/surveys/around.ts'
import { isOver } from '#domain/surveys/over.ts'
import { giveAnswer, keepDraft } from '#domain/surveys/participations.ts'
import { readSaid, type SaidAnswers } from '#domain/surveys/said.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { readFields } from '#http/form.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { assets } from '#views/assets.ts'
import { AnswerPage, AnswerToldPage } from '#views/portal/answer.tsx'
import { saidIn } from '#views/surveys/question-frame.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** Whoever was asked answers here, without an account. Looking answers nothing; answered once, it is answered. */
export const answer = room('/answer/:organisation/:token', { public: true })

  .get('/', async (c) => {
    const { asked, office } = await load(c)
    if (!asked) return goneNow(c, office)
    return ended(c, office, asked) ?? show(c, office, asked, resumed(asked))
  })

  .post('/', async (c) => {
    const { asked, office, scope } = await load(c)
    if (!asked) return goneNow(c, office)
    const over = ended(c, office, asked)
    if (over) return over
    const { content, asked: questions } = askedOf(asked)
    const given = Object.fromEntries(await readFields(c))
    const { said, problems } = readAnswer(questions, given)
    const { w } = c.var
    const errors = Object.fromEntries(
      Object.entries(problems).map(([name, problem]) => [name, w.answering.problems[problem]]),
    )
    const nothing = Object.keys(said).length === 0 ? w.answering.nothing : undefined
    if (nothing || Object.keys(errors).length > 0) {
      const problem = Object.keys(errors).length === 0 ? nothing : undefined
      return show(c, office, asked, { values: given, errors, problem }, 422)
    }
    const today = dayOf(scope.clock.now(), office.timeZone)
    const outcome = await giveAnswer(scope, asked, content, said, today)
    if (!outcome.ok && outcome.refusal === 'overtaken') return closed(c, office, asked, 409)
    const here = paths.answer.page(office.organisationId, c.req.param('token') ?? '')
    return c.redirect(outcome.ok ? `${here}?sent=1` : here, 303)
  })

  .post('/draft', async (c) => {
    const { asked, office, scope } = await load(c)
    if (!asked || asked.outcome !== null || isOver(asked, scope.clock.now(), office.timeZone)) return c.body(null, 204)
    const { said } = readAnswer(askedOf(asked).asked, Object.fromEntries(await readFields(c)))
    await keepDraft(scope, asked, said)
    return c.body(null, 204)
  })

type Found = { asked: ParticipationRow | undefined; office: OfficeRow; scope: Scope }

async function load(c: Context): Promise<Found> {
  const organisation = c.req.param('organisation') ?? ''
  const now = c.var.directory.clock.now()
  const id = await readAnswerToken(tokens(c.env.SECRET), c.req.param('token') ?? '', organisation, now)
  const { scope, office, answers } = await visitOrganisation(c, (there) => [selectParticipation(there, id ?? '')])
  return { asked: answers[0][0], office, scope }
}

/** What there is to say to whoever may not answer any more; nothing while they may. */
function ended(c: Context, office: OfficeRow, asked: ParticipationRow) {
  const { w, directory } = c.var
  if (asked.outcome === 'answered') {
    const { answering: words } = w
    const sent = c.req.query('sent') === '1'
    const thanks = sent && saidIn(w, askedOf(asked).content.thanks)
    return told(c, office, {
      tone: 'ok',
      title: sent ? words.thanksTitle : words.alreadyTitle,
      text: sent ? thanks || words.thanks : words.already,
    })
  }
  const over = asked.outcome !== null || isOver(asked, directory.clock.now(), office.timeZone)
  return over ? closed(c, office, asked) : null
}

function closed(c: Context, office: OfficeRow, { closesOn }: ParticipationRow, status: 200 | 409 = 200) {
  const { answering: words, format } = c.var.w
  return told(
    c,
    office,
    { tone: 'warn', title: words.closedTitle, text: words.closed(format.longDate(closesOn)) },
    status,
  )
}

const goneNow = (c: Context, office: OfficeRow) => {
  const { answering: words } = c.var.w
  return told(c, office, { tone: 'warn', title: words.goneTitle, text: words.gone }, c.req.method === 'GET' ? 200 : 404)
}

type Told = { tone: 'ok' | 'warn'; title: string; text: string }

const told = (c: Context, office: OfficeRow, what: Told, status: 200 | 404 | 409 = 200) =>
  portal(c, office, what.title, <AnswerToldPage {...what} />, { status })

function show(c: Context, office: OfficeRow, found: ParticipationRow, state: FormState, status: 200 | 422 = 200) {
  const { w } = c.var
  const { content, asked } = askedOf(found)
  const token = c.req.param('token') ?? ''
  return portal(
    c,
    office,
    found.title,
    <AnswerPage
      w={w}
      asked={asked}
      intro={saidIn(w, content.intro)}
      survey={found}
      state={state}
      action={paths.answer.page(office.organisationId, token)}
      draft={paths.answer.draft(office.organisationId, token)}
    />,
    { status, scripts: [assets.answer] },
  )
}

const resumed = ({ draft }: ParticipationRow): FormState =>
  draft === null ? blank : { values: valuesOf(readSaid(draft)), errors: {} }

const valuesOf = (said: SaidAnswers): FormState['values'] =>
  Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  )
