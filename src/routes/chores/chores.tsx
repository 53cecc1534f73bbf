import { type AbandonmentRow, selectAbandonments } from '#db/chores/abandonments.ts'
import { selectAnyPart } from '#db/chores/archive-parts.ts'
import { selectChore, selectChores, selectFaults, selectStandstill } from '#db/chores/chores.ts'
import { selectOpenWork } from '#db/chores/open-work.ts'
import { read } from '#db/database.ts'
import { selectHistory } from '#db/people/history.ts'
import { stateOfChore } from '#domain/chores/chore.ts'
import type { Context } from '#http/context.ts'
import { readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ChorePage, type ChoreScreen } from '#views/chores/chore.tsx'
import { ChoresPage, type ChoresScreen } from '#views/chores/chores.tsx'
import { kindName } from '#views/chores/state.tsx'

const choresShown = 20
const faultsShown = 50
const mostAbandonments = 20
const mostOpen = 50

export const chores = room(paths.chores.all, { staff: 'chores.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const { after } = readListing(c)
      const answers = await read(
        scope,
        selectChores(scope, after, choresShown),
        selectAbandonments(scope, mostAbandonments),
        selectOpenWork(scope, mostOpen),
      )
      return page(c, c.var.w.chores.title, <ChoresPage w={c.var.w} screen={listScreen(c, answers, after !== null)} />)
    },
    { rows: 220 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await loadChore(c)
      const content = <ChorePage w={c.var.w} screen={screen} />
      return page(c, kindName(c.var.w, screen.chore.kind), content, { regions: { chore: content } })
    },
    { rows: 120 },
  )

export async function loadChore(c: Context): Promise<ChoreScreen> {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const { after } = readListing(c)
  const [[chore], [standstill], faults, [part], history] = await read(
    scope,
    selectChore(scope, id),
    selectStandstill(scope, id),
    selectFaults(scope, id, Number(after?.[0]) || 0, faultsShown),
    selectAnyPart(scope, id),
    selectHistory(scope, id),
  )
  if (!chore) throw new NotThere()
  const shown = faults.slice(0, faultsShown)
  const last = shown.at(-1)
  const finished = chore.kind === 'archive' && chore.how === 'done'
  return {
    chore,
    state: stateOfChore(chore.how, standstill !== undefined),
    standstill,
    faults: shown,
    after: faults.length > faultsShown && last ? `${last.line}~line` : undefined,
    paged: after !== null,
    history,
    archive: finished ? (part ? 'ready' : 'gone') : 'none',
    may: { edit: c.var.may('chores.edit'), leave: c.var.may('organisation.leave') },
  }
}

type Answers = readonly [
  Awaited<ReturnType<typeof selectChores>>,
  readonly AbandonmentRow[],
  Awaited<ReturnType<typeof selectOpenWork>>,
]

function listScreen(c: Context, [rows, abandonments, open]: Answers, paged: boolean): ChoresScreen {
  const still = new Set(abandonments.map(({ subjectId }) => subjectId))
  const lines = rows.slice(0, choresShown).map((row) => ({ ...row, state: stateOfChore(row.how, still.has(row.id)) }))
  const last = lines.at(-1)
  return {
    lines,
    after: rows.length > choresShown && last ? `${last.at}~${last.id}` : undefined,
    paged,
    abandonments,
    open: { count: open.length, most: mostOpen, oldest: open[0]?.at ?? null },
    may: {
      edit: c.var.may('chores.edit'),
      leave: c.var.may('organisation.leave'),
      operate: c.var.visit.login?.operatorAt !== null,
    },
  }
}
