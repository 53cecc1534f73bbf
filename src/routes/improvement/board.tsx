import { read } from '#db/database.ts'
import { type BoardFilter, type BoardPlace, selectStage, selectStageCounts } from '#db/quality/tickets-board.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { isStage, isTicketKind, openStages, type Stage, stages, ticketKinds } from '#domain/quality/tickets/kinds.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'
import { addressOf } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { BoardPage } from '#views/improvement/board.tsx'

const pageSize = 25
const atFirst = 6

/** What waits, stage by stage; one of them whole when the address says which. */
export const board = room(paths.improvement.all, { staff: 'quality.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const asked = c.req.query('stage') ?? ''
    const stage = isStage(asked) ? asked : undefined
    const filter = filterOf(c)
    const size = stage ? pageSize : atFirst
    const shown: readonly Stage[] = stage ? [stage] : openStages
    const [found, ...lists] = await read(
      scope,
      selectStageCounts(scope, stages),
      ...shown.map((each) => selectStage(scope, each, filter, stage ? placeOf(c) : null, size + 1)),
    )
    const { w, visit, may } = c.var
    const parts = shown.map((each, at) => {
      const rows = lists[at] ?? []
      return { stage: each, rows: rows.slice(0, size), isCut: rows.length > size }
    })
    const last = parts[0]?.isCut ? parts[0].rows.at(-1) : undefined
    const today = dayOf(scope.clock.now(), visit.person?.timeZone)
    return page(
      c,
      w.improvement.title,
      <BoardPage
        w={w}
        parts={parts}
        counts={countsFrom(found)}
        stage={stage}
        filter={filter}
        kinds={ticketKinds}
        sites={JSON.parse(visit.person?.sites ?? '[]') as [string, string][]}
        me={visit.person?.personId ?? ''}
        today={today}
        year={today.slice(0, 4)}
        address={addressOf(c)}
        after={stage && last && [last.onDay, last.id].join('~')}
        mayEdit={may('registers.edit')}
      />,
    )
  },
  { rows: 80 },
)

/** Of each of her sites for who sees some, of everything for who sees all. */
function countsFrom(rows: readonly { name: string; value: number }[]): Record<Stage, number> {
  const of = (stage: Stage) => rows.filter(({ name }) => name === `tickets ${stage}`)
  return Object.fromEntries(
    stages.map((stage) => [stage, of(stage).reduce((sum, { value }) => sum + value, 0)]),
  ) as Record<Stage, number>
}

function filterOf(c: Context): BoardFilter {
  const asked = (name: string) => {
    const text = (c.req.query(name) ?? '').slice(0, 60)
    return isStorable(text) ? text : ''
  }
  const kind = asked('kind')
  return { kind: isTicketKind(kind) ? kind : '', site: asked('site'), owner: asked('owner') }
}

function placeOf(c: Context): BoardPlace | null {
  const after = c.req.query('after') ?? ''
  const [onDay, id] = isStorable(after) ? after.slice(0, 80).split('~') : []
  return onDay && id ? [onDay, id] : null
}
