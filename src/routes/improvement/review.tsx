import { read } from '#db/database.ts'
import { selectReviewChecks, selectReviewFigures } from '#db/quality/tickets-review.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { reviewOf, yearBefore } from '#domain/quality/tickets/review.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { ReviewPage } from '#views/improvement/review.tsx'

const most = 50

/** A year of tickets, beside the year before: what is read at the review of the direction, and printed. */
export const yearlyReview = room('/improvement/review', { staff: 'quality.read' }).get(
  '/:year',
  async (c) => {
    const year = /^20\d\d$/.exec(c.req.param('year') ?? '')?.[0]
    if (!year) throw new NotThere()
    const { scope } = c.var
    const before = yearBefore(year)
    const [figures, closed] = await read(
      scope,
      selectReviewFigures(scope, [year, before]),
      selectReviewChecks(scope, year, most),
    )
    const { w, visit } = c.var
    return page(
      c,
      w.improvement.yearly.title(year),
      <ReviewPage
        w={w}
        review={reviewOf(year, figures)}
        before={reviewOf(before, figures)}
        closed={c.var.scope.sites === 'all' ? closed : []}
        organisation={visit.person?.organisationName ?? ''}
        today={dayOf(scope.clock.now(), visit.person?.timeZone)}
      />,
    )
  },
  { rows: 80 },
)
