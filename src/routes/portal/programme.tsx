import { selectPacksOf } from '#db/catalogue/packs.ts'
import { selectOffered, selectOfferedDates } from '#db/portal/offers.ts'
import { selectResultsOfProgramme } from '#db/surveys/results-programmes.ts'
import { sheetSold } from '#domain/catalogue/programmes.ts'
import { versionName } from '#domain/catalogue/version.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { sharesOf } from '#domain/surveys/indicators.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { givePdf } from '#routes/catalogue/sheet-pdf.ts'
import { PortalProgramme } from '#views/portal/programme.tsx'
import { courseOf, summaryOf } from '#views/portal/programme-data.ts'

const mostDates = 12

/** One programme of the catalogue, for everybody, with the dates that can still be joined. */
export const portalProgramme = room('/o/:organisation/:programme', { public: true })
  .get('/', async (c) => {
    const id = c.req.param('programme') ?? ''
    const today = dayOf(c.var.scope.clock.now())
    const { office, answers } = await visitOrganisation(c, (scope) => [
      selectOffered(scope, id),
      selectOfferedDates(scope, id, today, mostDates),
      selectPacksOf(scope, id),
      selectResultsOfProgramme(scope, id, 2),
    ])
    const [[offered], dates, packs, years] = answers
    if (!offered) throw new NotThere()
    const { w, origin } = c.var
    const sheet = sheetSold(offered)
    const known = years.find(({ answers: said }) => said > 0) ?? years[0]
    const { organisationId } = office
    const content = (
      <PortalProgramme
        w={w}
        office={office}
        id={offered.id}
        sheet={sheet}
        actionType={offered.actionType}
        updatedAt={offered.updatedAt}
        dates={dates}
        packs={packs}
        results={known ? { ...known, shares: sharesOf(known) } : null}
      />
    )
    const data = courseOf({
      office,
      sheet,
      dates,
      address: origin + paths.portal.programme(organisationId, offered.id),
      registration: (session) => origin + paths.portal.session(organisationId, session),
      language: 'fr',
    })
    return portal(c, office, sheet.title, content, { description: summaryOf(sheet), data, kept: true })
  })

  .get('/sheet.pdf', async (c) => {
    const id = c.req.param('programme') ?? ''
    const { office, answers } = await visitOrganisation(c, (scope) => [selectOffered(scope, id)])
    const [[offered]] = answers
    if (!offered) throw new NotThere()
    const { actionType, updatedAt } = offered
    const printed = { actionType, sheet: sheetSold(offered), version: versionName(offered), at: updatedAt }
    c.header('Vary', 'Cookie, Accept-Language')
    return givePdf(c, office, printed, 'public, max-age=600')
  })
