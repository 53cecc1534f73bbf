import { read } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { pageOf } from '#db/listing.ts'
import { selectColleagues } from '#db/people/colleagues.ts'
import { ownPerson } from '#db/people/own.ts'
import { selectOpenSessions } from '#db/portal/open-sessions.ts'
import { selectRosterPeople } from '#db/sessions/enrolment-there.ts'
import { type OwnCompanyRow, selectOwnCompanies } from '#db/sessions/own-sessions.ts'
import { type OfferRow, selectOffer } from '#db/sessions/registrations.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { enrolColleagues, mostSent, newIdOf } from '#domain/sessions/company-enrolment.ts'
import { SendSeveralInput } from '#domain/sessions/enrolment.ts'
import { parsePeople } from '#domain/sessions/enrolment-list.ts'
import { dayIn, isPaidNow, stateOfOffer } from '#domain/sessions/registration.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { comerOf, linesOf } from '#routes/sessions/enrolment-lines.ts'
import { typedIn } from '#routes/sessions/enrolment-screen.ts'
import { CompanyEnrolPage } from '#views/portal/company-enrolment.tsx'
import { CompanySessionsPage } from '#views/portal/company-sessions.tsx'
import type { FormState } from '#views/ui/form.tsx'

const pageSize = 24

/** Whoever speaks for a company enrols its people in a session that is open to all. */
export const companySessions = room(paths.ownCompany.sessions, { staff: 'company.own' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const [companies, rows] = await read(
        scope,
        selectOwnCompanies(scope, ownPerson(scope)),
        selectOpenSessions(scope, readListing(c), dayOf(scope.clock.now()), pageSize),
      )
      const { w } = c.var
      const { items, next } = pageOf(rows, pageSize)
      const list = { sessions: items, address: addressOf(c), after: afterKey(next) }
      return page(
        c,
        w.company.sessions,
        <CompanySessionsPage {...{ w, companies, organisation: scope.organisationId, ...list }} />,
      )
    },
    { rows: 70 },
  )

  .get(
    '/:id',
    async (c) => {
      const { scope } = c.var
      const [companies, [offer]] = await read(
        scope,
        selectOwnCompanies(scope, ownPerson(scope)),
        selectOffer(scope, c.req.param('id') ?? ''),
      )
      if (!isOpenHere(c, companies, offer)) return elsewhere(c, offer)
      const state = { values: { id: scope.ids.next() }, errors: {} }
      return page(
        c,
        offer.title,
        <CompanyEnrolPage {...{ w: c.var.w, organisation: organisationOf(c), companies, offer, state }} />,
      )
    },
    { rows: 60 },
  )

  .post(
    '/:id',
    async (c) => {
      const typed = await typedIn(c)
      const { scope } = c.var
      const id = c.req.param('id') ?? ''
      const { people, unread } = parsePeople(typed('people', 20_000))
      const sought = people
        .slice(0, mostSent)
        .map((one) => ({ email: one.email, sortKey: fold(one.familyName, one.givenName) }))
      const [companies, [offer], colleagues, there] = await read(
        scope,
        selectOwnCompanies(scope, ownPerson(scope)),
        selectOffer(scope, id),
        selectColleagues(scope, ownPerson(scope), sought),
        selectRosterPeople(scope, id, sought),
      )
      if (!isOpenHere(c, companies, offer)) return elsewhere(c, offer)

      const form = await readForm(c, SendSeveralInput)
      const { w } = c.var
      const screen = { w, organisation: organisationOf(c), companies, offer }
      const again = (state: FormState, status: 409 | 422 = 422) =>
        refused(c, offer.title, <CompanyEnrolPage {...screen} state={state} />, status)
      if (!form.ok) return again(form.state)
      const company = companyMeant(companies, form.value.company)
      if (!company) return again(withRefusal(c, form.state, 'choice', 'company'))
      if (people.length === 0) return again(withRefusal(c, form.state, 'nobody_read', 'people'))
      if (people.length > mostSent) return again(withRefusal(c, form.state, 'too_many_sent', 'people'))

      const likely = colleagues
        .filter(({ companies: theirs }) => (JSON.parse(theirs) as [string][]).some(([one]) => one === company.id))
        .map((one) => ({ ...one, context: one.email }))
      const lines = linesOf(people, likely, company.id, there, offer)
      const preview = (state: FormState) => <CompanyEnrolPage {...screen} {...{ state, lines, unread }} />
      if (form.value.step !== 'enrol') return page(c, offer.title, preview(form.state))
      if (!form.value.consent) return refused(c, offer.title, preview(withRefusal(c, form.state, 'unsure', 'consent')))

      const comers = await Promise.all(
        people.map(async (one, at) => {
          const comer = comerOf(one, lines[at], form.value.who)
          const known = likely.find((each) => each.id === comer.personId)
          return { ...comer, email: one.email || (known?.email ?? ''), newId: await newIdOf(scope, form.value.id, one) }
        }),
      )
      const consentText = w.company.consent(screen.organisation)
      const outcome = await enrolColleagues(scope, offer, company, comers, there, { language: w.language, consentText })
      if (!outcome.ok) return again(withRefusal(c, form.state, outcome.refusal), 409)
      const { enrolled, waiting, already } = outcome.after
      return gone(c, paths.ownCompany.all, { text: `${w.enrolments.severalDone(enrolled, waiting, already)}.` })
    },
    { rows: 400 },
  )

const todayOf = (c: Context) => dayIn(c.var.scope.clock.now(), c.var.visit.person?.timeZone ?? 'Europe/Paris')

const organisationOf = (c: Context) => c.var.visit.person?.organisationName ?? ''

/** Dated, public, not begun, and nothing to pay at once. */
function isOpenHere(c: Context, companies: readonly OwnCompanyRow[], offer: OfferRow | undefined): offer is OfferRow {
  if (!offer || companies.length === 0 || offer.isPublic !== 1 || offer.startsOn === '' || isPaidNow(offer))
    return false
  return ['open', 'full'].includes(stateOfOffer(offer, todayOf(c)))
}

/** Where each pays for their own seat, it is on the page for everybody. */
function elsewhere(c: Context, offer: OfferRow | undefined): Response {
  if (offer?.isPublic === 1 && isPaidNow(offer)) {
    return gone(c, paths.portal.session(c.var.scope.organisationId, offer.id))
  }
  return gone(c, paths.ownCompany.sessions, { text: c.var.w.company.notOpen })
}

/** The one they named, among theirs; with one alone there is nothing to name. */
const companyMeant = (companies: readonly OwnCompanyRow[], named: string): OwnCompanyRow | undefined =>
  named === '' && companies.length === 1 ? companies[0] : companies.find(({ id }) => id === named)
