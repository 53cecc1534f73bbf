import { fold } from '#db/fold.ts'
import { selectCompaniesNamed } from '#db/people/companies.ts'
import { type Alike, selectAlike } from '#db/people/likenesses.ts'
import { selectPlannedMinutes, selectRosterPeople } from '#db/sessions/enrolment-there.ts'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { EnrolSeveralInput } from '#domain/sessions/enrolment.ts'
import { mostListed, parsePeople } from '#domain/sessions/enrolment-list.ts'
import { enrolSeveral } from '#domain/sessions/enrolment-lot.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosenCompany } from '#routes/people/company-choice.ts'
import { EnrolSeveralPage, type ListedLine } from '#views/sessions/enrolment-several.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { comerOf, linesOf } from './enrolment-lines.ts'
import { typedIn } from './enrolment-screen.ts'
import { loadSession } from './load.ts'
import { tabsFor } from './tabs.ts'

export const enrolmentSeveral = room('/sessions/:id/enrolments/several', { staff: 'sessions.edit' })

  .get(
    '/',
    async (c) => {
      const { session } = await loadSession(c, 'sessions.edit')
      return page(c, c.var.w.enrolments.severalTitle, pageOf(c, session, blank))
    },
    { rows: 60 },
  )

  .post(
    '/',
    async (c) => {
      const typed = await typedIn(c)
      const { scope } = c.var
      const id = c.req.param('id') ?? ''
      const { people, unread } = parsePeople(typed('people', 20_000))
      const sought = people
        .slice(0, mostListed)
        .map((one) => ({ email: one.email, sortKey: fold(one.familyName, one.givenName) }))
      const { session, found } = await loadSession(
        c,
        'sessions.edit',
        selectAlike(scope, sought),
        selectCompaniesNamed(scope, typed('company', 160)),
        selectPlannedMinutes(scope, id),
        selectRosterPeople(scope, id, sought),
      )
      const [alike, companies, [planned], there] = found
      const { w } = c.var
      const form = await readForm(c, EnrolSeveralInput)
      const title = w.enrolments.severalTitle
      if (!form.ok) return refused(c, title, pageOf(c, session, form.state))
      if (people.length === 0)
        return refused(c, title, pageOf(c, session, withRefusal(c, form.state, 'nobody_read', 'people')))
      if (people.length > mostListed) {
        return refused(c, title, pageOf(c, session, withRefusal(c, form.state, 'too_many_lines', 'people')))
      }
      const choice = chosenCompany(form.value.company, companies)
      if ('refusal' in choice) {
        return refused(c, title, pageOf(c, session, { ...form.state, errors: { company: w.people[choice.refusal] } }))
      }
      const { company } = choice
      const likely = alike.map((one) => ({ ...one, context: contextOf(one) }))
      const lines = linesOf(people, likely, company?.id ?? null, there, session)
      if (form.value.step !== 'enrol') return page(c, title, pageOf(c, session, form.state, lines, unread))

      const comers = people.map((one, at) => comerOf(one, lines[at], form.value.who))
      const terms = { ...session, plannedMinutes: planned?.minutes ?? 0 }
      const outcome = await enrolSeveral(scope, terms, company, comers, { seats: session, there })
      if (!outcome.ok) return refused(c, title, pageOf(c, session, withRefusal(c, form.state, outcome.refusal)), 409)
      const { enrolled, waiting, already } = outcome.after
      return gone(c, paths.sessions.enrolments(id), {
        text: `${w.enrolments.severalDone(enrolled, waiting, already)}.`,
      })
    },
    { rows: 800 },
  )

function contextOf({ email, companies }: Alike): string {
  const [employer] = JSON.parse(companies) as [string, string][]
  return [employer?.[1], email].filter(Boolean).join(', ')
}

const pageOf = (
  c: Context,
  session: SessionFrameRow,
  state: FormState,
  lines?: readonly ListedLine[],
  unread?: readonly number[],
) => (
  <EnrolSeveralPage
    w={c.var.w}
    session={session}
    tabs={tabsFor(c, session.siteId)}
    state={state}
    lines={lines}
    unread={unread}
  />
)
