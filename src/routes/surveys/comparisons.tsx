import { read } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { everything, type Look, selectRest, selectSubjects } from '#db/surveys/results.ts'
import { type Rank, type RankedRow, selectRanked } from '#db/surveys/results-ranked.ts'
import { comparedWith } from '#domain/surveys/results-compared.ts'
import { yearsOf, yearsRest } from '#domain/surveys/results-years.ts'
import type { Context } from '#http/context.ts'
import { addressOf, readListing } from '#http/listing.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { type ComparedBy, ComparisonsPage } from '#views/surveys/comparisons.tsx'
import { groupFrom, groupReads, nothingHidden } from './results-group.ts'

const pageSize = 25
/** Six years. */
const mostMonths = 72

/** Groups of one kind side by side, in the order one wishes, as many as there are. Those too small do not show. */
export const comparisons = room('/surveys/:id/results/comparisons', { staff: 'surveys.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const asked = askedOf(c)
    const id = c.req.param('id') ?? ''
    const answers = await read(scope, ...comparisonReads(scope, id, asked))
    // Groups would tell sites apart from one another: whoever sees some of them is shown the results of those.
    if (scope.sites !== 'all') return gone(c, paths.surveys.results(id))
    const [survey, whole, group, parent, groupRest, parentRest, months, monthsRest, ranked, rest] = answers
    const standing = groupFrom(scope, asked.look, [survey, whole, group, parent, groupRest, parentRest])
    const { smallestGroup } = standing.survey
    const hidden = (asked.by === 'year' ? monthsRest : rest)[0] ?? nothingHidden
    const years = yearsOf(months, hidden, smallestGroup)
    const rows = asked.by === 'year' ? years : ranked
    const around = asked.by === 'year' ? yearsRest(months, years, smallestGroup) : hidden
    const compared = standing.isShown
      ? comparedWith(rows, standing.group, standing.whole?.answers ?? 0, around, smallestGroup)
      : []
    const told = compared.filter(({ isKept }) => !isKept)
    const lines = told.slice(0, asked.by === 'year' ? undefined : pageSize)
    const last = told.length > lines.length ? ranked.find(({ id }) => id === lines.at(-1)?.id) : undefined
    const { w } = c.var
    return page(
      c,
      `${w.results.comparisonsTitle} · ${standing.survey.title}`,
      <ComparisonsPage
        w={w}
        {...standing}
        by={asked.by}
        kinds={kindsOf(asked.look)}
        sorted={asked.sorted}
        lines={lines}
        address={addressOf(c)}
        after={last && keyOf(last, asked.rank)}
      />,
    )
  },
  { rows: 70 },
)

type Asked = ReturnType<typeof askedOf>

function comparisonReads(scope: Scope, id: string, { look, by, rank, after }: Asked) {
  const parent = look.dimension === 'programme' ? look.id : ''
  const dimension = by === 'year' ? 'month' : by
  const [years, others] = [Number(by === 'year'), Number(by !== 'year')]
  return [
    ...groupReads(scope, id, look),
    selectSubjects(scope, id, 'month', '', years * mostMonths),
    selectRest(scope, id, { dimension: 'month', id: '' }, '', years),
    // A few more than are shown: whoever is left out by difference leaves no hole.
    selectRanked(scope, id, dimension, parent, rank, after, others * (pageSize + 4)),
    selectRest(scope, id, { dimension, id: '' }, parent, others),
  ] as const
}

function askedOf(c: Context) {
  const programme = (c.req.query('programme') ?? '').slice(0, 60)
  const look: Look = programme ? { dimension: 'programme', id: programme } : everything
  const kinds = kindsOf(look)
  const by = kinds.find((kind) => kind === c.req.query('by')) ?? kinds[0] ?? 'programme'
  const asked = c.req.query('sort') ?? ''
  const sorted = /^-?(answers|satisfaction)$/.test(asked) ? asked : by === 'month' ? '-month' : '-answers'
  return { look, by, sorted, rank: rankOf(sorted), after: readListing(c).after }
}

const kindsOf = ({ dimension }: Look): readonly ComparedBy[] =>
  dimension === 'programme' ? ['session'] : ['programme', 'trainer', 'site', 'month', 'year']

function rankOf(sorted: string): Rank {
  const columns = { answers: 'answers', satisfaction: 'score', month: 'subjectId' } as const
  const column = sorted.replace('-', '') as keyof typeof columns
  return { by: columns[column], descending: sorted.startsWith('-') }
}

const keyOf = (row: RankedRow, { by }: Rank): string => `${by === 'subjectId' ? row.id : row[by]}~${row.id}`
