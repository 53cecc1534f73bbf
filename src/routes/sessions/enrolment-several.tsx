import { fold } from '#db/fold.ts'
import { selectCompaniesNamed } from '#db/people/companies.ts'
import { type Alike, selectAlike } from '#db/people/likenesses.ts'
import { selectPlannedMinutes, selectRosterPeople } from '#db/sessions/enrolment-there.ts'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { EnrolSeveralInput } from '#domain/sessions/enrolment.ts'
import { type Listed, mostListed, parsePeople } from '#domain/sessions/enrolment-list.ts'
import { type Comer, enrolSeveral, meantBy } from '#domain/sessions/enrolment-lot.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosenCompany } from '#routes/people/company-choice.ts'
import { EnrolSeveralPage, type ListedLine } from '#views/sessions/enrolment-several.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
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
      const present = new Set(there.filter(({ endedAt }) => endedAt === null).map(({ personId }) => personId))
      const lines = people.map((one) => lineOf(one, alike, company?.id ?? null, present))
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

function lineOf(
  one: Listed,
  alike: readonly Alike[],
  companyId: string | null,
  present: ReadonlySet<string>,
): ListedLine {
  const { certain, possible } = meantBy(one, alike, companyId)
  const candidate = (id: string) => {
    const found = alike.find((each) => each.id === id)
    return found ? [{ id, name: `${found.givenName} ${found.familyName}`, context: contextOf(found) }] : []
  }
  const [known = null] = certain === null ? [] : candidate(certain)
  return {
    line: one.line,
    name: `${one.givenName} ${one.familyName}`,
    email: one.email,
    known,
    possible: possible.flatMap(candidate),
    isThere: certain !== null && present.has(certain),
  }
}

/** Who a doubtful line is was said in the preview; unsaid, it is the first of those it may be. */
function comerOf(one: Listed, line: ListedLine | undefined, who: readonly string[]): Comer {
  const said = who.find((each) => each.startsWith(`${one.line}:`))?.slice(`${one.line}:`.length)
  if (line?.known) return { ...one, personId: line.known.id }
  if (said === 'new') return { ...one, personId: null }
  const chosen = line?.possible.find(({ id }) => id === said) ?? line?.possible[0]
  return { ...one, personId: chosen?.id ?? null }
}

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
