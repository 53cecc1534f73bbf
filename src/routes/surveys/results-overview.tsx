import { read } from '#db/database.ts'
import { selectResultsOfYear } from '#db/surveys/results-programmes.ts'
import { sharesOf } from '#domain/surveys/indicators.ts'
import { isStorable } from '#http/form.ts'
import { addressOf } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ResultsOverviewPage } from '#views/surveys/results-overview.tsx'

const pageSize = 25

/** The result indicators of every programme, as they were reckoned last night. */
export const resultsOverview = room(paths.surveys.programmeResults, { staff: 'surveys.read' }).get('/', async (c) => {
  const { scope } = c.var
  const thisYear = new Date(scope.clock.now()).getUTCFullYear()
  const asked = c.req.query('year') ?? ''
  const year = /^20\d\d$/.test(asked) ? asked : String(thisYear)
  const after = (c.req.query('after') ?? '').slice(0, 60)
  const [rows] = await read(scope, selectResultsOfYear(scope, year, isStorable(after) ? after : '', pageSize + 1))
  const lines = rows.slice(0, pageSize)
  const { w } = c.var
  return page(
    c,
    w.results.overview.title,
    <ResultsOverviewPage
      w={w}
      year={year}
      years={[thisYear, thisYear - 1, thisYear - 2].map(String)}
      lines={lines.map((line) => ({ ...line, shares: sharesOf(line) }))}
      address={addressOf(c)}
      after={rows.length > pageSize ? lines.at(-1)?.programmeId : undefined}
    />,
  )
})
