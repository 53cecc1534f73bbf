import type { SQL } from 'drizzle-orm'
import type { Child } from 'hono/jsx'
import { batch } from '#db/database.ts'
import { selectCompanyPaper, selectCompanyPapers, selectOwnPaper, selectOwnPapers } from '#db/documents/own-papers.ts'
import { selectOwnSlots } from '#db/portal/own-slots.ts'
import { selectComingSlots, selectOwnCompanies, selectOwnEnrolments, selectSent } from '#db/sessions/own-sessions.ts'
import { selectWaitingFor } from '#db/surveys/participations.ts'
import { dayLong, dayOf } from '#domain/organisations/clock.ts'
import type { PersonalRoom } from '#domain/people/personal-links.ts'
import type { Context } from '#http/context.ts'
import { paths } from '#paths.ts'
import { CompanyPeople } from '#views/portal/company.tsx'
import type { PersonalVisit } from '#views/portal/personal.tsx'
import { TeachingWeek } from '#views/portal/teaching.tsx'
import { AskedOpinions, TrainingDates } from '#views/portal/training.tsx'
import { Card } from '#views/ui/card.tsx'
import { askedOf } from './asked.ts'
import { signingOf } from './own-presence.ts'

/** The first page of each room, as whoever has an account finds it, less what only they may change. */
export const fronts: Record<PersonalRoom, (c: Context, person: SQL, visit: PersonalVisit) => Promise<Child>> = {
  async teaching(c, person) {
    const { scope, w } = c.var
    const now = scope.clock.now()
    const [slots] = await batch(scope.db, [selectOwnSlots(scope, person, now - dayLong, now + 60 * dayLong)])
    return (
      <Card label={w.teaching.title} flush>
        <TeachingWeek w={w} slots={slots} now={now} readOnly />
      </Card>
    )
  },
  async training(c, person, { organisation, token }) {
    const { scope, w } = c.var
    const now = scope.clock.now()
    const [coming, enrolments, waiting] = await batch(scope.db, [
      selectComingSlots(scope, person, now),
      selectOwnEnrolments(scope, person),
      selectWaitingFor(scope, person),
    ])
    const sign = await signingOf(c, coming[0])
    const sessionAt = (id: string) => paths.personal.session(organisation, token, id)
    return (
      <>
        <AskedOpinions w={w} asked={await askedOf(c, waiting)} />
        <TrainingDates {...{ w, coming, enrolments, now, sign, sessionAt }} />
      </>
    )
  },
  async company(c, person, { organisation, token }) {
    const { scope, w } = c.var
    const [companies, sent] = await batch(scope.db, [selectOwnCompanies(scope, person), selectSent(scope, person)])
    const today = dayOf(scope.clock.now())
    const slotsAt = (id: string) => paths.personal.sent(organisation, token, id)
    return <CompanyPeople {...{ w, companies, sent, today, slotsAt }} />
  },
}

/** Whose papers a room shows: a contact's, those of the companies they speak for. */
export const papersIn = (room: PersonalRoom) => (room === 'company' ? ofCompanies : ofPerson)

const ofPerson = { all: selectOwnPapers, one: selectOwnPaper }
const ofCompanies = { all: selectCompanyPapers, one: selectCompanyPaper }
