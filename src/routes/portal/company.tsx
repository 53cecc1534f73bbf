import { read } from '#db/database.ts'
import { selectCompanyPaper, selectCompanyPapers, selectSentPapers, selectToSign } from '#db/documents/own-papers.ts'
import { ownPerson } from '#db/people/own.ts'
import { selectSentSlots } from '#db/portal/followed-slots.ts'
import { selectOwnCompanies, selectSent } from '#db/sessions/own-sessions.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { CompanyFrame, CompanyPage } from '#views/portal/company.tsx'
import { CompanyPapersPage } from '#views/portal/company-papers.tsx'
import { CompanySent } from '#views/portal/company-sent.tsx'
import { serveOwnPaper } from './own-paper.ts'

/** The companies that somebody speaks for, and no other. */
export const company = room(paths.ownCompany.all, { staff: 'company.own' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const me = ownPerson(scope)
      const [companies, sent] = await read(scope, selectOwnCompanies(scope, me), selectSent(scope, me))
      const { w } = c.var
      const today = dayOf(scope.clock.now())
      return page(c, w.company.title, <CompanyPage {...{ w, companies, sent, today }} />)
    },
    { rows: 60 },
  )

  .get(
    '/enrolments/:id',
    async (c) => {
      const { scope } = c.var
      const id = c.req.param('id') ?? ''
      const me = ownPerson(scope)
      const [companies, [sent], slots, papers] = await read(
        scope,
        selectOwnCompanies(scope, me),
        selectSent(scope, me, id),
        selectSentSlots(scope, me, id),
        selectSentPapers(scope, me, id),
      )
      const { w } = c.var
      if (!sent) return gone(c, paths.ownCompany.all, { text: w.training.notYours })
      const now = scope.clock.now()
      return page(
        c,
        `${sent.givenName} ${sent.familyName}`,
        <CompanyFrame w={w} current="people" companies={companies}>
          <CompanySent {...{ w, sent, slots, papers, now }} print={paths.ownCompany.paper} />
        </CompanyFrame>,
      )
    },
    { rows: 60 },
  )

  .get(
    '/papers',
    async (c) => {
      const { scope } = c.var
      const me = ownPerson(scope)
      const [companies, papers, waiting] = await read(
        scope,
        selectOwnCompanies(scope, me),
        selectCompanyPapers(scope, me),
        selectToSign(scope, me),
      )
      const { w } = c.var
      return page(c, w.company.papers, <CompanyPapersPage {...{ w, companies, papers, waiting }} />)
    },
    { rows: 60 },
  )

  .get('/papers/:id', (c) => {
    const { scope } = c.var
    const own = selectCompanyPaper(scope, ownPerson(scope), c.req.param('id') ?? '')
    return serveOwnPaper(c, own, paths.ownCompany.papers)
  })
