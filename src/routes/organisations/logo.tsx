import { read } from '#db/database.ts'
import { selectFile } from '#db/files/files.ts'
import { chooseLogo, removeLogo, restoreLogo } from '#domain/organisations/looks.ts'
import { put } from '#edge/files/store.ts'
import { uses } from '#edge/files/uses.ts'
import type { Context } from '#http/context.ts'
import { isStorable, readFields, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { readUpload } from '#http/upload.ts'
import { paths } from '#paths.ts'
import { blank } from '#views/ui/form.tsx'
import { foundLook, loadLook, lookOf, lookPage } from './look-screen.tsx'

export const logo = room(paths.logo, { staff: 'organisation.edit' })

  .post('/', async (c) => {
    const screen = await loadLook(c)
    const { office } = screen
    const { scope, w } = c.var
    const { title, sent } = w.settings.look
    const upload = await readUpload(c, 'logo', uses.logo)
    if (!upload.ok) {
      const state = withRefusal(c, blank, `file_${upload.refusal}`, 'logo')
      return refused(c, title, lookPage(c, screen, { logo: state }))
    }

    const { bytes, sha256, kind, picture } = upload.received
    await put(c.env.FILES, scope.organisationId, sha256, bytes, kind)
    const file = {
      id: scope.ids.next(),
      name: upload.name,
      kind,
      bytes: bytes.length,
      sha256,
      width: picture?.width ?? 0,
      height: picture?.height ?? 0,
    }
    const outcome = await chooseLogo(scope, office, file, lookOf(scope))
    if (!outcome.ok) throw new NotThere()
    const before = office.logoId ?? office.nextLogoId
    const undo = before ? { action: paths.logoRestoration, fields: { file: before } } : { action: paths.logoRemoval }
    return changed(c, paths.look, title, lookPage(c, foundLook(outcome.after)), { text: sent, undo })
  })

  .post('/removal', async (c) => {
    const screen = await loadLook(c)
    const { office } = screen
    const { scope, w } = c.var
    const { title, removed } = w.settings.look
    const outcome = await removeLogo(scope, office, lookOf(scope))
    if (!outcome.ok) return refused(c, title, lookPage(c, screen, { logo: withRefusal(c, blank, outcome.refusal) }))
    const undo = { action: paths.logoRestoration, fields: { file: office.logoId ?? office.nextLogoId ?? '' } }
    const after = foundLook(outcome.after)
    return changed(c, paths.look, title, lookPage(c, after), { text: removed, undo, frame: after.office })
  })

  .post('/restoration', async (c) => {
    const { scope } = c.var
    const [[file]] = await read(scope, selectFile(scope, await fileAsked(c), 'logo'))
    if (!file) throw new NotThere()
    const { w } = c.var
    const outcome = await restoreLogo(scope, file, lookOf(scope))
    if (!outcome.ok) throw new NotThere()
    const { title, restored } = w.settings.look
    const after = foundLook(outcome.after)
    return changed(c, paths.look, title, lookPage(c, after), { text: restored, frame: after.office })
  })

/** Read before the door has opened, so that all of it is one trip; an answer that cannot be read asks for nothing. */
async function fileAsked(c: Context): Promise<string> {
  const file = (await readFields(c)).get('file')
  return typeof file === 'string' && isStorable(file) ? file : ''
}
