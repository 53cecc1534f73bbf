import { read } from '#db/database.ts'
import { parseProgramme } from '#domain/catalogue/file.ts'
import { importProgramme } from '#domain/catalogue/programmes.ts'
import type { Context } from '#http/context.ts'
import { readFields, readFile, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ImportPage } from '#views/catalogue/import.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { screenOf, showChanged } from './screen.tsx'

export const programmeImport = room(paths.catalogue.import, { staff: 'catalogue.edit' })

  .get('/', async (c) => {
    await read(c.var.scope)
    return page(c, c.var.w.catalogue.import, importForm(c, blank))
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    const { scope, w } = c.var
    const fields = await readFields(c)
    const file = await readFile(c, 'file')
    const pasted = [fields.get('text') ?? ''].flat()[0] ?? ''
    const state: FormState = { values: { text: pasted, id: idIn(fields) ?? undefined }, errors: {} }
    const filed = parseProgramme(file && file.size > 0 ? await file.text() : pasted)
    if (typeof filed === 'string') {
      const refusal = withRefusal(c, state, filed, file?.size ? 'file' : 'text')
      return refused(c, w.catalogue.import, importForm(c, refusal))
    }

    const id = idIn(fields) ?? scope.ids.next()
    const outcome = await importProgramme(scope, id, filed, screenOf(scope, id))
    // The first answer was lost on its way: the programme is there.
    if (!outcome.ok && outcome.refusal === 'taken') return gone(c, paths.catalogue.one(id))
    if (!outcome.ok) {
      return refused(c, w.catalogue.import, importForm(c, withRefusal(c, state, outcome.refusal)))
    }
    return showChanged(c, outcome.after, ({ title }) => w.catalogue.importing.done(title))
  })

function importForm(c: Context, state: FormState) {
  const id = [state.values.id ?? []].flat()[0] ?? c.var.scope.ids.next()
  return <ImportPage w={c.var.w} state={state} id={id} />
}

/** Made with the form, so that a form sent twice imports once. */
function idIn(fields: Map<string, string | string[]>): string | null {
  const id = fields.get('id')
  return typeof id === 'string' && /^[0-9a-z]{26}$/.test(id) ? id : null
}
