import { read } from '#db/database.ts'
import { addGrid, correctIndicator } from '#domain/quality/grid/changes.ts'
import { GridCorrectionInput, GridInput, gridFileOf } from '#domain/quality/grid/grid-file.ts'
import { nationalGrids } from '#domain/quality/grid/national.ts'
import { gridsOf } from '#domain/quality/grid/own-grids.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { GridPage } from '#views/quality/grid.tsx'
import { GridIndicatorPage } from '#views/quality/grid-indicator.tsx'
import { GridsPage } from '#views/quality/grids.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { gridReads } from './grid-read.ts'

/** The versions of the grid, each with its day. */
export const grids = room(paths.quality.grids, { staff: 'quality.read' })

  .get('/', async (c) => {
    const known = await load(c)
    return page(c, c.var.w.quality.grids.title, list(c, known, blank))
  })

  .get('/:id', async (c) => {
    const { grid, corrections } = found(c, await load(c))
    const { w, may } = c.var
    const own = new Set(corrections.filter((one) => one.grid === grid.id).map(({ indicator }) => indicator))
    return page(
      c,
      w.quality.grid(grid.id),
      <GridPage w={w} grid={grid} corrected={own} mayEdit={may('quality.edit')} />,
    )
  })

export const gridForms = room(paths.quality.grids, { staff: 'quality.edit' })

  .post('/', async (c) => {
    const known = await load(c)
    const { scope, w } = c.var
    const words = w.quality.grids
    const form = await readForm(c, GridInput)
    if (!form.ok) return refused(c, words.title, list(c, known, form.state))
    const file = gridFileOf(form.value.grid)
    const wrong = file ? (isKnown(file, known.grids) ? words.known : null) : words.unreadable
    if (!file || wrong) return refused(c, words.title, list(c, known, { ...form.state, errors: { grid: wrong ?? '' } }))
    // Taken: the first answer was lost on its way, or somebody was quicker with it.
    await addGrid(scope, file, [])
    return gone(c, paths.quality.grids, { text: words.added })
  })

  .get('/:id/indicators/:number', async (c) => {
    const screen = indicatorOf(c, await load(c))
    const { title, grading, isAdapted } = screen.indicator
    return page(
      c,
      titleOf(c, screen),
      form(c, screen, { values: { title, grading, ...(isAdapted ? { isAdapted: 'on' } : {}) }, errors: {} }),
    )
  })

  .post('/:id/indicators/:number', async (c) => {
    const screen = indicatorOf(c, await load(c))
    const { scope, w } = c.var
    const { grid, indicator, version } = screen
    const read = await readForm(c, GridCorrectionInput)
    if (!read.ok) return refused(c, titleOf(c, screen), form(c, screen, read.state))
    const outcome = await correctIndicator(scope, { grid, number: indicator.number, version }, read.value, [])
    if (!outcome.ok)
      return refused(c, titleOf(c, screen), form(c, screen, withRefusal(c, read.state, 'overtaken')), 409)
    return gone(c, paths.quality.grid(grid.id), { text: w.quality.grids.saved })
  })

type Known = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const [added, corrections] = await read(c.var.scope, ...gridReads(c.var.scope))
  return { grids: gridsOf(added, corrections), corrections }
}

const isKnown = (file: { id: string; from: string }, grids: Known['grids']): boolean =>
  grids.some(({ id, from }) => id === file.id || from === file.from)

function found(c: Context, known: Known) {
  const grid = known.grids.find(({ id }) => id === c.req.param('id'))
  if (!grid) throw new NotThere()
  return { ...known, grid }
}

function indicatorOf(c: Context, known: Known) {
  const { grid, corrections } = found(c, known)
  const number = Number(c.req.param('number'))
  const indicator = grid.indicators.find((one) => one.number === number)
  if (!indicator || !grid.isProvisional) throw new NotThere()
  const last = corrections.find((one) => one.grid === grid.id && one.indicator === number)
  return { grid, indicator, version: last?.version ?? 0 }
}

const titleOf = (c: Context, { grid, indicator }: ReturnType<typeof indicatorOf>): string =>
  c.var.w.quality.grids.correctTitle(String(indicator.number), grid.id)

const form = (c: Context, screen: ReturnType<typeof indicatorOf>, state: FormState) => (
  <GridIndicatorPage w={c.var.w} {...screen} state={state} />
)

function list(c: Context, { grids }: Known, state: FormState) {
  const { w, may, scope } = c.var
  const today = new Date(scope.clock.now()).toISOString().slice(0, 10)
  const example = nationalGrids.at(-1)
  return (
    <GridsPage
      w={w}
      grids={grids}
      today={today}
      example={example ? JSON.stringify({ ...example, id: 'V11', from: '2030-01-01' }) : ''}
      mayEdit={may('quality.edit')}
      state={state}
    />
  )
}
