import { read } from '#db/database.ts'
import { type ColleagueRow, selectColleagues } from '#db/members/colleagues.ts'
import { selectTicket } from '#db/quality/tickets.ts'
import { selectTargets } from '#db/quality/tickets-targets.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { selectVerbatim } from '#db/surveys/verbatims.ts'
import { commit } from '#domain/events/commit.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { type TicketKind, typedKinds } from '#domain/quality/tickets/kinds.ts'
import { changeTicket } from '#domain/quality/tickets/steps.ts'
import { deadlinesOf, readTargets } from '#domain/quality/tickets/targets.ts'
import { NewTicketInput, TicketChange } from '#domain/quality/tickets/ticket.ts'
import { openTicket } from '#domain/quality/tickets/tickets.ts'
import { readVerbatimName, verbatimName } from '#domain/surveys/verbatims.ts'
import type { Context } from '#http/context.ts'
import { type Filled, readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosen, knownAs, storable, suggestionsOf, typedIn, unclear } from '#routes/registers/colleague-choice.ts'
import { NewTicketPage, type SiteChoices, TicketEditPage } from '#views/improvement/ticket-form.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const ticketForms = room(paths.improvement.all, { staff: 'registers.edit' })

  .get(
    '/new',
    async (c) => {
      const asked = (name: string) => storable(c.req.query(name) ?? '')
      const screen = await load(c, { session: asked('session'), survey: asked('survey'), verbatim: asked('verbatim') })
      const { quoted } = screen
      const values = {
        id: c.var.scope.ids.next(),
        kind: 'complaint',
        body: quoted?.words ?? '',
        receivedOn: quoted?.onDay ?? todayOf(c),
        owner: nameOf(c),
        site: screen.session?.siteId ?? '',
      }
      return page(c, c.var.w.improvement.new, newForm(c, screen, { values, errors: {} }))
    },
    { rows: 60 },
  )

  .post(
    '/',
    async (c) => {
      const typed = await typedIn(c, 'owner')
      const [session, survey, verbatim] = await Promise.all(
        ['session', 'survey', 'verbatim'].map((field) => typedIn(c, field)),
      )
      const screen = await load(c, { session, survey, verbatim }, typed)
      const { scope, w } = c.var
      const again = (state: FormState) => refused(c, w.improvement.new, newForm(c, screen, state))
      const form = checked(c, screen, await readForm(c, NewTicketInput))
      if (!form.ok) return again(form.state)
      const owner = chosen(typed, screen.found)
      if ('refusal' in owner) return again(unclear(c, form.state, 'owner', owner.refusal))

      const { id, title, body, receivedOn, name, email, site } = form.value
      const isQuoted = screen.quoted !== undefined
      const kind: TicketKind = isQuoted ? 'low_answer' : form.value.kind
      const ticket = {
        ...{ id, kind, title, body, receivedOn, name, email },
        source: isQuoted ? ('answer' as const) : ('office' as const),
        sourceId: screen.quoted ? verbatimName(screen.quoted) : '',
        sessionId: screen.session?.id ?? null,
        siteId: site || null,
        ownerId: owner.one?.id ?? null,
        language: w.language,
        ...deadlinesOf(readTargets(screen.targets), kind, receivedOn, name !== '' || email !== ''),
      }
      const outcome = await commit(scope, openTicket(scope, ticket))
      // The first answer was lost on its way: the ticket is open.
      if (!outcome.ok && outcome.refusal !== 'taken') return again(withRefusal(c, form.state, outcome.refusal))
      // What they wrote had its ticket already: it is on the board.
      if (!outcome.ok && isQuoted)
        return gone(c, paths.improvement.kind('low_answer'), { text: w.improvement.form.open })
      return gone(c, paths.improvement.one(id), { text: w.improvement.form.opened })
    },
    { rows: 200 },
  )

  .get(
    '/:id/edit',
    async (c) => {
      const screen = await loadTicket(c)
      const { title, dueOn, ownerName, siteId } = screen.ticket
      const values = { title, dueOn, owner: ownerName ?? '', site: siteId ?? '' }
      return page(c, c.var.w.improvement.form.editTitle(title), editForm(c, screen, { values, errors: {} }))
    },
    { rows: 70 },
  )

  .post(
    '/:id',
    async (c) => {
      const typed = await typedIn(c, 'owner')
      const screen = await loadTicket(c, typed)
      const { scope, w } = c.var
      const { ticket } = screen
      const title = w.improvement.form.editTitle(ticket.title)
      const form = checked(c, screen, await readForm(c, TicketChange))
      if (!form.ok) return refused(c, title, editForm(c, screen, form.state))
      const owner = chosen(typed, screen.found, knownAs(ticket.ownerId, ticket.ownerName))
      if ('refusal' in owner) {
        return refused(c, title, editForm(c, screen, unclear(c, form.state, 'owner', owner.refusal)))
      }
      const outcome = await changeTicket(scope, ticket, form.value, owner.one?.id ?? null, [])
      if (!outcome.ok) {
        return refused(c, title, editForm(c, screen, withRefusal(c, form.state, outcome.refusal)), 409)
      }
      return gone(c, paths.improvement.one(ticket.id), { text: w.improvement.form.saved })
    },
    { rows: 160 },
  )

type About = { session?: string | undefined; survey?: string | undefined; verbatim?: string | undefined }

async function load(c: Context, { session: sessionId = '', survey = '', verbatim = '' }: About, typed = '') {
  const { scope } = c.var
  const { answerId, field } = readVerbatimName(verbatim) ?? { answerId: '', field: '' }
  const [found, [targets], [session], [quoted]] = await read(
    scope,
    selectColleagues(scope, 'owners', typed),
    selectTargets(scope),
    selectSessionFrame(scope, sessionId.slice(0, 40)),
    selectVerbatim(scope, survey, answerId, field),
  )
  return { found, targets: targets?.targets, session, quoted, survey }
}

async function loadTicket(c: Context, typed = '') {
  const { scope } = c.var
  const [[ticket], found] = await read(
    scope,
    selectTicket(scope, c.req.param('id') ?? ''),
    selectColleagues(scope, 'owners', typed),
  )
  if (!ticket) throw new NotThere()
  return { ticket, found }
}

type Found = { found: readonly ColleagueRow[] }

/** Whoever notes it down looks after it, unless they say otherwise. */
function nameOf({ var: { visit, may } }: Context): string {
  const { person } = visit
  return person && may('registers.edit') ? `${person.givenName} ${person.familyName}` : ''
}

/** The sites where this person may open one: all of them or some, and nowhere in particular for who sees everything. */
function choicesOf(c: Context, { found }: Found): SiteChoices {
  const known = JSON.parse(c.var.visit.person?.sites ?? '[]') as [string, string][]
  return {
    colleagues: suggestionsOf(found),
    mayBeNowhere: c.var.scope.sites === 'all',
    sites: known.filter(([id]) => c.var.may('registers.edit', id)).map(([id, name]) => ({ id, name })),
  }
}

/** Against where it may be, beside the schema. */
function checked<T extends { site: string }>(c: Context, screen: Found, form: Filled<T>): Filled<T> {
  if (!form.ok) return form
  const { sites, mayBeNowhere } = choicesOf(c, screen)
  const { site } = form.value
  if (site === '' ? !mayBeNowhere : !sites.some(({ id }) => id === site)) {
    return { ok: false, state: withRefusal(c, form.state, 'choice', 'site') }
  }
  return form
}

const todayOf = (c: Context): string => dayOf(c.var.scope.clock.now(), c.var.visit.person?.timeZone)

type Screen = Awaited<ReturnType<typeof load>>

function newForm(c: Context, screen: Screen, state: FormState) {
  return (
    <NewTicketPage
      w={c.var.w}
      state={state}
      kinds={typedKinds}
      session={screen.session}
      quoted={screen.quoted && { survey: screen.survey, verbatim: verbatimName(screen.quoted) }}
      today={todayOf(c)}
      {...choicesOf(c, screen)}
    />
  )
}

function editForm(c: Context, screen: Awaited<ReturnType<typeof loadTicket>>, state: FormState) {
  const { ticket } = screen
  return <TicketEditPage w={c.var.w} state={state} ticket={ticket} version={ticket.version} {...choicesOf(c, screen)} />
}
