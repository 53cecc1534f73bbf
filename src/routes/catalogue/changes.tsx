import { selectVersion } from '#db/catalogue/versions.ts'
import { read } from '#db/database.ts'
import { ArchiveInput, CopyInput, ReversionInput } from '#domain/catalogue/change.ts'
import { archiveProgramme, cloneProgramme, revertProgramme, unarchiveProgramme } from '#domain/catalogue/programmes.ts'
import { isStorable, readFields, readForm } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { loadScreen, programmePage, screenOf, showChanged } from './screen.tsx'

/** What becomes of a programme as a whole. */
export const programmeChanges = room(paths.catalogue.all, { staff: 'catalogue.edit' })

  .post('/:id/copy', async (c) => {
    const { programme } = await loadScreen(c)
    const { scope, w } = c.var
    const title = w.catalogue.copyOf(programme.title).slice(0, 160)
    const form = await readForm(c, CopyInput)
    const id = (form.ok && form.value.id) || scope.ids.next()
    const outcome = await cloneProgramme(scope, programme, title, id, screenOf(scope, id))
    // Taken, the first answer was lost on its way: the copy is there.
    if (!outcome.ok && outcome.refusal !== 'taken') throw new NotThere()
    return gone(c, paths.catalogue.edit(id), { text: w.catalogue.cloned(title) })
  })

  .post('/:id/archive', async (c) => {
    const loaded = await loadScreen(c)
    const { programme } = loaded
    const { scope, w } = c.var
    const form = await readForm(c, ArchiveInput)
    if (!form.ok) return refused(c, programme.title, programmePage(c, loaded, form.state.errors.reason))
    const show = screenOf(scope, programme.id)
    const outcome = await archiveProgramme(scope, programme, form.value.reason, show)
    if (!outcome.ok) return refused(c, programme.title, programmePage(c, loaded, w.refusals[outcome.refusal]))
    const undo = { action: paths.catalogue.return(programme.id) }
    return showChanged(c, outcome.after, ({ title }) => w.catalogue.archivedNow(title), undo)
  })

  .post('/:id/return', async (c) => {
    const loaded = await loadScreen(c)
    const { programme } = loaded
    const { scope, w } = c.var
    const outcome = await unarchiveProgramme(scope, programme, screenOf(scope, programme.id))
    if (!outcome.ok) return refused(c, programme.title, programmePage(c, loaded, w.refusals[outcome.refusal]))
    return showChanged(c, outcome.after, ({ title }) => w.catalogue.unarchived(title))
  })

  .post('/:id/reversion', async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const [found, history, packs, rules] = screenOf(scope, id)
    const to = (await readFields(c)).get('to')
    const earlierId = typeof to === 'string' && isStorable(to) ? to.slice(0, 40) : ''
    const [programmes, happened, sold, asked, [earlier]] = await read(
      scope,
      found,
      history,
      packs,
      rules,
      selectVersion(scope, id, earlierId),
    )
    const [programme] = programmes
    if (!programme || !earlier) throw new NotThere()
    const { w } = c.var
    const loaded = { programme, history: happened, packs: sold, rules: asked }
    const form = await readForm(c, ReversionInput)
    if (!form.ok) return refused(c, programme.title, programmePage(c, loaded, w.refusals.unreadable))
    const show = screenOf(scope, id)
    const outcome = await revertProgramme(scope, programme, earlier, form.value.version, show)
    if (!outcome.ok) return refused(c, programme.title, programmePage(c, loaded, w.refusals[outcome.refusal]))
    return showChanged(c, outcome.after, ({ major, minor }) => w.catalogue.versions.reverted(`${major}.${minor}`))
  })
