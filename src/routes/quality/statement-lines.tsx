import { read } from '#db/database.ts'
import { selectSoldBehind, selectTaughtBehind, selectTraineesBehind } from '#db/quality/statement-behind.ts'
import { selectStatement } from '#db/quality/statements.ts'
import { reimbursed } from '#domain/quality/statement/facts.ts'
import { isByScheme } from '#domain/quality/statement/money.ts'
import { isOpened, opened } from '#domain/quality/statement/opened.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { BehindPage } from '#views/quality/behind.tsx'
import { soldLine, taughtLine, traineeLine } from '#views/quality/behind-lines.ts'

const pageSize = 50

/** What a figure is made of, line by line: `box` is the box of the form, `nsf` a speciality. */
export const statementLines = room(`${paths.quality.statements}/:id/lines`, { staff: 'quality.read' }).get(
  '/',
  async (c) => {
    const id = c.req.param('id') ?? ''
    const nsf = (c.req.query('nsf') ?? '').slice(0, 8)
    const box = c.req.query('box') ?? 'F1T'
    const { statement, lines } = await load(c, id, box, nsf)
    if (!statement) throw new NotThere()
    const { w } = c.var
    const names: Readonly<Record<string, string>> = w.quality.statement.lines
    const items = lines.slice(0, pageSize)
    return page(
      c,
      w.quality.statement.title,
      <BehindPage
        w={w}
        id={id}
        box={box}
        name={nsf ? w.quality.statement.nsf(nsf) : `${box} · ${names[box]}`}
        items={items}
        address={nsf ? paths.quality.behindNsf(id, nsf) : paths.quality.behind(id, box)}
        after={lines.length > pageSize ? items.at(-1)?.id : undefined}
      />,
    )
  },
  { rows: 70 },
)

async function load(c: Context, id: string, box: string, nsf: string) {
  const { scope } = c.var
  const after = (c.req.query('after') ?? '').slice(0, 120)
  const known = selectStatement(scope, id)
  if (nsf) {
    const by = { by: 'nsf', value: nsf } as const
    const [[statement], rows] = await read(scope, known, selectTraineesBehind(scope, id, by, after, pageSize))
    return { statement, lines: rows.map((row) => traineeLine(c.var.w, row)) }
  }
  const of = isOpened(box) ? opened[box] : null
  if (of?.kind === 'sold') {
    const [[statement], rows] = await read(scope, known, selectSoldBehind(scope, id, of.lines, after, pageSize))
    const mayFile = (siteId: string) => c.var.may('quality.edit') && c.var.may('sessions.edit', siteId)
    return {
      statement,
      lines: rows.map((row) => {
        const byScheme = isByScheme(row.line) || row.scheme === reimbursed
        return soldLine(c.var.w, row, byScheme, mayFile(row.siteId))
      }),
    }
  }
  if (of?.kind === 'taught') {
    const [[statement], rows] = await read(scope, known, selectTaughtBehind(scope, id, of.as, after, pageSize))
    return { statement, lines: rows.map((row) => taughtLine(c.var.w, row)) }
  }
  if (!of) {
    await read(scope, known)
    throw new NotThere()
  }
  const [[statement], rows] = await read(scope, known, selectTraineesBehind(scope, id, of, after, pageSize))
  return { statement, lines: rows.map((row) => traineeLine(c.var.w, row)) }
}
