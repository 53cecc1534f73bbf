import { read } from '#db/database.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { selectReviewChecks, selectReviewFigures } from '#db/quality/tickets-review.ts'
import { selectTargets } from '#db/quality/tickets-targets.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { reviewOf, yearBefore } from '#domain/quality/tickets/review.ts'
import { readTargets } from '#domain/quality/tickets/targets.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { tellCost } from '#http/timing.ts'
import { ReviewPage } from '#views/improvement/review.tsx'
import { type Reviewed, reviewBlocks, reviewOptions } from './review-blocks.ts'

const most = 50

/** A year of tickets, beside the year before: what is read at the review of the direction, and printed. */
export const yearlyReview = room('/improvement/review', { staff: 'quality.read' })

  .get(
    '/:year',
    async (c) => {
      const { office: _, ...reviewed } = await load(c)
      const { w, visit } = c.var
      return page(
        c,
        w.improvement.yearly.title(reviewed.review.year),
        <ReviewPage w={w} {...reviewed} organisation={visit.person?.organisationName ?? ''} />,
      )
    },
    { rows: 80 },
  )

  .get(
    '/:year/pdf',
    async (c) => {
      const { office, ...reviewed } = await load(c)
      const { w, scope } = c.var
      const { year } = reviewed.review
      const { renderPdf } = await import('#edge/pdf/render.ts')
      const options = reviewOptions(w, office, year, scope.clock.now())
      const bytes = await renderPdf(reviewBlocks(w, office, reviewed), options)
      tellCost(c)
      return c.body(bytes, 200, serveHeaders('pdf', `${w.improvement.yearly.title(year)}.pdf`, { inline: true }))
    },
    { rows: 80 },
  )

async function load(c: Context): Promise<Reviewed & { office: OfficeRow }> {
  const year = /^20\d\d$/.exec(c.req.param('year') ?? '')?.[0]
  if (!year) throw new NotThere()
  const { scope } = c.var
  const before = yearBefore(year)
  const [figures, closed, [targets], [office]] = await read(
    scope,
    selectReviewFigures(scope, [year, before]),
    selectReviewChecks(scope, year, most),
    selectTargets(scope),
    selectOffice(scope),
  )
  if (!office) throw new NotThere()
  return {
    office,
    review: reviewOf(year, figures),
    before: reviewOf(before, figures),
    targets: readTargets(targets?.targets),
    // One by one, they are of sites: the figures name nobody.
    closed: scope.sites === 'all' ? closed : [],
    today: dayOf(scope.clock.now(), office.timeZone),
  }
}
