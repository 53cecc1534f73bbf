import { read } from '#db/database.ts'
import { exportCompanies, exportPeople, ListExport } from '#domain/people/exports.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { type LongTable, longCsv, longXlsx } from '#edge/tables/long.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { reachOf } from '#routes/sessions/reach.ts'
import { companyColumns, peopleColumns, tableOf } from './leaving-columns.ts'

/** That a list left is an event too: so it is posted. */
export const peopleExports = room(paths.people.exports, { staff: 'people.read' }).post('/', async (c) => {
  const asked = await readAsked(c)
  const pages = await exportPeople(asked.scope, asked.input)
  const { w } = c.var
  return leave(asked.input, tableOf(w.people.title, peopleColumns(w), pages, asked.scope.clock.now()))
})

export const companyExports = room(paths.companies.exports, { staff: 'people.read' }).post('/', async (c) => {
  const asked = await readAsked(c)
  const pages = await exportCompanies(asked.scope, asked.input)
  const { w } = c.var
  return leave(asked.input, tableOf(w.companies.title, companyColumns(w), pages, asked.scope.clock.now()))
})

async function readAsked(c: Context) {
  await read(c.var.scope)
  const form = await readForm(c, ListExport)
  if (!form.ok) throw new NotThere()
  return { scope: reachOf(c, 'people.read'), input: form.value }
}

const leave = ({ format }: ListExport, table: LongTable): Response =>
  new Response(format === 'xlsx' ? longXlsx(table) : longCsv(table), { headers: serveHeaders(format, table.name) })
