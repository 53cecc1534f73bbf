import { read } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectAsking, selectAskings, selectSurveysToAsk, selectSurveyToAsk } from '#db/surveys/askings.ts'
import { selectWaitingOfSession } from '#db/surveys/participations.ts'
import { addDays, dayOf } from '#domain/organisations/clock.ts'
import { AskingInput, askingDays } from '#domain/surveys/asking.ts'
import { askSession, close, mostAtOnce, remind } from '#domain/surveys/askings.ts'
import { languageOf } from '#domain/surveys/language.ts'
import { isOver } from '#domain/surveys/over.ts'
import type { Context } from '#http/context.ts'
import { checkFields, readFields, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { AskingCodePage, AskPage, SessionSurveysPage } from '#views/sessions/surveys.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { loadSession } from './load.ts'
import { zoneOf } from './overview.tsx'
import { reachOf } from './reach.ts'
import { tabsFor } from './tabs.ts'

/** What was asked about a session: who has answered and who has not, never what. */
export const sessionSurveys = room('/sessions/:id/surveys', { staff: 'surveys.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const reads = [selectAskings(scope, id), selectWaitingOfSession(scope, id)] as const
    const { session, found } = await loadSession(c, 'surveys.read', ...reads)
    const [askings, waiting] = found
    const now = scope.clock.now()
    const shown = askings.map((asking) => ({
      ...asking,
      over: isOver(asking, now, zoneOf(c)),
      waiting: waiting.filter(({ askingId }) => askingId === asking.id),
    }))
    const mayEdit = c.var.may('surveys.edit', session.siteId)
    const tabs = tabsFor(c, session.siteId)
    return page(c, session.title, <SessionSurveysPage {...{ w: c.var.w, session, tabs, askings: shown, mayEdit }} />)
  },
  { rows: 80 },
)

export const sessionAskings = room('/sessions/:id/surveys', { staff: 'surveys.edit' })

  .get('/new', async (c) => {
    const { session, found } = await loadSession(c, 'surveys.edit', selectSurveysToAsk(c.var.scope))
    return page(c, c.var.w.answering.tab.askTitle, askForm(c, session, found[0], blank))
  })

  .post('/', async (c) => {
    const { scope } = c.var
    const fields = await readFields(c)
    const chosen = [fields.get('survey') ?? ''].flat()[0] ?? ''
    const { session, found } = await loadSession(
      c,
      'surveys.edit',
      selectSurveysToAsk(scope),
      selectSurveyToAsk(scope, chosen),
      selectOffice(scope),
    )
    const { w } = c.var
    const [surveys, [survey], [office]] = found
    const again = (state: FormState) => refused(c, w.answering.tab.askTitle, askForm(c, session, surveys, state))
    const form = checkFields(c, AskingInput, fields)
    if (!form.ok) return again(form.state)
    if (!survey || !office) return again(withRefusal(c, form.state, 'choice', 'survey'))
    const opensOn = dayOf(scope.clock.now(), office.timeZone)
    const outcome = await askSession(scope, {
      id: form.value.id,
      survey,
      ruleId: '',
      session,
      opensOn,
      closesOn: addDays(opensOn, Number(form.value.days)),
      reminders: '3 7',
      presentOnly: form.value.present,
      language: languageOf(office.languages),
    })
    // The first answer was lost on its way: it has left.
    if (!outcome.ok && outcome.refusal !== 'taken') return again(withRefusal(c, form.state, outcome.refusal))
    const slowly = survey.audience === 'trainee' && session.taken > mostAtOnce
    return gone(c, paths.sessions.surveys(session.id), {
      text: slowly ? w.answering.tab.sentSlowly : w.answering.tab.sent,
    })
  })

export const askings = room('/sessions/askings/:id', { staff: 'surveys.edit' })

  .get('/code', async (c) => {
    const { asking } = await loadAsking(c)
    const { w, scope, origin } = c.var
    const address = `${origin}${paths.answer.place(scope.organisationId, asking.id)}`
    return page(c, w.answering.tab.codeTitle, <AskingCodePage w={w} asking={asking} address={address} />)
  })

  .post('/reminder', async (c) => {
    const { asking, over } = await loadAsking(c)
    const { w, scope } = c.var
    const there = paths.sessions.surveys(asking.sessionId)
    if (over) return gone(c, there, { text: w.answering.closedTitle })
    const outcome = await remind(scope, asking, dayOf(scope.clock.now(), zoneOf(c)))
    return gone(c, there, { text: outcome.ok ? w.answering.tab.reminded : w.answering.tab.remindedToday })
  })

  .post('/closure', async (c) => {
    const { asking } = await loadAsking(c)
    const { w, scope } = c.var
    if (asking.closedAt === null) await close(scope, asking, dayOf(scope.clock.now(), zoneOf(c)))
    return gone(c, paths.sessions.surveys(asking.sessionId), { text: w.answering.tab.wasClosed })
  })

async function loadAsking(c: Context) {
  const { scope } = c.var
  const [[asking]] = await read(scope, selectAsking(reachOf(c, 'surveys.edit'), c.req.param('id') ?? ''))
  if (!asking) throw new NotThere()
  return { asking, over: isOver(asking, scope.clock.now(), zoneOf(c)) }
}

type Session = Awaited<ReturnType<typeof loadSession>>['session']
type Surveys = Awaited<ReturnType<typeof selectSurveysToAsk>>

function askForm(c: Context, session: Session, surveys: Surveys, state: FormState) {
  const { w, scope } = c.var
  const id = [state.values.id ?? scope.ids.next()].flat()[0] ?? ''
  return <AskPage {...{ w, session, surveys, state, id }} days={askingDays} />
}
