import { selectParts } from '#db/chores/archive-parts.ts'
import { selectChore } from '#db/chores/chores.ts'
import { read } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { entriesOf } from '#domain/chores/archive-entries.ts'
import { startArchive } from '#domain/chores/archives.ts'
import { commit, record } from '#domain/events/commit.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { zipOf } from '#edge/zip.ts'
import type { Context } from '#http/context.ts'
import { proveRecently } from '#http/proof.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ArchiveFormPage, ArchivePage } from '#views/chores/archive.tsx'

/** Everything about everybody: for the owner, who has proved it a few minutes ago. */
export const archives = room(paths.chores.all, { staff: 'organisation.leave' })

  .get('/archive', async (c) => {
    await read(c.var.scope)
    proveRecently(c)
    return page(c, c.var.w.chores.archiveTitle, <ArchiveFormPage w={c.var.w} />)
  })

  .post('/archive', async (c) => {
    const { scope } = c.var
    const [[office]] = await read(scope, selectOffice(scope))
    if (!office) throw new NotThere()
    proveRecently(c)
    const id = scope.ids.next()
    const outcome = await startArchive(scope, id, { name: office.name })
    const { chores: words } = c.var.w
    if (outcome.ok) return gone(c, paths.chores.one(id), { text: words.archiveBegun })
    const page = <ArchiveFormPage w={c.var.w} problem={words.archiveRunning} />
    return refused(c, words.archiveTitle, page, 409)
  })

  .get(
    '/:id/archive',
    async (c) => {
      const { id, at, parts } = await load(c)
      if (parts.length === 0) return away(c, id)
      const { w } = c.var
      const sum = (count: (part: (typeof parts)[number]) => number) =>
        parts.reduce((total, part) => total + count(part), 0)
      const rows = sum(({ path, lines }) => (path.startsWith('tables/') ? lines : 0))
      return page(
        c,
        w.chores.archiveTake,
        <ArchivePage w={w} id={id} at={at} pieces={parts.length} rows={rows} bytes={sum(({ bytes }) => bytes)} />,
      )
    },
    { rows: 100 },
  )

  .post(
    '/:id/archive',
    async (c) => {
      const { id, at, parts } = await load(c)
      if (parts.length === 0) return away(c, id)
      const { scope, w } = c.var
      await commit(scope, [record(scope, 'organisation_exported', scope.organisationId)])
      const archive = zipOf(entriesOf(scope, c.env.FILES, id, parts))
      return new Response(archive, { headers: serveHeaders('zip', `${w.chores.archiveOf(w.format.shortDay(at))}.zip`) })
    },
    { rows: 100 },
  )

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[chore], parts] = await read(scope, selectChore(scope, id), selectParts(scope, id))
  if (chore?.kind !== 'archive') throw new NotThere()
  proveRecently(c)
  return { id, at: chore.at, parts: chore.how === 'done' ? parts : [] }
}

/** It runs still, or it has been erased: its page says which. */
const away = (c: Context, id: string) => gone(c, paths.chores.one(id))
