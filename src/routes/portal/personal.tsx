import { type SQL, sql } from 'drizzle-orm'
import type { Child } from 'hono/jsx'
import { batch } from '#db/database.ts'
import { selectPersonalLink } from '#db/people/personal-links.ts'
import { selectOwnSlots } from '#db/portal/own-slots.ts'
import type { Scope } from '#db/scope.ts'
import { selectComingSlots, selectOwnCompanies, selectOwnEnrolments, selectSent } from '#db/sessions/own-sessions.ts'
import { dayLong, dayOf } from '#domain/organisations/clock.ts'
import { type PersonalRoom, personalLinkOpens, readPersonalToken } from '#domain/people/personal-links.ts'
import { tokens } from '#edge/tokens.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { room } from '#http/room.ts'
import { CompanyPeople } from '#views/portal/company.tsx'
import { PersonalGonePage, PersonalPage } from '#views/portal/personal.tsx'
import { TeachingWeek } from '#views/portal/teaching.tsx'
import { TrainingDates } from '#views/portal/training.tsx'
import { Card } from '#views/ui/card.tsx'
import type { Speech } from '#words/words.ts'

/** Whoever holds a personal link sees their own room, and changes nothing in it. */
export const personal = room('/o/:organisation/own', { public: true }).get(
  '/:token',
  async (c) => {
    const organisation = c.req.param('organisation') ?? ''
    const now = c.var.directory.clock.now()
    const id = await readPersonalToken(tokens(c.env.SECRET), c.req.param('token') ?? '', organisation, now)
    const { scope, office, answers } = await visitOrganisation(c, (there) => [selectPersonalLink(there, id ?? '')])
    const [link] = answers[0]
    const { w } = c.var
    if (!link || !personalLinkOpens(link, now)) {
      return portal(c, office, w.personal.gone, <PersonalGonePage w={w} />)
    }
    const shown = await rooms[link.room as PersonalRoom](w, scope, sql`${link.personId}`)
    return portal(
      c,
      office,
      shown.title,
      <PersonalPage w={w} name={`${link.givenName} ${link.familyName}`} title={shown.title}>
        {shown.content}
      </PersonalPage>,
    )
  },
  { rows: 50, deep: 3 },
)

type Shown = { title: string; content: Child }

const rooms: Record<PersonalRoom, (w: Speech, scope: Scope, person: SQL) => Promise<Shown>> = {
  async teaching(w, scope, person) {
    const now = scope.clock.now()
    const [slots] = await batch(scope.db, [selectOwnSlots(scope, person, now - dayLong, now + 60 * dayLong)])
    const content = (
      <Card label={w.teaching.title} flush>
        <TeachingWeek w={w} slots={slots} now={now} readOnly />
      </Card>
    )
    return { title: w.teaching.title, content }
  },
  async training(w, scope, person) {
    const now = scope.clock.now()
    const [coming, enrolments] = await batch(scope.db, [
      selectComingSlots(scope, person, now),
      selectOwnEnrolments(scope, person),
    ])
    return { title: w.training.title, content: <TrainingDates {...{ w, coming, enrolments, now }} readOnly /> }
  },
  async company(w, scope, person) {
    const [companies, sent] = await batch(scope.db, [selectOwnCompanies(scope, person), selectSent(scope, person)])
    const today = dayOf(scope.clock.now())
    return { title: w.company.title, content: <CompanyPeople {...{ w, companies, sent, today }} /> }
  },
}
