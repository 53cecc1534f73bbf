import { read } from '#db/database.ts'
import { selectCompany } from '#db/people/companies.ts'
import { selectPerson } from '#db/people/people.ts'
import { type EnrolmentRow, selectEnrolment } from '#db/sessions/enrolment-roster.ts'
import { selectPlannedMinutes } from '#db/sessions/enrolment-there.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { no, yes } from '#domain/events/outcome.ts'
import { changeTerms, endEnrolment, promote, resumeEnrolment } from '#domain/sessions/enrolment-changes.ts'
import { enrol } from '#domain/sessions/enrolments.ts'
import { told } from '#http/api.ts'
import { change, peekJson, wordIn } from '#http/api-change.ts'
import { idOf, iso } from '#http/api-list.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { EndAsked, EnrolAsked, type EnrolmentTold, TermsAsked } from './told/enrolments.ts'
import { Nothing } from './told/shapes.ts'

export const apiEnrolling = room(`${paths.api.sessions}/:id/enrolments`, { key: 'training:write' }).post(
  '/',
  async (c) => {
    const { scope } = c.var
    const said = await peekJson(c)
    return change(
      c,
      [
        selectSessionFrame(scope, idOf(c)),
        selectPlannedMinutes(scope, idOf(c)),
        selectPerson(scope, wordIn(said.personId)),
        selectCompany(scope, wordIn(said.companyId)),
      ],
      () => ({ schema: EnrolAsked }),
      ([[session], [planned], [person], [company]], { companyId }) => {
        if (!session) throw new NotThere()
        if (!person || person.sortKey === '') return { refusal: 'person_unknown', field: 'personId' }
        if (companyId !== null && !company) return { refusal: 'company_unknown', field: 'companyId' }
        const { givenName, familyName } = person
        const terms = { price: session.pricePerPerson, plannedMinutes: planned?.minutes ?? 0 }
        const asked = { sessionId: session.id, personId: person.id, companyId, ...terms }
        const row = { ...asked, givenName, familyName, how: null, endedAt: null, version: 1, at: scope.clock.now() }
        return {
          decide: async (keep) => {
            const answerOf = (id: string, state: string) =>
              ({ status: 201, body: enrolmentOf({ ...row, id, state }) }) as const
            const name = `${givenName} ${familyName}`
            const enrolling = { ...asked, id: scope.ids.next(), siteId: session.siteId, name, source: 'api' as const }
            const outcome = await enrol(scope, enrolling, [], (made) => keep(answerOf(made.enrolmentId, made.state)))
            if (!outcome.ok) return outcome
            const { enrolmentId, state, was } = outcome.after
            return was === 'already' ? no('enrolled_there') : yes(answerOf(enrolmentId, state))
          },
        }
      },
    )
  },
)

export const apiEnrolments = room(paths.api.enrolments, { key: 'training:read' }).get('/:id', async (c) => {
  const [[enrolment]] = await read(c.var.scope, selectEnrolment(c.var.scope, idOf(c)))
  return told(c, enrolmentOf(there(enrolment)))
})

export const apiEnrolmentChanges = room(paths.api.enrolments, { key: 'training:write' })

  .patch('/:id', async (c) => {
    const { scope } = c.var
    const said = await peekJson(c)
    return change(
      c,
      [...oneIn(c), selectCompany(scope, wordIn(said.companyId))],
      ([[found]]) => {
        const { price, plannedMinutes, companyId } = there(found)
        return { schema: TermsAsked, beneath: { price, plannedMinutes, companyId } }
      },
      ([[found], [company]], { version, ...terms }) => {
        const enrolment = there(found)
        if (terms.companyId !== null && terms.companyId !== enrolment.companyId && !company) {
          return { refusal: 'company_unknown', field: 'companyId' }
        }
        return {
          status: 200,
          body: enrolmentOf({ ...enrolment, ...terms, version: version + 1 }),
          commit: (along) => changeTerms(scope, enrolment, version, terms, along),
        }
      },
    )
  })

  .post('/:id/end', (c) =>
    change(
      c,
      oneIn(c),
      () => ({ schema: EndAsked }),
      ([[found]], input) => {
        const enrolment = there(found)
        return {
          status: 201,
          body: enrolmentOf({ ...enrolment, how: input.how, endedAt: c.var.scope.clock.now() }),
          commit: (along) => endEnrolment(c.var.scope, enrolment, input, along),
        }
      },
    ),
  )

  .post('/:id/resumption', (c) =>
    change(
      c,
      oneIn(c),
      () => ({ schema: Nothing }),
      ([[found]]) => {
        const enrolment = there(found)
        return {
          status: 201,
          body: enrolmentOf({ ...enrolment, how: null, endedAt: null }),
          commit: (along) => resumeEnrolment(c.var.scope, enrolment, along),
        }
      },
    ),
  )

  .post('/:id/seat', (c) =>
    change(
      c,
      oneIn(c),
      () => ({ schema: Nothing }),
      ([[found]]) => {
        const enrolment = there(found)
        return {
          status: 201,
          body: enrolmentOf({ ...enrolment, state: 'enrolled', version: enrolment.version + 1 }),
          commit: (along) => promote(c.var.scope, enrolment, along),
        }
      },
    ),
  )

const oneIn = (c: Context) => [selectEnrolment(c.var.scope, idOf(c))] as const

function there(enrolment: EnrolmentRow | undefined): EnrolmentRow {
  if (!enrolment) throw new NotThere()
  return enrolment
}

type Fields = 'sessionId' | 'personId' | 'companyId' | 'givenName' | 'familyName' | 'state' | 'price' | 'plannedMinutes'

type Shown = Pick<EnrolmentRow, 'id' | 'version' | 'at'> &
  Pick<EnrolmentTold, Fields> & { how: string | null; endedAt: number | null }

export const enrolmentOf = ({ how, endedAt, at, ...row }: Shown): EnrolmentTold => {
  const { id, sessionId, personId, companyId, givenName, familyName, state, price, plannedMinutes, version } = row
  return {
    ...{ id, sessionId, personId, companyId, givenName, familyName, state, price, plannedMinutes, version },
    end: how === null || endedAt === null ? null : { how, at: iso(endedAt) },
    addedAt: iso(at),
  }
}
