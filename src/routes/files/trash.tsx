import { read } from '#db/database.ts'
import { selectDestructions, selectHoldingToDestroy } from '#db/files/destructions.ts'
import { type HoldingRow, selectTrash } from '#db/files/holdings.ts'
import { pageOf } from '#db/listing.ts'
import { destroyHolding } from '#domain/files/destruction.ts'
import { restoreHolding, trashHolding } from '#domain/files/holdings.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { RegisterPage } from '#views/files/register.tsx'
import { TrashPage } from '#views/files/trash.tsx'
import { filePage, found, load, screenOf } from './screen.tsx'

const pageSize = 25

export const trash = room(paths.files.trash, { staff: 'files.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const [rows] = await read(scope, selectTrash(scope, readListing(c), pageSize))
    return page(c, c.var.w.files.trashTitle, trashPage(c, rows, addressOf(c)), { crumbs: crumbs(c) })
  },
  { rows: 170 },
)

export const register = room(paths.files.register, { staff: 'files.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const before = (c.req.query('before') ?? '').slice(0, 40)
    const [rows] = await read(scope, selectDestructions(scope, isStorable(before) && before ? before : null, pageSize))
    const { w } = c.var
    const next = rows.length > pageSize ? rows[pageSize - 1]?.id : undefined
    const content = <RegisterPage w={w} rows={rows.slice(0, pageSize)} next={next} later={before !== ''} />
    return page(c, w.files.register, content, { crumbs: crumbs(c) })
  },
  { rows: 70 },
)

export const fileEnds = room('/files/:id', { staff: 'files.edit' })

  .post('/trash', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const { holding } = screen
    const outcome = await trashHolding(scope, holding, screenOf(scope, holding.id))
    if (!outcome.ok) return refused(c, holding.name, filePage(c, screen, { problem: w.refusals[outcome.refusal] }), 409)
    const undo = { action: paths.files.restoration(holding.id) }
    const after = filePage(c, found(outcome.after))
    return changed(c, paths.files.one(holding.id), holding.name, after, { text: w.files.trashed(holding.name), undo })
  })

  .post('/restoration', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const { holding } = screen
    const outcome = await restoreHolding(scope, holding, screenOf(scope, holding.id))
    if (!outcome.ok) return refused(c, holding.name, filePage(c, screen, { problem: w.refusals[outcome.refusal] }), 409)
    const after = filePage(c, found(outcome.after))
    return changed(c, paths.files.one(holding.id), holding.name, after, { text: w.files.restored(holding.name) })
  })

  .post('/destruction', async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const shown = [selectTrash(scope, { after: null }, pageSize)] as const
    const [[holding], before] = await read(scope, selectHoldingToDestroy(scope, isStorable(id) ? id : ''), ...shown)
    if (!holding) throw new NotThere()
    const { w, visit } = c.var
    const { givenName = '', familyName = '' } = visit.person ?? {}
    const outcome = await destroyHolding(scope, holding, 'hand', `${givenName} ${familyName}`.trim(), shown)
    const address = paths.files.trash
    if (!outcome.ok) return refused(c, w.files.trashTitle, trashPage(c, before, address), 409)
    const text = w.files.destroyed(holding.name)
    return changed(c, address, w.files.trashTitle, trashPage(c, outcome.after[0], address), { text })
  })

const crumbs = ({ var: { w } }: Context) => [{ label: w.places.files, href: paths.files.all }]

function trashPage(c: Context, rows: readonly HoldingRow[], address: string) {
  const list = pageOf(rows, pageSize)
  return (
    <TrashPage
      w={c.var.w}
      page={list}
      address={address}
      after={afterKey(list.next)}
      mayEdit={c.var.may('files.edit')}
    />
  )
}
