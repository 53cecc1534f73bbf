import { selectProgramme } from '#db/catalogue/programmes.ts'
import { read } from '#db/database.ts'
import { selectResultsOfProgramme } from '#db/surveys/results-programmes.ts'
import { sharesOf } from '#domain/surveys/indicators.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { ProgrammeResultsPage } from '#views/quality/results.tsx'

const mostYears = 5

/** What was published of one programme, year after year. */
export const programmeResults = room('/quality/results', { staff: 'quality.read' }).get('/:programme', async (c) => {
  const { scope } = c.var
  const id = c.req.param('programme') ?? ''
  const [[programme], years] = await read(
    scope,
    selectProgramme(scope, id),
    selectResultsOfProgramme(scope, id, mostYears),
  )
  if (!programme) throw new NotThere()
  const results = years.map((year) => ({ ...year, shares: sharesOf(year) }))
  const { w } = c.var
  const { organisationId } = scope
  return page(c, programme.title, <ProgrammeResultsPage {...{ w, organisationId, programme, results }} />)
})
