import { sql } from 'drizzle-orm'
import { batch } from '#db/database.ts'
import { selectSentPapers, selectToSign } from '#db/documents/own-papers.ts'
import { selectPersonalLink } from '#db/people/personal-links.ts'
import { selectFollowedSlots, selectSentSlots } from '#db/portal/followed-slots.ts'
import { selectOwnEnrolments, selectSent, selectTaught } from '#db/sessions/own-sessions.ts'
import { readContent } from '#domain/catalogue/content.ts'
import { type PersonalRoom, personalLinkOpens, readPersonalToken } from '#domain/people/personal-links.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context, Handler } from '#http/context.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { CompanySent } from '#views/portal/company-sent.tsx'
import { OwnPapers, ToSign } from '#views/portal/own-papers.tsx'
import { PersonalGonePage, PersonalPage, titleOf } from '#views/portal/personal.tsx'
import { TrainingSessionPage } from '#views/portal/training-session.tsx'
import { openOwnPaper } from './own-paper.ts'
import { signingAddress } from './own-signature.ts'
import { fronts, papersIn } from './personal-rooms.tsx'

/** Whoever holds a personal link sees their own room without an account, and is led to what they sign. */
export const personal = room('/o/:organisation/own', { public: true })
  .get('/:token', byLink(showFront), { rows: 50, deep: 3 })
  .get('/:token/sessions/:id', byLink(showSession), { rows: 50, deep: 3 })
  .get('/:token/enrolments/:id', byLink(showSent), { rows: 50, deep: 3 })
  .get('/:token/papers', byLink(showPapers), { rows: 50, deep: 3 })
  .get('/:token/papers/:id', byLink(givePaper), { rows: 50, deep: 3 })
  .get('/:token/signing/:signer', byLink(leadToSignature), { rows: 50, deep: 3 })

type Opened = NonNullable<Awaited<ReturnType<typeof openLink>>['opened']>

function byLink(answer: (c: Context, opened: Opened) => Promise<Response>): Handler {
  return async (c) => {
    const { office, opened } = await openLink(c)
    const { w } = c.var
    return opened ? answer(c, opened) : portal(c, office, w.personal.gone, <PersonalGonePage w={w} />)
  }
}

async function openLink(c: Context) {
  const organisation = c.req.param('organisation') ?? ''
  const token = c.req.param('token') ?? ''
  const now = c.var.directory.clock.now()
  const id = await readPersonalToken(tokens(c.env.SECRET), token, organisation, now)
  const { scope, office, answers } = await visitOrganisation(c, (there) => [selectPersonalLink(there, id ?? '')])
  const [link] = answers[0]
  if (!link || !personalLinkOpens(link, now)) return { office, opened: null }
  const name = `${link.givenName} ${link.familyName}`
  const visit = { organisation, token, room: link.room as PersonalRoom, name }
  return { office, opened: { office, scope, person: sql`${link.personId}`, visit } }
}

async function showFront(c: Context, { office, person, visit }: Opened) {
  const { w } = c.var
  const content = await fronts[visit.room](c, person, visit)
  const title = titleOf(w, visit, 'front')
  return portal(c, office, title, <PersonalPage {...{ w, visit, current: 'front' }}>{content}</PersonalPage>)
}

async function showSession(c: Context, { office, person, visit, scope }: Opened) {
  const id = c.req.param('id') ?? ''
  const [[enrolment], slots, [taught]] = await batch(scope.db, [
    selectOwnEnrolments(scope, person, id),
    selectFollowedSlots(scope, person, id),
    selectTaught(scope, id),
  ])
  if (!enrolment || !taught || visit.room !== 'training') {
    return c.redirect(paths.personal.page(visit.organisation, visit.token), 303)
  }
  const { w } = c.var
  const content = readContent(taught.content)
  const now = scope.clock.now()
  return portal(
    c,
    office,
    enrolment.title,
    <PersonalPage w={w} visit={visit} current="session">
      <TrainingSessionPage {...{ w, enrolment, slots, content, now }} />
    </PersonalPage>,
  )
}

async function showSent(c: Context, { office, person, visit, scope }: Opened) {
  const id = c.req.param('id') ?? ''
  const [[sent], slots, papers] = await batch(scope.db, [
    selectSent(scope, person, id),
    selectSentSlots(scope, person, id),
    selectSentPapers(scope, person, id),
  ])
  if (!sent || visit.room !== 'company') {
    return c.redirect(paths.personal.page(visit.organisation, visit.token), 303)
  }
  const { w } = c.var
  const now = scope.clock.now()
  const print = (paper: string) => paths.personal.paper(visit.organisation, visit.token, paper)
  return portal(
    c,
    office,
    w.company.people,
    <PersonalPage w={w} visit={visit} current="front">
      <CompanySent {...{ w, sent, slots, papers, print, now }} />
    </PersonalPage>,
  )
}

async function showPapers(c: Context, { office, person, visit, scope }: Opened) {
  const { organisation, token, room } = visit
  const [papers, waiting] = await batch(scope.db, [papersIn(room).all(scope, person), selectToSign(scope, person)])
  const { w } = c.var
  const title = titleOf(w, visit, 'papers')
  const hint = w[room === 'company' ? 'company' : 'training'].papersHint
  return portal(
    c,
    office,
    title,
    <PersonalPage w={w} visit={visit} current="papers">
      <ToSign w={w} waiting={waiting} signAt={(id) => paths.personal.signing(organisation, token, id)} />
      <OwnPapers {...{ w, papers, title, hint }} print={(id) => paths.personal.paper(organisation, token, id)} />
    </PersonalPage>,
  )
}

async function givePaper(c: Context, { person, visit, scope }: Opened) {
  const own = papersIn(visit.room).one(scope, person, c.req.param('id') ?? '')
  return (await openOwnPaper(c, own)) ?? toPapers(c, visit)
}

async function leadToSignature(c: Context, { person, visit }: Opened) {
  const address = await signingAddress(c, person)
  return address ? c.redirect(address, 303) : toPapers(c, visit)
}

const toPapers = (c: Context, { organisation, token }: Opened['visit']) =>
  c.redirect(paths.personal.papers(organisation, token), 303)
