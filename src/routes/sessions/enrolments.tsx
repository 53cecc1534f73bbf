import { fold } from '#db/fold.ts'
import { selectCompany } from '#db/people/companies.ts'
import type { Alike } from '#db/people/likenesses.ts'
import { selectPerson } from '#db/people/people.ts'
import { selectPlannedMinutes } from '#db/sessions/enrolment-there.ts'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { record } from '#domain/events/commit.ts'
import { personWrites } from '#domain/people/persons.ts'
import { EnrolKnownInput, EnrolNewInput } from '#domain/sessions/enrolment.ts'
import { type Enrolled, enrol } from '#domain/sessions/enrolments.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosenCompany } from '#routes/people/company-choice.ts'
import { EnrolmentsPage, type RosterScreen } from '#views/sessions/enrolments.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { loadRoster, typedIn } from './enrolment-screen.ts'
import { loadSession } from './load.ts'

export const enrolments = room('/sessions/:id/enrolments', { staff: 'people.read' }).get(
  '/',
  async (c) => {
    const { screen } = await loadRoster(c, 'people.read')
    return page(c, screen.session.title, pageOf(c, screen, blank))
  },
  { rows: 90 },
)

export const enrolmentForms = room('/sessions/:id/enrolments', { staff: 'sessions.edit' })

  .post(
    '/',
    async (c) => {
      const typed = await typedIn(c)
      const { scope } = c.var
      const { session, found } = await loadSession(
        c,
        'sessions.edit',
        selectPerson(scope, typed('person', 40)),
        selectCompany(scope, typed('company', 40)),
        selectPlannedMinutes(scope, c.req.param('id') ?? ''),
      )
      const [[person], [company], [planned]] = found
      const form = await readForm(c, EnrolKnownInput)
      if (!form.ok || !person) throw new NotThere()
      const name = `${person.givenName} ${person.familyName}`
      const terms = termsOf(session, planned?.minutes ?? 0)
      const whom = { id: scope.ids.next(), personId: person.id, companyId: company?.id ?? null, name }
      const outcome = await enrol(scope, { ...terms, ...whom })
      return told(c, session, name, outcome)
    },
    { rows: 120 },
  )

  .post(
    '/new',
    async (c) => {
      const typed = await typedIn(c)
      const { scope } = c.var
      const sought = [
        { email: typed('email').trim().toLowerCase(), sortKey: fold(typed('familyName'), typed('givenName')) },
      ]
      const { screen, companies, alike, plannedMinutes } = await loadRoster(c, 'sessions.edit', {
        company: typed('company', 160),
        alike: sought,
      })
      const { w } = c.var
      const form = await readForm(c, EnrolNewInput)
      if (!form.ok) return again(c, screen, form.state)
      const { id = scope.ids.next(), company, sure, ...given } = form.value
      const choice = chosenCompany(company, companies)
      if ('refusal' in choice) return again(c, screen, { ...form.state, errors: { company: w.people[choice.refusal] } })
      const others = alike.filter((one) => one.id !== id)
      if (others.length > 0 && !sure)
        return again(c, screen, { ...form.state, values: { ...form.state.values, id } }, others)

      const name = `${given.givenName} ${given.familyName}`
      const work = choice.company ? { company: choice.company, title: '' } : null
      const before = alike.some((one) => one.id === id)
        ? []
        : [...personWrites(scope, id, { ...nothingMore, ...given }, work), record(scope, 'person_added', id, { name })]
      const terms = termsOf(screen.session, plannedMinutes)
      const whom = { id: scope.ids.next(), personId: id, companyId: choice.company?.id ?? null, name }
      return told(c, screen.session, name, await enrol(scope, { ...terms, ...whom }, before))
    },
    { rows: 700 },
  )

const nothingMore = { phone: '', bornOn: '', street: '', postalCode: '', town: '', job: '', category: '' } as const

export const termsOf = (session: SessionFrameRow, plannedMinutes: number) => ({
  sessionId: session.id,
  siteId: session.siteId,
  price: session.pricePerPerson,
  plannedMinutes,
  source: 'office' as const,
})

type Outcome = { ok: true; after: Enrolled } | { ok: false; refusal: 'session_closed' | 'overtaken' | 'taken' }

/** Back to the roster, with a word about what happened. */
function told(c: Context, session: SessionFrameRow, name: string, outcome: Outcome): Response {
  const { w } = c.var
  const address = paths.sessions.enrolments(session.id)
  if (!outcome.ok) return gone(c, address, { text: w.refusals[outcome.refusal] })
  const { was, state, enrolmentId } = outcome.after
  if (was === 'already') return gone(c, address, { text: w.enrolments.already(name) })
  const text = state === 'waiting' ? w.enrolments.waitlisted(name) : w.enrolments.enrolled(name)
  const undo = { action: paths.enrolments.end(enrolmentId), fields: { how: 'other', reason: '' } }
  return gone(c, address, { text, undo })
}

const again = (c: Context, screen: RosterScreen, state: FormState, alike: readonly Alike[] = []) =>
  refused(c, screen.session.title, pageOf(c, screen, state, alike), alike.length > 0 ? 409 : 422)

const pageOf = (c: Context, screen: RosterScreen, state: FormState, alike: readonly Alike[] = []) => (
  <EnrolmentsPage
    w={c.var.w}
    screen={screen}
    state={{ ...state, values: { id: c.var.scope.ids.next(), ...state.values } }}
    alike={alike}
  />
)
