import { read } from '#db/database.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { ResultsPage } from '#views/surveys/results.tsx'
import { resultReads, resultsFrom } from './results-load.ts'
import { lookOf } from './results-look.ts'

/** What was answered to a survey: the same rows are read after a hundred answers and after three hundred thousand. */
export const surveyResults = room('/surveys/:id/results', { staff: 'surveys.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const look = lookOf(c)
    const answers = await read(scope, ...resultReads(scope, c.req.param('id') ?? '', look))
    const results = resultsFrom(scope, look, answers)
    const { w } = c.var
    return page(c, w.results.titleOf(results.survey.title), <ResultsPage w={w} {...results} />)
  },
  { rows: 60 },
)
