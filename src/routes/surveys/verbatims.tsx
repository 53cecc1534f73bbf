import { read } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { everything, type Look, selectVersionsAsked } from '#db/surveys/results.ts'
import {
  selectVerbatims,
  selectVerbatimsSaying,
  selectWindow,
  type VerbatimPlace,
  type VerbatimRow,
  window,
} from '#db/surveys/verbatims.ts'
import { readSurvey } from '#domain/surveys/content.ts'
import { questionsOf } from '#domain/surveys/results.ts'
import { askedWords } from '#domain/surveys/verbatim-words.ts'
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
    const words = askedWords(asked(c, 'q', 80))
    const sought = soughtFor(words, question, look)
    const [survey, whole, group, parent, rest, parentRest, versions, rows, saying, looked] = await read(
      scope,
      ...groupReads(scope, id, look),
      selectVersionsAsked(scope, id),
      selectVerbatims(scope, id, question, look, placeOf(c), words.length > 0 ? 0 : pageSize + 1),
      ...searches(scope, id, words, question, look, placeOf(c), sought),
    )
    const standing = groupFrom(scope, look, [survey, whole, group, parent, rest, parentRest])
    const { w, may } = c.var
    const found = words.length > 0 ? seen(saying, may('surveys.edit')) : rows
    const shown = standing.isShown ? found.slice(0, pageSize) : []
    const beyond = words.length > 0 && looked.length === sought ? looked.at(-1) : undefined
    const last = standing.isShown ? (found.length > pageSize ? shown.at(-1) : beyond) : undefined
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
        isSearch={asked(c, 'q', 80) !== ''}
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

/** A word in a whole survey fills a page by itself; anything more is looked for among the texts that have it. */
function soughtFor(words: readonly string[], question: string, { dimension }: Look): number {
  if (words.length === 0) return 0
  return words.length === 1 && question === '' && dimension === 'all' ? pageSize + 1 : window
}

function searches(
  scope: Scope,
  id: string,
  words: readonly string[],
  question: string,
  look: Look,
  after: VerbatimPlace | null,
  limit: number,
) {
  return [
    selectVerbatimsSaying(scope, id, words, question, look, after, limit),
    selectWindow(scope, id, words[0] ?? '', after, limit),
  ] as const
}

/** What is hidden is not found by its words either. */
const seen = (rows: readonly VerbatimRow[], mayEdit: boolean) =>
  mayEdit ? rows : rows.filter(({ hiddenAt }) => hiddenAt === null)

function placeOf(c: Context): VerbatimPlace | null {
  const [month, answer, field] = asked(c, 'after', 200).split('~')
  return month && answer && field ? [month, answer, field] : null
}
