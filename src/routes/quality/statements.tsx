import { read } from '#db/database.ts'
import { selectBehind, selectStatement, selectStatements } from '#db/quality/statements.ts'
import { askStatement, StatementInput } from '#domain/quality/statement/counting.ts'
import { answerOf, csvOf } from '#domain/quality/statement/form.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { BehindPage } from '#views/quality/behind.tsx'
import { StatementPage } from '#views/quality/statement.tsx'
import { StatementsPage } from '#views/quality/statements.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

const most = 24
const pageSize = 50

/** Years as they were counted, each frozen, and what every figure is made of. */
export const statements = room(paths.quality.statements, { staff: 'quality.read' })

  .get(
    '/',
    async (c) => {
      const [rows] = await read(c.var.scope, selectStatements(c.var.scope, most))
      return page(c, c.var.w.quality.statement.title, list(c, rows, blank))
    },
    { rows: 70 },
  )

  .get('/:id', async (c) => {
    const statement = await load(c)
    const { w } = c.var
    return page(
      c,
      w.quality.statement.title,
      <StatementPage w={w} statement={statement} answer={answerOf(statement.answer)} />,
    )
  })

  .get(
    '/:id/lines',
    async (c) => {
      const { scope } = c.var
      const id = c.req.param('id') ?? ''
      const asked = c.req.query('by')
      const by = asked === 'purpose' || asked === 'nsf' ? asked : 'status'
      const value = (c.req.query('value') ?? '').slice(0, 40)
      const after = (c.req.query('after') ?? '').slice(0, 60)
      const [[statement], rows] = await read(
        scope,
        selectStatement(scope, id),
        selectBehind(scope, id, { by, value }, after, pageSize),
      )
      if (!statement) throw new NotThere()
      const { w } = c.var
      const items = rows.slice(0, pageSize)
      const next = rows.length > pageSize ? items.at(-1)?.id : undefined
      return page(
        c,
        w.quality.statement.title,
        <BehindPage
          w={w}
          id={id}
          by={by}
          value={value}
          items={items}
          address={paths.quality.behind(id, by, value)}
          after={next}
        />,
      )
    },
    { rows: 70 },
  )

  .get('/:id/file', async (c) => {
    const statement = await load(c)
    const answer = answerOf(statement.answer)
    if (!answer) return gone(c, paths.quality.statement(statement.id), { text: c.var.w.quality.statement.running })
    const isCsv = c.req.query('format') === 'csv'
    const name = `bpf-${statement.toDay.slice(0, 4)}.${isCsv ? 'csv' : 'json'}`
    c.header('Content-Type', isCsv ? 'text/csv; charset=utf-8' : 'application/json')
    c.header('Content-Disposition', `attachment; filename="${name}"`)
    return c.body(isCsv ? csvOf(answer.lines) : JSON.stringify(answer, null, 2))
  })

export const statementForms = room(paths.quality.statements, { staff: 'quality.edit' }).post('/', async (c) => {
  const { scope } = c.var
  const [rows] = await read(scope, selectStatements(scope, most))
  const { w } = c.var
  const form = await readForm(c, StatementInput)
  if (!form.ok) return refused(c, w.quality.statement.title, list(c, rows, form.state))
  const outcome = await askStatement(scope, form.value, [])
  if (!outcome.ok && outcome.refusal !== 'taken')
    return refused(c, w.quality.statement.title, list(c, rows, withRefusal(c, form.state, outcome.refusal)), 409)
  return gone(c, paths.quality.statement(form.value.id), { text: w.quality.statement.asked })
})

function list(c: Context, rows: Awaited<ReturnType<typeof selectStatements>>, state: FormState) {
  const { w, may, scope } = c.var
  const year = new Date(scope.clock.now()).getUTCFullYear() - 1
  return (
    <StatementsPage
      w={w}
      statements={rows}
      mayEdit={may('quality.edit')}
      newId={scope.ids.next()}
      year={{ from: `${year}-01-01`, to: `${year}-12-31` }}
      state={state}
    />
  )
}

async function load(c: Context) {
  const [[statement]] = await read(c.var.scope, selectStatement(c.var.scope, c.req.param('id') ?? ''))
  if (!statement) throw new NotThere()
  return statement
}
