import { batch, read } from '#db/database.ts'
import { selectHabits, selectImport, selectImportFaults, selectPasses } from '#db/exchange/imports.ts'
import { cancelChore } from '#domain/chores/chores.ts'
import { RunInput, readColumns, readHead, stateOfImport } from '#domain/exchange/import.ts'
import { type Columns, fieldsFor, isImportField, proposeColumns } from '#domain/exchange/import-columns.ts'
import { chooseColumns, runImport, undoImport } from '#domain/exchange/imports.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { csvLine } from '#edge/tables/csv.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ImportPage } from '#views/exchange/import.tsx'

const faultsShown = 20
const faultsInBlock = 1000

/** One list: its columns, its trial, its run, and the way back. */
export const importPage = room(paths.imports.all, { staff: 'people.edit' })

  .get(
    '/:id',
    async (c) => {
      const loaded = await load(c)
      const content = <ImportPage w={c.var.w} screen={screenOf(c, loaded)} />
      return page(c, loaded.row.name, content, { regions: { import: content } })
    },
    { rows: 70 },
  )

  .get(
    '/:id/faults.csv',
    async (c) => {
      const { row, faults } = await load(c)
      const { w } = c.var
      const { headings } = readHead(row.head)
      const head = [w.imports.line, w.imports.why, ...headings]
      const headers = serveHeaders('csv', w.imports.refusedFile(row.name.replace(/\.\w+$/, '')))
      return new Response(linesOf(c, row.id, head, faults), { headers })
    },
    { rows: 70, deep: 2 },
  )

  .post('/:id/columns', async (c) => {
    const { row, state } = await load(c)
    const fields = await readFields(c)
    const { headings } = readHead(row.head)
    const columns: Columns = headings.map((_, at) => {
      const said = fields.get(`column${at}`)
      return typeof said === 'string' && isImportField(said) && fieldsFor(row).includes(said) ? said : ''
    })
    const { w, scope } = c.var
    const outcome = await chooseColumns(scope, row, state, onlyOnce(columns))
    return told(c, row.id, outcome.ok ? w.imports.tried : w.refusals[outcome.refusal])
  })

  .post('/:id/run', async (c) => {
    const { row, state } = await load(c)
    const form = await readForm(c, RunInput)
    const { w, scope } = c.var
    const outcome = await runImport(scope, row, state, form.ok ? form.value.policy : 'skip')
    return told(c, row.id, outcome.ok ? w.imports.begun : w.refusals[outcome.refusal])
  })

  .post('/:id/stop', async (c) => {
    const { row, passes } = await load(c)
    const { w, scope } = c.var
    const running = passes.find(({ how }) => how === null)
    if (running) await cancelChore(scope, running, [])
    return told(c, row.id, w.imports.stopped)
  })

  .post('/:id/undo', async (c) => {
    const { row, state } = await load(c)
    const { w, scope } = c.var
    const outcome = await undoImport(scope, row, state)
    return told(c, row.id, outcome.ok ? w.imports.undone : w.refusals[outcome.refusal])
  })

type Loaded = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[row], passes, faults, habits] = await read(
    scope,
    selectImport(scope, id),
    selectPasses(scope, id),
    selectImportFaults(scope, id, 0, faultsShown),
    selectHabits(scope, id),
  )
  if (!row || (row.siteId !== null && !c.var.may('sessions.edit', row.siteId))) throw new NotThere()
  return { row, passes, faults, habits, state: stateOfImport(row, passes) }
}

function screenOf(c: Context, { row, passes, faults, habits, state }: Loaded) {
  const head = readHead(row.head)
  const known = new Map(habits.map(({ heading, field }) => [heading, field]))
  const proposed = () => proposeColumns(head.headings, head.samples, known, fieldsFor(row))
  const columns = row.columns === null ? proposed() : readColumns(row.columns)
  return { row, head, columns, fields: fieldsFor(row), passes, faults, state, mayFollow: c.var.may('chores.read') }
}

/** Two columns cannot hold the same thing: the first does. */
const onlyOnce = (columns: Columns): Columns =>
  columns.map((field, at) => (field !== '' && columns.indexOf(field) < at ? '' : field))

/** As the file was, with the reason first: what a spreadsheet would calculate is shown as it is written. */
function linesOf(c: Context, id: string, head: readonly string[], first: Loaded['faults']): ReadableStream<Uint8Array> {
  const { scope, w } = c.var
  const text = new TextEncoder()
  let after = -1
  return new ReadableStream({
    start(controller) {
      controller.enqueue(text.encode(`\ufeff${csvLine(head)}\r\n`))
      if (first.length === 0) controller.close()
    },
    async pull(controller) {
      const [faults] = await batch(scope.db, [selectImportFaults(scope, id, after, faultsInBlock)])
      const lines = faults.map(({ line, why, cells }) => {
        const reason = why in w.imports.whys ? w.imports.whys[why as keyof typeof w.imports.whys] : why
        return `${csvLine([String(line), reason, ...(JSON.parse(cells) as string[])])}\r\n`
      })
      controller.enqueue(text.encode(lines.join('')))
      const last = faults.at(-1)
      if (!last || faults.length < faultsInBlock) controller.close()
      else after = last.line
    },
  })
}

const told = (c: Context, id: string, sentence: string): Response => gone(c, paths.imports.one(id), { text: sentence })
