import { read } from '#db/database.ts'
import { everything, type Look, selectVersionsAsked } from '#db/surveys/results.ts'
import { selectVerbatims, type VerbatimPlace } from '#db/surveys/verbatims.ts'
import { readSurvey } from '#domain/surveys/content.ts'
import { questionsOf } from '#domain/surveys/results.ts'
import { verbatimName } from '#domain/surveys/verbatims.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'
import { addressOf } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { VerbatimsPage } from '#views/surveys/verbatims.tsx'
import { groupFrom, groupReads } from './results-group.ts'
import { lookOf, narrowed } from './results-look.ts'

const pageSize = 25

/** What was written, page by page: of a question, or of a programme, a session, a site. */
export const verbatims = room('/surveys/:id/verbatims', { staff: 'surveys.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const look = textsOf(c)
    const question = asked(c, 'question', 60)
    const [survey, whole, group, parent, rest, parentRest, versions, rows] = await read(
      scope,
      ...groupReads(scope, id, look),
      selectVersionsAsked(scope, id),
      selectVerbatims(scope, id, question, look, placeOf(c), pageSize + 1),
    )
    const standing = groupFrom(scope, look, [survey, whole, group, parent, rest, parentRest])
    const { w, may } = c.var
    const shown = standing.isShown ? rows.slice(0, pageSize) : []
    const last = rows.length > pageSize ? shown.at(-1) : undefined
    const questions = questionsOf(versions.map(({ version, content }) => ({ version, content: readSurvey(content) })))
    return page(
      c,
      `${w.results.verbatims.title} · ${standing.survey.title}`,
      <VerbatimsPage
        w={w}
        {...standing}
        questions={questions.filter(({ kind }) => kind === 'text')}
        question={question}
        verbatims={shown.map((row) => ({ ...row, id: verbatimName(row) }))}
        mayEdit={may('surveys.edit')}
        address={addressOf(c)}
        after={last && `${last.month}~${last.answerId}~${last.field}`}
      />,
    )
  },
  { rows: 50 },
)

/** Texts are kept by programme, session and site. */
function textsOf(c: Context): Look {
  const look = lookOf(c)
  return ['all', 'programme', 'session', 'site'].includes(look.dimension) ? look : narrowed(c.var.scope, everything)
}

function asked(c: Context, name: string, longest: number): string {
  const text = (c.req.query(name) ?? '').slice(0, longest)
  return isStorable(text) ? text : ''
}

function placeOf(c: Context): VerbatimPlace | null {
  const [month, answer, field] = asked(c, 'after', 200).split('~')
  return month && answer && field ? [month, answer, field] : null
}
